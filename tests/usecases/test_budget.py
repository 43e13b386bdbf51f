"""What writing the budget comes to: which table, which sheet, and what people are told."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kkg_xl.layouts.ours import budget_sheet, profile_sheet
from kkg_xl.layouts.understanding import understand
from kkg_xl.rules.model import Severity
from kkg_xl.sheets.grid import Cell, Kind
from kkg_xl.sheets.planned import book_of
from kkg_xl.usecases.budget import budget, budget_workbook
from kkg_xl.usecases.check import check
from kkg_xl.usecases.new import new_book
from kkg_xl.usecases.refusals import RefusedError
from tests.support.grids import book

RAB = """
Sheet: RAB

|   | A  | B      | C      | D      | E            | F           |
| - | -- | ------ | ------ | ------ | ------------ | ----------- |
| 1 | NO | URAIAN | VOLUME | SATUAN | HARGA SATUAN | JUMLAH (Rp) |
| 2 | 1  | Snack  | 40     | org    | 20.000       | 800.000     |
| 3 | 2  | Kertas | 2      | rim    | 50.000       | 100.000     |
| 4 |    | JUMLAH |        |        |              | 900.000     |
"""
OTHER = RAB.replace("Sheet: RAB", "Sheet: Lama")
COVER = """
Sheet: Sampul

|   | A                |
| - | ---------------- |
| 1 | ='RAB (cetak)'!F10 |
"""
EXAMPLE = book_of(new_book(example=True))


def after(before, decided):
    """Give the workbook as it will be."""
    return book_of(decided.plan.sheets, before) if decided.plan.sheets else before


def with_cell(before, sheet, row, column, cell):
    grid = before.grid(sheet)
    rows = dict(sorted({**grid.rows, row: {**grid.rows.get(row, {}), column: cell}}.items()))
    grids = [replace(g, rows=rows) if g.name == sheet else g for g in before.grids]
    return replace(before, grids=tuple(grids))


def remarks(decided):
    (sheet,) = decided.receipt.sheets
    return [remark.told("id") for remark in sheet.remarks]


def refused(before, wanted=""):
    with pytest.raises(RefusedError) as caught:
        budget(before, wanted)
    assert "no-budget" == caught.value.kind
    return caught.value.message.told("id")


def test_the_example_is_printed_with_its_groups_total_and_words():
    done = after(EXAMPLE, budget(EXAMPLE))

    (table,) = (t for t in understand(done).money_tables if t.sheet == budget_sheet.NAME)
    assert Decimal(13_157_000) == table.stated_total
    assert ["Jumlah A", "Jumlah B", "Jumlah C", "JUMLAH"] == [t.label for t in table.totals]
    texts = {
        str(cell.value)
        for row in done.grid(budget_sheet.NAME).rows.values()
        for cell in row.values()
        if cell.kind is Kind.TEXT
    }
    assert {
        "KKG GUGUS 03 KECAMATAN LEDOKOMBO",
        "Terbilang: Tiga Belas Juta Seratus Lima Puluh Tujuh Ribu Rupiah",
        "Ledokombo, 5 Oktober 2009",
        "BENDAHARA 01",
        "NIP. 19750101 200003 2 001",
    } <= texts


def test_the_check_finds_nothing_wrong_in_what_was_written():
    found = check(after(EXAMPLE, budget(EXAMPLE))).findings

    assert [] == [finding for finding in found if finding.severity is not Severity.INFO]


def test_every_number_of_the_sheet_is_a_formula():
    grid = after(EXAMPLE, budget(EXAMPLE)).grid(budget_sheet.NAME)

    assert [] == [
        (row, column)
        for row, cells in grid.rows.items()
        for column, cell in cells.items()
        if cell.kind is Kind.NUMBER and cell.formula is None
    ]


def test_the_receipt_says_from_where_and_how_much():
    (sheet,) = budget(book(RAB)).receipt.sheets

    assert "RAB dari RAB!A1:F4: 2 baris, jumlah Rp900.000" == sheet.what.told("id")
    assert not sheet.replaces


def test_a_second_run_has_nothing_to_write():
    again = budget(after(EXAMPLE, budget(EXAMPLE)))

    assert not again.plan
    assert "unchanged" == again.receipt.status


def test_a_sheet_of_ours_is_replaced_and_what_refers_to_it_follows():
    first = after(book(RAB), budget(book(RAB)))
    cover = book(COVER.replace("='RAB (cetak)'!F10", "0")).grids[0]
    first = replace(first, grids=(*first.grids, cover))
    first = with_cell(
        first, "Sampul", 1, 1, Cell(Kind.NUMBER, Decimal(900_000), "'RAB (cetak)'!F10")
    )
    changed = with_cell(first, "RAB", 2, 3, Cell(Kind.NUMBER, Decimal(50)))
    changed = with_cell(changed, "RAB", 2, 6, Cell(Kind.NUMBER, Decimal(1_000_000)))

    decided = budget(changed)

    (sheet,) = decided.receipt.sheets
    assert ("RAB (cetak)", True) == sheet[:2]
    assert [("Sampul!A1", Decimal(900_000), Decimal(1_100_000))] == [
        (str(each.at), each.before, each.after) for each in decided.receipt.results
    ]
    assert [Decimal(1_100_000)] == [each.value for each in decided.plan.results]


def test_a_sheet_of_ours_that_somebody_worked_on_is_left_alone():
    first = after(book(RAB), budget(book(RAB)))
    worked_on = with_cell(first, budget_sheet.NAME, 3, 1, Cell(Kind.TEXT, "KKG GUGUS 9"))

    decided = budget(worked_on)

    assert ["RAB (cetak) 2"] == [plan.name for plan in decided.plan.sheets]
    assert "Lembar RAB (cetak) sudah diubah orang" in remarks(decided)[0]


def test_a_sheet_that_is_not_ours_keeps_its_name():
    decided = budget(book(RAB + OTHER.replace("Lama", "RAB (cetak)").split("| 2 |")[0]))

    assert ["RAB (cetak) 2"] == [plan.name for plan in decided.plan.sheets]
    assert "bukan buatan kkg-xl" in remarks(decided)[0]


def test_without_a_profile_people_are_told_to_fill_in_the_sheet():
    assert any("tidak punya lembar Profil" in each for each in remarks(budget(book(RAB))))


def test_fields_of_the_profile_that_are_blank_are_after():
    empty = profile_sheet.plan({}, ())
    told = remarks(budget(book_of([empty], book(RAB))))

    assert any("Nama KKG" in each and "NIP Bendahara" in each for each in told)


def test_a_total_that_the_table_states_otherwise_is_after():
    told = remarks(budget(book(RAB.replace("900.000 ", "950.000 "))))

    assert any("RAB!F4 menyatakan Rp950.000" in each for each in told)


def test_lines_without_an_amount_are_after():
    lacking = RAB.replace("| 50.000       | 100.000     |", "|              |             |")

    told = remarks(budget(book(lacking)))
    assert any("Tanpa jumlah" in each and "RAB!B3" in each for each in told)


def test_the_sheet_of_a_new_workbook_is_taken_even_where_there_are_others():
    decided = budget(replace(EXAMPLE, grids=(*EXAMPLE.grids, *book(OTHER).grids)))

    (sheet,) = decided.receipt.sheets
    assert "RAB!A5:H20" in sheet.what.told("id")


def test_of_several_tables_one_must_be_after():
    both = book(RAB + OTHER)

    assert "RAB!A1:F4, Lama!A1:F4" in refused(both)
    for wanted in ("Lama", "lama!a1:f4"):
        (sheet,) = budget(both, wanted).receipt.sheets
        assert "Lama!A1:F4" in sheet.what.told("id")


def test_a_table_that_is_not_there_is_answered_with_those_that_are():
    assert "RAB!A1:F4" in refused(book(RAB), "Rencana")


def test_a_workbook_without_a_budget_is_refused():
    assert "Tidak ada tabel anggaran" in refused(book(COVER.replace("='RAB (cetak)'!F10", "x")))


def test_dollars_are_no_budget_in_rupiah():
    dollars = RAB.replace("20.000 ", "20,15 ").replace("800.000", "806").replace("900.000", "906")
    refused(book(dollars.replace("50.000 ", "50,25 ").replace("100.000", "100,5")))


def test_nothing_is_written_on_a_dry_run_and_a_refusal_is_told():
    done = budget_workbook("buku.xlsx", lambda: book(RAB), None)
    none = budget_workbook(
        "buku.xlsx", lambda: book("Sheet: X\n\n|  | A |\n| - | - |\n| 1 | x |\n"), None
    )

    assert ("planned", None) == (done.receipt.status, done.written)
    assert ("failed", "no-budget") == (none.receipt.status, none.receipt.failure.kind)
