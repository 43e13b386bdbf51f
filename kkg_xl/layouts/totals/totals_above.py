"""A total that stands above the headings of its table: `TOTAL BIAYA: Rp 4.000.000`.

A bare `JUMLAH` is one where its only amount stands above the column of money that it sums.
Only where the table is the single one of its sheet and states no total of all its lines itself;
one that is told twice is compared by `kkg_xl.layouts.totals.repeated`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.numerals import Manner, read_digits
from kkg_xl.domain.table import Scope, Table, Total
from kkg_xl.layouts.columns.regions import row_texts
from kkg_xl.layouts.laws.derivations import Derivations
from kkg_xl.layouts.words.vocabulary import plain
from kkg_xl.sheets.grid import Grid, Kind
from kkg_xl.sheets.refs import address, parse_address, parse_area

_SPENDING = re.compile(
    r"(?:GRAND TOTAL|(?:TOTAL|JUMLAH)(?: SELURUH| KESELURUHAN)? "
    r"(?:BIAYA|RAB|ANGGARAN BIAYA|BELANJA|PENGELUARAN|HPS|COST|BUDGET))\b(?! (?:MAKS|PER)).*"
)
_BARE = frozenset({"TOTAL", "JUMLAH"})
_RUPIAH = re.compile(r"\bRp\.?\s*(\d[\d.,]*\d)", re.IGNORECASE)
_ROWS = 8
_MONEY = Decimal(1000)


def with_total_above(grid: Grid, tables: Sequence[Table]) -> list[Table]:
    """Give the tables of a sheet, the single one with the total that stands above it."""
    own = [table for table in tables if table.columns and table.lines and table.money]
    if len(own) != 1 or _is_closed(own[0]):
        return list(tables)
    total = _above(grid, own[0])
    if total is None:
        return list(tables)
    told = replace(own[0], totals=(total, *own[0].totals))
    return [told if table is own[0] else table for table in tables]


def _is_closed(table: Table) -> bool:
    return any(
        total.scope is Scope.GRAND or len(total.lines) == len(table.lines) for total in table.totals
    )


def _above(grid: Grid, table: Table) -> Total | None:
    area = parse_area(table.range)
    for number in range(area.top - 1, max(0, area.top - _ROWS), -1):
        for column, text in row_texts(grid.rows.get(number, {})).items():
            words = plain(text)
            if words in _BARE or _SPENDING.fullmatch(words):
                figure = _figure(grid, table, number, column)
                if words in _BARE and not _is_over_money(figure, table):
                    return None
                return None if figure is None else _total(grid, table, (number, column), figure)
    return None


def _is_over_money(figure: Figure | None, table: Table) -> bool:
    """Tell whether an amount stands in the column of money that it is taken to sum."""
    return figure is not None and parse_address(figure.at.cell)[1] == table.money[0]


def _figure(grid: Grid, table: Table, number: int, label: int) -> Figure | None:
    """Give the only amount beside a label, else the one that the label or a text beside tells."""
    row = grid.rows[number]
    area = parse_area(table.range)
    cells = {column: cell for column, cell in row.items() if column >= label}
    numbers = [
        (column, cell.value, cell.formula)
        for column, cell in cells.items()
        if cell.kind is Kind.NUMBER and isinstance(cell.value, Decimal) and cell.value >= _MONEY
    ]
    if len(numbers) == 1:
        column, value, formula = numbers[0]
        rows = frozenset(range(area.top, area.bottom + 1))
        derivations = Derivations(grid, rows, area.left, area.right)
        told = derivations.derivation(number, table.money[0], formula) if formula else None
        return Figure(Place(grid.name, address(number, column)), value, derivation=told)
    for column, text in row_texts(cells).items():
        found = _RUPIAH.search(text)
        read = None if found is None or numbers else read_digits(found[1], Manner.UNDECIDED)
        if read is not None:
            return Figure(Place(grid.name, address(number, column)), read[0])
    return None


def _total(grid: Grid, table: Table, label: tuple[int, int], figure: Figure) -> Total:
    return Total(
        label[0],
        row_texts(grid.rows[label[0]])[label[1]],
        Place(grid.name, address(*label)),
        Scope.GRAND,
        {table.money[0]: figure},
        tuple(line.index for line in table.lines),
        tuple(total.index for total in table.totals if total.lines),
    )
