"""What a cap covers, and where it is told."""

from __future__ import annotations

from kkg_xl.domain.caps import capped
from kkg_xl.usecases.uncheckable import NO_SUCH_NAME, uncheckable
from tests.support.understood import HEAD, workbook

LINES = (
    "| 2 | A | Persiapan |   |   |         |         |\n"
    "| 3 | 1 | Rapat     | 2 | k | 100.000 | 200.000 |\n"
    "| 4 | 2 | Honor     | 1 | k | 300.000 | 300.000 |\n"
    "| 5 | B | Kegiatan  |   |   |         |         |\n"
    "| 6 | 1 | Honor     | 1 | k | 100.000 | 100.000 |\n"
    "| 7 | 2 | Konsumsi  | 4 | k | 100.000 | 400.000 |\n"
)
BOOK = """
Sheet: BKU

|   | A          | B    | C      | D       | E       | F       |
| - | ---------- | ---- | ------ | ------- | ------- | ------- |
| 1 | TANGGAL    | KODE | URAIAN | MASUK   | KELUAR  | SALDO   |
| 2 | 2009-10-05 |      | Dana   | 500.000 |         | 500.000 |
| 3 | 2009-10-06 | A.1  | Rapat  |         | 200.000 | 300.000 |
"""


def caps(*rows: str) -> str:
    """Write the lowest part of a Profil."""
    body = "".join(f"| {number} | {row} |\n" for number, row in enumerate(rows, 3))
    return (
        "\nSheet: Profil\n\n|  | B | C | D |\n| - | - | - | - |\n"
        f"| 1 | BATAS BELANJA, BILA ADA | PALING BANYAK | PALING SEDIKIT |\n{body}"
    )


def covered(text: str) -> list[tuple[int, str]]:
    return [(int(each.amount), each.at.cell) for each in capped(workbook(text))]


def test_a_group_is_called_by_its_title_with_or_without_its_code():
    text = HEAD.replace("\n|  ", "\nSheet: RAB\n\n|  ", 1) + LINES

    assert [(500_000, "F4")] == covered(caps("persiapan | 0,1 |") + text)
    assert [(500_000, "F4")] == covered(caps("A. Persiapan | 0,1 |") + text)


def test_a_group_goes_before_the_items_of_that_name_and_items_are_found_in_all_groups():
    text = HEAD.replace("\n|  ", "\nSheet: RAB\n\n|  ", 1) + LINES.replace("Rapat    ", "Kegiatan ")

    assert [(500_000, "F7")] == covered(caps("Kegiatan | 0,1 |") + text)
    assert [(400_000, "F4")] == covered(caps("honor | | 0,5") + text)


def test_groups_may_stand_in_a_column_of_their_own():
    text = """
Sheet: RAB

|   | A  | B         | C        | D      | E            | F       |
| - | -- | --------- | -------- | ------ | ------------ | ------- |
| 1 | NO | KELOMPOK  | KEGIATAN | VOLUME | HARGA SATUAN | JUMLAH  |
| 2 | 1  | Persiapan | Rapat    | 2      | 100.000      | 200.000 |
| 3 | 2  | Persiapan | Honor    | 1      | 300.000      | 300.000 |
| 4 | 3  | Inti      | Konsumsi | 4      | 100.000      | 400.000 |
"""

    assert [(500_000, "F3")] == covered(caps("Persiapan | 0,1 |") + text)


def test_a_name_that_the_budget_does_not_have_is_told():
    text = caps("Sewa | 0,1 |") + HEAD.replace("\n|  ", "\nSheet: RAB\n\n|  ", 1) + LINES

    (told,) = [each for each in uncheckable(workbook(text)) if each.text is NO_SUCH_NAME]
    assert (
        "Profil!B3: the cap for Sewa was not checked; RAB has no group and no item of that name"
        == (told.told("en"))
    )


def test_the_budget_that_is_spent_from_is_the_one_that_counts():
    other = HEAD.replace("\n|  ", "\nSheet: Lain\n\n|  ", 1) + "".join(
        f"| {row} | {row} | Barang {row} | 1 | k | 1.000 | 1.000 |\n" for row in range(2, 12)
    )
    own = HEAD.replace("\n|  ", "\nSheet: RAB\n\n|  ", 1) + LINES

    assert [(500_000, "F4")] == covered(caps("Persiapan | 0,1 |") + other + own + BOOK)
    assert [(0, "B3")] == covered(caps("Persiapan | 0,1 |") + other + own)


def test_without_a_budget_or_without_money_in_it_nothing_is_compared():
    assert [] == covered(caps("Honor | 0,1 |"))
    blank = HEAD.replace("\n|  ", "\nSheet: RAB\n\n|  ", 1) + (
        "| 2 | 1 | Honor | 1 | k | 300.000 | 300.000 |\n| 3 | 2 | Potongan | 1 | k | -300.000 | -300.000 |\n"
    )
    assert [] == covered(caps("Honor | 0,1 |") + blank)
