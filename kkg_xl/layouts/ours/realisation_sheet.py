"""The realisation: plan beside spending, by stage, with what is left, and where it comes from.

Above, what is printed and signed: every amount is a formula over the plan and the cash books.
Below, how the payments were placed; a code that somebody writes there counts at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final, NamedTuple

from kkg_xl.domain.budget import BudgetLine, Part, Section
from kkg_xl.domain.figures import Place
from kkg_xl.domain.profile import Detail, Profile
from kkg_xl.domain.realised import Realised
from kkg_xl.layouts.ours import realisation_chart as charts
from kkg_xl.layouts.ours import realisation_formulas as formulas
from kkg_xl.layouts.ours import realisation_marks as marks
from kkg_xl.layouts.ours.formula_writing import link
from kkg_xl.layouts.ours.kept_together import KeptTogether
from kkg_xl.layouts.ours.printed import (
    money_width,
    paper,
    signatures,
    title_block,
    to_fill_in,
)
from kkg_xl.layouts.ours.realisation_balance import balance_block
from kkg_xl.layouts.ours.realisation_list import PaymentList
from kkg_xl.sheets.refs import Area, address
from kkg_xl.sheets.sheet_plan import (
    Content,
    Page,
    PlannedCell,
    SheetPlan,
    Style,
)

NAME: Final = "Realisasi"
MARK: Final = "_kkg_xl_realisation"

NUMBER, ITEM, PLAN, BEFORE, NOW, TO_DATE, LEFT, SHARE = range(1, 9)
"""Columns."""
_HEADINGS: Final = 7
"""The row of the headings."""
_TEXTS: Final = (
    *("NO", "KEGIATAN", "RENCANA\n(Rp)", "REALISASI S/D\nTAHAP LALU (Rp)"),
    *("REALISASI\nTAHAP INI (Rp)", "REALISASI S/D\nTAHAP INI (Rp)", "SISA\n(Rp)", "%"),
)
_WIDTHS: Final = {NUMBER: 7.0, ITEM: 36.0, SHARE: 9.5}
_SUMMED: Final = (PLAN, BEFORE, NOW, TO_DATE, LEFT)
SIGNED: Final = (Detail.REPORTED, Detail.ENDS)
"""Days of the profile on which it is signed, the first that is told."""


class Stage(NamedTuple):
    """From which day on payments belong to this stage."""

    first: date
    days: frozenset[Place]
    """Cells of the books that hold dates which a spreadsheet program can compare."""


class Amount(NamedTuple):
    """What people wrote of earlier stages beside a line: a constant, or a formula as well."""

    value: Content
    formula: str | None
    at: Place


def plan(
    told: Realised,
    profile: Profile,
    stage: Stage | None,
    name: str = NAME,
    earlier: Mapping[Place, Amount] = MappingProxyType({}),
) -> SheetPlan:
    """Plan the sheet.

    Without a stage, what was spent before it is for people to fill in; `earlier` is what they did,
    by `BudgetLine.at`.
    """
    return _Sheet(told, profile, stage, name, earlier).plan()


def asks_for_earlier(told: Realised, stage: Stage | None) -> bool:
    """Tell whether people must fill in what was spent in earlier stages."""
    return not told.is_first and stage is None


class _Sheet:
    """The sheet while it is put together, from top to bottom."""

    def __init__(
        self,
        told: Realised,
        profile: Profile,
        stage: Stage | None,
        name: str,
        earlier: Mapping[Place, Amount],
    ) -> None:
        self._told = told
        self._profile = profile
        self._name = name
        self._stage = stage
        self._earlier = earlier
        days = None if stage is None else stage.days
        self._division = formulas.divided(told.payments, told.books, days)
        self._cells: list[PlannedCell] = []
        self._merged: list[Area] = []
        self._row = _HEADINGS
        self._lines: list[tuple[int, BudgetLine]] = []
        self._together = KeptTogether()
        self._groups: list[charts.Group] = []

    def plan(self) -> SheetPlan:
        title = title_block(self._profile, self._name, "REALISASI PENGGUNAAN DANA", (NUMBER, SHARE))
        for column, text in enumerate(_TEXTS, 1):
            self._put(column, Style.HEADING, text)
        self._row += 1
        first = self._row
        total = self._total(self._parts(self._told.budget.parts))
        self._hint()
        spans = ((NUMBER, ITEM), (PLAN, NOW), (TO_DATE, SHARE))
        signing = signatures(self._profile, self._name, self._row + 1, spans, SIGNED)
        top = signing.last + 2
        above = charts.Above(_HEADINGS, (first, total - 1), PLAN, TO_DATE)
        drawn = charts.drawn(self._groups, above, Area(top + 1, BEFORE, top + charts.ROWS, SHARE))
        listed = PaymentList(self._told, self._division.listed, self._name, drawn.last + 2)
        self._sums(listed)
        block = balance_block(self._told, listed, self._name, top, self._in_table(total))
        self._together.total(signing.last)
        self._together.rows(top, drawn.last)
        self._together.rows(drawn.last + 2, drawn.last + 4)
        area = Area(1, NUMBER, max(drawn.last, listed.last), SHARE)
        parts = (title, signing, block, listed, drawn)
        return SheetPlan(
            self._name,
            (*self._cells, *(cell for part in parts for cell in part.cells)),
            widths={**_WIDTHS, **dict.fromkeys(_SUMMED, self._money())},
            heights={1: 20.0, _HEADINGS: 44.0},
            merged=(*self._merged, *(area for part in parts for area in part.merged)),
            frozen=(_HEADINGS + 1, 1),
            page=Page(
                paper(self._profile),
                landscape=True,
                area=area,
                repeated=(_HEADINGS, _HEADINGS),
                together=tuple(self._together.blocks),
                footer=f"Realisasi {self._profile.text(Detail.GROUP)}".strip(),
            ),
            conditions=(
                *marks.conditions(self._profile, self._name, Area(first, PLAN, total, SHARE)),
                *block.conditions,
                *listed.conditions(first, total),
                to_fill_in(area),
            ),
            charts=(drawn.chart,),
            mark=MARK,
        )

    def _money(self) -> float:
        """Give the width of the columns of money."""
        spent = sum(payment.book.spent(payment.row) or 0 for payment in self._told.payments)
        return money_width(self._told.budget.total, Decimal(spent))

    def _parts(self, parts: tuple[Part, ...], depth: int = 0) -> list[int]:
        """Plan lines and groups; give the rows that a total above them adds up."""
        summed: list[int] = []
        sections = 0
        for part in parts:
            if isinstance(part, Section):
                sections += 1
                summed += self._section(part, sections, depth)
            else:
                self._lines.append((self._row, part))
                self._together.line(self._row)
                summed.append(self._row)
                self._row += 1
        return summed

    def _section(self, section: Section, position: int, depth: int) -> list[int]:
        code = section.code or ("" if depth else chr(ord("A") + (position - 1) % 26))
        self._together.heading(self._row)
        self._put(NUMBER, Style.GROUP_ORDER, code)
        self._put(ITEM, Style.GROUP, section.title)
        for column in range(PLAN, SHARE + 1):
            self._put(column, Style.GROUP)
        self._merged.append(Area(self._row, ITEM, self._row, SHARE))
        self._row += 1
        first = self._row
        summed = self._parts(section.parts, depth + 1)
        if depth:
            return summed
        self._together.total(self._row)
        self._groups.append(charts.Group(code, section.title, self._row))
        self._summary(f"Jumlah {code}", [f"{first}:{self._row - 1}"], total=False)
        return [self._row - 1]

    def _total(self, summed: list[int]) -> int:
        rows = [str(row) for row in summed]
        if summed == list(range(summed[0], summed[-1] + 1)):
            rows = [f"{summed[0]}:{summed[-1]}"]
        self._summary("JUMLAH", rows, total=True)
        return self._row - 1

    def _summary(self, label: str, rows: list[str], *, total: bool) -> None:
        style = Style.TOTAL_LABEL if total else Style.SUBTOTAL_LABEL
        self._put(NUMBER, style, label)
        self._put(ITEM, style)
        self._merged.append(Area(self._row, NUMBER, self._row, ITEM))
        for column in _SUMMED:
            parts = (_column(column, span) for span in rows)
            self._put(
                column,
                Style.TOTAL if total else Style.SUBTOTAL,
                formula=f"SUM({','.join(parts)})",
            )
        self._share(Style.TOTAL_PERCENT if total else Style.SUBTOTAL_PERCENT)
        self._row += 1

    def _sums(self, listed: PaymentList) -> None:
        """Plan the lines, now that it is known where the list stands."""
        below = self._row
        for row, line in self._lines:
            self._row = row
            self._line(line, listed)
        self._row = below

    def _line(self, line: BudgetLine, listed: PaymentList) -> None:
        self._put(NUMBER, Style.ORDER, self._told.codes[line.at])
        self._put(ITEM, Style.TEXT, self._told.titles[line.at])
        planned, figure = line.amount, self._told.plans[line.at]
        amount = Decimal(0) if planned is None else planned.value
        stands = figure.amount == amount and figure.typed is None
        formula = link(figure.at, self._name) if stands else None
        self._cells.append(PlannedCell(self._row, PLAN, Style.MONEY, amount, formula))
        if self._told.is_first:
            self._cells.append(PlannedCell(self._row, BEFORE, Style.MONEY, Decimal(0)))
        elif self._stage is None:
            typed = self._earlier.get(line.at)
            value, formula = (None, None) if typed is None else (typed.value, typed.formula)
            self._cells.append(PlannedCell(self._row, BEFORE, Style.INPUT_MONEY, value, formula))
        else:
            self._put(BEFORE, Style.MONEY, formula=self._paid(line, listed, "<"))
        self._put(NOW, Style.MONEY, formula=self._paid(line, listed, ">="))
        row = self._row
        both = f"{address(row, BEFORE)}+{address(row, NOW)}"
        self._put(TO_DATE, Style.MONEY, formula=both)
        rest = f"{address(row, PLAN)}-{address(row, TO_DATE)}"
        self._put(LEFT, Style.MONEY, formula=rest)
        self._share(Style.PERCENT)

    def _paid(self, line: BudgetLine, listed: PaymentList, sign: str) -> str:
        window = None if self._stage is None else formulas.Window(sign, self._stage.first)
        direct = self._division.direct.get(self._told.index[line.at], ())
        terms = formulas.paid_by_code(direct, self._told.books, self._name, window)
        terms += listed.paid(self._told.codes[line.at], address(self._row, NUMBER), window)
        return "+".join(terms) or "0"

    def _share(self, style: Style) -> None:
        planned, to_date = (address(self._row, column) for column in (PLAN, TO_DATE))
        self._put(SHARE, style, formula=f'IF({planned}=0,"-",ROUND({to_date}/{planned},4))')

    def _hint(self) -> None:
        self._put(NUMBER, Style.HINT, marks.HINT)
        self._merged.append(Area(self._row, NUMBER, self._row, SHARE))
        self._row += 1

    def _in_table(self, total: int) -> str:
        """Write what the table has of what the books paid."""
        now, before = address(total, NOW), address(total, BEFORE)
        return now if self._stage is None else f"{before}+{now}"

    def _put(
        self, column: int, style: Style, text: str | None = None, formula: str | None = None
    ) -> None:
        self._cells.append(PlannedCell(self._row, column, style, text, formula))


def _column(column: int, span: str) -> str:
    first, _, last = span.partition(":")
    name = address(int(first), column)
    return f"{name}:{address(int(last), column)}" if last else name
