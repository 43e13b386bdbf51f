"""Every budget of the planted set, printed: what is read of the print is what stood in the table."""

import pytest

from kkg_xl.domain.budget import all_lines, budget_of
from kkg_xl.domain.profile import Profile
from kkg_xl.layouts import budget_sheet
from kkg_xl.layouts.understanding import understand
from kkg_xl.rules.model import Severity
from kkg_xl.sheets.planned import book_of, calculated
from kkg_xl.usecases.check import check
from tests.planted.catalogue import cases
from tests.planted.examining import written_book

CLEAN = [case for case in cases() if not case.planted]


def budgets(case):
    book = written_book(case)
    tables = [t for t in understand(book).money_tables if t.kind == "budget" and t.money]
    return book, tables


@pytest.mark.parametrize("case", CLEAN, ids=lambda case: case.name)
def test_a_printed_budget_says_what_its_table_says(case):
    book, tables = budgets(case)
    for table in tables:
        budget = budget_of(table)
        (plan,) = calculated([budget_sheet.plan(budget, Profile(), book)], book)

        assert table.computed_total == budget.total
        (printed,) = understand(book_of([plan])).money_tables
        assert [line.item for line in all_lines(budget.parts)] == [
            line.item.removesuffix(f" ({told.detail})")
            for line, told in zip(printed.lines, all_lines(budget.parts), strict=True)
        ]
        key, theirs = printed.money[0], table.money[0]
        assert [printed.due(line, key) for line in printed.lines] == [
            table.due(line, theirs) for line in table.lines
        ]
        if not budget.additions:
            assert budget.total == printed.stated_total


@pytest.mark.parametrize("case", CLEAN, ids=lambda case: case.name)
def test_the_check_finds_nothing_in_a_printed_budget(case):
    book, tables = budgets(case)
    for table in tables:
        (plan,) = calculated([budget_sheet.plan(budget_of(table), Profile(), book)], book)

        found = check(book_of([plan], book)).findings
        assert [] == [
            (finding.rule, finding.at)
            for finding in found
            if finding.severity is not Severity.INFO and finding.at.sheet == plan.name
        ]


def test_the_set_has_budgets_of_many_kinds():
    tables = [table for case in CLEAN for table in budgets(case)[1]]

    assert len(tables) > 100
    assert any(budget_of(table).additions for table in tables)
    assert any(
        len([*all_lines(budget_of(table).parts)]) != len(budget_of(table).parts) for table in tables
    )
