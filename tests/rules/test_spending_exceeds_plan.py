from __future__ import annotations

from decimal import Decimal

import pytest

from kkg_xl.domain.figures import Figure, Place, Term
from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Column, Heading, Line, Role, Scope, Table, Total
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.spending_exceeds_plan import spending_exceeds_plan
from tests.support.understood import workbook as understood

PLAN_AND_SPENT = (Role.PLAN, Role.SPENT)


def _figures(sheet, index, amounts):
    return {
        key: Figure(
            Place(sheet, f"{'CDEFGH'[key]}{index + 2}"), None if amount is None else Decimal(amount)
        )
        for key, amount in enumerate(amounts)
    }


def _line(index, item, *amounts, group=-1, sheet="RAB"):
    at = Place(sheet, f"B{index + 2}")
    return Line(index, str(index + 1), item, at, "", "", _figures(sheet, index, amounts), group)


def _total(index, lines, *amounts, scope=Scope.GRAND, label="JUMLAH"):
    at = Place("RAB", f"B{index + 2}")
    return Total(index, label, at, scope, _figures("RAB", index, amounts), tuple(lines))


def _table(*rows, roles=PLAN_AND_SPENT, laws=(), headings=(), kind="realisation", sheet="RAB"):
    columns = tuple(Column(key, "CDEFGH"[key], "", role) for key, role in enumerate(roles))
    return Table(
        sheet=sheet,
        kind=kind,
        range="A1:H9",
        title="",
        columns=columns,
        laws=laws,
        money=tuple(range(len(roles))),
        lines=tuple(row for row in rows if isinstance(row, Line)),
        headings=headings,
        totals=tuple(row for row in rows if isinstance(row, Total)),
    )


def _cells(*tables):
    book = Workbook("x.xlsx", tables=tables)
    return [flag.at.cell for flag in spending_exceeds_plan(book)]


def test_plan_spent_and_difference_are_told():
    (flag,) = spending_exceeds_plan(Workbook("x.xlsx", tables=(_table(_line(0, "ATK", 5, 9)),)))

    assert (Decimal(9), Decimal(5)) == (flag.stated, flag.computed)
    assert (
        "Baris 1, ATK: dibelanjakan Rp9, padahal rencananya Rp5; lebih Rp4. "
        "Perbaiki angkanya atau mintakan persetujuan perubahan: lebih dari 10 % rencana (batas Pedoman DBL KKG 2010)."
    ) == flag.message.told("id")


@pytest.mark.parametrize(
    ("spent", "needed"), [(1_100_000, "report the change"), (1_101_000, "ask for the change")]
)
def test_up_to_a_tenth_a_change_is_reported_and_beyond_it_needs_approval(spent, needed):
    table = _table(_line(0, "ATK", 1_000_000, spent))

    (flag,) = spending_exceeds_plan(Workbook("x.xlsx", tables=(table,)))

    assert needed in flag.message.told("en")


def test_of_prior_current_and_cumulative_spending_only_the_last_is_compared():
    adding = Law(3, (Term(Decimal(1), (1,)), Term(Decimal(1), (2,))))
    roles = (Role.PLAN, Role.SPENT, Role.SPENT, Role.SPENT)
    lines = (_line(0, "ATK", 5, 6, 1, 7), _line(1, "Kertas", 5, 1, 1, 2))

    assert ["F2"] == _cells(_table(*lines, roles=roles, laws=(adding,)))
    assert ["F2"] == _cells(_table(*lines, roles=roles))


def test_spending_columns_that_are_no_parts_of_each_other_are_each_compared():
    roles = (Role.PLAN, Role.SPENT, Role.SPENT, Role.SPENT)

    assert ["D2", "F2"] == _cells(_table(_line(0, "ATK", 5, 6, 1, 9), roles=roles))


def test_each_spending_column_has_the_nearest_plan_to_its_left():
    roles = (Role.SPENT, Role.PLAN, Role.SPENT, Role.PLAN, Role.SPENT)

    assert ["G2"] == _cells(_table(_line(0, "ATK", 99, 5, 5, 3, 4), roles=roles))


def test_a_plan_that_is_not_added_up_is_none():
    table = _table(_line(0, "ATK", 5, 9))

    assert [] == _cells(Table(**{**_fields(table), "money": (1,)}))


def _fields(table):
    return {name: getattr(table, name) for name in table.__dataclass_fields__}


def test_a_blank_plan_among_plans_means_that_nothing_was_planned():
    planned = _line(0, "ATK", 5, 5)

    assert ["D3"] == _cells(_table(planned, _line(1, "Spanduk", None, 5)))


def test_where_few_lines_have_plans_a_blank_says_nothing():
    lines = (_line(0, "ATK", 5, 5), _line(1, "x", None, 5), _line(2, "y", None, 5))

    assert [] == _cells(_table(*lines))


@pytest.mark.parametrize(("plan", "cells"), [(9, []), (None, ["D4"])])
def test_a_plan_for_the_whole_group_stands_for_its_lines(plan, cells):
    lines = (_line(0, "a", 5, 5, group=7), _line(2, "b", None, 5, group=8))
    group = _total(3, (2,), plan, 5, scope=Scope.GROUP)

    assert cells == _cells(_table(*lines, group))


def test_a_plan_that_is_no_number_is_left_to_other_rules():
    strange = _line(1, "b", None, 5)
    strange.figures[0] = Figure(Place("RAB", "C3"), value=_unreadable())

    assert [] == _cells(_table(_line(0, "a", 5, 5), strange))


def _unreadable():
    from kkg_xl.domain.figures import Unreadable

    return Unreadable("lihat RAB")


def test_totals_are_compared_where_no_line_could_be():
    lines = (_line(0, "a", None, 5), _line(1, "b", None, 5))
    groups = _total(2, (0, 1), 8, 10, scope=Scope.GROUP, label="Jumlah A")
    grand = _total(3, (0, 1), 8, 10)
    unknown = _total(4, (0, 1), None, 10)

    assert ["D4"] == _cells(_table(*lines, groups, grand, unknown))
    assert ["D5"] == _cells(_table(*lines, grand))


def test_cents_count_where_money_is_not_whole():
    table = _table(_line(0, "a", "5", "5.02"))

    assert [] == _cells(table)
    assert ["D2"] == _cells(Table(**{**_fields(table), "whole": False}))


def _planned(*lines, headings=()):
    return _table(*lines, roles=(Role.AMOUNT,), kind="budget", headings=headings)


def _spent(*lines, headings=(), roles=(Role.SPENT,)):
    return _table(*lines, roles=roles, headings=headings, sheet="R")


def test_items_of_two_tables_are_the_same_if_their_words_are():
    plan = _planned(_line(0, "Konsumsi Peserta", 5), _line(1, "ATK", 5))
    spent = _spent(_line(0, "konsumsi  peserta.", 6, sheet="R"), _line(1, "A T K", 5, sheet="R"))

    assert ["C2"] == _cells(plan, spent)


def test_several_receipts_for_one_item_are_added_up():
    plan = _planned(_line(0, "ATK", 5))
    spent = _spent(_line(0, "ATK", 3, sheet="R"), _line(1, "ATK", 3, sheet="R"))

    assert ["C3"] == _cells(plan, spent)


def test_the_same_item_under_two_headings_is_two_items():
    headings = (
        Heading(0, "A", "IN", Place("RAB", "B2")),
        Heading(2, "B", "ON", Place("RAB", "B4")),
    )
    plan = _planned(_line(1, "ATK", 5, group=0), _line(3, "ATK", 9, group=2), headings=headings)
    spent = _spent(
        _line(1, "ATK", 7, group=0, sheet="R"),
        _line(3, "ATK", 7, group=2, sheet="R"),
        headings=headings,
    )
    plain = _spent(_line(0, "ATK", 7, sheet="R"), _line(1, "ATK", 7, sheet="R"))

    assert ["C3"] == _cells(plan, spent)
    assert [] == _cells(plan, plain)


def test_tables_that_share_few_items_do_not_belong_together():
    plan = _planned(_line(0, "ATK", 5), _line(1, "", 1))
    spent = _spent(
        _line(0, "ATK", 6, sheet="R"), _line(1, "x", 6, sheet="R"), _line(2, "", 6, sheet="R")
    )

    assert [] == _cells(plan, spent)
    assert [] == _cells(spent)


def test_a_plan_beside_the_spending_goes_before_one_on_another_sheet():
    plan = _planned(_line(0, "ATK", 5))
    spent = _spent(_line(0, "ATK", 8, 8, sheet="R"), roles=PLAN_AND_SPENT)

    assert [] == _cells(plan, spent)


def test_a_planned_item_without_an_amount_is_not_compared():
    plan = _planned(_line(0, "ATK", None), _line(1, "Kertas", 5))
    spent = _spent(_line(0, "ATK", 6, sheet="R"), _line(1, "Kertas", 5, sheet="R"))

    assert [] == _cells(plan, spent)


INCOMPLETE = """
Sheet: RAB

|     | A    | B                | C      | D     | E            | F           |
| --- | ---- | ---------------- | ------ | ----- | ------------ | ----------- |
| 1   | KODE | URAIAN           | VOLUME | KALI  | HARGA SATUAN | JUMLAH      |
| 2   | A.1  | Uang saku        | 3      | 3     | 150.000      | =C2*D2*E2   |
| 3   | A.2  | Konsumsi         | 40     | 3     | 20.000       | =C3*D3*E3   |
| 4   | A.3  | Cetak buku       | 40     |       | 25.000       | =C4*D4*E4   |
"""


@pytest.mark.parametrize(
    "spending",
    [
        """
Sheet: BKU

|   | A          | B    | C          | D         | E         | F         |
| - | ---------- | ---- | ---------- | --------- | --------- | --------- |
| 1 | TANGGAL    | KODE | URAIAN     | MASUK     | KELUAR    | SALDO     |
| 2 | 2009-10-05 |      | Dana       | 6.000.000 |           | 6.000.000 |
| 3 | 2009-10-19 | A.1  | Uang saku  |           | 1.350.000 | 4.650.000 |
| 4 | 2009-10-20 | A.3  | Cetak buku |           | 960.000   | 3.690.000 |
""",
        """
Sheet: Realisasi

|   | A  | B          | C         |
| - | -- | ---------- | --------- |
| 1 | NO | URAIAN     | REALISASI |
| 2 | 1  | Uang saku  | 1.350.000 |
| 3 | 2  | Konsumsi   | 2.400.000 |
| 4 | 3  | Cetak buku | 960.000   |
""",
    ],
    ids=["booked", "on a sheet of its own"],
)
def test_a_plan_that_lacks_a_factor_is_not_exceeded(spending):
    assert [] == list(spending_exceeds_plan(understood(INCOMPLETE + spending)))
    filled = INCOMPLETE.replace("| 40     |       | 25.000", "| 30     | 1     | 25.000")
    assert 1 == len(list(spending_exceeds_plan(understood(filled + spending))))
