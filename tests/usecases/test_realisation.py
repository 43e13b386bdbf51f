"""What writing the realisation comes to, as plans and receipts; no file takes part."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kkg_xl.domain.profile import Detail
from kkg_xl.layouts.ours import profile_sheet
from kkg_xl.layouts.ours.printed import DOTS
from kkg_xl.rules.model import Severity
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.planned import book_of
from kkg_xl.sheets.refs import address
from kkg_xl.sheets.sheet_plan import Style
from kkg_xl.usecases.check import check
from kkg_xl.usecases.realisation import realisation
from kkg_xl.usecases.refusals import RefusedError
from tests.support.grids import book
from tests.support.realisations import BKU, FIRST, RAB, entered, listed, sheet, told


def balance(given: Book) -> dict[str, object]:
    """Give what the block below the signatures says, by its labels."""
    cells = {(cell.row, cell.column): cell.value for cell in sheet(given).cells}
    return {
        str(value): cells[row, 3]
        for (row, column), value in cells.items()
        if column == 1 and str(value).startswith(("Saldo", "Selisih", "Pengeluaran ", "Bukan"))
    }


def remarks(given: Book) -> list[str]:
    (entry,) = realisation(given).receipt.sheets
    return [remark.told("en") for remark in entry.remarks]


def with_stage(given: Book, stage: str) -> Book:
    """Put a profile beside, which tells the stage."""
    plan = profile_sheet.plan({Detail.STAGE: stage}, ())
    return book_of([plan], given)


BY_CODE = (
    "2009-10-19 | A.1 | Uang saku hari 1-3 | 1.350.000",
    "2009-10-20 | a-02 | Nasi kotak | 1.600.000",
    "2009-10-21 | A.2 | Nasi kotak | 780.000",
    "2009-10-26 | B1 | Uang saku pertemuan 1 | 200.000",
)


def test_payments_are_added_up_under_their_codes_and_nothing_is_listed():
    given = entered(*BY_CODE)

    assert {
        "A.1": (1_350_000, 1_350_000, 0, 1),
        "A.2": (2_400_000, 2_380_000, 20_000, Decimal("0.9917")),
        "Jumlah A": (3_750_000, 3_730_000, 20_000, Decimal("0.9947")),
        "B.1": (1_600_000, 200_000, 1_400_000, Decimal("0.125")),
        "B.2": (200_000, 0, 200_000, 0),
        "Jumlah B": (1_800_000, 200_000, 1_600_000, Decimal("0.1111")),
        "JUMLAH": (5_550_000, 3_930_000, 1_620_000, Decimal("0.7081")),
    } == told(given, 3, 6, 7, 8)
    assert [] == listed(given)


def test_sums_are_live_over_the_cash_book():
    cells = {(cell.row, cell.column): cell.formula for cell in sheet(entered(*BY_CODE)).cells}

    assert 'SUMIFS(BKU!$E$2:$E$306,BKU!$B$2:$B$306,"A.1")' == cells[9, 5]
    assert (
        'SUMIFS(BKU!$E$2:$E$306,BKU!$B$2:$B$306,"a-02")'
        '+SUMIFS(BKU!$E$2:$E$306,BKU!$B$2:$B$306,"A.2")'
    ) == cells[10, 5]


def test_words_likeness_and_doubt_are_told_in_the_list():
    given = entered(
        "2009-10-19 | | konsumsi | 500.000",
        "2009-10-20 | | Fotocopy matery | 60.000",
        "2009-10-21 | | Uang saku | 400.000",
        "2009-10-22 | | Bensin | 50.000",
        "2009-10-23 | | Tarik tunai | 300.000 | 300.000",
    )

    assert [
        ("A.2", "konsumsi", 500_000, "uraian sama: A.2"),
        ("B.2", "Fotocopy matery", 60_000, "periksa, uraian mirip 93 %: B.2"),
        (None, "Uang saku", 400_000, "belum cocok, mungkin A.1 atau B.1"),
        (None, "Bensin", 50_000, "belum cocok"),
        (None, "Tarik tunai", 300_000, "bukan belanja (uang berpindah atau pajak titipan)"),
    ] == listed(given)
    assert (560_000,) == told(given, 6)["JUMLAH"]
    assert [
        "Placed because the words are the same, not by a code: BKU!C3",
        "Only alike, please look at the list below: BKU!C4 (93 %)",
        "Placed on no line yet, write the code into the list below: BKU!C5, BKU!C6",
    ] == remarks(given)[:3]


def test_what_is_left_is_compared_with_the_cash_book():
    given = entered("2009-10-19 | A.1 | Uang saku | 400.000", "2009-10-22 | | Bensin | 50.000")

    assert {
        "Saldo awal": 0,
        "Saldo: awal + penerimaan - pengeluaran": 5_550_000,
        "Saldo menurut buku kas": 5_550_000,
        "Selisih saldo": 0,
        "Pengeluaran yang masuk tabel di atas": 400_000,
        "Pengeluaran yang belum masuk tabel": 50_000,
        "Bukan belanja: uang berpindah, pajak titipan": 0,
    } == balance(given)


def test_overspending_is_named_in_the_receipt():
    given = entered("2009-10-19 | B.2 | Fotokopi | 260.000")

    assert "Beyond the plan: B.2 Fotokopi materi (Rp60,000)" in remarks(given)


def test_the_limit_of_changes_is_the_same_cell_for_every_line():
    profile = profile_sheet.plan({Detail.CHANGE_LIMIT: Decimal("0.1")}, ())
    at = next(cell for cell in profile.cells if cell.column == 3 and cell.value == Decimal("0.1"))

    changed = sheet(book_of([profile], entered(*BY_CODE))).conditions[1]

    assert f">{profile.name}!$C${at.row}*$C8" in changed.formula


SIGNED, ENDS, REPORTED = Decimal(40091), Decimal(40138), Decimal(40145)


@pytest.mark.parametrize(
    ("days", "printed"),
    [
        ({Detail.REPORTED: REPORTED, Detail.ENDS: ENDS}, "28 November 2009"),
        ({Detail.ENDS: ENDS}, "21 November 2009"),
        ({}, DOTS),
    ],
    ids=["reported", "not told", "nor when it ends"],
)
def test_it_is_signed_when_it_is_reported_else_when_the_activities_end(days, printed):
    profile = profile_sheet.plan({Detail.SIGNED: SIGNED, Detail.PLACE: "Desa 01", **days}, ())
    given = book_of([profile], entered(*BY_CODE))

    assert f"Desa 01, {printed}" in [cell.value for cell in sheet(given).cells]


def test_a_day_of_signing_is_asked_for_only_where_no_day_is_told():
    nothing = book_of([profile_sheet.plan({}, ())], entered(*BY_CODE))
    ended = book_of([profile_sheet.plan({Detail.ENDS: ENDS}, ())], entered(*BY_CODE))

    assert (True, False) == (
        "Tanggal laporan" in remarks(nothing)[-1],
        "Tanggal laporan" in remarks(ended)[-1],
    )


def test_names_below_the_signatures_are_as_they_were_typed():
    profile = profile_sheet.plan({Detail.CHAIR: "Peserta 01, S.Pd."}, ())

    cells = sheet(book_of([profile], entered(*BY_CODE))).cells

    assert "Peserta 01, S.Pd." in [cell.value for cell in cells if cell.style is Style.SIGNATORY]


SECOND = (
    "2009-10-19 | A.1 | Uang saku | 1.000.000",
    "2009-11-02 | | Terima dana tahap 2 | | 3.000.000",
    "2009-11-09 | A.1 | Uang saku | 350.000",
    "2009-11-10 | | Konsumsi | 100.000",
)


def test_what_was_paid_before_the_money_of_a_stage_came_belongs_to_the_stage_before():
    given = with_stage(entered(*SECOND), "Tahap II")

    assert {"A.1": (1_000_000, 350_000, 1_350_000), "A.2": (0, 100_000, 100_000)} == {
        code: amounts for code, amounts in told(given, 4, 5, 6).items() if code in ("A.1", "A.2")
    }
    assert "Payments before 02/11/2009 count as the stage before" in remarks(given)


def test_dates_that_are_text_are_compared_in_the_list():
    rows = [row.replace("2009-10-19", "'19 Oktober 2009") for row in SECOND]
    given = with_stage(entered(*rows), "2")

    assert (1_000_000, 350_000, 1_350_000) == told(given, 4, 5, 6)["A.1"]
    assert ("A.1", "Uang saku", 1_000_000, "kode di buku kas: A.1") == listed(given)[0]


def test_nothing_was_spent_before_the_first_stage():
    given = with_stage(entered(*BY_CODE), "1")

    assert (0, 3_930_000) == told(given, 4, 5)["JUMLAH"]


def test_codes_that_a_spreadsheet_program_takes_for_one_number_are_listed():
    numbered = RAB.replace("| A   | IN", "| 1   | IN").replace("| B   | ON", "| 2   | ON")
    rows = "| 3 | 2009-10-19 | '1.1 | Saku | | 100.000 | =F2-E3 |\n"
    rows += "| 4 | 2009-10-20 | '1.10 | Saku | | 200.000 | =F3-E4 |\n"
    given = book(numbered + BKU + FIRST + rows)

    assert [("1.1", 100_000), (None, 200_000)] == [
        (code, paid) for code, _, paid, _ in listed(given)
    ]


def test_codes_that_differ_in_their_noughts_are_one_and_are_listed():
    given = entered("2009-10-19 | '7 | Bensin | 10.000", "2009-10-20 | '07 | Parkir | 5.000")
    nested = RAB.replace("| 2   | Fotokopi", "| 7   | Fotokopi")
    rows = "| 3 | 2009-10-19 | '7 | Bensin | | 10.000 | =F2-E3 |\n"
    rows += "| 4 | 2009-10-20 | '07 | Parkir | | 5.000 | =F3-E4 |\n"

    assert [None, None] == [code for code, *_ in listed(given)]
    assert ["B.7", "B.7"] == [code for code, *_ in listed(book(nested + BKU + FIRST + rows))]


def test_months_of_a_book_are_added_up_without_their_totals():
    rows = "| 3 | 2009-10-19 | A.1 | Uang saku | | 400.000 | =F2-E3 |\n"
    rows += "| 4 | | | Jumlah | 6.000.000 | 400.000 | |\n"
    rows += "| 5 | 2009-11-19 | A.1 | Uang saku | | 300.000 | =F3-E5 |\n"

    assert (
        5_300_000
        == balance(book(RAB + BKU + FIRST + rows))["Saldo: awal + penerimaan - pengeluaran"]
    )


def test_what_a_book_opens_with_is_no_income_and_counts():
    opened = "| 2 | 2009-10-05 | | Saldo awal | | | 700.000 |\n"
    rows = "| 3 | 2009-10-19 | A.1 | Uang saku | | 400.000 | =F2-E3 |\n"

    told_of = balance(book(RAB + BKU + opened + rows))

    assert (700_000, 0) == (told_of["Saldo awal"], told_of["Selisih saldo"])


PLAIN = """
Sheet: Kas {month}

|   | A          | B      | C         | D       |
| - | ---------- | ------ | --------- | ------- |
| 1 | TGL        | URAIAN | MASUK     | KELUAR  |
"""


def test_months_on_sheets_without_balances_open_once():
    april = PLAIN.format(month="April") + "| 2 | 2009-04-01 | Saldo awal | 700.000 | |\n"
    april += "| 3 | 2009-04-05 | Konsumsi | | 100.000 |\n"
    may = PLAIN.format(month="Mei") + "| 2 | | Saldo bulan lalu | 600.000 | |\n"
    may += "| 3 | 2009-05-05 | Konsumsi | | 200.000 |\n"
    given = book(RAB + april + may)

    assert {"Saldo awal": 700_000, "Saldo: awal + penerimaan - pengeluaran": 400_000} == {
        label: amount for label, amount in balance(given).items() if "awal" in label
    }
    assert any(each.startswith("The cash book states no last balance") for each in remarks(given))


FLAT = """
Sheet: RAB

|   | A   | B        | C         |
| - | --- | -------- | --------- |
| 1 | NO  | URAIAN   | JUMLAH    |
| 2 | 1   | ATK      | 400.000   |
| 3 | 2   | Konsumsi | 1.000.000 |
| 4 |     | JUMLAH   | 1.400.000 |
"""


def test_a_budget_without_groups_has_its_lines_in_the_chart():
    row = "| 3 | 2009-10-19 | 1 | Kertas | | 300.000 | =F2-E3 |\n"

    plan = sheet(book(FLAT + BKU + FIRST + row))

    (chart,) = plan.charts
    assert ("A8:A9", ["C8:C9", "F8:F9"]) == (
        str(chart.categories),
        [str(each.values) for each in chart.series],
    )


def test_a_long_title_is_shortened_below_the_columns_of_the_chart():
    longer = RAB.replace("IN SERVICE ", "PELATIHAN TATAP MUKA DENGAN FASILITATOR " * 2)
    longer = longer.replace("ON SERVICE ", "PENDAMPINGAN" * 6)

    cells = sheet(book(longer + BKU + FIRST + "| 3 | 2009-10-19 | A1 | Saku | | 1 | =F2-E3 |\n"))

    (chart,) = cells.charts
    names = [
        cell.value
        for cell in cells.cells
        if (cell.row, cell.column) in {(row, 2) for row in range(chart.categories.top, 99)}
        and cell.style is Style.TEXT
    ][:2]
    assert [
        "PELATIHAN TATAP MUKA DENGAN FASILITATOR PELATIHAN…",
        ("PENDAMPINGAN" * 6)[:49] + "…",
    ] == names


BY_DAY = """
Sheet: RAB

|   | A  | B          | C        | D       |
| - | -- | ---------- | -------- | ------- |
| 1 | NO | TANGGAL    | URAIAN   | JUMLAH  |
| 2 | 1  | 2009-10-05 | Kudapan  | 200.000 |
| 3 | 2  | 2009-10-06 | Kudapan  | 200.000 |
| 4 | 3  | 2009-10-06 | Fotokopi | 50.000  |
| 5 |    | JUMLAH     |          | 450.000 |
"""


def test_same_items_of_different_days_are_told_apart():
    row = "| 3 | 2009-10-19 | 1 | Kudapan | | 100.000 | =F2-E3 |\n"

    cells = sheet(book(BY_DAY + BKU + FIRST + row)).cells

    items = [str(cell.value) for cell in cells if cell.style is Style.TEXT and cell.column == 2]
    assert ["Kudapan (05/10/2009)", "Kudapan (06/10/2009)", "Fotokopi"] == items[:3]


NESTED = """
Sheet: RAB

|   | A   | B          | C         |
| - | --- | ---------- | --------- |
| 1 | NO  | URAIAN     | JUMLAH    |
| 2 | A   | PERSIAPAN  |           |
| 3 | 1.  | Rapat      |           |
| 4 | a.  | Konsumsi   | 400.000   |
| 5 | b.  | Undangan   | 100.000   |
| 6 | 2.  | Survei     |           |
| 7 | a.  | Bensin     | 200.000   |
| 8 |     | Jumlah A   | 700.000   |
| 9 | B   | PENUTUP    |           |
| 10 | 1. | Laporan    |           |
| 11 | a. | Penjilidan | 150.000   |
| 12 |    | Jumlah B   | 150.000   |
"""


def test_groups_within_groups_are_added_up_in_the_outer_ones():
    row = "| 3 | 2009-10-19 | | Bensin | | 120.000 | =F2-E3 |\n"

    found = told(book(NESTED + BKU + FIRST + row), 3, 6)

    assert {"Jumlah A": (700_000, 120_000), "Jumlah B": (150_000, 0)} == {
        label: amounts for label, amounts in found.items() if label in ("Jumlah A", "Jumlah B")
    }


def test_an_amount_that_is_text_counts_as_what_it_says():
    row = "| 3 | 2009-10-19 | A.1 | Uang saku | | '400.000 | 5.600.000 |\n"

    assert (400_000,) == told(book(RAB + BKU + FIRST + row), 6)["A.1"]


def test_a_code_that_somebody_writes_into_the_list_counts():
    formula = {(cell.row, cell.column): cell.formula for cell in sheet(entered(BENSIN)).cells}
    at = next(cell.row for cell in sheet(entered(BENSIN)).cells if cell.value == "Bensin")

    assert f"SUMIFS($C${at}:$C${at},$A${at}:$A${at},{address(9, 1)})" == formula[9, 5]


BENSIN = "2009-10-22 | | Bensin | 50.000"


@pytest.mark.parametrize("rows", [BY_CODE, SECOND, (BENSIN,)])
def test_the_check_finds_no_fault_in_what_is_written(rows):
    given = entered(*rows)

    written = book_of(realisation(given).plan.sheets, given)

    found = check(written).findings
    assert set() == {each.rule for each in found if each.severity is not Severity.INFO}


@pytest.mark.parametrize("rows", [(), (BENSIN,)], ids=["nothing listed", "a payment listed"])
def test_the_check_tells_of_overspending_once_and_not_for_the_chart_again(rows):
    given = entered("2009-10-19 | B.2 | Fotokopi | 2.260.000", *rows)

    written = book_of(realisation(given).plan.sheets, given)

    found = [each for each in check(written).findings if each.rule == "spending-exceeds-plan"]
    assert ["Realisasi!F14"] == [str(each.at) for each in found]


def test_a_second_run_has_nothing_to_write():
    given = entered(*BY_CODE)

    written = book_of(realisation(given).plan.sheets, given)
    marked = replace(written, names={**written.names, "_kkg_xl_realisation": "Realisasi!$A$1"})

    assert not realisation(marked).plan


def test_a_workbook_without_a_cash_book_is_refused():
    with pytest.raises(RefusedError) as refused:
        realisation(book(RAB))

    assert "no-cash-book" == refused.value.kind


def test_lines_that_share_a_code_are_told_apart_and_all_others_keep_theirs():
    shared = RAB.replace("| 4 | 2   | Konsumsi ", "| 4 | A.1 | Konsumsi ")
    shared = shared.replace("| 3 | 1   |", "| 3 | A.1 |").replace("| 8 | 2 ", "| 8 | B.2 ")
    paid = (
        "| 3 | 2009-10-19 | A.1 | Konsumsi        | | 1.600.000 | =F2+D3-E3 |\n"
        "| 4 | 2009-10-20 | A.1 | Makan dan minum | |   100.000 | =F3+D4-E4 |\n"
        "| 5 | 2009-10-26 | B.2 | Fotokopi        | |   150.000 | =F4+D5-E5 |\n"
    )
    given = book(shared.replace("| 7 | 1   |", "| 7 | B.1 |") + BKU + FIRST + paid)

    assert {
        "A.1a": (0,),
        "A.1b": (1_600_000,),
        "B.1": (0,),
        "B.2": (150_000,),
    } == {code: spent for code, spent in told(given, 6).items() if "." in code}
    assert [
        "Placed because the words are the same, not by a code: BKU!C3",
        "Codes that several lines of the budget have, so payments were placed by words: A.1",
        "Placed on no line yet, write the code into the list below: BKU!C4",
    ] == remarks(given)[:3]
