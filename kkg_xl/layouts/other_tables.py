"""Tables that are no budget are listed here: cash books, attendance lists, rosters, schedules.

So a reader of the report sees that they were found; what cash books and schedules hold is read in
`kkg_xl.layouts.cash.books` and `kkg_xl.layouts.programme`, the others are named as not checked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kkg_xl.domain.cash_book import CashBook
from kkg_xl.domain.figures import Place
from kkg_xl.domain.table import Line, Table
from kkg_xl.domain.timetable import Programme, Timetable
from kkg_xl.layouts.columns.regions import row_texts
from kkg_xl.layouts.inventory import Inventory
from kkg_xl.layouts.words.vocabulary import is_signature, plain
from kkg_xl.sheets.grid import Grid, Kind
from kkg_xl.sheets.refs import Area, address, parse_address, parse_area

# A name of the module is found fifteen times as fast as a member of an enum.
_DATE, _NUMBER, _TEXT = Kind.DATE, Kind.NUMBER, Kind.TEXT

_NAME = re.compile(r"NAMA(?: (?:PESERTA|GURU|LENGKAP|ANGGOTA|NARASUMBER).*)?")
_PRESENT = re.compile(
    r"(?:TANDA TANGAN|TANDATANGAN|TTD|PARAF|KEHADIRAN|DAFTAR HADIR|HADIR|ABSEN(?:SI)?|"
    r"PERTEMUAN)\b.*"
)
_PERSON = re.compile(
    r"(?:NIP|NUPTK|NIP ?/ ?NUPTK|L ?/ ?P|UNIT KERJA|SEKOLAH|JABATAN|GOL|ASAL SEKOLAH)\b.*"
)
_MARKED = re.compile(
    r"NILAI(?: .*)?|SKOR(?: .*)?|SCORE|BOBOT|BENAR|PERINGKAT|RANKING|RATA RATA|KETUNTASAN|KKM"
    r"|SOAL(?: .*)?"
)
"""Headings of marks, which are no days even where they are numbered."""
_FEWEST_SESSIONS = 3


def listed_book(grid: Grid, book: CashBook) -> Table:
    """List a cash book among the tables, for what a report tells of it."""
    area = parse_area(book.range)
    numbers = sorted(row.index for row in book.entries)
    return _listed(grid, "cash-book", area.top, numbers, (area.left, area.right))


def listed_programme(grid: Grid, found: Programme | Timetable) -> Table:
    """List a structure by its topics, or a schedule by what is taught, lesson by lesson."""
    area = parse_area(found.range)
    is_programme = isinstance(found, Programme)
    entries = found.topics if isinstance(found, Programme) else found.lessons
    rows = [parse_address(entry.at.cell)[0] for entry in entries]
    kind = "programme" if is_programme else "schedule"
    listed = _listed(grid, kind, area.top, rows, (area.left, area.right))
    return replace(listed, range=found.range, title=found.title)


def people(held: Inventory, taken: Sequence[Area]) -> Iterator[Table]:
    """Find lists of people on a sheet: with signatures or marks, or a plain roster."""
    grid = held.grid
    numbers = list(grid.rows)
    after = 0
    for number, column, text in held.texts:
        if number < after or text[:1] not in "Nn " or not _NAME.fullmatch(plain(text)):
            continue
        if any(area.top <= number <= area.bottom for area in taken):
            continue
        texts = row_texts(grid.rows[number])
        below = grid.rows.get(number + 1, {})
        words = [plain(text) for text in (*texts.values(), *row_texts(below).values())]
        if any(_MARKED.fullmatch(text) for text in words):
            continue
        # Days may stand below their heading, but not beside the first name.
        days = () if column in below else below.values()
        sessions = sum(
            1 for cell in (*grid.rows[number].values(), *days) if cell.kind in (_NUMBER, _DATE)
        )
        if any(_PRESENT.fullmatch(text) for text in words) or sessions >= _FEWEST_SESSIONS:
            kind = "attendance"
        elif any(_PERSON.fullmatch(text) for text in words):
            kind = "roster"
        else:
            continue
        rows = list(_people_rows(grid, numbers[bisect_right(numbers, number) :], column))
        if rows:
            yield _listed(grid, kind, number, rows, (min(texts), max(texts)))
            after = rows[-1] + 1


def _people_rows(grid: Grid, numbers: Sequence[int], column: int) -> Iterator[int]:
    for number in numbers:
        row = grid.rows[number]
        name = row.get(column)
        label = any(cell.kind is _NUMBER for key, cell in row.items() if key < column)
        if name is not None and name.kind is _TEXT and label:
            yield number
        elif any(is_signature(text) for text in row_texts(row).values()):
            return


def _listed(grid: Grid, kind: str, top: int, rows: Sequence[int], across: tuple[int, int]) -> Table:
    left, right = across
    lines = tuple(
        Line(number, "", "", Place(grid.name, address(number, left)), "", "", {}, -1)
        for number in rows
    )
    area = Area(top, left, rows[-1] if rows else top, right)
    return Table(
        grid.name, kind, str(area), grid.name, (), (), (), lines, (), (),
        visible=grid.visibility == "visible",
    )  # fmt: skip
