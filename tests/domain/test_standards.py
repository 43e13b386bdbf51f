"""Which rates are compared with which standard costs."""

from __future__ import annotations

from kkg_xl.domain.standards import dearer
from kkg_xl.usecases.uncheckable import NO_STANDARD, uncheckable
from tests.support.understood import workbook

RAB = """
Sheet: RAB

|   | A  | B        | C      | D      | E            | F      |
| - | -- | -------- | ------ | ------ | ------------ | ------ |
| 1 | NO | URAIAN   | VOLUME | SATUAN | HARGA SATUAN | JUMLAH |
| 2 | 1  | Honor    | 2      | OJ     | 100.000      | =C2*E2 |
| 3 | 2  | Konsumsi | 3      | OH     | 20.000       | =C3*E3 |
| 4 | 3  | Sewa     | 3      |        | 30.000       | =C4*E4 |
"""


def found(*standards: str, text: str = RAB) -> list[str]:
    return [each.figure.at.cell for each in dearer(workbook(text + sbm(*standards)))]


def sbm(*rows: str) -> str:
    """Write a list of standard costs: item, unit, cost, from when on."""
    body = "".join(f"| {number} | {row} |\n" for number, row in enumerate(rows, 4))
    return (
        "\nSheet: SBM\n\n|  | A | B | C | D |\n| - | - | - | - | - |\n"
        f"| 3 | URAIAN | SATUAN | BIAYA | MULAI |\n{body}"
    )


def test_the_same_item_in_another_unit_has_another_standard():
    assert [] == found("Honor | OH | 50.000 |", "Konsumsi | OH | 20.000 |")
    assert ["E2", "E3"] == found("honor | O.J | 50.000 |", "Konsumsi | | 19.999 |")


def test_a_line_without_a_unit_is_compared_with_every_unit():
    assert ["E4"] == found("Sewa | hari | 25.000 |")


def test_of_several_standards_the_highest_counts_where_nobody_knows_the_day():
    both = ("Honor | OJ | 50.000 | 2009-01-01", "Honor | OJ | 100.000 | 2010-01-01")
    profile = "\nSheet: Profil\n\n|  | B | C |\n| - | - | - |\n| 1 | Mulai | 2009-10-19 |\n"

    assert [] == found(*both)
    assert ["E2"] == found(*both, text=RAB + profile)


def test_lines_without_a_standard_are_told_where_there_are_standards():
    told = list(uncheckable(workbook(RAB + sbm("Honor | OJ | 100.000 |"))))

    (message,) = [each for each in told if each.text is NO_STANDARD]
    assert (
        "Lines of RAB without a standard cost of the same item and unit: 2: RAB!B3, RAB!B4"
        == message.told("en")
    )
    assert not [each for each in uncheckable(workbook(RAB)) if each.text is NO_STANDARD]


def test_material_and_wage_have_no_one_standard():
    text = RAB.replace("SATUAN | HARGA SATUAN", "BAHAN  | UPAH        ").replace("=C", "=D")
    for number in "234":
        text = text.replace(f"=D{number}*E{number}", f"=C{number}*(D{number}+E{number})")
    text = text.replace("OJ    ", "50.000").replace("OH    ", "10.000")

    assert [] == found("Honor | | 1 |", text=text)


def test_a_standard_beside_the_rate_that_is_blank_is_none():
    text = """
Sheet: RAB

|   | A  | B        | C      | D            | E      | F      |
| - | -- | -------- | ------ | ------------ | ------ | ------ |
| 1 | NO | URAIAN   | VOLUME | HARGA SATUAN | SBM    | JUMLAH |
| 2 | 1  | Honor    | 2      | 100.000      | 90.000 | =C2*D2 |
| 3 | 2  | Konsumsi | 3      | 20.000       |        | =C3*D3 |
| 4 | 3  | Sewa     | 3      | 30.000       | 30.000 | =C4*D4 |
"""

    assert ["D2"] == found("Konsumsi | | 1 |", text=text)
