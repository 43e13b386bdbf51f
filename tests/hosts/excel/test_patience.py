"""Excel is asked again while it is busy, and only then, and not for ever."""

import pytest

from kkg_xl.hosts.excel.patience import Gate
from kkg_xl.usecases.live_refusals import EXCEL_BUSY, EXCEL_FAILED, EXCEL_GONE, EXCEL_REFUSES
from kkg_xl.usecases.refusals import NO_HOME, RefusedError
from tests.hosts.excel.live import Clock
from tests.support.excel.calls import ComError

BUSY = (0x8001_0001, 0x8001_010A, 0x800A_C472)
GONE = (0x8007_06BA, 0x8007_06BE, 0x8001_0108, 0x8004_01FD)


class ExcelBusyError(Exception):
    """As xlwings calls it."""


class CommandError(Exception):
    """As appscript raises it on a Mac."""

    def __init__(self, number):
        self.errornumber = number
        super().__init__(number)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def gate(clock):
    return Gate(clock=clock, sleep=clock.sleep)


def answering(*errors):
    """Raise the errors, one a call, then give an answer."""
    left = list(errors)

    def call():
        if left:
            raise left.pop(0)
        return "jawaban"

    return call


@pytest.mark.parametrize("code", BUSY)
def test_a_busy_excel_is_asked_again(gate, clock, code):
    assert "jawaban" == gate(answering(*[ComError(code)] * 5))
    assert 0 < clock.now < 5


def test_what_xlwings_makes_of_it_and_what_a_mac_says_is_known_too(gate):
    assert "jawaban" == gate(answering(ExcelBusyError(), CommandError(-1712)))


@pytest.mark.parametrize("code", BUSY)
def test_after_thirty_seconds_people_are_told_what_to_do(gate, clock, code):
    with pytest.raises(RefusedError) as refused:
        gate(answering(*[ComError(code)] * 10_000))

    assert EXCEL_BUSY == refused.value.refusal
    assert 30 <= clock.now < 32


def test_an_action_has_thirty_seconds_of_patience_in_all(gate, clock):
    for _ in range(20):
        with pytest.raises(RefusedError):
            gate(answering(*[ComError(BUSY[0])] * 10_000))

    assert clock.now < 32


@pytest.mark.parametrize("error", [*map(ComError, GONE), CommandError(-600), CommandError(-609)])
def test_an_excel_that_is_gone_is_not_asked_again(gate, clock, error):
    with pytest.raises(RefusedError) as refused:
        gate(answering(error))

    assert (EXCEL_GONE, 0) == (refused.value.refusal, clock.now)


def test_what_excel_refuses_is_told_with_its_code(gate):
    with pytest.raises(RefusedError) as refused:
        gate(answering(ComError(0x800A_03EC)))

    assert EXCEL_REFUSES == refused.value.refusal
    assert "0x800A03EC" in refused.value.message.told("id")


def test_any_other_answer_is_a_refusal_and_no_traceback(gate):
    with pytest.raises(RefusedError) as refused:
        gate(answering(KeyError("Peserta 01")))

    assert EXCEL_FAILED == refused.value.refusal
    assert "Peserta" not in refused.value.message.told("en")


def test_a_refusal_of_ours_passes(gate):
    with pytest.raises(RefusedError) as refused:
        gate(answering(RefusedError(NO_HOME)))

    assert NO_HOME == refused.value.refusal
