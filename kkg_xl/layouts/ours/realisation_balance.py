"""What came in, what went out and what is left, beside what the cash books say is left."""

from __future__ import annotations

from typing import NamedTuple

from kkg_xl.domain.realised import Realised
from kkg_xl.layouts.ours import realisation_formulas as formulas
from kkg_xl.layouts.ours.realisation_list import PaymentList
from kkg_xl.sheets.refs import Area, address
from kkg_xl.sheets.sheet_plan import Condition, Mark, PlannedCell, Style

_LABEL, _BESIDE, _AMOUNT, _LAST = 1, 2, 3, 8
"""Columns."""
_ZERO = (5, 8)
"""Which of the amounts must be nothing, counted from 0."""


class Block(NamedTuple):
    """The cells of the block, what is merged, and what is marked."""

    cells: tuple[PlannedCell, ...]
    merged: tuple[Area, ...]
    conditions: tuple[Condition, ...]


def balance_block(
    told: Realised, listed: PaymentList, sheet: str, top: int, in_table: str
) -> Block:
    """Plan the block from the row of its title on; `in_table` is what the lines above add up."""
    first = top + 1
    opening, received, spent, rest, stated, _, placed, passed = (
        address(first + step, _AMOUNT) for step in range(8)
    )
    rows = (
        ("Saldo awal", formulas.together(told.opening, sheet)),
        ("Penerimaan", formulas.moved(told.books, sheet, spent=False)),
        ("Pengeluaran", formulas.moved(told.books, sheet, spent=True)),
        ("Saldo: awal + penerimaan - pengeluaran", f"{opening}+{received}-{spent}"),
        ("Saldo menurut buku kas", formulas.together(told.balance, sheet)),
        ("Selisih saldo", f"{rest}-{stated}" if told.balance else "0"),
        ("Pengeluaran yang masuk tabel di atas", in_table),
        ("Bukan belanja: uang berpindah, pajak titipan", listed.passed_on()),
        ("Pengeluaran yang belum masuk tabel", f"{spent}-{placed}-{passed}"),
    )
    cells = [PlannedCell(top, _LABEL, Style.GROUP, "PENCOCOKAN DENGAN BUKU KAS")]
    cells += [PlannedCell(top, column, Style.GROUP) for column in range(_BESIDE, _LAST + 1)]
    for row, (label, formula) in enumerate(rows, first):
        cells.append(PlannedCell(row, _LABEL, Style.TEXT, label))
        cells.append(PlannedCell(row, _BESIDE, Style.TEXT))
        cells.append(PlannedCell(row, _AMOUNT, Style.MONEY, formula=formula))
    labels = (Area(row, _LABEL, row, _BESIDE) for row in range(first, first + len(rows)))
    marked = (Area(first + step, _AMOUNT, first + step, _AMOUNT) for step in _ZERO)
    return Block(
        tuple(cells),
        (Area(top, _LABEL, top, _LAST), *labels),
        tuple(
            Condition(area, f"ABS({address(area.top, area.left)})>=1", Mark.WRONG)
            for area in marked
        ),
    )
