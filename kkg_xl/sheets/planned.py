"""Plans as if they were written already: as grids, and with the results of their formulas.

The results come from the formula engine that checks other people's workbooks, so a plan states no
result twice and whoever plans cannot state a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from kkg_xl.sheets.formula_tables import with_addresses
from kkg_xl.sheets.formulas import BUDGET, Calculator
from kkg_xl.sheets.grid import Book, Cell, Grid, Kind, ListTable
from kkg_xl.sheets.refs import address
from kkg_xl.sheets.sheet_plan import Content, PlannedCell, SheetPlan, Style

DATED: Final = frozenset({Style.DATE, Style.INPUT_DATE, Style.SHORT_DATE})
"""Styles under which a number is a date."""

_CELLS_OF_A_BUDGET: Final = 1000
"""For so many planned cells the calculator may look once more at as many as in a workbook."""

_EPOCH: Final = date(1899, 12, 30)


def serial(day: date) -> Decimal:
    """Give the serial number of a day, from 1 March 1900 on.

    >>> serial(date(2009, 11, 21))
    Decimal('40138')
    """
    return Decimal((day - _EPOCH).days)


def calculated(plans: Sequence[SheetPlan], beside: Book | None = None) -> tuple[SheetPlan, ...]:
    """Give the plans with the results of their formulas.

    `beside` is the workbook that they are written into. Sheets of it that have the name of a
    plan are the ones that the plan replaces. Raises `ValueError` for a formula whose result
    cannot be told; no such formula may be planned.
    """
    # What may be looked at grows with the plans: a large matrix of ours is nobody's trap.
    size = sum(len(plan.cells) for plan in plans)
    budget = BUDGET * (1 + size // _CELLS_OF_A_BUDGET)
    calculator = Calculator(with_addresses(book_of(plans, beside)), budget)
    return tuple(
        replace(plan, cells=tuple(_settled(plan.name, cell, calculator) for cell in plan.cells))
        for plan in plans
    )


def book_of(plans: Iterable[SheetPlan], beside: Book | None = None) -> Book:
    """Give the workbook that holds the planned sheets, those of `beside` first."""
    planned = {plan.name.casefold(): plan for plan in plans}
    book = Book("", ()) if beside is None else beside
    kept = [grid for grid in book.grids if grid.name.casefold() not in planned]
    tables = [table for table in book.tables if table.sheet.casefold() not in planned]
    return replace(
        book,
        grids=(*kept, *map(grid_of, planned.values())),
        tables=(*tables, *(table for plan in planned.values() for table in _tables(plan))),
        names={**book.names, **dict(each for plan in planned.values() for each in _names(plan))},
    )


def with_free_names(plans: Sequence[SheetPlan], beside: Book) -> tuple[SheetPlan, ...]:
    """Rename planned tables whose names a workbook has already, in all formulas of the plans too.

    Tables on sheets that the plans replace do not count.
    """
    replaced = {plan.name.casefold() for plan in plans}
    taken = {
        table.name.casefold() for table in beside.tables if table.sheet.casefold() not in replaced
    }
    taken |= {name.casefold() for name in beside.names}
    renamed: dict[str, str] = {}
    for table in (table for plan in plans for table in plan.tables):
        name, number = table.name, 1
        while name.casefold() in taken:
            number += 1
            name = f"{table.name}_{number}"
        taken.add(name.casefold())
        renamed[table.name] = name
    return tuple(_renamed(plan, renamed) for plan in plans)


def _renamed(plan: SheetPlan, names: Mapping[str, str]) -> SheetPlan:
    def told(formula: str) -> str:
        return _TABLE.sub(lambda found: names.get(found[0], found[0]), formula)

    return replace(
        plan,
        cells=tuple(
            cell if cell.formula is None else cell._replace(formula=told(cell.formula))
            for cell in plan.cells
        ),
        tables=tuple(
            table._replace(
                name=names[table.name],
                formulas={column: told(each) for column, each in table.formulas.items()},
            )
            for table in plan.tables
        ),
        validations=tuple(each._replace(source=told(each.source)) for each in plan.validations),
        conditions=tuple(each._replace(formula=told(each.formula)) for each in plan.conditions),
        names=tuple(each._replace(refers_to=told(each.refers_to)) for each in plan.names),
    )


_TABLE: Final = re.compile(r"(?<![\w.])[^\W\d][\w.]*(?=\[)")
"""The name of a table in a formula: it stands before brackets."""


def grid_of(plan: SheetPlan) -> Grid:
    """Give the sheet that a plan makes, as the reader would read it."""
    rows: dict[int, dict[int, Cell]] = {}
    for cell in sorted(plan.cells):
        if cell.value is not None or cell.formula is not None:
            rows.setdefault(cell.row, {})[cell.column] = _cell(cell)
    return Grid(plan.name, rows, plan.merged)


def _cell(cell: PlannedCell) -> Cell:
    return Cell(_kind(cell.value, cell.style), cell.value, cell.formula)


def _kind(value: Content, style: Style) -> Kind:
    match value:
        case None:
            return Kind.NOT_CALCULATED
        case bool():
            return Kind.BOOLEAN
        case str():
            return Kind.TEXT
        case Decimal():
            return Kind.DATE if style in DATED else Kind.NUMBER


def _names(plan: SheetPlan) -> Iterable[tuple[str, str]]:
    yield from ((name.name, name.refers_to) for name in plan.names)
    if plan.mark:
        yield plan.mark, marked(plan.name)


def marked(sheet: str) -> str:
    """Give what the mark of a sheet refers to, without `=`.

    >>> marked("Realisasi '09")
    "'Realisasi ''09'!$A$1"
    """
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!$A$1"


def _tables(plan: SheetPlan) -> Iterable[ListTable]:
    headings: Mapping[tuple[int, int], str] = {
        (cell.row, cell.column): str(cell.value) for cell in plan.cells
    }
    for table in plan.tables:
        area = table.area
        columns = (headings[area.top, column] for column in range(area.left, area.right + 1))
        yield ListTable(table.name, plan.name, area, tuple(columns))


def _settled(sheet: str, cell: PlannedCell, calculator: Calculator) -> PlannedCell:
    if cell.formula is None:
        return cell
    given = calculator.given(sheet, cell.row, cell.column)
    if given is None:
        message = f"{sheet}!{address(cell.row, cell.column)}: ={cell.formula} cannot be calculated"
        raise ValueError(message)
    return cell._replace(value=given)
