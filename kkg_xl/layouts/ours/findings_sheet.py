"""The sheet Temuan: what a check found, one row each, and where people write why they accept it.

The next check reads the reasons back, so plan and reading stand in one declaration. Two hidden
columns say what a finding was and how its cell looked; they move along when rows are sorted. The
sheet is known by its defined name, however it is called by then, and is never checked itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, NamedTuple

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Language, Text
from kkg_xl.sheets.grid import Book, Grid, Kind
from kkg_xl.sheets.refs import Area, address, parse_address
from kkg_xl.sheets.sheet_plan import (
    Link,
    Mark,
    Page,
    PlannedCell,
    Purpose,
    SheetPlan,
    Style,
)

NAME: Final = "Temuan"
MARK: Final = "_kkg_xl_findings"
STYLES: Final = "_kkg_xl_styles"
"""Names what a host remembers of the looks of a marked workbook."""

TITLE: Final = Text(id="TEMUAN PEMERIKSAAN", en="FINDINGS OF THE CHECK")
HINT: Final = Text(
    id=(
        "Klik sel untuk melihat tempatnya. Alasan menerima temuan ditulis di kolom kuning;"
        " pemeriksaan berikutnya atas buku ini membacanya. kkg-xl undo menghapus lembar dan semua"
        " tanda ini."
    ),
    en=(
        "Click a cell's name to go there. Reasons for accepting a finding go into the yellow"
        " column; the next check of this workbook reads them. kkg-xl undo takes away this sheet"
        " and all marks."
    ),
)
NOT_CHECKED: Final = Text(id="Tidak diperiksa", en="Not checked")
REASON: Final = Text(id="ALASAN DITERIMA", en="REASON FOR ACCEPTING")

KEY: Final = "kkg_xl"
"""Heads the hidden column that says what a finding was."""
LOOK: Final = "kkg_xl look"
"""Heads the hidden column that says how its cell looked."""

_HEADINGS: Final = (
    Text(id="NO", en="NO"),
    Text(id="TINGKAT", en="SEVERITY"),
    Text(id="LEMBAR", en="SHEET"),
    Text(id="SEL", en="CELL"),
    Text(id="TERTULIS", en="STATED"),
    Text(id="HASIL HITUNG", en="COMPUTED"),
    Text(id="SELISIH", en="DIFFERENCE"),
    Text(id="PESAN", en="MESSAGE"),
    REASON,
)
_WIDTHS: Final = {1: 5, 2: 12, 3: 16, 4: 8, 5: 15, 6: 15, 7: 14, 8: 58, 9: 30}
_SHEET, _CELL, _MESSAGE, _REASON, _KEY, _LOOK = 3, 4, 8, 9, 10, 11
_TOP: Final = 6
"""The row of the headings."""
_MOST_LINKS: Final = 65_000
"""A sheet cannot have many more."""

_WEIGHTS: Final = {
    Mark.WRONG: Style.WRONG,
    Mark.DOUBTFUL: Style.DOUBTFUL,
    Mark.NOTEWORTHY: Style.NOTEWORTHY,
}


class Listed(NamedTuple):
    """One finding as the sheet tells it."""

    mark: Mark
    weight: str
    at: Place
    message: str
    stated: Decimal | None
    computed: Decimal | None
    key: str
    """Tells this finding from others, and from itself with other figures."""
    reason: str = ""
    look: str = ""
    """How the cell looked before it was marked; only the host knows how to read it."""
    linked: bool = True
    """Whether its cell's name leads there; no program goes to a hidden sheet."""


class Reason(NamedTuple):
    """A row of a sheet that was read."""

    key: str
    of: Place
    """What the finding was about."""
    text: str
    """Why somebody accepts it; empty where nobody does."""
    at: Place
    """Where that is written."""
    look: str
    message: str = ""
    """What the finding says."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above and below the findings."""

    workbook: str
    verdict: str
    not_checked: tuple[str, ...] = ()
    name: str = NAME
    """Of the sheet."""


def plan(head: Head, findings: Sequence[Listed], language: Language) -> SheetPlan:
    """Plan the sheet."""
    english = language == "en"
    last = _TOP + max(1, len(findings))
    cells = [
        PlannedCell(1, 1, Style.TITLE, TITLE[english]),
        PlannedCell(2, 1, Style.SUBTITLE, head.workbook),
        PlannedCell(3, 1, Style.SUBTITLE, head.verdict),
        PlannedCell(4, 1, Style.HINT, HINT[english]),
        *(PlannedCell(_TOP, at, Style.HEADING, told[english]) for at, told in _numbered()),
        PlannedCell(_TOP, _KEY, Style.PLAIN, KEY),
        PlannedCell(_TOP, _LOOK, Style.PLAIN, LOOK),
    ]
    links: list[Link] = []
    for row, finding in enumerate(findings, _TOP + 1):
        cells.extend(_cells(row, finding))
        if finding.linked and finding.at.cell and len(links) < _MOST_LINKS:
            links.append(Link(row, _CELL, finding.at.sheet, *parse_address(finding.at.cell)))
    if not findings:
        cells.extend(PlannedCell(last, at, Style.TEXT) for at, _ in _numbered())
    merged = [Area(row, 1, row, _REASON) for row in (1, 2, 3, 4)]
    end = last
    if head.not_checked:
        end += 2
        cells.append(PlannedCell(end, 1, Style.GROUP, NOT_CHECKED[english]))
        cells.extend(PlannedCell(end, at, Style.GROUP) for at in range(2, _REASON + 1))
        merged.append(Area(end, 1, end, _REASON))
        for told in head.not_checked:
            end += 1
            cells.append(PlannedCell(end, 1, Style.ORDER, "–"))
            cells.append(PlannedCell(end, 2, Style.TEXT, told))
            cells.extend(PlannedCell(end, at, Style.TEXT) for at in range(3, _REASON + 1))
            merged.append(Area(end, 2, end, _REASON))
    return SheetPlan(
        head.name,
        tuple(cells),
        widths=_WIDTHS,
        heights={1: 24},
        merged=tuple(merged),
        frozen=(_TOP + 1, 1),
        page=Page(
            landscape=True,
            area=Area(1, 1, end, _REASON),
            repeated=(_TOP, _TOP),
            footer=head.workbook,
        ),
        purpose=Purpose.HELP,
        links=tuple(links),
        filtered=Area(_TOP, 1, last, _LOOK),
        hidden_columns=(_KEY, _LOOK),
        mark=MARK,
    )


def of(book: Book) -> Grid | None:
    """Give the sheet of ours that a workbook has, if it has one."""
    sheet = _sheet_of(book.names.get(MARK, ""))
    return next((grid for grid in book.grids if grid.name.casefold() == sheet.casefold()), None)


def without(book: Book) -> Book:
    """Give a workbook without the sheet of ours: as it is to be checked."""
    own = of(book)
    if own is None:
        return book
    return replace(
        book,
        grids=tuple(grid for grid in book.grids if grid is not own),
        tables=tuple(table for table in book.tables if table.sheet != own.name),
        names={name: told for name, told in book.names.items() if name not in (MARK, STYLES)},
    )


def moved_last(book: Book) -> Book:
    """Give a workbook whose sheet of ours, if it has one, stands behind all others."""
    own = of(book)
    return book if own is None else replace(book, grids=(*without(book).grids, own))


def read(book: Book) -> tuple[Reason, ...]:
    """Read the findings that the sheet of a workbook lists; none if it has no such sheet."""
    grid = of(book)
    return () if grid is None else tuple(_reasons(grid))


def free_name(book: Book) -> str:
    """Give a name for the sheet that no other sheet has."""
    taken = {grid.name.casefold() for grid in book.grids}
    taken |= {each.sheet.casefold() for each in book.reservations if each.sheet is not None}
    numbered = (f"{NAME} {number}" for number in range(2, len(taken) + 3))
    return next(name for name in (NAME, *numbered) if name.casefold() not in taken)


def _numbered() -> Iterator[tuple[int, Text]]:
    return enumerate(_HEADINGS, 1)


def _cells(row: int, finding: Listed) -> Iterator[PlannedCell]:
    stated, computed = finding.stated, finding.computed
    difference = None if stated is None or computed is None else stated - computed
    yield PlannedCell(row, 1, Style.ORDER, Decimal(row - _TOP))
    yield PlannedCell(row, 2, _WEIGHTS[finding.mark], finding.weight)
    yield PlannedCell(row, _SHEET, Style.TEXT, finding.at.sheet)
    look = Style.REFERENCE if finding.linked else Style.MARK
    yield PlannedCell(row, _CELL, look, finding.at.cell)
    for column, amount in enumerate((stated, computed, difference), _CELL + 1):
        whole = amount is None or amount == amount.to_integral_value()
        yield PlannedCell(row, column, Style.MONEY if whole else Style.FRACTION, amount)
    yield PlannedCell(row, _MESSAGE, Style.TEXT, finding.message)
    yield PlannedCell(row, _REASON, Style.INPUT, finding.reason or None)
    yield PlannedCell(row, _KEY, Style.PLAIN, finding.key)
    yield PlannedCell(row, _LOOK, Style.PLAIN, finding.look or None)


def _reasons(grid: Grid) -> Iterator[Reason]:
    """Read the rows below the headings, wherever people have moved rows and columns to."""
    columns: dict[str, int] = {}
    for row, cells in grid.rows.items():
        if not columns:
            told = {str(cell.value): column for column, cell in cells.items()}
            columns = told if KEY in told else {}
            continue
        key = cells.get(columns[KEY])
        if key is None or key.kind is not Kind.TEXT:
            continue
        sheet, cell, message, reason = (
            _text(grid, row, _column(columns, text))
            for text in (*_HEADINGS[2:4], _HEADINGS[_MESSAGE - 1], REASON)
        )
        at = address(row, _column(columns, REASON) or 1)
        look = _text(grid, row, columns.get(LOOK, 0))
        of = Place(sheet, cell)
        yield Reason(str(key.value), of, reason, Place(grid.name, at), look, message)


def _column(columns: dict[str, int], heading: Text) -> int:
    return columns.get(heading.id) or columns.get(heading.en) or 0


def _text(grid: Grid, row: int, column: int) -> str:
    """Give what people wrote; a number or a date is no reason that anybody can read, but is one."""
    value = grid.cell(row, column).value
    return "" if value is None else str(value).strip()


def _sheet_of(refers_to: str) -> str:
    """Give the sheet of a reference: `'Temuan 2'!$A$1`; empty for one that is lost."""
    sheet, _, _ = refers_to.rpartition("!")
    if sheet.startswith("'"):
        return sheet[1:-1].replace("''", "'")
    return "" if sheet.startswith("#") else sheet
