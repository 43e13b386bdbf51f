"""Clues gathered in a process of its own lead where those gathered afterwards do."""

from __future__ import annotations

import sys

from kkg_xl.entrypoints.across import beside
from kkg_xl.entrypoints.across.beside import Beside
from kkg_xl.entrypoints.across.looking import across, gathered
from kkg_xl.reports import record
from kkg_xl.reports.run import RunInMemory
from tests.support.side_by_side import payment, told

WORKBOOKS = [
    told(f"{number:02}", [payment(row=number + 7)] if number < 3 else [payment(f"{number}", row=9)])
    for number in range(12)
]


def running(code):
    return lambda _: (sys.executable, "-c", code)


def found_beside(workbooks):
    process = Beside()
    try:
        for number, checked in workbooks:
            process.add(number, record.to_line(checked))
        return process.found()
    finally:
        process.close()


def test_it_finds_the_same_in_whatever_order_workbooks_come():
    shuffled = [*enumerate(WORKBOOKS)][::-1]
    expected = gathered(enumerate(WORKBOOKS))

    found = found_beside(shuffled)

    assert expected.receipts
    assert expected == found
    run = RunInMemory(WORKBOOKS)
    assert across(run) == across(run, found)


def test_a_process_that_dies_finds_nothing_and_holds_nobody_up(monkeypatch):
    monkeypatch.setattr(beside, "command", running("raise SystemExit(3)"))

    assert found_beside([*enumerate(WORKBOOKS)] * 100) is None


def test_a_process_that_talks_nonsense_is_not_believed(monkeypatch):
    monkeypatch.setattr(beside, "command", running("import sys; sys.stdin.read(); print('[1]')"))

    assert found_beside(enumerate(WORKBOOKS)) is None


def test_one_that_is_left_early_ends():
    process = Beside()
    process.add(0, record.to_line(WORKBOOKS[0]))

    process.close()

    assert not process.is_running


def test_a_run_of_few_workbooks_starts_none():
    assert beside.beside(2) is None
