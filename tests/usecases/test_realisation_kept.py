"""What people write into the yellow cells of a realisation counts, and the next run keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from kkg_xl.domain.profile import Detail
from kkg_xl.layouts.ours import profile_sheet
from kkg_xl.layouts.understanding import understand
from kkg_xl.sheets.grid import BLANK, Book, Cell, Kind
from kkg_xl.sheets.planned import book_of
from kkg_xl.usecases.check import check
from kkg_xl.usecases.realisation import realisation
from tests.support.realisations import entered, listed, sheet, told

ROWS = (
    "2009-10-19 | A.1 | Uang saku hari 1-3 | 1.350.000",
    "2009-10-20 | | konsumsi | 500.000",
    "2009-10-21 | | Fotocopy matery | 60.000",
    "2009-10-22 | | Bensin | 50.000",
    "2009-10-23 | | Tarik tunai | 300.000 | 300.000",
)
CODED = ("2009-10-24 | B.1 | Uang saku | 100.000", "2009-10-25 | A.2 | Nasi kotak | 90.000")
CODES = ("A.1", "A.2", "B.1", "b2", "", "Z.9", "A")
ITEMS = ("konsumsi", "Fotocopy matery", "Bensin", "Tarik tunai")


def written(given: Book) -> Book:
    """Give a workbook with its realisation written."""
    return book_of(realisation(given).plan.sheets, given)


def with_cells(given: Book, name: str, cells: Mapping[tuple[int, int], Cell]) -> Book:
    rows = {number: dict(row) for number, row in given.grid(name).rows.items()}
    for (row, column), cell in cells.items():
        rows.setdefault(row, {})[column] = cell
    sorted_rows = {row: dict(sorted(rows[row].items())) for row in sorted(rows)}
    grids = (replace(g, rows=sorted_rows) if g.name == name else g for g in given.grids)
    return replace(given, grids=tuple(grids))


def text(value: str) -> Cell:
    return Cell(Kind.TEXT, value) if value else BLANK


def coded(given: Book, codes: Mapping[str, str], name: str = "Realisasi") -> Book:
    """Write codes into the list of a realisation, by the items they are for."""
    rows = {row[2].value: number for number, row in given.grid(name).rows.items() if 2 in row}
    return with_cells(given, name, {(rows[item], 1): text(code) for item, code in codes.items()})


def remarks(given: Book) -> list[str]:
    (entry,) = realisation(given).receipt.sheets
    return [remark.told("en") for remark in entry.remarks]


def test_a_sheet_with_codes_of_people_is_replaced_and_keeps_them():
    again = coded(written(entered(*ROWS)), {"Bensin": "B.1"})

    (entry,) = realisation(again).receipt.sheets
    assert ("Realisasi", True) == entry[:2]
    assert ("B.1", "Bensin", 50_000, "diisi di sini; belum cocok") in listed(again)
    assert {"A.1": (1_350_000,), "A.2": (500_000,), "B.1": (50_000,), "B.2": (60_000,)} == {
        code: spent for code, spent in told(again, 6).items() if code[1] == "."
    }


def test_a_run_after_that_has_nothing_to_write():
    again = written(coded(written(entered(*ROWS)), {"Bensin": "B.1", "konsumsi": ""}))

    assert not realisation(again).plan


def test_a_code_goes_before_the_one_that_the_program_found():
    again = coded(written(entered(*ROWS)), {"Fotocopy matery": "A.2"})

    assert ("A.2", "Fotocopy matery", 60_000) in [row[:3] for row in listed(again)]
    assert "diisi di sini; periksa, uraian mirip 93 %: B.2" in [row[3] for row in listed(again)]


def test_codes_may_be_written_in_any_manner():
    again = coded(written(entered(*ROWS)), {"Bensin": "b-01"})

    assert "B.1" in [code for code, item, *_ in listed(again) if item == "Bensin"]


def test_a_code_that_the_program_found_itself_is_nobodys():
    again = coded(written(entered(*ROWS)), {"konsumsi": "a2"})

    assert ("A.2", "konsumsi", 500_000, "uraian sama: A.2") in listed(again)


def test_a_code_that_somebody_took_away_stays_away():
    again = coded(written(entered(*ROWS)), {"konsumsi": ""})

    kept = (None, "konsumsi", 500_000, "dikosongkan di sini; uraian sama: A.2")
    assert kept in listed(again)
    assert not realisation(written(again)).plan
    assert "list below: BKU!C4, BKU!C6" in " ".join(remarks(again))


def test_a_code_that_the_budget_does_not_have_is_kept_told_and_found():
    again = coded(written(entered(*ROWS, *CODED)), {"Bensin": "Z.9"})

    assert "Z.9" in [code for code, *_ in listed(again)]
    assert "Codes in the list below that the budget does not have: BKU!C6 (Z.9)" in remarks(again)
    (found,) = [each for each in check(again).findings if each.rule == "spending-unplanned"]
    assert ("Realisasi", Decimal(50_000)) == (found.at.sheet, found.stated)
    assert "Z.9" in found.message.told("id")


def test_a_code_that_a_program_took_for_a_number_is_kept_as_it_is_written():
    again = coded(written(entered(*ROWS)), {"Bensin": "7"})
    (row,) = [
        n
        for n, cells in again.grid("Realisasi").rows.items()
        if 1 in cells and cells[1].value == "7"
    ]
    numbered = with_cells(again, "Realisasi", {(row, 1): Cell(Kind.NUMBER, Decimal("7.0"))})

    assert "7" in [code for code, *_ in listed(numbered)]


def test_money_that_was_no_spending_is_spent_where_somebody_says_so():
    again = coded(written(entered(*ROWS)), {"Tarik tunai": "B.2"})

    assert (360_000,) == told(again, 6)["B.2"]


def test_a_code_that_the_book_has_got_since_goes_before_that_in_the_list():
    again = coded(written(entered(*ROWS)), {"Bensin": "B.1"})
    mended = with_cells(again, "BKU", {(6, 2): text("A.2")})

    assert "Bensin" not in [item for _, item, *_ in listed(mended)]
    assert (550_000,) == told(mended, 6)["A.2"]
    assert any("has changed: Realisasi!A" in each for each in remarks(mended))


def test_a_code_in_the_list_goes_before_the_one_that_the_book_had_already():
    before = with_cells(entered(*ROWS), "BKU", {(6, 5): Cell(Kind.TEXT, "50.000")})
    first = with_cells(before, "BKU", {(6, 2): text("B.1")})
    again = coded(written(first), {"Bensin": "A.2"})

    assert ("A.2", "Bensin", 50_000, "diisi di sini; kode di buku kas: B.1") in listed(again)
    assert not realisation(written(again)).plan


def test_a_code_is_not_kept_for_another_payment_that_came_to_stand_there():
    again = coded(written(entered(*ROWS)), {"Bensin": "B.1"})
    sorted_anew = with_cells(
        again, "BKU", {(6, 1): Cell(Kind.DATE, Decimal(40120)), (6, 3): text("Parkir")}
    )

    assert (None, "Parkir", 50_000, "belum cocok") in listed(sorted_anew)
    assert any("has changed: Realisasi!A" in each for each in remarks(sorted_anew))


@pytest.mark.parametrize("code", ["A.2", ""])
def test_the_check_of_a_list_with_codes_of_people_finds_no_fault(code):
    again = written(coded(written(entered(*ROWS)), dict.fromkeys(ITEMS[:3], code)))

    rules = {each.rule for each in check(again).findings if each.at.sheet == "Realisasi"}
    assert not rules & {"realisation-differs", "spending-unplanned", "result-stale"}


@settings(max_examples=25, deadline=None)
@over(st.fixed_dictionaries({}, optional={i: st.sampled_from(CODES) for i in ITEMS}))
def test_whatever_is_written_nothing_paid_is_lost_and_one_run_settles_it(codes):
    once = written(coded(written(entered(*ROWS)), codes))

    assert not realisation(once).plan
    cells = {
        (number, column): cell.value
        for number, row in once.grid("Realisasi").rows.items()
        for column, cell in row.items()
    }
    amounts = {
        str(label): cells.get((row, 3)) for (row, column), label in cells.items() if column == 1
    }
    assert Decimal(2_260_000) == amounts["Pengeluaran"]
    assert amounts["Pengeluaran"] == sum(
        amounts[label]
        for label in amounts
        if label.startswith(("Pengeluaran yang", "Bukan belanja"))
    )


def with_stage(given: Book, stage: str) -> Book:
    return book_of([profile_sheet.plan({Detail.STAGE: stage}, ())], given)


def amount_of(given: Book, code: str) -> tuple[int, int]:
    rows = given.grid("Realisasi").rows.items()
    row = min(number for number, row in rows if 1 in row and row[1].value == code)
    return row, 4


def test_amounts_of_earlier_stages_are_kept_with_their_formulas():
    first = written(with_stage(entered(*ROWS), "2"))
    typed = {
        amount_of(first, "A.1"): Cell(Kind.NUMBER, Decimal(700_000)),
        amount_of(first, "A.2"): Cell(Kind.NUMBER, Decimal(20_000), "RAB!D4"),
        amount_of(first, "B.1"): Cell(Kind.NUMBER, Decimal(700_000), "D9"),
    }
    again = with_cells(first, "Realisasi", typed)

    assert realisation(again).receipt.sheets[0].replaces
    assert {"A.1": (700_000,), "A.2": (20_000,), "B.1": (700_000,)} == {
        code: spent for code, spent in told(again, 4).items() if code in ("A.1", "A.2", "B.1")
    }
    formulas = {(cell.row, cell.column): cell.formula for cell in sheet(again).cells}
    assert ["RAB!D4", None] == [formulas[amount_of(first, code)] for code in ("A.2", "B.1")]


def test_a_realisation_that_was_deleted_leaves_nothing_to_keep():
    first = written(with_stage(entered(*ROWS), "2"))
    deleted = replace(first, grids=tuple(g for g in first.grids if g.name != "Realisasi"))

    assert (None, "Bensin", 50_000, "belum cocok") in listed(deleted)


def test_amounts_of_earlier_stages_that_have_no_place_any_more_are_told():
    first = written(with_stage(entered(*ROWS), "2"))
    typed = {amount_of(first, "A.1"): Cell(Kind.NUMBER, Decimal(700_000))}
    again = with_stage(with_cells(first, "Realisasi", typed), "1")
    renamed = with_cells(with_cells(first, "Realisasi", typed), "RAB", {(3, 2): text("Honor")})

    for each in (again, renamed):
        assert any("has changed: Realisasi!D9" in remark for remark in remarks(each))


def given_for(item: str, book: Book) -> str | None:
    (entry,) = (row for row in understand(book).cash_books[0].entries if row.item == item)
    return None if entry.given is None else entry.given.code


def test_a_row_whose_item_somebody_wrote_over_speaks_of_no_payment():
    again = coded(written(entered(*ROWS)), {"Bensin": "B.1"})
    row = next(
        row
        for row, cells in again.grid("Realisasi").rows.items()
        if 2 in cells and cells[2].value == "Bensin"
    )
    blunt = with_cells(again, "Realisasi", {(row, 2): text("Bensin motor")})

    assert given_for("Bensin", again) == "B.1"
    assert given_for("Bensin", blunt) is None


def test_a_line_without_a_name_is_like_no_payment():
    nameless = with_cells(entered(*ROWS), "RAB", {(4, 2): text("…")})

    assert (500_000,) not in told(nameless, 6).values()
    assert not any(each.rule == "spending-exceeds-plan" for each in check(nameless).findings)
