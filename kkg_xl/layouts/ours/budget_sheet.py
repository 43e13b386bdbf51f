"""The printed budget: title block, groups with sub-totals, total, words, signatures.

Declared as what a reader of such sheets expects, so that our own reading finds in it what was
planned. Every number is a formula: linked to where it stands, or calculated from its row.
"""

from __future__ import annotations

import re
from typing import Final

from kkg_xl.domain.budget import Addition, Budget, Measure, Number, all_lines
from kkg_xl.domain.profile import Detail, Profile
from kkg_xl.domain.table import Role, Scope
from kkg_xl.layouts.ours.budget_rows import FIRST_MEASURE, ITEM, NUMBER, BudgetRows, style_of
from kkg_xl.layouts.ours.formula_writing import link, rounded
from kkg_xl.layouts.ours.printed import money_width, paper, signatures, title_block, to_fill_in
from kkg_xl.layouts.ours.spelling_formula import rupiah_in_words
from kkg_xl.layouts.words.heading_words import roles
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.refs import Area, address
from kkg_xl.sheets.sheet_plan import Page, PlannedCell, SheetPlan, Style

NAME: Final = "RAB (cetak)"
MARK: Final = "_kkg_xl_budget"

SIGNED: Final = (Detail.SIGNED,)
"""Days of the profile on which it is signed, the first that is told."""

_HEADINGS: Final = 7
"""The row of the headings."""

_WIDTHS: Final = {Style.COUNT: 9.0, Style.MONEY: 15.0, Style.UNIT: 10.0}
_AMOUNT: Final = 16.0
_PAGE_WIDTH: Final = 96.0
"""Characters that a page in portrait holds at its natural size; items take what is left."""
_NARROWEST_ITEM: Final = 30.0
_WORDS_HEIGHT: Final = 30.0
"""Points: room for two lines, and some distance from the total."""


def plan(budget: Budget, profile: Profile, book: Book, name: str = NAME) -> SheetPlan:
    """Plan the sheet of a budget that stands in `book`."""
    return _Sheet(budget, profile, book, name).plan()


class _Sheet:
    """The sheet while it is put together, from top to bottom."""

    def __init__(self, budget: Budget, profile: Profile, book: Book, name: str) -> None:
        self._budget = budget
        self._profile = profile
        self._name = name
        self._rows = BudgetRows(name, budget, book, _HEADINGS + 1)

    def plan(self) -> SheetPlan:
        self._title()
        self._headings()
        summed = self._rows.parts(self._budget.parts)
        last = self._total(summed)
        self._words(last)
        top = self._rows.row + 1
        signing = signatures(self._profile, self._name, top, self._spans(), SIGNED)
        self._rows.together.total(signing.last)
        area = Area(1, 1, signing.last, self._rows.amount)
        return SheetPlan(
            self._name,
            (*self._rows.cells, *signing.cells),
            widths=self._widths(),
            heights={1: 20.0, self._rows.row - 1: _WORDS_HEIGHT},
            merged=(*self._rows.merged, *signing.merged),
            frozen=(_HEADINGS + 1, 1),
            page=Page(
                paper(self._profile),
                area=area,
                repeated=(_HEADINGS, _HEADINGS),
                together=tuple(self._rows.together.blocks),
                footer=f"RAB {self._profile.text(Detail.GROUP)}".strip(),
            ),
            conditions=(to_fill_in(area),),
            mark=MARK,
        )

    def _title(self) -> None:
        title = title_block(
            self._profile,
            self._name,
            "RENCANA ANGGARAN BIAYA (RAB)",
            (NUMBER, self._rows.amount),
        )
        self._rows.cells.extend(title.cells)
        self._rows.merged.extend(title.merged)

    def _headings(self) -> None:
        texts = ["NO", "KEGIATAN"]
        texts += [_heading(measure) for measure in self._budget.measures]
        texts.append("JUMLAH\n(Rp)")
        for column, text in enumerate(texts, 1):
            self._rows.cells.append(PlannedCell(_HEADINGS, column, Style.HEADING, text))

    def _total(self, summed: list[int]) -> int:
        """Plan the total and what follows it; give the row that the words repeat."""
        runs: list[tuple[int, int]] = []
        for row in summed:
            if runs and runs[-1][1] == row - 1:
                runs[-1] = (runs[-1][0], row)
            else:
                runs.append((row, row))
        total = last = self._rows.row
        self._rows.total("JUMLAH", Style.TOTAL_LABEL, Style.TOTAL, runs)
        taxes: list[int] = []
        for addition in self._budget.additions:
            self._rows.across(addition.label, Style.TOTAL_LABEL, self._rows.amount - 1)
            formula = self._added(addition, total, taxes, last)
            value = addition.amount if formula is None else None
            self._rows.put(self._rows.amount, Style.TOTAL, value, formula)
            if addition.scope is Scope.TAX:
                taxes.append(self._rows.row)
            else:
                last = self._rows.row
            self._rows.row += 1
        return last

    def _added(self, addition: Addition, total: int, taxes: list[int], before: int) -> str | None:
        """Give the formula of what follows the total; `None` for a constant."""
        if addition.at is not None:
            return link(addition.at, self._name)
        match addition.scope:
            case Scope.TAX if addition.share is not None:
                share = f"{addition.share.normalize():f}"
                formula = f"{address(total, self._rows.amount)}*{share}"
            case Scope.AFTER_TAX:
                formula = "+".join(address(row, self._rows.amount) for row in (total, *taxes))
            case Scope.ROUNDED if addition.rounding is not None:
                formula = address(before, self._rows.amount)
            case _:
                return None
        return rounded(formula, addition.rounding)

    def _words(self, row: int) -> None:
        amount = address(row, self._rows.amount)
        words = f'"Terbilang: "&{rupiah_in_words(amount)}'
        self._rows.put(NUMBER, Style.WORDS, formula=words)
        self._rows.merged.append(Area(self._rows.row, NUMBER, self._rows.row, self._rows.amount))
        self._rows.row += 1

    def _widths(self) -> dict[int, float]:
        widths = {NUMBER: 6.0, self._rows.amount: max(_AMOUNT, money_width(self._budget.total))}
        for measure in self._budget.measures:
            widths[self._rows.columns[measure.key]] = self._width(measure)
        widths[ITEM] = max(_NARROWEST_ITEM, _PAGE_WIDTH - sum(widths.values()))
        return widths

    def _width(self, measure: Measure) -> float:
        style = style_of(measure)
        if style is not Style.MONEY:
            return _WIDTHS[style]
        values = (line.values.get(measure.key) for line in all_lines(self._budget.parts))
        rates = (each.value for each in values if isinstance(each, Number))
        return max(_WIDTHS[style], money_width(*rates))

    def _spans(self) -> tuple[tuple[int, int], ...]:
        """Give the columns of the three signatures: they share the room to the right of items."""
        last = self._rows.amount
        if last - FIRST_MEASURE < 3:  # noqa: PLR2004 -- too few columns beside the items for two
            return (NUMBER, NUMBER), (ITEM, ITEM), (FIRST_MEASURE, last)
        return (NUMBER, ITEM), (FIRST_MEASURE, last - 2), (last - 1, last)


def _heading(measure: Measure) -> str:
    """Give a column's heading; where it might mean something else on this sheet, the usual one."""
    text = _RUPIAH.sub(" ", measure.heading.upper())
    usual = _USUAL.get(measure.role)
    if usual is not None and measure.role not in roles(text)[:1]:
        text = usual
    plain = " ".join(text.split())
    return f"{plain}\n(Rp)" if style_of(measure) is Style.MONEY else plain


_USUAL: Final = {
    Role.DATE: "TANGGAL",
    Role.FACTOR: "VOLUME",
    Role.RATE: "SATUAN BIAYA",
    Role.UNIT: "SATUAN",
}
_RUPIAH: Final = re.compile(r"\(\s*RP\.?\s*\)")
