"""Money tables made by hand, for what no sheet can show a rule.

One money column, `F`; rows count from 0 and stand on the sheet from row 2 on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kkg_xl.domain.figures import Derivation, Figure, Place, Rounding, Value
from kkg_xl.domain.table import Column, Line, Role, Scope, Table, Total
from kkg_xl.domain.workbook import Workbook

SHEET = "RAB"
KEY = 6

Amount = Value | int | str


def line(
    index: int,
    amount: Amount,
    *,
    item: str = "Air mineral",
    number: str | None = None,
    hidden: bool = False,
    typed: str | None = None,
    group: int = -1,
) -> Line:
    """Make a line; its number is its index and one."""
    return Line(
        index=index,
        number=str(index + 1) if number is None else number,
        item=item,
        at=Place(SHEET, f"B{index + 2}"),
        detail="",
        unit="",
        figures={KEY: figure(index, amount, typed=typed)},
        group=group,
        hidden=hidden,
    )


def total(
    index: int,
    amount: Amount,
    lines: Sequence[int],
    *,
    scope: Scope = Scope.GRAND,
    label: str = "JUMLAH",
    totals: Sequence[int] = (),
    counted: Mapping[int, int | str] | None = None,
    outside: Sequence[Place] = (),
    rounding: Rounding | None = None,
    worked_out: int | None = None,
    rate: str | None = None,
    of: int | None = None,
    hidden: bool = False,
) -> Total:
    """Make a total; with `counted`, one with a formula that adds up rows so many times."""
    derivation = None
    if counted is not None or rounding is not None:
        often = None
        if counted is not None:
            often = tuple((row, Decimal(times)) for row, times in counted.items())
        derivation = Derivation("=SUM(F2:F9)", None, (), often, tuple(outside), rounding)
    stated = figure(index, amount)._replace(
        derivation=derivation,
        worked_out=None if worked_out is None else Decimal(worked_out),
    )
    return Total(
        index=index,
        label=label,
        at=Place(SHEET, f"B{index + 2}"),
        scope=scope,
        figures={KEY: stated},
        lines=tuple(lines),
        totals=tuple(totals),
        rate=None if rate is None else Decimal(rate),
        of=of,
        hidden=hidden,
    )


def figure(index: int, amount: Amount, *, typed: str | None = None) -> Figure:
    """Make the figure of a row; a whole number and a text of digits are amounts."""
    value = Decimal(amount) if isinstance(amount, int | str) else amount
    return Figure(Place(SHEET, f"F{index + 2}"), value, typed)


def table(*rows: Line | Total, whole: bool = True, visible: bool = True) -> Table:
    """Make a table of lines and totals."""
    return Table(
        sheet=SHEET,
        kind="budget",
        range="A1:F20",
        title="",
        columns=(Column(KEY, "F", "Jumlah (Rp)", Role.AMOUNT),),
        laws=(),
        money=(KEY,),
        lines=tuple(row for row in rows if isinstance(row, Line)),
        headings=(),
        totals=tuple(row for row in rows if isinstance(row, Total)),
        whole=whole,
        visible=visible,
    )


def workbook(*rows: Line | Total, whole: bool = True, visible: bool = True) -> Workbook:
    """Make a workbook of one table."""
    return Workbook("test.xlsx", tables=(table(*rows, whole=whole, visible=visible),))
