from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text, say
from kkg_xl.reports.checked import Checked, Failure, Summary
from kkg_xl.reports.run import RunInMemory, Shared, Spot
from kkg_xl.reports.tabular.details import findings, shared, unchecked
from kkg_xl.reports.tabular.model import Leading, Weight, Word
from kkg_xl.reports.tabular.overview import overview
from kkg_xl.rules.model import Finding, Severity

SAYS = say(Text(id="kata", en="words"))


def workbook(name, *found):
    return Checked(name, findings=found)


def found(severity, stated=None, computed=None, accepted=None):
    amounts = (each and Decimal(each) for each in (stated, computed))
    return Finding("lump-sum", severity, Place("RAB", "E8"), SAYS, *amounts, accepted)


CLEAN = workbook("a.xlsx")
INFO = workbook("b.xlsx", found(Severity.INFO))
DOUBTFUL = workbook("c.xlsx", found(Severity.WARNING))
CHEAP = workbook("d.xlsx", found(Severity.ERROR, 20, 10))
DEAR = workbook("e.xlsx", found(Severity.ERROR, 100, 700), found(Severity.ERROR))
LOCKED = Checked("f.xlsx", failure=Failure("encrypted", SAYS))
ALL = RunInMemory((CLEAN, INFO, DOUBTFUL, CHEAP, DEAR, LOCKED))


def test_the_worst_workbook_stands_first():
    names = [row[1].text for row in overview(ALL, "id").rows()]

    assert ["f.xlsx", "e.xlsx", "d.xlsx", "c.xlsx", "b.xlsx", "a.xlsx"] == names


def test_each_workbook_has_its_status_counts_and_money():
    rows = list(overview(ALL, "en").rows())

    statuses = [row[3].text for row in rows]
    assert ["unreadable", "errors", "errors", "warnings", "info only", "clean"] == statuses
    assert (2, 0, 0, 0) == rows[1][4:8]
    assert [None, Decimal(600), Decimal(10), None, None, None] == [row[-1] for row in rows]


def test_an_accepted_error_is_no_error_of_its_workbook():
    row = next(
        overview(RunInMemory([workbook("a", found(Severity.ERROR, 2, 1, "ya"))]), "id").rows()
    )

    assert (Word("bersih", Weight.GOOD), 0, 0, 0, 1) == row[3:8]


def test_a_workbook_shows_the_totals_of_its_first_table_of_money():
    tables = (
        Summary("Hadir", "attendance", "A1:B2", 2, 0, None, None),
        Summary("RAB", "budget", "A1:B2", 2, 0, Decimal(5), Decimal(6)),
    )

    row = next(overview(RunInMemory([replace(CLEAN, tables=tables)]), "id").rows())

    assert (Decimal(6), Decimal(5)) == row[8:10]


def test_the_figures_on_top_add_up():
    told = {figure.label.en: figure.value for figure in overview(ALL, "id").figures}

    kinds = ("unreadable", "errors", "warnings", "info only", "clean")
    assert 6 == told["Workbooks checked"] == sum(told[kind] for kind in kinds)
    assert (3, 1, Decimal(610)) == (
        told["Errors in all"],
        told["Warnings in all"],
        told["Difference of errors in all"],
    )


@pytest.mark.parametrize("unread", [1, 40])
def test_the_chart_shows_the_workbooks_with_money_at_stake_however_many_are_unreadable(unread):
    sheet = overview(RunInMemory((CLEAN, CHEAP, DEAR, *[LOCKED] * unread)), "id")

    rows = list(sheet.rows())[sheet.chart.first :][: sheet.chart.rows]
    assert ["e.xlsx", "d.xlsx"] == [row[1].text for row in rows]


def test_there_is_no_chart_where_no_money_is_at_stake():
    assert overview(RunInMemory((CLEAN, LOCKED)), "id").chart is None


def test_every_finding_leads_to_its_cell(checked, accepted):
    rows = list(findings(RunInMemory((checked, accepted)), "en").rows())

    assert list(range(1, 9)) == [row[0] for row in rows]
    assert Leading("E8", "kkg/03.xlsx", Place("RAB", "E8")) == rows[0][5]
    assert (Decimal(1_018_000), Decimal(1_000_000), Decimal(18_000)) == rows[0][6:9]
    assert ("REKAP", None) == rows[6][4:6]
    assert (Word("accepted", Weight.GOOD), "kurir dibayar kas\ngugus") == (rows[7][1], rows[7][-1])


def test_what_workbooks_share_has_a_row_for_each_place():
    spots = tuple(Spot(name, Place("BKU", "D7")) for name in ("a.xlsx", "b.xlsx"))
    run = RunInMemory((CLEAN, INFO), (Shared("lump-sum", Severity.ERROR, spots, SAYS),))

    rows = list(shared(run, "en").rows())

    assert [1, 1] == [row[0] for row in rows]
    assert ["a.xlsx", "b.xlsx"] == [row[2].workbook for row in rows]
    assert {"words"} == {row[5] for row in rows}


def test_what_cannot_be_read_stands_before_what_was_not_checked(checked):
    rows = list(unchecked(RunInMemory((checked, LOCKED)), "en").rows())

    assert ["unreadable", "in part"] == [row[1].text for row in rows]
    assert ["encrypted", None] == [row[3] for row in rows]
    assert ["words", "no cash book (BKU) found"] == [row[4] for row in rows]
