"""Texts of formulas that no program has calculated yet."""

from __future__ import annotations

from kkg_xl.usecases.check import find
from tests.support.understood import workbook

LINKED = """
Sheet: Data

|   | A         | B       |
| - | --------- | ------- |
| 1 | Uang saku | 150.000 |
| 2 | Konsumsi  | 20.000  |

Sheet: RAB

|   | A  | B               | C      | D            | E           |
| - | -- | --------------- | ------ | ------------ | ----------- |
| 1 | NO | URAIAN          | VOLUME | HARGA SATUAN | JUMLAH      |
| 2 | 1  | =Data!A1&"" ->  | 9      | =Data!B1 ->  | =C2*D2 ->   |
| 3 | 2  | =Data!A2&"" ->  | 120    | =Data!B2 ->  | =C3*D3 ->   |
| 4 | 3  | =Data!C9/0 ->   | 4      | 25.000       | =C4*D4 ->   |
| 5 |    | JUMLAH          |        |              | =SUM(E2:E4) -> |
"""


def test_an_item_that_a_formula_gives_is_the_item_before_it_is_calculated():
    (table,) = workbook(LINKED).money_tables

    assert ["Uang saku", "Konsumsi", ""] == [line.item for line in table.lines]
    assert ["1", "2", "3"] == [line.number for line in table.lines]


def test_a_text_that_was_never_calculated_is_still_told():
    missing = [each for each in find(workbook(LINKED)) if each.rule == "result-missing"]

    assert ["RAB!B2"] == [str(each.at) for each in missing]
