"""A plan that repeats a wrong line of the budget accuses no spending."""

from __future__ import annotations

import pytest

from kkg_xl.usecases.check import find
from tests.support.understood import workbook

SHEETS = """
Sheet: RAB

|   | A  | B        | C      | D            | E       |
| - | -- | -------- | ------ | ------------ | ------- |
| 1 | NO | URAIAN   | VOLUME | HARGA SATUAN | JUMLAH  |
| 2 | 1  | Honor    | 2      | 100.000      | 200.000 |
| 3 | 2  | Konsumsi | 30     | 20.000       | {amount} |
| 4 | 3  | Sewa     | 3      | 30.000       | 90.000  |

Sheet: Realisasi

|   | A  | B        | C       | D         |
| - | -- | -------- | ------- | --------- |
| 1 | NO | URAIAN   | RENCANA | REALISASI |
| 2 | 1  | Honor    | =RAB!E2 | 200.000   |
| 3 | 2  | Konsumsi | {plan}  | 600.000   |
| 4 | 3  | Sewa     | =RAB!E4 | 90.000    |
"""


@pytest.mark.parametrize(
    ("amount", "plan", "expected"),
    [
        ("60.000", "=RAB!E3", [("line-product-differs", "RAB!E3")]),
        ("", "=RAB!E3", [("line-incomplete", "RAB!E3")]),
        ("600.000", "=RAB!E3-1000", [("spending-exceeds-plan", "Realisasi!D3")]),
        ("600.000", "=RAB!D3*1", [("spending-exceeds-plan", "Realisasi!D3")]),
    ],
)
def test_what_is_wrong_in_the_budget_is_told_there_alone(amount, plan, expected):
    found = find(workbook(SHEETS.format(amount=amount, plan=plan)))

    assert expected == [(each.rule, str(each.at)) for each in found]


def test_a_line_without_a_number_is_no_source_of_a_plan():
    text = SHEETS.format(amount="N/A", plan="600.000")

    assert [("number-unreadable", "RAB!E3")] == [
        (each.rule, str(each.at)) for each in find(workbook(text))
    ]
