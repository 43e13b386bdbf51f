"""Whatever Excel answers, at whichever call: all is written or nothing, and people are told.

As with a disk that fails at every write: the call of each number fails once, or from then on.
"""

import pytest

from kkg_xl.sheets.plan import CellChange, Plan
from kkg_xl.usecases.annotate import annotate, marked_places
from kkg_xl.usecases.budget import budget_workbook
from kkg_xl.usecases.check import check_workbook
from kkg_xl.usecases.recalculate import recalculate_workbook
from kkg_xl.usecases.refusals import RefusedError
from kkg_xl.usecases.unreadable import UnreadableWorkbookError
from tests.hosts.excel.live import contents
from tests.hosts.excel.test_live_book import RAB

BUSY = (0x8001_0001, 0x8001_010A, 0x800A_C472)
GONE, REFUSES = 0x8007_06BA, 0x800A_03EC


def answered(act):
    """Give what went wrong with an action, or nothing."""

    def action(desk):
        try:
            return act(desk.live())
        except (RefusedError, UnreadableWorkbookError) as error:
            return error

    action.__name__ = act.__name__
    return action


@answered
def recalculate(live):
    return recalculate_workbook(live.name, live.read, live.write).receipt.failure


@answered
def budget(live):
    return budget_workbook(live.name, live.read, live.write).receipt.failure


@answered
def mark(live):
    checked = check_workbook(live.name, live.read)
    if checked.failure is None:
        live.mark(
            marked_places(checked), lambda book, before: annotate(checked, book, before, "id")
        )
    return checked.failure


@answered
def undo(live):
    live.undo()


def prepared(desk, action):
    opened = desk(RAB)
    if action is undo:
        opened.live().write(Plan((CellChange("RAB", 5, 6, "lima"),)))
    opened.app.calls.count = 0
    return opened


def state(opened):
    """Give cells, marks and notes."""
    rules = [
        (rule.where, rule.formula) for each in opened.workbook.impl.rules.values() for rule in each
    ]
    notes = [
        (cell.coordinate, cell.comment.text)
        for sheet in opened.held
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    ]
    return contents(opened.read()), sorted(rules), notes


def once(code, number, times=1):
    """Let the calls from a number on fail, as many as there are times."""
    left = iter(range(times))
    return lambda at: code if at >= number and next(left, None) is not None else None


def from_then_on(code, number):
    return lambda at: code if at >= number else None


def calls_of(desk, action):
    opened = prepared(desk, action)
    assert action(opened) is None
    return opened.app.calls.count, state(opened)


@pytest.fixture(params=[recalculate, budget, mark, undo], ids=lambda action: action.__name__)
def action(request):
    return request.param


def test_an_excel_that_is_busy_for_a_while_is_waited_for(desk, action):
    calls, meant = calls_of(desk, action)

    for code in BUSY:
        for number in range(1, calls + 1, 4):
            opened = prepared(desk, action)
            opened.app.calls.failing = once(code, number, times=3)

            assert action(opened) is None
            assert meant == state(opened)
            assert opened.clock.now < 5


@pytest.mark.parametrize("code", [GONE, REFUSES])
def test_a_call_that_fails_once_leaves_all_or_nothing(desk, action, code):
    calls, meant = calls_of(desk, action)
    before = state(prepared(desk, action))

    for number in range(1, calls + 1):
        opened = prepared(desk, action)
        settings = dict(opened.app.settings)
        opened.app.calls.failing = once(code, number)

        failure = action(opened)

        assert settings == opened.app.settings
        assert opened.app.fills_tables
        assert ["RAB 2026.xlsx"] == [book.title for book in opened.app.open_books]
        if failure is not None and action is undo:
            assert undo(opened) is None
            failure = None
        assert (meant if failure is None else before) == state(opened)


@pytest.mark.parametrize("code", [BUSY[0], GONE])
def test_an_excel_that_answers_no_more_is_told_of_and_undoing_mends_it(desk, action, code):
    calls, meant = calls_of(desk, action)
    before = state(prepared(desk, action))

    for number in range(1, calls + 1, 2):
        opened = prepared(desk, action)
        settings = dict(opened.app.settings)
        opened.app.calls.failing = from_then_on(code, number)

        failure = action(opened)

        assert opened.clock.now < 32
        opened.app.calls.failing = from_then_on(code, 1_000_000)
        opened.app.settings.update(settings)
        if failure is not None and (action is undo or failure.kind == "half-written"):
            assert undo(opened) is None
        undone = failure is not None and action is not undo
        assert (before if undone else meant) == state(opened)
