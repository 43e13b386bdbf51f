"""Dates and times as people see them: what a number format makes of a serial number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Final

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 -- a sheet knows no time zones
_FROM_1904 = 1462
"""Days between the two ways to count."""
_FIRST, _LAST = 0, 2_958_465
"""The days that Excel can show."""
_SECONDS = 86_400

_MONTHS: Final = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September"),
    *("Oktober", "November", "Desember"),
)
_SHORT_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
)
_DAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_OF_THE_SYSTEM: Final = {
    "mm-dd-yy": "dd/mm/yyyy",
    "m/d/yy h:mm": "dd/mm/yyyy h:mm",
}
"""Built-in formats that mean: as this computer writes dates."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[(?P<elapsed>[hHmMsS]+)\]|\[[^\]]*\]'
    r"|(?P<noon>[aA][mM]/[pP][mM])|(?P<part>[dDmMyYhHsS]+)|(?P<literal>.)",
    re.DOTALL,
)


@lru_cache(maxsize=512)
def shows_time(code: str) -> bool:
    """Tell whether a format shows a date or a time.

    >>> shows_time("dd mmm"), shows_time("General"), shows_time('0 "dus"'), shows_time("[Red]0")
    (True, False, False, False)
    """
    first = code.partition(";")[0]
    if "general" in first.lower():
        return False
    found = {match.lastgroup for match in _TOKEN.finditer(first)}
    return bool({"part", "elapsed"} & found)


def date_look(serial: Decimal, code: str, *, date1904: bool = False) -> str | None:
    """Write a day or a time as a format asks; `None` where it is none that Excel can show.

    A cell that is a date in spite of its format is written `15/03/2025`.

    >>> date_look(Decimal(45731), "dddd, d mmmm yyyy"), date_look(Decimal("0.3125"), "hh:mm")
    ('Sabtu, 15 Maret 2025', '07:30')
    """
    days = serial + (_FROM_1904 if date1904 else 0)
    if not _FIRST <= days <= _LAST:
        return None
    seconds = int((days * _SECONDS).to_integral_value())
    moment = _EPOCH + timedelta(seconds=seconds)
    if not shows_time(code):
        code = "dd/mm/yyyy"
    first = _OF_THE_SYSTEM.get(code, code).partition(";")[0]
    tokens = [(m.lastgroup or "", m[m.lastgroup or 0]) for m in _TOKEN.finditer(first)]
    half = any(kind == "noon" for kind, _ in tokens)
    told = ""
    for position, (kind, piece) in enumerate(tokens):
        if kind in {"quoted", "escaped", "literal"}:
            told += piece
        elif kind == "noon":
            told += "AM" if moment.hour < 12 else "PM"  # noqa: PLR2004 -- noon
        elif kind == "elapsed":
            told += _elapsed(seconds, piece.lower())
        elif kind == "part":
            minutes = piece[0] in "mM" and _beside_time(tokens, position)
            told += _part(moment, "n" * len(piece) if minutes else piece.lower(), half=half)
    return " ".join(told.replace(";@", "").split())


def _beside_time(tokens: Sequence[tuple[str, str]], position: int) -> bool:
    """Tell minutes from months: they stand behind hours or before seconds."""
    before = [piece for kind, piece in tokens[:position] if kind in {"part", "elapsed"}]
    after = [piece for kind, piece in tokens[position + 1 :] if kind in {"part", "elapsed"}]
    return bool((before and before[-1][0] in "hH") or (after and after[0][0] in "sS"))


def _elapsed(seconds: int, unit: str) -> str:
    size = {"h": 3600, "m": 60, "s": 1}[unit[0]]
    return str(seconds // size).zfill(len(unit))


def _part(moment: datetime, unit: str, *, half: bool) -> str:
    hour = (moment.hour % 12 or 12) if half else moment.hour
    numbers = {"d": moment.day, "m": moment.month, "h": hour, "n": moment.minute}
    names = {
        "ddd": _DAYS[moment.weekday()][:3],
        "dddd": _DAYS[moment.weekday()],
        "mmm": _SHORT_MONTHS[moment.month - 1],
        "mmmm": _MONTHS[moment.month - 1],
        "y": f"{moment.year % 100:02}",
        "yy": f"{moment.year % 100:02}",
    }
    if unit in names:
        return names[unit]
    if unit[0] == "y":
        return str(moment.year)
    if unit == "m" * 5:
        return _MONTHS[moment.month - 1][0]
    number = moment.second if unit[0] == "s" else numbers[unit[0]]
    return str(number).zfill(min(len(unit), 2))
