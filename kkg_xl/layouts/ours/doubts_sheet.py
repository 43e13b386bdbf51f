"""Nama Diragukan: pairs of names that may be one person's, and a cell for whoever knows it.

Nothing is merged before somebody has written Ya. What is written counts from the next run on, in
every list of the workbook and for `check` too, as long as the names stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from kkg_xl.domain.attending import Person
from kkg_xl.domain.doubts import Answer, Doubt
from kkg_xl.domain.figures import Place
from kkg_xl.domain.profile import Detail, Profile
from kkg_xl.layouts.ours import checks
from kkg_xl.layouts.ours.printed import paper, title_block, to_fill_in
from kkg_xl.sheets.grid import Book, Grid
from kkg_xl.sheets.refs import Area, address, parse_address
from kkg_xl.sheets.seals import open_cells, own_sheet
from kkg_xl.sheets.sheet_plan import Condition, Link, Mark, Page, PlannedCell, SheetPlan, Style

NAME: Final = "Nama Diragukan"
MARK: Final = "_kkg_xl_doubts"

ORDER, PERSON, PERSON_AT, OTHER, OTHER_AT, NUMBER, SCHOOL, ALIKE, WHY, ANSWER = range(1, 11)
"""Columns."""
_TEXTS: Final = (
    *("NO", "NAMA DI DAFTAR", "DI SEL", "MUNGKIN SAMA DENGAN", "DI SEL", "NIP/NUPTK", "SEKOLAH"),
    *("MIRIP", "SEBAB DIRAGUKAN", "ORANG YANG SAMA?"),
)
_WIDTHS: Final = dict(enumerate((5.0, 28.0, 22.0, 28.0, 22.0, 21.0, 22.0, 8.0, 34.0, 14.0), 1))
_HEADINGS: Final = 8
TOP: Final = _HEADINGS + 1

YES, NO = "Ya", "Tidak"
_SAME: Final = frozenset(("ya", "y", "sama"))
_OTHERS: Final = frozenset(("tidak", "t", "tdk", "bukan", "beda"))
_HINT: Final = (
    "Ya: keduanya satu orang, tandanya digabung. Tidak: dua orang. Kosong: belum diputuskan, tetap"
    " dua orang. Isilah, lalu jalankan attendance lagi."
)
_SPELT: Final = "ejaannya hampir sama"
_SHORTENED: Final = "ada kata yang disingkat"
_CONTRADICTED: Final = "jawabannya bertentangan, belum dipakai"
_UNCLEAR: Final = "jawabannya bukan Ya atau Tidak"
_NONE: Final = "Tidak ada nama yang diragukan"


class Asked(NamedTuple):
    """A doubt, and what has been answered so far."""

    doubt: Doubt
    answer: str = ""
    """As it stands."""
    contradicted: bool = False
    """Whether another answer says otherwise, so that neither counts."""


def plan(asked: Sequence[Asked], profile: Profile, name: str = NAME) -> SheetPlan:
    """Plan the sheet; it says so where there is nothing to ask any more."""
    last = _HEADINGS + max(1, len(asked))
    title = title_block(profile, name, "NAMA YANG DIRAGUKAN", (ORDER, ANSWER))
    cells = [
        *title.cells,
        PlannedCell(_HEADINGS - 1, ORDER, Style.HINT, _HINT),
        *(PlannedCell(_HEADINGS, at, Style.HEADING, text) for at, text in enumerate(_TEXTS, 1)),
    ]
    links: list[Link] = []
    for row, each in enumerate(asked, TOP):
        cells += _row(row, each)
        for column, place in ((PERSON_AT, each.doubt.person.at), (OTHER_AT, each.doubt.other.at)):
            links.append(Link(row, column, place.sheet, *parse_address(place.cell)))
    if not asked:
        empty = {PERSON: _NONE}
        cells += [PlannedCell(TOP, at, Style.TEXT, empty.get(at)) for at in range(1, ANSWER + 1)]
    answers = Area(TOP, ANSWER, last, ANSWER)
    first = address(TOP, ANSWER)
    wrong = f'ISNUMBER(SEARCH("; jawabannya",${address(TOP, WHY)}))'
    area = Area(1, ORDER, last, ANSWER)
    return SheetPlan(
        name,
        tuple(cells),
        widths=_WIDTHS,
        heights={1: 20.0, _HEADINGS: 30.0},
        merged=(*title.merged, Area(_HEADINGS - 1, ORDER, _HEADINGS - 1, ANSWER)),
        frozen=(TOP, OTHER),
        page=Page(
            paper(profile),
            landscape=True,
            area=area,
            repeated=(_HEADINGS, _HEADINGS),
            footer=f"{NAME} {profile.text(Detail.GROUP)}".strip(),
        ),
        validations=(checks.one_of(YES, NO)(answers),) if asked else (),
        conditions=(
            Condition(answers, wrong, Mark.WRONG),
            *((Condition(answers, f'{first}=""', Mark.TO_FILL_IN),) if asked else ()),
            to_fill_in(Area(1, ORDER, _HEADINGS - 1, ANSWER)),
        ),
        links=tuple(links),
        mark=MARK,
    )


def _row(row: int, asked: Asked) -> Iterator[PlannedCell]:
    doubt = asked.doubt
    other = doubt.other
    yield PlannedCell(row, ORDER, Style.COUNT, Decimal(row - _HEADINGS))
    yield PlannedCell(row, PERSON, Style.TEXT, doubt.person.name)
    yield PlannedCell(row, PERSON_AT, Style.REFERENCE, str(doubt.person.at))
    yield PlannedCell(row, OTHER, Style.TEXT, other.name)
    yield PlannedCell(row, OTHER_AT, Style.REFERENCE, str(other.at))
    yield PlannedCell(row, NUMBER, Style.TEXT, _number(other))
    yield PlannedCell(row, SCHOOL, Style.TEXT, other.school or None)
    yield PlannedCell(row, ALIKE, Style.PERCENT, Decimal(doubt.alike.percent) / 100)
    why = _SHORTENED if doubt.alike.is_shortened else _SPELT
    if asked.answer and said(asked.answer) is None:
        why = f"{why}; {_UNCLEAR}"
    elif asked.contradicted:
        why = f"{why}; {_CONTRADICTED}"
    yield PlannedCell(row, WHY, Style.TEXT, why)
    yield PlannedCell(row, ANSWER, Style.INPUT_MARK, asked.answer or None)


def _number(person: Person) -> str | None:
    return person.nip or person.nuptk or None


def answers(book: Book) -> tuple[Answer, ...]:
    """Give what people have answered on the sheet, wherever it stands now."""
    grid = own_sheet(book, MARK)
    if grid is None:
        return ()
    rows = (row for area in open_cells(book, MARK) for row in range(area.top, area.bottom + 1))
    return tuple(_answer(grid, row) for row in rows if grid.cell(row, ANSWER).value is not None)


def _answer(grid: Grid, row: int) -> Answer:
    text = str(grid.cell(row, ANSWER).value).strip()
    return Answer(
        str(grid.cell(row, PERSON).value or ""),
        str(grid.cell(row, OTHER).value or ""),
        said(text),
        text,
        Place(grid.name, address(row, ANSWER)),
    )


def said(text: str) -> bool | None:
    """Tell whether an answer says that two are one; `None` for one that says nothing of it.

    >>> said("ya"), said("Tidak."), said("mungkin")
    (True, False, None)
    """
    word = text.casefold().rstrip(".")
    return True if word in _SAME else False if word in _OTHERS else None
