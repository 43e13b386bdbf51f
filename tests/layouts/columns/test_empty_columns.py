"""Columns in which nothing stands: a formula may refer to one all the same."""

from __future__ import annotations

import pytest

from tests.support.understood import table


def sheet(*formulas):
    rows = "".join(
        f"| {row} | {row - 1} | ATK | {row} | | 50.000 | | {formula} |\n"
        for row, formula in enumerate(formulas, start=2)
    )
    head = "| | A | B | C | D | E | F | G |\n| - | - | - | - | - | - | - | - |\n"
    return f"{head}| 1 | NO | URAIAN | VOL | | HARGA SATUAN | | JUMLAH |\n{rows}"


def test_an_empty_column_that_no_formula_uses_is_no_column():
    assert [1, 2, 3, 5, 7] == [column.key for column in table(sheet("=C2*E2", "=C3*E3")).columns]


@pytest.mark.parametrize("formula", ["=C2*D2", "=C2*E2+F2", "=SUM(C2:F2)", "=C2*E2/D2", "=C2*D3"])
def test_a_formula_may_use_an_empty_column_and_the_table_is_still_read(formula):
    found = table(sheet(formula, "=C3*E3", "=C4*E4"))

    assert {4, 6} & {column.key for column in found.columns}
    assert [50_000 * 3, 50_000 * 4] == [line.figures[7].amount for line in found.lines[1:]]


def test_a_formula_may_use_an_empty_column_before_the_first_heading():
    found = table(
        """
        | | A | B | C | D | E |
        | - | - | - | - | - | - |
        | 1 | | | URAIAN | HARGA SATUAN | JUMLAH |
        | 2 | | | ATK | 50.000 | =B2*D2 |
        | 3 | | | Map | 5.000 | 15.000 |
        """
    )

    assert [2, 3, 4, 5] == [column.key for column in found.columns]
