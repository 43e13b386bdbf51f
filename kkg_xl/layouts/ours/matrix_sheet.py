"""Matriks Hadir: participants × sessions, what each person's marks come to, and each session's.

The marks are as the lists had them when the sheet was written; everything that is counted or
credited is a formula over them.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from kkg_xl.domain.attending import Attendance
from kkg_xl.domain.crediting import LETTERS, Basis, Terms
from kkg_xl.domain.presence import Presence
from kkg_xl.domain.profile import Profile
from kkg_xl.layouts.ours.matrix_page import Columns, Printed, Rows
from kkg_xl.layouts.ours.printed import title_block, to_fill_in
from kkg_xl.sheets.planned import serial
from kkg_xl.sheets.refs import Area, address, letters
from kkg_xl.sheets.sheet_plan import (
    Chart,
    Condition,
    Content,
    Mark,
    PlannedCell,
    Series,
    SheetPlan,
    Style,
)

NAME: Final = "Matriks Hadir"
MARK: Final = "_kkg_xl_matrix"

NUMBER, PERSON, FIRST_SESSION = 1, 2, 3
"""Columns."""
LABELS, DAYS, TOPICS, HOURS = 7, 8, 9, 10
"""Rows of the headings; people follow."""
TOP: Final = HOURS + 1
UNKNOWN: Final = "?"
"""Stands for a mark that nobody knows."""

_WORDS: Final = {
    Presence.PRESENT: "Hadir",
    Presence.SICK: "Sakit",
    Presence.EXCUSED: "Izin",
    Presence.ABSENT: "Tanpa keterangan",
    Presence.ON_DUTY: "Dinas luar",
}
_TOPIC: Final = 45
"""Letters of a topic that its upright heading has room for."""


class Places(NamedTuple):
    """Where a matrix has what other sheets refer to."""

    first: int
    """Row of the first person."""
    sessions: tuple[int, int]
    """First and last column of sessions."""
    weights: int
    """Row of what each session counts."""
    hours: int
    """Column of the JP credited."""
    share: int

    def across(self, row: int) -> str:
        """Give the cells of a row over all sessions."""
        left, right = (letters(column) for column in self.sessions)
        return f"${left}${row}:${right}${row}"


def places(attendance: Attendance) -> Places:
    """Tell where the matrix of an attendance has what."""
    shown = _shown(attendance)
    last_session = FIRST_SESSION + len(attendance.sessions) - 1
    hours = last_session + len(shown) + 2
    below = TOP + len(attendance.attendees)
    return Places(TOP, (FIRST_SESSION, last_session), below + len(shown) + 2, hours, hours + 1)


def plan(attendance: Attendance, terms: Terms, profile: Profile, name: str = NAME) -> SheetPlan:
    """Plan the sheet of an attendance with at least one session and one person."""
    return _Sheet(attendance, terms, profile, name).plan()


def _shown(attendance: Attendance) -> tuple[Presence, ...]:
    """Give the marks that are counted; nobody has a column for what never happens."""
    seen = {mark.presence for each in attendance.attendees for mark in each.marks}
    return tuple(each for each in _WORDS if each is not Presence.ON_DUTY or each in seen)


class _Sheet:
    """The sheet while it is put together."""

    def __init__(self, attendance: Attendance, terms: Terms, profile: Profile, name: str) -> None:
        self._attendance, self._terms, self._profile = attendance, terms, profile
        self._name = name
        self._shown = _shown(attendance)
        self._at = places(attendance)
        self._counts = self._at.sessions[1] + 1
        self._blank = self._at.hours - 1
        """Column of what is not filled in."""
        self._last = self._at.first + len(attendance.attendees) - 1
        self._totals = self._last + 1

    def plan(self) -> SheetPlan:
        right = self._at.share
        hint = self._at.weights + 1
        names = [each.person.name for each in self._attendance.attendees]
        columns = Columns(PERSON, self._at.sessions, self._blank, right)
        rows = Rows((LABELS, TOPICS, HOURS), self._totals, hint)
        printed = Printed(columns, rows, names, self._profile)
        across = (NUMBER, printed.titled)
        title = title_block(self._profile, self._name, "MATRIKS HADIR", across)
        return SheetPlan(
            self._name,
            (*title.cells, *self._headings(), *self._body(), *self._below(), self._hint(hint)),
            widths=printed.widths,
            heights=printed.heights,
            merged=(*title.merged, *self._merged(), Area(hint, NUMBER, hint, right)),
            frozen=(TOP, FIRST_SESSION),
            page=printed.page,
            conditions=(
                *self._conditions(),
                to_fill_in(Area(1, NUMBER, LABELS - 1, printed.titled)),
            ),
            charts=(self._chart(printed.covers),),
            mark=MARK,
        )

    def _headings(self) -> Iterator[PlannedCell]:
        shown = [LETTERS[each] for each in self._shown]
        right = [*shown, "BELUM DIISI", "JP", "% HADIR"]
        named = {NUMBER: "NO", PERSON: "NAMA", **dict(enumerate(right, self._counts))}
        for column, text in named.items():
            style = Style.UPRIGHT_HEADING if column == self._blank else Style.HEADING
            yield PlannedCell(LABELS, column, style, text)
            yield from (PlannedCell(row, column, Style.HEADING) for row in range(DAYS, TOP))
        for column, session in enumerate(self._attendance.sessions, FIRST_SESSION):
            day = None if session.day is None else serial(session.day)
            topic = textwrap.shorten(session.topic, _TOPIC, placeholder=" …")
            yield PlannedCell(LABELS, column, Style.HEADING, _label(session.label, column))
            yield PlannedCell(DAYS, column, Style.SHORT_DATE, day)
            yield PlannedCell(TOPICS, column, Style.UPRIGHT_HEADING, topic or None)
            yield PlannedCell(HOURS, column, Style.HEADING, session.hours)

    def _merged(self) -> Iterator[Area]:
        for column in (NUMBER, PERSON, *range(self._counts, self._at.share + 1)):
            yield Area(LABELS, column, HOURS, column)
        for row in range(self._totals, self._at.weights + 1):
            yield Area(row, NUMBER, row, PERSON)

    def _body(self) -> Iterator[PlannedCell]:
        for row, attendee in enumerate(self._attendance.attendees, self._at.first):
            number = Decimal(row - self._at.first + 1)
            yield PlannedCell(row, NUMBER, Style.COUNT, number)
            yield PlannedCell(row, PERSON, Style.TEXT, attendee.person.name)
            for column, mark in enumerate(attendee.marks, FIRST_SESSION):
                shown = UNKNOWN if mark.presence is None else LETTERS[mark.presence]
                yield PlannedCell(row, column, Style.MARK, shown or None)
            yield from self._told(row)

    def _told(self, row: int) -> Iterator[PlannedCell]:
        """Plan what the marks of a person come to."""
        marks = f"${letters(FIRST_SESSION)}{row}:${letters(self._counts - 1)}{row}"
        for column in range(self._counts, self._blank):
            formula = f"COUNTIF({marks},{letters(column)}${LABELS})"
            yield PlannedCell(row, column, Style.COUNT, formula=formula)
        counted = f"{address(row, self._counts)}:{address(row, self._blank - 1)}"
        blank = f"{len(self._attendance.sessions)}-SUM({counted})"
        yield PlannedCell(row, self._blank, Style.COUNT, formula=blank)
        present = f'({marks}="{LETTERS[Presence.PRESENT]}")'
        credited = f"SUMPRODUCT({present}*{self._at.across(HOURS)})"
        yield PlannedCell(row, self._at.hours, Style.COUNT, formula=credited)
        weights = self._at.across(self._at.weights)
        filled = f'SUMPRODUCT(({marks}<>"")*({marks}<>"{UNKNOWN}")*{weights})'
        share = f'IF({filled}=0,"-",ROUND(SUMPRODUCT({present}*{weights})/{filled},10))'
        yield PlannedCell(row, self._at.share, Style.EXACT_PERCENT, formula=share)

    def _below(self) -> Iterator[PlannedCell]:
        """Plan what each session comes to, and what it counts."""
        people = len(self._attendance.attendees)
        top, last = self._at.first, self._last
        for row, presence in enumerate(self._shown, self._totals):
            yield from self._label(row, _WORDS[presence])
            for column in range(FIRST_SESSION, self._counts):
                marks = f"{address(top, column)}:{address(last, column)}"
                formula = f'COUNTIF({marks},"{LETTERS[presence]}")'
                yield PlannedCell(row, column, Style.SUBTOTAL_COUNT, formula=formula)
            total = self._counts + row - self._totals
            yield from self._rest(row, {total: self._sum(total)})
        blank = self._totals + len(self._shown)
        yield from self._label(blank, "Belum diisi")
        yield from self._label(blank + 1, "% hadir")
        yield from self._label(blank + 2, f"Bobot ({self._terms.basis.value})")
        for column in range(FIRST_SESSION, self._counts):
            counted = f"SUM({address(self._totals, column)}:{address(blank - 1, column)})"
            yield PlannedCell(blank, column, Style.SUBTOTAL_COUNT, formula=f"{people}-{counted}")
            share = f'IF({counted}=0,"-",ROUND({address(self._totals, column)}/{counted}*100,0))'
            yield PlannedCell(blank + 1, column, Style.COUNT, formula=share)
            yield PlannedCell(blank + 2, column, Style.COUNT, *self._weight(column))
        yield from self._rest(blank, {self._blank: self._sum(self._blank)})
        yield from self._rest(blank + 1, {})
        whole = f"SUM({self._at.across(HOURS)})"
        yield from self._rest(blank + 2, {self._at.hours: whole})

    def _label(self, row: int, text: str) -> Iterator[PlannedCell]:
        yield PlannedCell(row, NUMBER, Style.SUBTOTAL_LABEL, text)
        yield PlannedCell(row, PERSON, Style.SUBTOTAL_LABEL)

    def _rest(self, row: int, formulas: dict[int, str]) -> Iterator[PlannedCell]:
        for column in range(self._counts, self._at.share + 1):
            yield PlannedCell(row, column, Style.SUBTOTAL_COUNT, formula=formulas.get(column))

    def _sum(self, column: int) -> str:
        return f"SUM({address(self._at.first, column)}:{address(self._last, column)})"

    def _weight(self, column: int) -> tuple[Content, str | None]:
        if self._terms.basis is Basis.HOURS:
            return None, address(HOURS, column)
        session = self._attendance.sessions[column - FIRST_SESSION]
        if self._terms.basis is Basis.SESSIONS or session.day is None:
            return Decimal(1), None
        return None, f"ROUND(1/COUNTIF({self._at.across(DAYS)},{address(DAYS, column)}),12)"

    def _hint(self, row: int) -> PlannedCell:
        basis = self._terms.basis.value
        return PlannedCell(
            row,
            NUMBER,
            Style.HINT,
            "H hadir, S sakit, I izin, A tanpa keterangan, DL dinas luar; kosong: belum diisi,"
            f" {UNKNOWN}: tanda tidak dikenal. % HADIR menurut {basis}, dari yang sudah diisi."
            " Tanda dikutip dari daftar hadir: perbaiki di sana, lalu jalankan attendance lagi.",
        )

    def _conditions(self) -> Iterator[Condition]:
        area = Area(self._at.first, FIRST_SESSION, self._last, self._counts - 1)
        first = address(area.top, area.left)
        yield Condition(area, f'{first}="{UNKNOWN}"', Mark.WRONG)
        yield Condition(area, f'{first}="{LETTERS[Presence.ABSENT]}"', Mark.DOUBTFUL)
        yield Condition(area, f'OR({first}="S",{first}="I",{first}="DL")', Mark.NOTEWORTHY)
        yield Condition(area, f'{first}=""', Mark.TO_FILL_IN)

    def _chart(self, covers: Area) -> Chart:
        left, right = self._at.sessions
        return Chart(
            "Kehadiran tiap pertemuan",
            Area(LABELS, left, LABELS, right),
            tuple(
                Series((row, NUMBER), Area(row, left, row, right))
                for row in (self._totals, self._totals + len(self._shown))
            ),
            covers,
            money=False,
        )


def _label(label: str, column: int) -> str:
    """Give what is written above a session; one without a name is counted."""
    return label or str(column - FIRST_SESSION + 1)
