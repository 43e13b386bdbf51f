"""How our sheets look: one table from role to look, in the properties of XlsxWriter's formats.

Quiet on purpose: black on white with thin lines where it is printed, so that a photocopy of it is
as good; colour only where somebody writes, and where a condition says that something is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from kkg_xl.sheets.sheet_plan import Mark, Purpose, Style

Look: TypeAlias = Mapping[str, str | int | float | bool]

FONT: Final[Look] = {"font_name": "Arial", "font_size": 10, "valign": "vcenter"}

MONEY: Final = "#,##0"
MONEY_OR_BLANK: Final = "#,##0;-#,##0;;@"
"""An amount that is nothing yet is not shown: rows that wait for their line look empty."""
FRACTION: Final = "#,##0.00"
DAY: Final = "dd/mm/yyyy"
PERCENT: Final = "0.0%"
SHARE: Final = "0.0%_0;-0.0%_0;0.0%_0;@_0"
"""With the room of a digit behind it: LibreOffice does not indent a formula's share in print."""
EXACT_SHARE: Final = "0.00%_0;-0.00%_0;0.00%_0;@_0"

_LINE = "#7F7F7F"
_INK = "#1F2A37"
_FRAME: Look = {"border": 1, "border_color": _LINE}
_BAND: Look = {**_FRAME, "bold": True, "bg_color": "#E3E8EE"}
_SOFT: Look = {**_FRAME, "bold": True, "bg_color": "#F2F4F7"}
_INPUT: Look = {**_FRAME, "border_color": "#BFB48A", "bg_color": "#FFF9E1", "locked": False}
_MIDDLE: Look = {"align": "center"}
_WRAPPED: Look = {"text_wrap": True}
_UPRIGHT: Look = {"rotation": 90, "font_size": 9}
_APART: Look = {"align": "left", "indent": 1}
"""A little away from the line at the left."""
_RIGHT: Look = {"align": "right", "indent": 1}

MARKS: Final[Mapping[Mark, Look]] = {
    Mark.WRONG: {"bg_color": "#F8D0CC", "font_color": "#8C1D18", "bold": True},
    Mark.DOUBTFUL: {"bg_color": "#FDE7B0", "font_color": "#6B4E00"},
    Mark.NOTEWORTHY: {"bg_color": "#D9E6F5", "font_color": "#1F4E79"},
    Mark.TO_FILL_IN: {"bg_color": "#FFF2B3"},
}

LOOKS: Final[Mapping[Style, Look]] = {
    Style.PLAIN: {},
    Style.TITLE: {**_MIDDLE, "bold": True, "font_size": 13, "font_color": _INK},
    Style.SUBTITLE: {**_MIDDLE, "bold": True, "font_size": 11, "font_color": _INK},
    Style.CAPTION: {**_MIDDLE, **_WRAPPED},
    Style.HINT: {"italic": True, "font_size": 9, "font_color": "#5F6B7A", "indent": 1, **_WRAPPED},
    Style.STEP: {**_WRAPPED, "valign": "top"},
    Style.HEADING: {**_BAND, **_MIDDLE, **_WRAPPED},
    Style.UPRIGHT_HEADING: {**_BAND, **_MIDDLE, **_WRAPPED, **_UPRIGHT},
    Style.SHORT_DATE: {**_BAND, **_MIDDLE, "font_size": 9, "num_format": "dd/mm"},
    Style.ORDER: {**_FRAME, **_MIDDLE},
    Style.TEXT: {**_FRAME, **_WRAPPED, **_APART},
    Style.UNIT: {**_FRAME, **_MIDDLE},
    Style.MARK: {**_FRAME, **_MIDDLE},
    Style.COUNT: {**_FRAME, **_MIDDLE, "num_format": "General"},
    Style.MONEY: {**_FRAME, **_RIGHT, "num_format": MONEY},
    Style.AWAITED_MONEY: {**_FRAME, **_RIGHT, "num_format": MONEY_OR_BLANK},
    Style.DATE: {**_FRAME, **_MIDDLE, "num_format": DAY},
    Style.PERCENT: {**_FRAME, "align": "right", "num_format": SHARE},
    Style.EXACT_PERCENT: {**_FRAME, "align": "right", "num_format": EXACT_SHARE},
    Style.FRACTION: {**_FRAME, "num_format": FRACTION},
    Style.REFERENCE: {**_FRAME, **_MIDDLE, "font_color": "#1155CC", "underline": 1},
    Style.WRONG: {**_FRAME, **_MIDDLE, **MARKS[Mark.WRONG]},
    Style.DOUBTFUL: {**_FRAME, **_MIDDLE, **MARKS[Mark.DOUBTFUL]},
    Style.NOTEWORTHY: {**_FRAME, **_MIDDLE, **MARKS[Mark.NOTEWORTHY]},
    Style.GROUP: {**_SOFT, **_WRAPPED, **_APART},
    Style.GROUP_ORDER: {**_SOFT, **_MIDDLE},
    Style.SUBTOTAL: {**_FRAME, **_RIGHT, "bold": True, "num_format": MONEY},
    # To the middle: LibreOffice sets the number beside a merged label askew if that is indented.
    Style.SUBTOTAL_LABEL: {**_FRAME, **_MIDDLE, "bold": True},
    Style.SUBTOTAL_PERCENT: {**_FRAME, "align": "right", "bold": True, "num_format": SHARE},
    Style.SUBTOTAL_COUNT: {**_FRAME, **_MIDDLE, "bold": True, "num_format": "General"},
    Style.TOTAL: {**_BAND, **_RIGHT, "top": 2, "bottom": 2, "num_format": MONEY},
    Style.TOTAL_LABEL: {**_BAND, **_MIDDLE, "top": 2, "bottom": 2},
    Style.TOTAL_PERCENT: {**_BAND, "align": "right", "top": 2, "bottom": 2, "num_format": SHARE},
    Style.WORDS: {"italic": True, **_WRAPPED},
    Style.INPUT: {**_INPUT, **_WRAPPED, **_APART, "num_format": "General"},
    Style.INPUT_CODE: {**_INPUT, **_APART, "num_format": "@"},
    Style.INPUT_MARK: {**_INPUT, **_MIDDLE},
    Style.INPUT_COUNT: {**_INPUT, **_MIDDLE, "num_format": "General"},
    Style.INPUT_MONEY: {**_INPUT, **_RIGHT, "num_format": MONEY},
    Style.INPUT_DATE: {**_INPUT, **_MIDDLE, "num_format": DAY},
    Style.INPUT_PERCENT: {**_INPUT, **_RIGHT, "num_format": PERCENT},
    Style.SIGNING: {**_MIDDLE},
    Style.SIGNATORY: {**_MIDDLE, "bold": True, "underline": 1},
    Style.SIGNATORY_ID: {**_MIDDLE},
}

TABS: Final[Mapping[Purpose, str]] = {
    Purpose.INPUT: "#E0B93B",
    Purpose.PRINTED: "#2F5D8A",
    Purpose.HELP: "#7F7F7F",
}
