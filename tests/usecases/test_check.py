from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Calculation, Words, Workbook
from kkg_xl.layouts.understanding import understand
from kkg_xl.rules.model import Flag, Rule, Severity
from kkg_xl.sheets.grid import Book, Reservation
from kkg_xl.usecases import check
from kkg_xl.usecases.check import check_workbook, find
from kkg_xl.usecases.uncheckable import uncheckable
from kkg_xl.usecases.unreadable import ENCRYPTED, UnreadableWorkbookError
from tests.support.grids import book

WRONG = say(Text("salah", "wrong"))


def rule(name, severity, *cells, yields_to=(), sheet="RAB"):
    """Give a rule that flags cells, whatever the workbook."""
    flags = [Flag(Place(sheet, cell), WRONG) for cell in cells]
    return Rule(name, name, severity, frozenset(yields_to), lambda _workbook: iter(flags))


@pytest.fixture
def found(monkeypatch):
    """Find with the given rules only; tell rules and cells."""

    def find_with(*rules, sheets=()):
        monkeypatch.setattr(check, "all_rules", lambda: rules)
        return [(each.rule, each.at.cell) for each in find(Workbook("x"), sheets)]

    return find_with


def test_the_worst_comes_first_then_row_and_column(found):
    worst = rule("worst", Severity.ERROR, "A10", "B2", "A2")
    least = rule("least", Severity.INFO, "A1")

    assert [("worst", "A2"), ("worst", "B2"), ("worst", "A10"), ("least", "A1")] == found(
        least, worst
    )


def test_sheets_come_in_the_order_of_their_tabs(found):
    first = rule("first", Severity.ERROR, "Z99", sheet="Zebra")
    second = rule("second", Severity.ERROR, "A1", sheet="Apel")

    assert ["first", "second"] == [
        name for name, _ in found(second, first, sheets=("Zebra", "Apel"))
    ]


def test_what_is_about_the_whole_sheet_comes_before_its_cells(found):
    assert ["", "A1"] == [cell for _, cell in found(rule("r", Severity.ERROR, "A1", ""))]


def test_a_rule_gives_way_at_the_same_cell_only(found):
    better = rule("better", Severity.ERROR, "F5")
    lesser = rule("lesser", Severity.ERROR, "F5", "F6", yields_to={"better"})

    assert [("better", "F5"), ("lesser", "F6")] == found(better, lesser)


def test_a_flag_may_weigh_less_than_its_rule(monkeypatch):
    flag = Flag(Place("RAB", "A1"), WRONG, severity=Severity.WARNING)
    lenient = Rule("r", "r", Severity.ERROR, frozenset(), lambda _workbook: iter([flag]))
    monkeypatch.setattr(check, "all_rules", lambda: (lenient,))

    assert [Severity.WARNING] == [each.severity for each in find(Workbook("x"))]


def test_what_a_host_cannot_read_is_a_result():
    def read():
        raise UnreadableWorkbookError(ENCRYPTED)

    checked = check_workbook("kkg/03.xlsx", read)

    assert ("kkg/03.xlsx", "unreadable", "encrypted") == (
        checked.name,
        checked.status,
        checked.failure.kind,
    )
    assert checked.wrong


def test_a_workbook_that_memory_does_not_hold_is_too_large_and_no_fault_of_the_program():
    def read():
        raise MemoryError

    assert "too-large" == check_workbook("x", read).failure.kind


@pytest.mark.parametrize("digits", [27, 40, 300])
def test_a_number_of_many_digits_ends_no_check(digits):
    huge = "9" * digits
    checked = check_workbook("x", lambda: book(PLAN.replace("800.000", f"=B2*C2*{huge} -> {huge}")))

    assert checked.failure is None
    assert "D2" in [finding.at.cell for finding in checked.findings]


def test_what_the_reader_could_not_see_is_told():
    reserved = (Reservation("legacy-no-errors", detail=".ods"),)

    checked = check_workbook("x.ods", lambda: Book("x.ods", (), reservations=reserved))

    assert ["In the format .ods cells in error (#REF!, #VALUE!, …) are read as blank."] == [
        message.told("en") for message in checked.not_checked
    ]


PLAN = """
|   | A          | B   | C      | D       |
| - | ---------- | --- | ------ | ------- |
| 1 | URAIAN     | VOL | HARGA  | JUMLAH  |
| 2 | Konsumsi   | 40  | 20.000 | 800.000 |
| 3 | Cetak Buku | 4   | 25.000 | 100.000 |
| 4 | JUMLAH     |     |        | 900.000 |
"""


def test_a_plan_alone_says_what_it_was_not_compared_with():
    checked = check_workbook("x", lambda: book(PLAN))

    told = [message.told("en").partition(":")[0] for message in checked.not_checked]
    assert [
        "No realisation found",
        "No cash book (BKU) found",
        "Neither attendance list nor schedule found",
        "No amount in words found",
    ] == told


def test_spending_without_a_plan_says_so():
    workbook = understand(book(PLAN))
    spent = replace(workbook.tables[0], kind="realisation")

    told = [message.told("en") for message in uncheckable(Workbook("x", (spent,)))]

    assert "No plan (RAB) found: spending was not compared with it" == told[0]


def test_what_is_there_is_not_missed():
    plan = understand(book(PLAN)).tables[0]
    there = ("budget", "realisation", "cash-book", "attendance")
    words = (Words(Place("RAB", "A6"), "sembilan ratus ribu", Decimal(900_000), ()),)

    tables = tuple(replace(plan, kind=kind) for kind in there)

    assert [] == list(uncheckable(Workbook("x", tables, words=words)))


def test_a_workbook_without_money_is_missing_nothing():
    assert [] == list(uncheckable(Workbook("x")))


def test_formulas_that_could_not_be_recalculated_are_counted_and_named():
    def formula(row, given=None, external=()):
        return Calculation(Place("RAB", f"F{row}"), "=X()", Decimal(1), given, external)

    known = (formula(1, given=Decimal(1)), formula(2, external=("lain.xlsx",)))
    unknown = tuple(formula(row) for row in range(3, 10))

    (few,) = uncheckable(Workbook("x", calculations=(*known, *unknown[:1])))
    (many,) = uncheckable(Workbook("x", calculations=(*known, *unknown)))

    assert few.told("id").startswith("1 rumus tidak dapat dihitung ulang; ")
    assert many.told("en").startswith("7 formulas could not be recalculated; ")
    assert many.told("en").endswith("RAB!F3, RAB!F4, RAB!F5, RAB!F6, RAB!F7, and more")


PAID = """
Sheet: RAB

|   | A   | B          | C   | D      | E       |
| - | --- | ---------- | --- | ------ | ------- |
| 1 | NO  | URAIAN     | VOL | HARGA  | JUMLAH  |
| 2 | 1   | Konsumsi   | 40  | 20.000 | 800.000 |
| 3 | 2   | Cetak Buku | 4   | 25.000 | 100.000 |

Sheet: Kas

|   | A          | B            | C       | D       |
| - | ---------- | ------------ | ------- | ------- |
| 1 | TANGGAL    | URAIAN       | MASUK   | KELUAR  |
| 2 | 2009-10-05 | Dana tahap 1 | 900.000 |         |
| 3 | 2009-10-06 | {first}      |         | 400.000 |
| 4 | 2009-10-07 | {second}     |         | 400.000 |
| 5 | 2009-10-08 | Bensin       |         | 50.000  |
"""
NO_BALANCES = "Sheet Kas: a cash book without balances; its running balance could not be compared"


def told_of_the_book(first, second):
    checked = check_workbook("x", lambda: book(PAID.format(first=first, second=second)))
    return [text for each in checked.not_checked if "cash book" in (text := each.told("en"))]


def test_payments_that_belong_to_no_line_are_counted_and_named():
    (balances, unplaced) = told_of_the_book("Konsumsi", "konsumsi")

    assert NO_BALANCES == balances
    assert unplaced.startswith("Payments of the cash book without a line of RAB, by code or by")
    assert unplaced.endswith("1 (Rp50,000), not compared with the plan: Kas!B5")


def test_a_book_of_which_most_payments_belong_to_no_line_says_so():
    assert [
        NO_BALANCES,
        "Payments of the cash book were not compared with the plan: their codes and words differ",
    ] == told_of_the_book("Konsumsi", "Makan siang")


PURCHASE = """
|   | A          | B   | C      | D       |
| - | ---------- | --- | ------ | ------- |
| 1 | URAIAN     | VOL | HARGA  | JUMLAH  |
| 2 | Semen      | 40  | 20.000 | 800.000 |
| 3 | Paku       | 4   | 25.000 | 100.000 |
| 4 | JUMLAH     |     |        | 900.000 |
"""


def test_a_purchase_owes_no_attendance_list():
    checked = check_workbook("x", lambda: book(PURCHASE))

    assert () == checked.not_checked
