"""Budgets made by hand, column by column, for what no sheet can show a rule that reads lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kkg_xl.domain.figures import (
    Derivation,
    Figure,
    Place,
    Rounding,
    Term,
    Unreadable,
    Value,
)
from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Column, Described, Line, Role, Table, Total
from kkg_xl.domain.workbook import Workbook

SHEET = "RAB"
VOL, RATE, AMOUNT = 3, 5, 6
PRODUCT = Law(AMOUNT, (Term(Decimal(1), (VOL, RATE)),))
COLUMNS = (
    Column(VOL, "C", "Vol", Role.FACTOR),
    Column(RATE, "E", "Harga", Role.RATE),
    Column(AMOUNT, "F", "Jumlah", Role.AMOUNT),
)

Given = int | str | Figure | None
"""A whole number, a text of digits, a blank, or a figure as it is."""


def line(
    index: int,
    *,
    item: str = "Air mineral",
    number: str = "",
    detail: str = "",
    unit: str = "",
    described: Described | None = None,
    figures: Mapping[int, Given],
) -> Line:
    """Make a line; its row on the sheet is its index."""
    return Line(
        index=index,
        number=number,
        item=item,
        at=Place(SHEET, f"B{index}"),
        detail=detail,
        unit=unit,
        figures={key: _figure(index, key, given) for key, given in figures.items()},
        group=-1,
        described=described,
    )


def bought(index: int, vol: Given, rate: Given, amount: Given, **told: str) -> Line:
    """Make a line of volume, rate and amount."""
    figures = {VOL: vol, RATE: rate, AMOUNT: amount}
    return line(index, figures=figures, **told)  # type: ignore[arg-type]


def formula(
    index: int,
    key: int,
    value: int | str | None,
    *terms: Term,
    outside: Sequence[Place] = (),
    rounding: Rounding | None = None,
) -> Figure:
    """Make the figure of a formula that makes `terms` of its row."""
    derivation = Derivation("=C*E", tuple(terms) or None, outside=tuple(outside), rounding=rounding)
    return Figure(_place(index, key), _value(value), derivation=derivation)


def text(index: int, key: int, typed: str, value: int | str | None = None) -> Figure:
    """Make the figure of a text: read as a number, or unreadable without one."""
    if value is None:
        return Figure(_place(index, key), Unreadable(typed))
    return Figure(_place(index, key), _value(value), typed)


def table(
    *rows: Line | Total,
    columns: Sequence[Column] = COLUMNS,
    laws: Sequence[Law] = (PRODUCT,),
    money: Sequence[int] = (AMOUNT,),
    whole: bool = True,
) -> Table:
    """Make a table of volume × rate, or of other columns and laws."""
    return Table(
        sheet=SHEET,
        kind="budget",
        range="A1:F20",
        title="",
        columns=tuple(columns),
        laws=tuple(laws),
        money=tuple(money),
        lines=tuple(row for row in rows if isinstance(row, Line)),
        headings=(),
        totals=tuple(row for row in rows if isinstance(row, Total)),
        whole=whole,
    )


def workbook(*tables: Table) -> Workbook:
    """Make a workbook of tables."""
    return Workbook("test.xlsx", tables)


def _figure(index: int, key: int, given: Given) -> Figure:
    return given if isinstance(given, Figure) else Figure(_place(index, key), _value(given))


def _value(given: int | str | None) -> Value:
    return None if given is None else Decimal(given)


def _place(index: int, key: int) -> Place:
    return Place(SHEET, f"{chr(ord('A') + key - 1)}{index}")
