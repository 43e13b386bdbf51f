"""One outcome per workbook, whatever becomes of the process that has it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kkg_xl.entrypoints.batch import pool as pools
from kkg_xl.entrypoints.batch.answer import Answer, to_line
from kkg_xl.entrypoints.batch.examining import Examined
from kkg_xl.entrypoints.batch.faults import NoWorkerError
from kkg_xl.entrypoints.batch.limits import Limits
from kkg_xl.entrypoints.batch.pool import Kept, Pool
from kkg_xl.entrypoints.search import Target
from kkg_xl.reports.checked import Checked

posix = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")


def told(outcomes):
    """Say what came of each: the test double tells its name as the group."""
    return [
        each.examined.checked.group if isinstance(each, Answer) else each.kind for each in outcomes
    ]


def test_a_workbook_on_which_the_process_dies_costs_only_itself(pool, outcomes):
    assert ["a", "crashed", "b", "c"] == told(outcomes(pool(), "a", "die", "b", "c"))


def test_a_process_that_was_killed_from_outside_costs_nothing(pool, outcomes, tmp_path):
    name = str(tmp_path / "die-once.xlsx")

    assert ["a", "die-once", "b"] == told(outcomes(pool(), "a", name, "b"))


@posix
def test_a_workbook_whose_process_is_always_killed_is_given_up_at_last(pool, outcomes, monkeypatch):
    monkeypatch.setattr(pools, "KILLS", 4)

    assert ["a", "crashed", "b"] == told(outcomes(pool(), "a", "killed", "b"))


def test_a_workbook_that_waits_for_ever_is_given_up_in_time(pool, outcomes):
    waited = outcomes(pool(seconds=1), "a", "hang", "b")

    assert ["a", "timed-out", "b"] == told(waited)
    assert "took more than the limit of 1 seconds" in waited[1].message.told("en")


@posix
def test_a_workbook_that_computes_for_ever_is_given_up_by_its_seconds_of_cpu(pool, outcomes):
    computed = outcomes(pool(seconds=1), "a", "compute", "b")

    assert ["a", "timed-out", "b"] == told(computed)
    assert "took more than the limit of 1 seconds" in computed[1].message.told("en")


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="a Mac does not limit memory")
def test_a_workbook_gets_no_more_memory_than_the_limit(pool, outcomes):
    assert ["no memory", "a"] == told(outcomes(pool(megabytes=512), "hoard", "a"))


def test_what_libraries_print_is_no_answer(pool, outcomes):
    assert ["print", "a"] == told(outcomes(pool(), "print", "a"))


@pytest.mark.parametrize(
    "says",
    [
        *("nonsense", "", "\t", "[1]\t[1]", "{}\t{}", "[" * 100_000, "é"),
        to_line(Examined(Checked("another"))),
    ],
)
def test_an_answer_that_makes_no_sense_is_not_trusted(pool, outcomes, says):
    start = f"print('ready', flush=True); [print({says!r}, flush=True) for _ in sys.stdin]"

    assert ["crashed"] == told(outcomes(pool(start=f"import sys; {start}"), "a"))


def test_processes_that_never_start_stop_the_run(pool, outcomes):
    with pytest.raises(NoWorkerError):
        outcomes(pool(start="raise SystemExit(3)"), "a", "b", "c")


def test_a_system_that_starts_no_process_stops_the_run(tmp_path):
    nowhere = Pool((str(tmp_path / "nothing"),), {}, Limits(), 2)

    with pytest.raises(NoWorkerError):
        list(nowhere.run([(0, Target("a", Path("a")))]))


def test_a_process_fewer_is_enough(pool, outcomes, monkeypatch):
    started = []

    def start(*arguments):
        started.append(arguments)
        if len(started) == 2:
            raise BlockingIOError
        return worker(*arguments)

    worker = pools.Worker
    monkeypatch.setattr(pools, "Worker", start)

    assert ["a", "b", "c"] == told(outcomes(pool(jobs=2), "a", "b", "c"))


def test_a_process_is_replaced_after_many_workbooks(pool, outcomes, monkeypatch):
    monkeypatch.setattr(pools, "SERVED", 2)

    assert [f"{each}" for each in range(7)] == told(outcomes(pool(), *map(str, range(7))))


def test_what_is_known_is_not_checked_again(pool, outcomes, tmp_path):
    (tmp_path / "die.xlsx").write_bytes(b"content")
    asked = []

    def known(target, digest):
        asked.append((target.name, digest[:8]))
        return Kept(7, Checked(target.name))

    found = outcomes(pool(), str(tmp_path / "die.xlsx"), known=known)

    assert [Kept(7, Checked(str(tmp_path / "die.xlsx")))] == found
    assert [(str(tmp_path / "die.xlsx"), "ed7002b4")] == asked


def test_what_cannot_be_read_is_checked_since_that_says_why(pool, outcomes):
    assert ["a"] == told(outcomes(pool(), "a", known=lambda *_: Kept(7, Checked("a"))))


def test_no_process_outlives_the_run(pool):
    made = pool(jobs=2)
    run = made.run([(0, Target("a", Path("a"))), (1, Target("hang", Path("hang")))])
    next(run)
    started = [seat.worker for seat in made._seats.values()]  # noqa: SLF001
    run.close()

    assert started
    assert all(worker._process.poll() is not None for worker in started)  # noqa: SLF001
