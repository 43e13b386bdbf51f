"""The formula of a line is its neighbours', as their author wrote it, wherever it gives the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kkg_xl.usecases.recalculate import recalculate
from tests.support.grids import book

SHEET = """
|   | A  | B                 | C   | D    | E            | F           | G |
| - | -- | ----------------- | --- | ---- | ------------ | ----------- | - |
| 1 | NO | URAIAN            | VOL | KALI | HARGA SATUAN | JUMLAH (Rp) | 1 |
| 2 | 1  | Transport peserta |  40 |    2 |       50.000 | ={} -> 4.000.000 | |
| 3 | 2  | Konsumsi          |  40 |    3 |       20.000 | 2.300.000   | |
| 4 | 3  | Spanduk           |   2 |    1 |      150.000 | ={} -> 300.000 | |
| 5 | 4  | Fotokopi          |   3 |    1 |       40.000 | ={} -> 120.000 | |
"""
NAMES = {"Vol": "RAB!$C$2:$C$5", "Kali": "RAB!$D$2:$D$5", "Harga": "RAB!$E$2:$E$5", "kurs": "1"}


def mended(formula: str) -> str | None:
    """Give the formula that a typed amount gets beside three lines that reckon in some manner."""
    text = SHEET.format(*(formula.replace("@", str(row)) for row in (2, 4, 5)))
    (change,) = recalculate(replace(book(text), names=NAMES)).plan.changes
    return change.formula


@pytest.mark.parametrize(
    "formula",
    [
        "$C@*$D@*$E@",
        "ROUND(C@*D@*E@,-3)",
        'IF(OR(C@="",E@=""),"",C@*D@*E@)',
        "IFERROR(C@*D@*E@,0)",
        "PRODUCT(C@:E@)",
        "SUMPRODUCT(C@,D@,E@)",
        "C@*MAX(D@,1)*E@",
        "C@*D@*E@*$G$1",
        "C@*D@*E@*kurs",
        "Vol*Kali*Harga",
    ],
)
def test_the_manner_of_the_neighbours_is_kept(formula):
    assert mended(formula) == formula.replace("@", "3")


@pytest.mark.parametrize("formula", ["C@*D@*E@+(ROW()=3)", "IF(C@<>40,C@*D@*E@,4000000)"])
def test_a_manner_that_gives_something_else_in_that_row_is_not(formula):
    assert mended(formula) == "C3*D3*E3"
