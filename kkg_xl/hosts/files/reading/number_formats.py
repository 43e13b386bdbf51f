"""Number formats: the ones that every workbook has, and which of all show a date or a time."""

from __future__ import annotations

import re
from functools import lru_cache

BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"$"#,##0_);\\("$"#,##0\\)',
    6: '"$"#,##0_);[Red]\\("$"#,##0\\)',
    7: '"$"#,##0.00_);\\("$"#,##0.00\\)',
    8: '"$"#,##0.00_);[Red]\\("$"#,##0.00\\)',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)",
    41: r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)',
    42: r'_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)',
    43: r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)',
    44: r'_("$"* #,##0.00_)_("$"* \(#,##0.00\)_("$"* "-"??_)_(@_)',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    48: "##0.0E+0",
    49: "@",
}
"""ECMA-376 part 1, 18.8.30, as Excel in English writes them."""

_EAST_ASIAN_DATES = {*range(27, 37), *range(50, 59)}
"""Ids whose look depends on the language of Excel; all of them are dates."""

_SILENT = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]')
"""What shows as it stands or not at all: quoted and escaped text, padding, colours, locales."""

_GENERAL = re.compile("general", re.IGNORECASE)


def built_in(number: int) -> str:
    """Give the code of a format that the workbook does not spell out.

    >>> built_in(3), built_in(30), built_in(9999)
    ('#,##0', 'mm-dd-yy', 'General')
    """
    return BUILT_IN.get(number) or (BUILT_IN[14] if number in _EAST_ASIAN_DATES else "General")


@lru_cache(maxsize=512)
def shows_date(code: str) -> bool:
    """Tell whether a format shows a date, a time or an elapsed time.

    >>> shows_date("dd/mm/yyyy"), shows_date('#,##0 "hari"'), shows_date("[h]:mm")
    (True, False, True)
    """
    first = _SILENT.sub("", code).partition(";")[0]
    return any(letter in "dmyhsDMYHS" for letter in _GENERAL.sub("", first))
