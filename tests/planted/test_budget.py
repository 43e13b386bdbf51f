"""Every budget of the planted set, printed: what is read of the print is what stood in the table."""

import pytest

from kkg_xl.domain.budget import Section, all_lines, budget_of
from kkg_xl.layouts.understanding import understand
from kkg_xl.rules.model import Severity
from kkg_xl.sheets.planned import book_of
from kkg_xl.usecases.budget import budget
from kkg_xl.usecases.check import check
from kkg_xl.usecases.refusals import RefusedError
from kkg_xl.usecases.sheet_refusals import NOT_PRINTED
from tests.planted.catalogue import cases
from tests.planted.examining import written_book

CLEAN = [case for case in cases() if not case.planted]

MOST_REFUSED = 0.1
"""Share of the budgets that may be refused: those of contractors and shops."""


def budgets(book):
    tables = understand(book).money_tables
    return [
        table
        for table in tables
        if table.kind == "budget" and table.computed_total is not None and table.whole
        if table.money[0] not in table.foreign
    ]


def printed(book, table):
    """Give the sheet as it will be; nothing where it is refused as one that would not agree."""
    try:
        return budget(book, f"{table.sheet}!{table.range}").plan.sheets
    except RefusedError as error:
        if error.refusal is NOT_PRINTED:
            return ()
        raise


@pytest.mark.parametrize("case", CLEAN, ids=lambda case: case.name)
def test_a_printed_budget_says_what_its_table_says(case):
    book = written_book(case)
    for table in budgets(book):
        told = budget_of(table)
        for plan in printed(book, table):
            (own,) = understand(book_of([plan])).money_tables
            assert [line.item for line in all_lines(told.parts)] == [
                line.item.removesuffix(f" ({meant.detail})")
                for line, meant in zip(own.lines, all_lines(told.parts), strict=True)
            ]
            assert [table.due(line, table.money[0]) for line in table.lines] == [
                own.due(line, own.columns[-1].key) for line in own.lines
            ]
            if not told.additions:
                assert told.total == own.stated_total


@pytest.mark.parametrize("case", CLEAN, ids=lambda case: case.name)
def test_the_check_finds_nothing_in_a_printed_budget(case):
    book = written_book(case)
    for table in budgets(book):
        for plan in printed(book, table):
            assert [] == [
                (finding.rule, finding.at)
                for finding in check(book_of([plan], book)).findings
                if finding.severity is not Severity.INFO and finding.at.sheet == plan.name
            ]


def test_only_few_budgets_are_refused_and_none_of_a_kkg():
    asked = [
        (case.layout, not printed(book, table))
        for case in CLEAN
        for book in [written_book(case)]
        for table in budgets(book)
    ]

    refused = [layout for layout, is_refused in asked if is_refused]
    assert refused
    assert len(refused) < MOST_REFUSED * len(asked)
    assert "seed_table" not in refused


def test_the_set_has_budgets_of_many_kinds():
    told = [budget_of(table) for case in CLEAN for table in budgets(written_book(case))]

    assert len(told) > 100
    assert any(each.additions for each in told)
    assert any(isinstance(part, Section) for each in told for part in each.parts)
    assert any(each.measures == () for each in told)
