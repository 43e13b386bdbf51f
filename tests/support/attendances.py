"""Attendances made by hand, with invented people, and the days of the programme of 2009."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from kkg_xl.domain.attending import Attendance, Attendee, Marked, Person, Session
from kkg_xl.domain.figures import Place
from kkg_xl.domain.presence import Presence, presence_of
from kkg_xl.sheets.refs import address
from kkg_xl.sheets.sheet_plan import SheetPlan

SHEET: Final = "Daftar Hadir"

PROGRAMME: Final = (
    *((date(2009, 10, day), 10) for day in (19, 20, 21)),
    *((date(2009, 10, day), 4) for day in (26, 31)),
    *((date(2009, 11, day), 4) for day in (6, 7, 12, 14, 20, 21)),
)
"""Three days of ten JP and eight meetings of four: 62 JP at eleven sessions."""


def sessions(told: Sequence[tuple[date | None, int | None]] = PROGRAMME) -> tuple[Session, ...]:
    """Give sessions with their days and JP."""
    return tuple(
        Session(
            Place(SHEET, f"C{number}"),
            f"P{number}",
            day,
            hours=None if hours is None else Decimal(hours),
        )
        for number, (day, hours) in enumerate(told, 1)
    )


def kept(rows: Mapping[str, str], held: Sequence[Session] | None = None) -> Attendance:
    """Give an attendance: by name a letter for each session, `.` for what is not filled in."""
    attendees = tuple(
        Attendee(
            Person(Place(SHEET, f"B{row}"), name),
            tuple(
                Marked(Place(SHEET, address(row, at)), mark.strip("."), _presence(mark))
                for at, mark in enumerate(marks, 3)
            ),
        )
        for row, (name, marks) in enumerate(rows.items(), 6)
    )
    there = sessions() if held is None else tuple(held)
    return Attendance(SHEET, "DAFTAR HADIR", "A5:M45", there, attendees, {})


def _presence(mark: str) -> Presence | None:
    return presence_of(mark.strip("."))


def by_row(plan: SheetPlan) -> dict[int, dict[int, object]]:
    """Give what a planned sheet holds, by row and column."""
    rows: dict[int, dict[int, object]] = {}
    for cell in plan.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell.value
    return rows
