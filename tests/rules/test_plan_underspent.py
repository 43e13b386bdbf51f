"""What plan-underspent says, and leaves unsaid, where its page has no room for it."""

from __future__ import annotations

from kkg_xl.rules.plan_underspent import plan_underspent
from kkg_xl.rules.spending_exceeds_plan import spending_exceeds_plan
from tests.support.understood import workbook

HEAD = """
Sheet: Realisasi

|   | A  | B      | C        | D         |
| - | -- | ------ | -------- | --------- |
| 1 | NO | URAIAN | ANGGARAN | REALISASI |
"""
LIMIT = """
Sheet: Profil

|   | B                                      | C      |
| - | -------------------------------------- | ------ |
| 1 | Batas perubahan tanpa persetujuan LPMP | '20 %  |
"""


def cells(text):
    return [flag.at.cell for flag in plan_underspent(workbook(text))]


def test_what_was_planned_for_groups_is_compared_by_groups():
    text = HEAD + (
        "| 2 | A | IN SERVICE |           |           |\n"
        "| 3 | 1 | Honor      |           | 1.000.000 |\n"
        "| 4 | 2 | Konsumsi   |           | 500.000   |\n"
        "| 5 |   | Jumlah A   | 2.000.000 | 1.500.000 |\n"
        "| 6 | B | ON SERVICE |           |           |\n"
        "| 7 | 1 | Honor      |           | 1.000.000 |\n"
        "| 8 | 2 | Konsumsi   |           | 500.000   |\n"
        "| 9 |   | Jumlah B   | 1.600.000 | 1.500.000 |\n"
        "| 10 |  | JUMLAH     | 3.600.000 | 3.000.000 |\n"
    )

    assert ["D5"] == cells(text)


def test_a_plan_on_a_sheet_of_its_own_is_compared_too():
    plan = """
Sheet: RAB

|   | A  | B        | C      | D            | E         |
| - | -- | -------- | ------ | ------------ | --------- |
| 1 | NO | URAIAN   | VOLUME | HARGA SATUAN | JUMLAH    |
| 2 | 1  | Honor    | 4      | 150.000      | =C2*D2    |
| 3 | 2  | Konsumsi | 40     | 20.000       | =C3*D3    |
"""
    spent = """
Sheet: REALISASI

|   | A                         | B        | C      | D            | E         |
| - | ------------------------- | -------- | ------ | ------------ | --------- |
| 1 | REALISASI PENGGUNAAN DANA |  |  |  |  |
| 2 | NO                        | URAIAN   | VOLUME | HARGA SATUAN | REALISASI |
| 3 | 1                         | Honor    | 4      | 150.000      | =C3*D3    |
| 4 | 2                         | Konsumsi | 30     | 20.000       | =C4*D4    |
"""

    assert ["E4"] == cells(plan + spent)


def test_the_limit_of_the_profile_decides_and_is_named():
    text = (
        LIMIT
        + HEAD
        + (
            "| 2 | 1 | Honor    | 1.000.000 | 1.150.000 |\n"
            "| 3 | 2 | Konsumsi | 1.000.000 | 850.000   |\n"
            "| 4 | 3 | Cetak    | 1.000.000 | 750.000   |\n"
        )
    )

    (over,) = spending_exceeds_plan(workbook(text))
    assert ["D4"] == cells(text)
    assert (
        "Line 1, Honor: Rp1,150,000 was spent, but Rp1,000,000 was planned; Rp150,000 too much. "
        "Mend the amount or report the change: it is no more than 20 % of the plan "
        "(the limit at Profil!C1)."
    ) == over.message.told("en")


def test_what_nobody_planned_is_not_underspent():
    text = HEAD + (
        "| 2 | 1 | Honor    | 1.000.000 | 1.000.000 |\n"
        "| 3 | 2 | Konsumsi | 1.000.000 | 1.000.000 |\n"
        "| 4 | 3 | Cetak    |           | 750.000   |\n"
    )

    assert [] == cells(text)
