"""One attendance of one list, in whichever of its shapes it is kept.

A matrix has a column for each session; a list of one session has marks, ticks or signatures; a long
list has a row for each person and session. What cannot be marks is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kkg_xl.domain.attending import Attendance, Attendee, Count, Marked, Person, Session
from kkg_xl.domain.figures import Figure, Place, Unreadable
from kkg_xl.domain.gathering import gathered
from kkg_xl.domain.presence import Presence
from kkg_xl.domain.profile import share_of
from kkg_xl.layouts.lines.numbers import Figures
from kkg_xl.layouts.people.headings import Headings, area_of
from kkg_xl.layouts.people.marks import mark_in, signature_in, tick_in
from kkg_xl.layouts.people.people_rows import Found, Named, counted_by, label_of
from kkg_xl.layouts.people.people_words import Part
from kkg_xl.layouts.people.sessions import Reader
from kkg_xl.layouts.people.told import line
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import Grid, Kind
from kkg_xl.sheets.refs import address

_HEADS = re.compile(r"(?P<label>\D*[:=])?\s*(?P<number>\d{1,4})\s*(?:orang|org)?\.?", re.IGNORECASE)
"""How many there were, as people write it."""
_NUMBERS = (Kind.NUMBER, Kind.NOT_CALCULATED, Kind.ERROR)
_TICKED = (Count.PRESENT, Count.SICK, Count.EXCUSED, Count.ABSENT)


def read_attendance(  # noqa: PLR0913, PLR0917 -- what was found of the list so far
    grid: Grid,
    heads: Headings,
    found: Found,
    persons: Sequence[Person],
    calculator: Calculator,
    title: str,
) -> Attendance | None:
    """Read a list as attendance; `None` where it keeps none, or in a way that is not understood."""
    kept = _Kept(grid, heads, found, tuple(persons), calculator, title)
    read = kept.read()
    return None if read is None or _is_something_else(read) else read


def _is_something_else(read: Attendance) -> bool:
    """Tell scores or sums from marks: most of what is filled in is no mark."""
    filled = [marked for each in read.attendees for marked in each.marks if marked.text]
    return 2 * sum(marked.presence is None for marked in filled) > len(filled)


@dataclass(frozen=True, slots=True)
class _Kept:
    grid: Grid
    heads: Headings
    found: Found
    persons: tuple[Person, ...]
    calculator: Calculator
    title: str

    @property
    def _reader(self) -> Reader:
        return Reader(self.grid, self.calculator, self.heads.top)

    @property
    def _ticked(self) -> Mapping[int, Count]:
        """The columns that are ticked, where they could also count."""
        return {column: each for column, each in self.heads.counts.items() if each in _TICKED}

    def read(self) -> Attendance | None:
        """Read the list in the shape that its headings have."""
        if self.heads.sessions:
            return self.matrix()
        return self.long() if self.is_long else self.one_session()

    def matrix(self) -> Attendance:
        """Read a column for each session, and what rows and columns say of their marks."""
        columns = self._used()
        reader = self._reader
        sessions = tuple(reader.over(column, self.heads.sessions[column]) for column in columns)
        attendees = tuple(
            Attendee(
                person,
                tuple(mark_in(self.grid, named, column) for column in columns),
                self._row_totals(named),
            )
            for person, named in self._rows()
        )
        return self._made(sessions, attendees, dict(self._column_totals(columns)))

    def _rows(self) -> Iterator[tuple[Person, Named]]:
        return zip(self.persons, self.found.people, strict=True)

    def _used(self) -> list[int]:
        """Give the columns of sessions but for prepared ones at the end that nobody has used."""
        columns = sorted(self.heads.sessions)
        rows = [self.grid.rows[number] for number in self.found.rows]
        filled = [column for column in columns if any(line(row.get(column)) for row in rows)]
        dated = [
            column
            for column in columns
            if self._reader.over(column, self.heads.sessions[column]).day is not None
        ]
        last = max([*filled, *dated], default=columns[-1])
        return [column for column in columns if column <= last]

    def _row_totals(self, named: Named) -> Mapping[Count, Figure]:
        if named.part[1] > 1:
            return {}
        return {
            count: self._figure(named.row, column, count)
            for column, count in self.heads.counts.items()
        }

    def _column_totals(self, columns: Sequence[int]) -> Iterator[tuple[tuple[int, Count], Figure]]:
        for row, count in self.found.counts:
            for nth, column in enumerate(columns):
                figure = self._figure(row, column, count)
                if not figure.blank:
                    yield (nth, count), figure

    def _figure(self, row: int, column: int, count: Count) -> Figure:
        cell = self.grid.rows[row].get(column)
        figure = Figures(self.grid, self.calculator, {}).figure(row, column, cell)
        if count is Count.SHARE and isinstance(figure.value, Unreadable):
            return figure._replace(value=share_of(figure.value.text) or figure.value)
        return figure

    @property
    def is_long(self) -> bool:
        """Whether every row is one person at one session."""
        parts = self.heads.parts
        when = {Part.DAY, Part.SESSION, Part.TOPIC} & set(parts)
        return bool(when) and (Part.MARK in parts or bool(self._ticked))

    def long(self) -> Attendance:
        """Read a long list: each session is a list of its own, and the lists are put together."""
        lists: dict[tuple[str, ...], tuple[Session, list[Attendee]]] = {}
        before: dict[Part, int] = {}
        for person, named in self._rows():
            before.update(
                {
                    part: named.row
                    for part in (Part.DAY, Part.SESSION, Part.TOPIC)
                    if self._text(named.row, part)
                }
            )
            session = self._session(before)
            key = (str(session.day), session.label, session.topic)
            _, attendees = lists.setdefault(key, (session, []))
            attendees.append(Attendee(person, (self._mark(named),)))
        return gathered([self._made((session,), tuple(own), {}) for session, own in lists.values()])

    def _text(self, row: int, part: Part) -> str:
        column = self.heads.parts.get(part)
        return "" if column is None else line(self.grid.rows[row].get(column))

    def _session(self, rows: Mapping[Part, int]) -> Session:
        """Read a session of a long list; what is not repeated is as in the row above."""
        texts = {part: self._text(row, part) for part, row in rows.items()}
        first = next((part for part in (Part.SESSION, Part.DAY, Part.TOPIC) if part in rows), None)
        row = self.found.people[0].row if first is None else rows[first]
        column = self.heads.name if first is None else self.heads.parts[first]
        day = None
        if Part.DAY in rows:
            day = self._reader.day(self.grid.cell(rows[Part.DAY], self.heads.parts[Part.DAY]))
        label = texts.get(Part.SESSION, "")
        if label.isdecimal():
            label = f"Pertemuan {label}"
        dated = "" if day is None else f"{day:%d-%m-%Y}"
        label = label or dated or texts.get(Part.DAY, "") or texts.get(Part.TOPIC, "")
        place = Place(self.grid.name, address(row, column))
        session = Session(place, label, day, texts.get(Part.TOPIC, ""))
        return self._reader.with_year(session, [texts.get(Part.DAY, "")])

    def _mark(self, named: Named) -> Marked:
        column = self.heads.parts.get(Part.MARK)
        if column is not None:
            return mark_in(self.grid, named, column)
        first = next(iter(self._ticked))
        return tick_in(self.grid, named, self._ticked) or mark_in(self.grid, named, first)

    def one_session(self) -> Attendance | None:
        """Read the list of one session: marked, ticked or signed."""
        if Part.MARK in self.heads.parts or self._is_ticked():
            mark: Callable[[Named], Marked] = self._mark
        elif self.heads.signed:
            columns = self._signed()
            mark = lambda named: signature_in(self.grid, named, columns)  # noqa: E731
        else:
            return None
        session = self._reader.above(self.title)
        attendees = tuple(Attendee(person, (mark(named),)) for person, named in self._rows())
        return self._made((session,), attendees, self._counted_below(attendees))

    def _counted_below(self, attendees: Sequence[Attendee]) -> Mapping[tuple[int, Count], Figure]:
        """Read what the rows below count; nothing where people signed on paper only."""
        there = any(each.marks[0].presence is Presence.PRESENT for each in attendees)
        figures: dict[tuple[int, Count], Figure] = {}
        for row, count in self.found.counts if there else ():
            label = label_of(self.grid.rows[row], self.heads.name)
            if counted_by(label) is None:
                for column, counted in self._ticked.items():
                    figures.setdefault((0, counted), self._figure(row, column, counted))
            elif (told := self._beside(row, count)) is not None:
                figures.setdefault((0, count), told)
        return {key: figure for key, figure in figures.items() if not figure.blank}

    def _beside(self, row: int, count: Count) -> Figure | None:
        """Read the number of a row that counts: in its label, or in the next cell that has one."""
        for column, cell in sorted(self.grid.rows[row].items()):
            if column > self.heads.name and cell.kind in _NUMBERS:
                return self._figure(row, column, count)
            told = _HEADS.fullmatch(line(cell))
            if told is not None and (column > self.heads.name or told["label"]):
                at = Place(self.grid.name, address(row, column))
                return Figure(at, Decimal(told["number"]))
        return None

    def _is_ticked(self) -> bool:
        """Tell columns that are ticked from those that count: nothing in them is beyond one."""
        if Count.PRESENT not in self._ticked.values() or self.heads.signed:
            return False
        marks = [
            mark_in(self.grid, named, column)
            for named in self.found.people
            for column in self._ticked
        ]
        return all(marked.presence is not None for marked in marks)

    def _signed(self) -> Sequence[int]:
        """Give the columns of signatures, and the one beside into which every second person signs.

        The heading over two columns need not be merged.
        """
        last = max(self.heads.signed)
        known = {*self.heads.parts.values(), *self.heads.counts}
        return self.heads.signed if last + 1 in known else (*self.heads.signed, last + 1)

    def _made(
        self,
        sessions: tuple[Session, ...],
        attendees: tuple[Attendee, ...],
        stated: Mapping[tuple[int, Count], Figure],
    ) -> Attendance:
        area = area_of(self.heads, self.found.rows)
        return Attendance(self.grid.name, self.title, str(area), sessions, attendees, stated)
