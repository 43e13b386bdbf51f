"""What counts as granted and as spent of it, where the pages have no room for it."""

from __future__ import annotations

from decimal import Decimal

from kkg_xl.domain.granted import beyond_grant, early, misgranted
from kkg_xl.usecases.uncheckable import NO_GRANT_IN_ALL, NO_REPORT_DAY, uncheckable
from tests.support.understood import workbook

SPENT = """
Sheet: Realisasi

|   | A  | B        | C         | D         |
| - | -- | -------- | --------- | --------- |
| 1 | NO | URAIAN   | ANGGARAN  | REALISASI |
| 2 | 1  | Honor    | 2.000.000 | 2.000.000 |
| 3 | 2  | Konsumsi | 1.500.000 | 1.500.000 |
"""
BOOK = """
Sheet: BKU

|   | A       | B      | C     | D      | E     |
| - | ------- | ------ | ----- | ------ | ----- |
| 1 | TANGGAL | URAIAN | MASUK | KELUAR | SALDO |
"""


def profile(*rows: str) -> str:
    """Write a Profil of labels and values."""
    body = "".join(f"| {number} | {row} |\n" for number, row in enumerate(rows, 1))
    return f"\nSheet: Profil\n\n|  | B | C |\n| - | - | - |\n{body}"


def beyond(text: str) -> str | None:
    found = beyond_grant(workbook(text))
    return None if found is None else str(found.figure.at)


def test_spending_within_a_rupiah_of_the_grant_is_within_it():
    assert beyond(profile("Dana diterima (Rp) | 3.500.000") + SPENT) is None
    assert "Realisasi!D3" == beyond(profile("Dana diterima (Rp) | 3.499.999") + SPENT)


def test_without_a_grant_nothing_is_compared():
    assert beyond(SPENT) is None
    assert beyond(profile("Dana diterima (Rp) | belum tahu") + SPENT) is None
    assert beyond(profile("Tahap | 2", "Dana diterima (Rp) | 5") + SPENT) is None


def test_what_was_there_before_the_first_stage_may_be_spent_too():
    opening = "| 2 | 2009-10-01 | Saldo awal | | | 600.000 |\n"
    later = "| 3 | 2009-10-05 | Dana tahap 1 | 3.000.000 | | 3.600.000 |\n"

    assert (
        beyond(profile("Dana diterima (Rp) | 3.000.000") + BOOK + opening + later + SPENT) is None
    )
    assert beyond(
        profile("Tahap | 2", "Dana bantuan seluruhnya (Rp) | 3.000.000")
        + BOOK
        + opening
        + later
        + SPENT
    )


def test_money_of_the_group_s_own_is_told_from_the_grant_by_its_words():
    rows = (
        "| 2 | 2009-10-05 | Dana bantuan | 3.000.000 | | 3.000.000 |\n"
        "| 3 | 2009-10-06 | Iuran anggota | 500.000 | | 3.500.000 |\n"
    )

    assert beyond(profile("Dana diterima (Rp) | 3.000.000") + BOOK + rows + SPENT) is None


def test_a_plan_alone_spends_nothing():
    plan = SPENT.replace("| REALISASI |", "| KETERANGAN |")

    assert beyond(profile("Dana diterima (Rp) | 1.000") + plan) is None


def test_a_stage_whose_money_no_book_names_is_not_early():
    text = profile("Tahap | 2", "Laporan tahap lalu diserahkan | 2009-12-01")
    row = "| 2 | 2009-11-05 | Terima dana | 3.000.000 | | 3.000.000 |\n"

    assert early(workbook(text + BOOK + row)) is None
    assert early(workbook(text)) is None


def test_what_a_later_stage_is_not_compared_with_is_told():
    row = "| 2 | 2009-11-05 | Terima dana | 3.000.000 | | 3.000.000 |\n"
    told = [each.text for each in uncheckable(workbook(profile("Tahap | 2") + BOOK + row + SPENT))]

    assert {NO_GRANT_IN_ALL, NO_REPORT_DAY} <= set(told)
    first = [each.text for each in uncheckable(workbook(profile("Tahap | 1") + BOOK + row + SPENT))]
    assert not {NO_GRANT_IN_ALL, NO_REPORT_DAY} & set(first)


def received(stage: str, *rows: str) -> Decimal | None:
    """Give what the books received of a grant of 3.000.000, where that is another amount."""
    body = "".join(f"| {number} | {row} | |\n" for number, row in enumerate(rows, 2))
    told = profile(f"Tahap | {stage}", "Dana diterima (Rp) | 3.000.000")
    found = misgranted(workbook(told + BOOK + body))
    return None if found is None else found.received


def test_a_grant_is_that_of_its_stage():
    first = "2009-10-05 | Dana bantuan tahap I | 2.000.000 |"
    second = "2009-12-05 | Dana bantuan tahap II | 2.500.000 |"

    assert 2_000_000 == received("1", first, second)
    assert 2_500_000 == received("2", first, second)
    assert received("", first, second) is None
    assert 2_000_000 == received("", first)


def test_a_grant_without_a_stage_is_that_of_the_first():
    plain = "2009-10-05 | Pencairan dana bantuan | 2.000.000 |"

    assert 2_000_000 == received("1", plain)
    assert received("2", plain) is None


def test_where_a_receipt_of_the_grant_cannot_be_read_nothing_is_compared():
    read = "2009-10-05 | Dana bantuan tahap 1 | 2.000.000 |"

    assert received("1", read, "2009-10-06 | Dana bantuan tahap 1 | satu juta |") is None
    assert received("1", "2009-10-05 | Bunga dana bantuan | 2.000 |") is None
