"""What in a text of a workbook names a person: names that its lists have, titles, long numbers.

A text that nobody has marked as a name may still hold one: `Honor Drs. Peserta Satu, M.Pd`. A name
without a title that no list of the workbook has looks like any other words and is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import Final

_SHORTEST: Final = 4
"""A shorter name, `Ani`, would be found in words that are none."""
_KEPT: Final = 4
_LONG: Final = 17
"""So many digits only a NIP has; of other numbers nothing is kept."""

_NUMBERS: Final = (
    r"(?<!\d)(?:"
    r"\d{8}[ .\-]?\d{6}[ .\-]?\d[ .\-]?\d{3}"  # NIP
    r"|\d{4}(?:[ .\-]?\d{4}){3}"  # NIK, NUPTK
    r"|\d{15,}"
    r"|(?:\+?62|0)8\d{8,11}"  # mobile phones
    r")(?!\d)"
)
_BEFORE: Final = r"\b(?:(?i:bpk|bapak|ibu|sdr|sdri|drs|dra|hj|ir|dr|prof|kh|ustadz?)\.?|[Hh]\.)\s+"
_DEGREE: Final = r"\s*,\s*(?:[SMAD]\.\s?[A-Z][A-Za-z.]*|(?:S|M)(?:Pd|Ag|Si|E|H)[A-Za-z.]*)"
_WORD: Final = rf"(?!{_BEFORE})(?<![\w'`])[A-Z][A-Za-z'`]*+\.?"


class Personal:
    """Finds people in texts of one workbook."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names that its lists have: small letters, without titles."""
        known = _any_of({name for name in names if len(name) >= _SHORTEST})
        word = f"(?!{known}){_WORD}"
        name = f"(?:{known}|{_WORD}(?:\\s+{_WORD}){{0,3}})"
        self._pattern = re.compile(
            f"(?P<number>{_NUMBERS})"
            f"|(?P<name>(?:{_BEFORE}){{1,3}}{name}(?:{_DEGREE})*|{known}(?:{_DEGREE})*"
            f"|{word}(?:\\s+{word}){{0,3}}(?:{_DEGREE})+)"
        )

    def replaced(self, text: str, person: Callable[[str], str]) -> str:
        """Put what `person` gives in the place of names; of numbers little is left.

        >>> Personal({"peserta satu"}).replaced("Honor PESERTA SATU, S.Pd", lambda name: "Orang-1")
        'Honor Orang-1'
        >>> Personal(()).replaced("Honor 199001012015031999", str)
        'Honor …1999'
        """

        def instead(found: re.Match[str]) -> str:
            number = found["number"]
            return person(found["name"]) if number is None else shortened(number)

        return self._pattern.sub(instead, text)


def shortened(number: str) -> str:
    """Leave the last four digits of a NIP, and nothing of any other number or date.

    >>> shortened("19900101 201503 1 999"), shortened("3509000000000001"), shortened("01/01/1990")
    ('…1999', '…', '…')
    """
    digits = "".join(filter(str.isdecimal, number))
    return "…" + (digits[-_KEPT:] if len(digits) >= _LONG else "")


def _any_of(names: Collection[str]) -> str:
    """Give a pattern of any of the names, in capitals or not, with marks between the words."""
    if not names:
        return r"(?!)"
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    told = "|".join(r"[\s.,'`]+".join(map(_spaced, name.split())) for name in longest_first)
    return rf"\b(?i:{told})\b"


def _spaced(word: str) -> str:
    return r"['`.]?".join(map(re.escape, word))
