"""Cells as people see them: what a number format makes of a number, as Indonesian Excel writes it.

A format that asks for more than is known here (fractions, conditions) gives the plain number:
what is shown is never another number than the one that stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from kkg_xl.sheets.date_looks import date_look, shows_time
from kkg_xl.sheets.grid import Cell, Kind

_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
"""Room for every double written out."""
_SHOWN = Context(prec=15, rounding=ROUND_HALF_UP)
"""The digits that Excel shows."""
_LONGEST, _SHORTEST = 20, -9
"""Where the first digit may stand; other numbers are written with an exponent."""
_SWAPPED = str.maketrans(",.", ".,")
_TRUTH = {True: "BENAR", False: "SALAH"}

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|(?P<fill>\*.)|\[\$(?P<money>[^\]-]*)[^\]]*\]'
    r"|\[(?:[A-Za-z]+ ?\d*)\]|(?P<digits>[0#?][0#?,]*(?:\.[0#?]*)?,*)|(?P<percent>%)"
    r"|(?P<literal>[-+()\s:$!^&'~{}=<>.,])|(?P<unknown>.)",
    re.DOTALL,
)
_PIECE = re.compile(r'"[^"]*"?|\\.|\[[^\]]*\]|.', re.DOTALL)
"""What a `;` may hide in."""
_CONDITION = re.compile(r"\[[<>=]")
_TWO, _THREE = 2, 3


class _Section(NamedTuple):
    """How one section of a format writes a number."""

    before: str
    after: str
    places: int
    """Digits behind the comma at most."""
    fixed: int
    """Of these, the ones that are always there."""
    zeros: int
    """Digits before the comma that are always there."""
    grouped: bool
    shift: int
    """Powers of ten: 2 for per cent, -3 for each comma behind the digits."""
    empty: bool
    """Whether the section shows no digits at all."""


def look(cell: Cell, *, date1904: bool = False) -> str:
    """Write what a cell shows.

    >>> look(Cell(Kind.NUMBER, Decimal("1350000"), number_format='"Rp"* #,##0.00'))
    'Rp 1.350.000,00'
    >>> look(Cell(Kind.NUMBER, Decimal("-7500.5"))), look(Cell(Kind.BOOLEAN, True))
    ('-7500,5', 'BENAR')
    """
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return _TRUTH[value]
        case str():
            return value
        case Decimal():
            if cell.kind is Kind.DATE or shows_time(cell.number_format):
                told = date_look(value, cell.number_format, date1904=date1904)
                if told is not None:
                    return told
            return number_look(value, cell.number_format)


def number_look(value: Decimal, code: str) -> str:
    """Write a number as a format asks.

    >>> number_look(Decimal("0.125"), "0.0%"), number_look(Decimal(-5), "#,##0;(#,##0)")
    ('12,5%', '(5)')
    """
    sections = _sections(code)
    section, signed = _chosen(sections, value)
    if section is None:
        return _general(value)
    magnitude = abs(value).scaleb(section.shift, _EXACT)
    if magnitude.adjusted() > _LONGEST:
        return _general(value)
    digits = "" if section.empty else _digits(magnitude, section)
    sign = "-" if signed and re.search("[1-9]", digits) else ""
    return " ".join(f"{sign}{section.before}{digits}{section.after}".split())


def _chosen(sections: tuple[_Section | None, ...], value: Decimal) -> tuple[_Section | None, bool]:
    """Give the section for a number, and whether a minus goes before what it writes."""
    if value < 0 and len(sections) >= _TWO:
        return sections[1], False
    if value == 0 and len(sections) >= _THREE:
        return sections[2], False
    return sections[0], value < 0


def _digits(magnitude: Decimal, section: _Section) -> str:
    unit = Decimal(1).scaleb(-section.places)
    written = format(magnitude.quantize(unit, context=_EXACT), "f")
    whole, _, part = written.partition(".")
    part = part[: section.fixed] + part[section.fixed :].rstrip("0")
    whole = whole.zfill(section.zeros) if section.zeros or whole != "0" else ""
    if section.grouped and whole:
        first = len(whole) % 3
        groups = [whole[:first], *(whole[i : i + 3] for i in range(first, len(whole), 3))]
        whole = ".".join(group for group in groups if group)
    return whole + ("," if section.places else "") + part


def _general(value: Decimal) -> str:
    rounded = _SHOWN.plus(value)
    if rounded and not _SHORTEST <= rounded.adjusted() <= _LONGEST:
        return str(rounded.normalize()).replace(".", ",")
    written = format(rounded, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return written.translate(_SWAPPED)


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section | None, ...]:
    """Read the sections of a format; `None` for one that is not understood."""
    if not code or _CONDITION.search(code):
        return (None,)
    texts = [""]
    for piece in _PIECE.findall(code):
        if piece == ";":
            texts.append("")
        else:
            texts[-1] += piece
    return tuple(map(_section, texts))


def _section(text: str) -> _Section | None:
    if "general" in text.lower() or "@" in text or "E+" in text or "E-" in text:
        return None
    before, after, pattern, shift = "", "", None, 0
    for kind, piece in _pieces(text):
        if kind == "unknown" or (kind == "digits" and pattern is not None):
            return None
        if kind == "digits":
            pattern = piece
            continue
        shift += 2 * (kind == "percent")
        if pattern is None:
            before += piece
        else:
            after += piece
    whole, _, part = (pattern or "").rstrip(",").partition(".")
    behind = len(pattern or "") - len((pattern or "").rstrip(","))
    return _Section(
        before,
        after,
        places=len(part),
        fixed=len(part.rstrip("#")),
        zeros=whole.count("0"),
        grouped="," in whole,
        shift=shift - 3 * behind,
        empty=pattern is None,
    )


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "fill":
            yield "literal", " "
        elif kind is not None:
            yield kind, match[kind]
