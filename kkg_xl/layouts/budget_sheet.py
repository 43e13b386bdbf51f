"""The printed budget: title block, groups with sub-totals, total, words, signatures.

Declared as what a reader of such sheets expects, so that our own reading finds in it what was
planned. Every number is a formula: linked to where it stands, or calculated from its row.
"""

from __future__ import annotations

from typing import Final

from kkg_xl.domain.budget import Budget, BudgetLine, Measured, Number, Part, Section
from kkg_xl.domain.figures import Place
from kkg_xl.domain.profile import Detail, Profile
from kkg_xl.layouts.formula_writing import link, of_terms, rounded
from kkg_xl.layouts.printed import (
    Words,
    joined,
    paper,
    signatures,
    to_fill_in,
    told,
    told_day,
)
from kkg_xl.layouts.spelling_formula import rupiah_in_words
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.refs import Area, address, parse_address
from kkg_xl.sheets.sheet_plan import Page, PlannedCell, SheetPlan, Style

NAME: Final = "RAB (cetak)"
MARK: Final = "_kkg_xl_budget"

NUMBER, ITEM, FIRST_MEASURE = 1, 2, 3
"""Columns."""
_HEADINGS: Final = 7
"""The row of the headings."""

_WIDTHS: Final = {Measured.COUNT: 9.0, Measured.MONEY: 15.0, Measured.WORDS: 9.0}
_STYLES: Final = {
    Measured.COUNT: Style.COUNT,
    Measured.MONEY: Style.MONEY,
    Measured.WORDS: Style.UNIT,
}
_PAGE_WIDTH: Final = 96.0
"""Characters that a page in portrait holds at its natural size; items take what is left."""
_NARROWEST_ITEM: Final = 30.0


def plan(budget: Budget, profile: Profile, book: Book, name: str = NAME) -> SheetPlan:
    """Plan the sheet of a budget that stands in `book`."""
    return _Sheet(budget, profile, book, name).plan()


class _Sheet:
    """The sheet while it is put together, from top to bottom."""

    def __init__(self, budget: Budget, profile: Profile, book: Book, name: str) -> None:
        self._budget = budget
        self._profile = profile
        self._grids = {grid.name: grid for grid in book.grids}
        self._name = name
        self._keys = {m.key: at for at, m in enumerate(budget.measures, FIRST_MEASURE)}
        self._amount = FIRST_MEASURE + len(budget.measures)
        self._cells: list[PlannedCell] = []
        self._merged: list[Area] = []
        self._row = 1

    def plan(self) -> SheetPlan:
        self._title()
        self._headings()
        summed = self._parts(self._budget.parts)
        last = self._total(summed)
        self._words(last)
        signing = signatures(self._profile, self._name, self._row + 1, self._spans())
        area = Area(1, 1, signing.last, self._amount)
        return SheetPlan(
            self._name,
            (*self._cells, *signing.cells),
            widths=self._widths(),
            heights={1: 20.0, _HEADINGS: 32.0},
            merged=(*self._merged, *signing.merged),
            frozen=(_HEADINGS + 1, 1),
            page=Page(
                paper(self._profile),
                area=area,
                repeated=(_HEADINGS, _HEADINGS),
                footer=f"RAB {self._profile.text(Detail.GROUP)}".strip(),
            ),
            conditions=(to_fill_in(area),),
            mark=MARK,
        )

    def _title(self) -> None:
        own, sheet = self._profile, self._name
        lines = (
            (Words("RENCANA ANGGARAN BIAYA (RAB)"), Style.TITLE),
            (told(own, Detail.ACTIVITY, sheet).upper(), Style.SUBTITLE),
            (told(own, Detail.GROUP, sheet).upper(), Style.SUBTITLE),
            (
                joined(
                    Words("Kecamatan "),
                    told(own, Detail.SUBDISTRICT, sheet),
                    Words(", "),
                    told(own, Detail.DISTRICT, sheet),
                ),
                Style.CAPTION,
            ),
            (
                joined(
                    Words("Tahap "),
                    told(own, Detail.STAGE, sheet),
                    Words(", tahun anggaran "),
                    told(own, Detail.YEAR, sheet),
                    Words("; "),
                    told_day(own, Detail.BEGINS, sheet),
                    Words(" s.d. "),
                    told_day(own, Detail.ENDS, sheet),
                ),
                Style.CAPTION,
            ),
        )
        for row, (words, style) in enumerate(lines, 1):
            self._cells.append(words.cell(row, NUMBER, style))
            self._merged.append(Area(row, NUMBER, row, self._amount))

    def _headings(self) -> None:
        self._row = _HEADINGS
        texts = ["NO", "KEGIATAN"]
        texts += [_heading(m.heading, m.measured) for m in self._budget.measures]
        texts.append("JUMLAH\n(Rp)")
        for column, text in enumerate(texts, 1):
            self._cells.append(PlannedCell(self._row, column, Style.HEADING, text))
        self._row += 1

    def _parts(self, parts: tuple[Part, ...], depth: int = 0) -> list[int]:
        """Plan lines and groups; give the rows that a total above them adds up."""
        summed: list[int] = []
        number = letter = 0
        for part in parts:
            if isinstance(part, Section):
                letter += 1
                summed += self._section(part, letter, depth)
            else:
                number += 1
                summed.append(self._row)
                self._line(part, part.number or str(number))
        return summed

    def _section(self, section: Section, letter: int, depth: int) -> list[int]:
        code = section.code or ("" if depth else chr(ord("A") + (letter - 1) % 26))
        self._put(NUMBER, Style.GROUP_ORDER, code)
        self._put(ITEM, Style.GROUP, section.title)
        for column in range(ITEM + 1, self._amount + 1):
            self._put(column, Style.GROUP)
        self._merged.append(Area(self._row, ITEM, self._row, self._amount))
        first = self._row + 1
        self._row += 1
        summed = self._parts(section.parts, depth + 1)
        if depth:
            return summed
        last = self._row - 1
        self._put(NUMBER, Style.SUBTOTAL_LABEL, f"Jumlah {code or section.title}".strip())
        self._across(Style.SUBTOTAL_LABEL)
        amount = address(first, self._amount) + ":" + address(last, self._amount)
        self._put(self._amount, Style.SUBTOTAL, formula=f"SUM({amount})")
        self._row += 1
        return [self._row - 1]

    def _line(self, line: BudgetLine, number: str) -> None:
        self._put(NUMBER, Style.ORDER, number)
        self._text(ITEM, Style.TEXT, line.item, line.at.sheet, parse_address(line.at.cell))
        for measure in self._budget.measures:
            column, value = self._keys[measure.key], line.values.get(measure.key)
            style = _STYLES[measure.measured]
            if isinstance(value, str):
                row, _ = parse_address(line.at.cell)
                self._text(column, style, value, line.at.sheet, (row, measure.key))
            else:
                self._number(column, style, value)
        self._number(self._amount, Style.MONEY, line.amount)
        self._row += 1

    def _text(
        self, column: int, style: Style, text: str, sheet: str, place: tuple[int, int]
    ) -> None:
        """Link to a text where it stands; one that was put together or trimmed is written."""
        grid = self._grids.get(sheet)
        if grid is not None and grid.cell(*place).value == text:
            at = link(Place(sheet, address(*place)), self._name)
            self._put(column, style, formula=f'{at}&""')
        else:
            self._put(column, style, text)

    def _number(self, column: int, style: Style, number: Number | None) -> None:
        if number is None:
            self._put(column, style)
            return
        formula = self._made(number)
        if formula is None and number.at is not None:
            formula = link(number.at, self._name)
        self._cells.append(PlannedCell(self._row, column, style, number.value, formula))

    def _made(self, number: Number) -> str | None:
        terms = [
            term._replace(
                factors=tuple(self._keys[key] for key in term.factors),
                divisors=tuple(self._keys[key] for key in term.divisors),
            )
            for term in number.terms
        ]
        formula = of_terms(terms, self._row)
        return None if formula is None else rounded(formula, number.rounding)

    def _total(self, summed: list[int]) -> int:
        """Plan the total and what follows it; give the row that the words repeat."""
        cells = [address(row, self._amount) for row in summed]
        if summed and summed == list(range(summed[0], summed[-1] + 1)) and len(summed) > 1:
            cells = [f"{cells[0]}:{cells[-1]}"]
        self._put(NUMBER, Style.TOTAL_LABEL, "JUMLAH")
        self._across(Style.TOTAL_LABEL)
        self._put(self._amount, Style.TOTAL, formula=f"SUM({','.join(cells)})")
        last = self._row
        self._row += 1
        for label, amount in self._budget.additions:
            self._put(NUMBER, Style.TOTAL_LABEL, label)
            self._across(Style.TOTAL_LABEL)
            self._number(self._amount, Style.TOTAL, amount)
            last = self._row
            self._row += 1
        return last

    def _words(self, row: int) -> None:
        amount = address(row, self._amount)
        words = f'"Terbilang: "&{rupiah_in_words(amount)}'
        self._put(NUMBER, Style.WORDS, formula=words)
        self._merged.append(Area(self._row, NUMBER, self._row, self._amount))
        self._row += 1

    def _put(
        self, column: int, style: Style, text: str | None = None, formula: str | None = None
    ) -> None:
        self._cells.append(PlannedCell(self._row, column, style, text, formula))

    def _across(self, style: Style) -> None:
        """Give a label all the room before the amount."""
        self._cells.extend(
            PlannedCell(self._row, column, style) for column in range(ITEM, self._amount)
        )
        self._merged.append(Area(self._row, NUMBER, self._row, self._amount - 1))

    def _widths(self) -> dict[int, float]:
        widths = {NUMBER: 6.0, self._amount: 16.0}
        for measure in self._budget.measures:
            widths[self._keys[measure.key]] = _WIDTHS[measure.measured]
        widths[ITEM] = max(_NARROWEST_ITEM, _PAGE_WIDTH - sum(widths.values()))
        return widths

    def _spans(self) -> tuple[tuple[int, int], ...]:
        """Give the columns of the three signatures: they share the room to the right of items."""
        last = self._amount
        if last - FIRST_MEASURE < 3:  # noqa: PLR2004 -- too few columns beside the items for two
            return (NUMBER, NUMBER), (ITEM, ITEM), (FIRST_MEASURE, last)
        return (NUMBER, ITEM), (FIRST_MEASURE, last - 2), (last - 1, last)


def _heading(text: str, measured: Measured) -> str:
    plain = " ".join(text.upper().replace("(RP)", " ").replace("( RP )", " ").split())
    return f"{plain}\n(Rp)" if measured is Measured.MONEY else plain
