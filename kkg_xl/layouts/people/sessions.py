"""Sessions as a list tells them: by the headings of its columns, or above a list of one session."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.attending import Session
from kkg_xl.domain.days import Month, read_day, read_month, read_month_day
from kkg_xl.domain.figures import Place
from kkg_xl.domain.years import Hints, day_in_year, years_in
from kkg_xl.layouts.people.headings import Headed
from kkg_xl.layouts.people.people_words import (
    is_over_sessions,
    is_session,
    part_of,
    says_what_is_kept,
)
from kkg_xl.layouts.people.told import line
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import Cell, Grid, Kind
from kkg_xl.sheets.refs import address

_ROWS_ABOVE = 12
_HOURS = re.compile(r"(?P<hours>\d{1,3}(?:[.,]\d)?)\s*(?:JP|OJP|JAM PELAJARAN)", re.IGNORECASE)
_HOURS_LABEL = re.compile(r"JP|JUMLAH JP|JAM PELAJARAN|JML JP", re.IGNORECASE)
_CLOCK = re.compile(
    r"(\d{1,2})[.:](\d\d)\s*(?:WIB|WITA|WIT)?\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai)+\s*"
    r"(\d{1,2})[.:](\d\d)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?P<label>hari\s*(?:/|,|dan|&)\s*(?:tanggal|tgl)|hari|tanggal|tgl\.?|pukul|waktu|jam|tempat|"
    r"materi|topik|pokok bahasan|pertemuan(?:\s*ke)?\s*-?|sesi(?:\s*ke)?\s*-?|jp|jumlah jp|"
    r"kegiatan|acara|narasumber|fasilitator)\s*(?::\s*(?P<value>.*))?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:pertemuan|sesi)\s*(?:ke)?\s*[-:. ]*\s*(?:\d{1,2}|[ivx]{1,4})", re.IGNORECASE
)


class Reader:
    """Reads the sessions of one sheet."""

    def __init__(self, grid: Grid, calculator: Calculator, top: int) -> None:
        """Keep the sheet; `top` is the row of the headings, above which more may be told."""
        self._grid = grid
        self._calculator = calculator
        self._top = top
        rows = [grid.rows.get(number, {}) for number in range(max(1, top - _ROWS_ABOVE), top)]
        self._texts = [line(cell) for row in rows for cell in row.values()]
        self._month = next(filter(None, map(read_month, self._texts)), None)
        self._hints = Hints(years=years_in(self._texts))

    def over(self, column: int, found: Sequence[Headed]) -> Session:
        """Read what stands over the column of a session."""
        own = found[-1]
        within = next(filter(None, (read_month(each.text) for each in found[:-1])), None)
        under_dates = any(is_dates(each.text) for each in found[:-1])
        month = within or (self._month if under_dates else None)
        days = [day for each in found if (day := self.day(each.cell, month)) is not None]
        labels = [each for each in found if is_session(each.text)]
        hours = next(filter(None, (self._hours(each, column) for each in found)), None)
        topics = [each.text for each in found if self._is_topic(each, column)]
        head = labels[-1] if labels else own
        label = head.text
        if head.cell.kind is Kind.DATE or label.isdecimal():
            label = self._label(found, head, days)
        session = Session(
            Place(self._grid.name, address(head.row, column)),
            label,
            days[-1] if days else None,
            " – ".join(topics),
            hours,
        )
        return self.with_year(session, [each.text for each in reversed(found)])

    def with_year(self, session: Session, texts: Iterable[str]) -> Session:
        """Give a session the day that some text tells without its year, if it has none yet."""
        undated = next((text for text in texts if read_month_day(text) is not None), "")
        if session.day is not None or not undated:
            return session
        return session._replace(day=day_in_year(undated, self._hints), undated=undated)

    def _label(self, found: Sequence[Headed], head: Headed, days: Sequence[date]) -> str:
        """Name a session whose heading is a mere number or a date."""
        if days:
            return f"{days[-1]:%d-%m-%Y}"
        over = next((each.text for each in found if each is not head), "")
        return f"{over} {head.text}".strip() if is_over_sessions(over) else head.text

    def day(self, cell: Cell, month: Month | None = None) -> date | None:
        """Read a cell as a day; a number alone is one of the `month`."""
        if cell.kind is Kind.DATE and isinstance(cell.value, Decimal):
            return self._calculator.day(cell.value)
        return read_day(line(cell), month)

    def _hours(self, headed: Headed, column: int) -> Decimal | None:
        told = _HOURS.fullmatch(headed.text)
        if told is not None:
            return Decimal(told["hours"].replace(",", "."))
        row = self._grid.rows[headed.row]
        left = [line(row[key]) for key in row if key < column]
        labelled = any(_HOURS_LABEL.fullmatch(text.strip(" .:")) for text in left)
        number = headed.cell.value
        return number if labelled and isinstance(number, Decimal) else None

    def _is_topic(self, headed: Headed, column: int) -> bool:
        text = headed.text
        known = part_of(text) or is_session(text) or is_over_sessions(text) or read_month(text)
        return (
            not known
            and headed.cell.kind is Kind.TEXT
            and read_day(text) is None
            and not text.isdecimal()
            and self._hours(headed, column) is None
        )

    def above(self, title: str) -> Session:
        """Read what stands above a list of one session: `Hari/Tanggal : Senin, 19 Oktober 2009`."""
        told = {pair.label: pair for pair in self._pairs()}
        dated = next((told[key] for key in ("tanggal", "hari") if key in told), None)
        numbered = next((told[key] for key in ("pertemuan", "sesi") if key in told), None)
        topic = next((told[key] for key in ("materi", "topik", "kegiatan") if key in told), None)
        day = None if dated is None else self.day(dated.cell) or _day_in(dated.value)
        named = _NUMBERED.search(title) or _NUMBERED.search(" ".join(self._texts))
        at = next(filter(None, (numbered, dated, topic)), None)
        label = named[0] if named else self._grid.name if says_what_is_kept(title) else title
        if numbered is not None:
            label = f"{numbered.text} {numbered.value}".strip()
        elif day is not None and named is None:
            label = f"{day:%d-%m-%Y}"
        clock = _CLOCK.search(told["waktu"].value) if "waktu" in told else None
        begins, ends = (None, None) if clock is None else _minutes(clock)
        session = Session(
            self._place(self._top, 1) if at is None else at.at,
            label,
            day,
            "" if topic is None else topic.value,
            _number(told["jp"].value) if "jp" in told else None,
            told["tempat"].value if "tempat" in told else "",
            begins,
            ends,
        )
        return self.with_year(session, [] if dated is None else [dated.value])

    def _pairs(self) -> Iterator[_Pair]:
        for number in range(max(1, self._top - _ROWS_ABOVE), self._top):
            row = self._grid.rows.get(number, {})
            cells = [(key, cell) for key, cell in row.items() if line(cell) not in ("", ":")]
            for nth, (key, cell) in enumerate(cells):
                found = _LABEL.fullmatch(line(cell).strip())
                if found is None:
                    continue
                value = (found["value"] or "").strip()
                after = cells[nth + 1] if nth + 1 < len(cells) else None
                if not value and after is not None and not _LABEL.fullmatch(line(after[1])):
                    key, cell = after  # noqa: PLW2901 -- the value stands in the next cell
                    value = line(cell).removeprefix(":").strip()
                if value:
                    label = _kind_of(found["label"])
                    words = " ".join(found["label"].replace("-", " ").split()).capitalize()
                    yield _Pair(label, words, value, cell, self._place(number, key))

    def _place(self, row: int, column: int) -> Place:
        return Place(self._grid.name, address(row, column))


class _Pair(NamedTuple):
    label: str
    text: str
    value: str
    cell: Cell
    at: Place


def is_labelled(text: str) -> bool:
    """Tell whether a text above a list is a label, with or without its value.

    >>> is_labelled("Tempat : Aula"), is_labelled("DAFTAR HADIR PESERTA")
    (True, False)
    """
    return ":" in text or _LABEL.fullmatch(text.strip()) is not None


def is_dates(text: str) -> bool:
    """Tell whether a heading says that dates stand below it."""
    return re.match(r"\s*(?:tanggal|tgl|hari\s*/\s*t)", text, re.IGNORECASE) is not None


def _kind_of(label: str) -> str:
    words = label.casefold()
    for kind, signs in _KINDS:
        if any(sign in words for sign in signs):
            return kind
    return words


_KINDS = (
    ("tanggal", ("tanggal", "tgl")),
    ("hari", ("hari",)),
    ("waktu", ("pukul", "waktu", "jam")),
    ("pertemuan", ("pertemuan",)),
    ("sesi", ("sesi",)),
    ("topik", ("topik", "bahasan")),
    ("kegiatan", ("kegiatan", "acara")),
    ("jp", ("jp",)),
)


def _day_in(text: str) -> date | None:
    """Find the day behind a label: `: Senin / 19 Oktober 2009`."""
    return read_day(text) or read_day(text.partition("/")[2]) or read_day(text.partition(",")[2])


def _number(text: str) -> Decimal | None:
    found = re.match(r"\d{1,3}", text)
    return None if found is None else Decimal(found[0])


def _minutes(clock: re.Match[str]) -> tuple[int, int]:
    hours = [int(each) for each in clock.groups()]
    return hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]
