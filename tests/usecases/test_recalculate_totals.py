"""Totals are written as the other totals of their column are, and after what formulas give."""

from __future__ import annotations

from decimal import Decimal

from kkg_xl.usecases.recalculate import recalculate
from tests.support.grids import book
from tests.support.hosts import MemoryHost

SUBTOTALS = """
|    | A  | B               | C      | D      | E       | F               |
| -- | -- | --------------- | ------ | ------ | ------- | --------------- |
| 1  | NO | URAIAN          | VOLUME | SATUAN | HARGA   | JUMLAH          |
| 2  | A  | Bahan           |        |        |         |                 |
| 3  | 1  | Kertas          |     10 | rim    |  45.000 | =C3*E3          |
| 4  | 2  | Tinta           |      5 | bh     |  90.000 | =C4*E4          |
| 5  |    | Sub total bahan |        |        |         | =SUBTOTAL(9,F3:F4) |
| 6  | B  | Jasa            |        |        |         |                 |
| 7  | 1  | Honor           |      4 | org    | 250.000 | =C7*E7          |
| 8  | 2  | Sewa            |      3 | hari   | 150.000 | =C8*E8          |
| 9  |    | Sub total jasa  |        |        |         | =SUBTOTAL(9,F7:F8) |
| 10 |    | Total           |        |        |         | =SUBTOTAL(9,F3:F9) |
"""


def written(text: str) -> dict[str, tuple[str | None, object]]:
    entries = recalculate(book(text)).receipt.entries
    return {entry.at.cell: (entry.formula, entry.after) for entry in entries}


def test_a_sum_between_subtotals_is_one_of_them_so_that_the_total_passes_over_it():
    short = SUBTOTALS.replace("=SUBTOTAL(9,F3:F4)", "=SUBTOTAL(9,F3:F3)")

    assert written(short) == {"F5": ("SUBTOTAL(9,F3:F4)", Decimal(900000))}


def test_a_typed_total_over_subtotals_counts_the_lines():
    typed = SUBTOTALS.replace("=SUBTOTAL(9,F3:F9)", "2.300.000")

    assert written(typed) == {"F10": ("SUBTOTAL(9,F3:F4,F7:F8)", Decimal(2350000))}


def test_a_chain_of_subtotals_goes_on_as_a_chain():
    months = """
|    | A  | B              | C   | D      | E           |
| -- | -- | -------------- | --- | ------ | ----------- |
| 1  |    | BULAN JANUARI  |     |        |             |
| 2  | No | Uraian         | Qty | Harga  | Jumlah      |
| 3  | 1  | Konsumsi       |  30 | 12.500 | =C3*D3      |
| 4  | 2  | Transport      |  30 | 20.000 | =C4*D4      |
| 5  |    | Jumlah         |     |        | =SUM(E3:E4) |
| 7  |    | BULAN FEBRUARI |     |        |             |
| 8  | No | Uraian         | Qty | Harga  | Jumlah      |
| 9  | 1  | Konsumsi       |  31 | 12.500 | =C9*D9      |
| 10 | 2  | Transport      |  31 | 20.000 | =C10*D10    |
| 11 |    | Jumlah         |     |        | =SUM(E9:E10) |
| 13 |    | BULAN MARET    |     |        |             |
| 14 | No | Uraian         | Qty | Harga  | Jumlah      |
| 15 | 1  | Konsumsi       |  32 | 12.500 | =C15*D15    |
| 16 | 2  | Transport      |  32 | 20.000 | =C16*D16    |
| 17 |    | Jumlah         |     |        | =SUM(E15:E16) |
| 19 |    | TOTAL TRIWULAN |     |        | =E5+E11     |
"""

    assert written(months) == {"E19": ("E5+E11+E17", Decimal(3022500))}


def test_a_typed_total_is_held_against_what_its_lines_give_and_not_against_what_was_stored():
    zeros = """
|   | A  | B         | C   | D      | E      |
| - | -- | --------- | --- | ------ | ------ |
| 1 | NO | URAIAN    | VOL | HARGA  | JUMLAH |
| 2 | 1  | Konsumsi  |  30 | 12.500 | =C2*D2 -> 0 |
| 3 | 2  | Transport |  30 | 20.000 | =C3*D3 -> 0 |
| 4 | 3  | Materi    |  30 |  7.500 | =C4*D4 -> 0 |
| 5 |    | Jumlah    |     |        | 1.000.000 |
"""
    outcome = recalculate(book(zeros))
    told = {entry.at.cell: entry.why.told("id") for entry in outcome.receipt.entries if entry.why}

    assert "kurang Rp200.000" in told["E5"]
    assert {entry.at.cell for entry in outcome.receipt.entries} == {"E2", "E3", "E4", "E5"}


def test_a_formula_that_stays_gets_its_result_alone():
    old = """
|   | A | B          |
| - | - | ---------- |
| 1 | 4 | =A1*2 -> 7 |
"""
    host = MemoryHost(book(old))
    plan = recalculate(host.read()).plan

    host.write(plan)

    assert plan.changes == ()
    assert host.read().grids[0].cell(1, 2).value == Decimal(8)
