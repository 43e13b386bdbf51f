"""The next finding of the list on the sheet Temuan, seen from the cell that is selected."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from kkg_xl.domain.figures import Place
from kkg_xl.layouts.ours import findings_sheet
from kkg_xl.sheets.grid import Book, Cell, Grid, Kind

_NOWHERE: Final = Place("", "")


class Next(NamedTuple):
    """Where to go, and what to say there."""

    at: Place
    message: str
    number: int
    """Counted from 1."""
    of: int


def listed(name: str, values: Sequence[Sequence[object]]) -> tuple[tuple[Place, str], ...]:
    """Read the findings from the values of the sheet, the cells that can be gone to only.

    `values` begin at A1, as a live sheet gives them.
    """
    rows = {
        row: {column: _cell(value) for column, value in enumerate(line, 1) if value is not None}
        for row, line in enumerate(values, 1)
    }
    book = Book(name, (Grid(name, rows),), names={findings_sheet.MARK: f"'{name}'!$A$1"})
    told = ((reason.of, reason.message) for reason in findings_sheet.read(book))
    return tuple((at, message) for at, message in told if at.cell)


def following(findings: Sequence[tuple[Place, str]], selected: Place = _NOWHERE) -> Next | None:
    """Give the finding after the one at the selected cell, else the first; `None` without any.

    Several findings at one cell are one stop.
    """
    if not findings:
        return None
    last = max((n for n, (at, _) in enumerate(findings) if at == selected), default=-1)
    number = (last + 1) % len(findings)
    at, message = findings[number]
    return Next(at, message, number + 1, len(findings))


def _cell(value: object) -> Cell:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Cell(Kind.NUMBER, Decimal(repr(value)))
    return Cell(Kind.TEXT, str(value))
