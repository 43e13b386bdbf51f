"""Hands workbooks to guarded processes and gives one result for each, whatever becomes of them.

A process that dies is replaced and the workbook tried again. A workbook of which three have died is
given up, one that takes too long at once. A process that was killed, by a person or for want of
memory, says less of its workbook: that is tried more often.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

from kkg_xl.domain.text import say
from kkg_xl.entrypoints.batch.answer import Answer, from_line
from kkg_xl.entrypoints.batch.asked import plain_target
from kkg_xl.entrypoints.batch.faults import NoWorkerError
from kkg_xl.entrypoints.batch.limits import ENDED_FOR_TIME, KILLED, Limits
from kkg_xl.entrypoints.batch.worker import READY
from kkg_xl.entrypoints.batch.workers import Heard, Worker
from kkg_xl.entrypoints.search import Target
from kkg_xl.reports.checked import Checked, Failure
from kkg_xl.usecases.unreadable import STOPPED, TOO_SLOW

DEATHS: Final = 3
KILLS: Final = 50
STARTS: Final = 20
"""Processes in a row that were never ready: then this machine cannot do it."""
SERVED: Final = 1000
"""Workbooks, after which a process is replaced: whatever has gathered in it goes."""
_SECONDS_TO_START: Final = 60
_TICK: Final = 0.5
"""Seconds between looks at the clock; Windows does not let Ctrl-C through in between."""


class Kept(NamedTuple):
    """What an earlier run has left of a workbook that is as it was."""

    number: int
    """Of its record in the store."""
    checked: Checked


class Done(NamedTuple):
    """A target that needs no process any more, and what came of it."""

    place: int
    """Its place among the targets."""
    outcome: Answer | Failure | Kept


Known: TypeAlias = Callable[[Target, str], Kept | None]
"""Gives what an earlier run has left of a target whose content has a digest."""


@dataclass(slots=True)
class _Task:
    place: int
    target: Target
    deaths: int = 0
    kills: int = 0


@dataclass(slots=True)
class _Seat:
    """A process, and the workbook that it has to do with."""

    worker: Worker
    due: float
    ready: bool = False
    task: _Task | None = None
    asked: str = ""
    served: int = 0


class Workforce(Protocol):
    """Whoever checks the workbooks of a run."""

    def run(
        self, targets: Sequence[tuple[int, Target]], known: Known | None = None
    ) -> Generator[Done, None, None]:
        """Check targets, each with its place; results come as they are ready, one for each.

        Where `known` is given, it is asked before a workbook is checked. When this ends, however it
        does, nobody works on. Raises `RunFailedError`.
        """


class Pool:
    """Guarded processes for one run on this machine."""

    def __init__(
        self, start: Sequence[str], manner: dict[str, Any], limits: Limits, jobs: int
    ) -> None:
        """Take what starts a process, what it is told first, and how many there are."""
        self._start, self._limits, self._jobs = start, limits, jobs
        self._setting = {"manner": manner, "limits": limits._asdict()}
        self._inbox: SimpleQueue[Heard] = SimpleQueue()
        self._seats: dict[Worker, _Seat] = {}
        self._tasks: Iterator[_Task] = iter(())
        self._again: list[_Task] = []
        self._known: Known | None = None
        self._unready = 0

    def run(
        self, targets: Sequence[tuple[int, Target]], known: Known | None = None
    ) -> Generator[Done, None, None]:
        """Check targets as `Workforce` says; no process is left. Raises `NoWorkerError`."""
        self._tasks, self._known = (_Task(*each) for each in targets), known
        try:
            for _ in targets[: self._jobs]:
                self._seat()
            while self._seats:
                yield from self._heard()
                yield from self._overdue()
        finally:
            for worker in [*self._seats]:
                self._unseat(worker)

    def _seat(self) -> None:
        try:
            worker = Worker(self._start, self._inbox)
        except OSError as error:
            if not self._seats:
                raise NoWorkerError from error
            return  # those that are there do it
        self._seats[worker] = _Seat(worker, time.monotonic() + _SECONDS_TO_START)
        worker.say(self._setting)

    def _unseat(self, worker: Worker) -> int:
        del self._seats[worker]
        return worker.end()

    def _heard(self) -> Iterator[Done]:
        try:
            worker, line = self._inbox.get(timeout=_TICK)
        except Empty:
            return
        seat = self._seats.get(worker)
        if seat is None:
            return  # the last words of one that was ended
        if not line:
            yield from self._died(seat)
        elif seat.ready:
            yield from self._answered(seat, line)
        elif line == READY:
            seat.ready, self._unready = True, 0
            self._go_on(seat)

    def _go_on(self, seat: _Seat) -> None:
        """Let a process do the next workbook, if there is one; else it has nothing to do here."""
        task = seat.task = self._next() if seat.served < SERVED else None
        seat.served += 1
        if task is not None:
            self._ask(seat, task, "check" if self._known is None else "digest")
            return
        self._unseat(seat.worker)
        self._seat_if_wanted()

    def _next(self) -> _Task | None:
        return self._again.pop() if self._again else next(self._tasks, None)

    def _seat_if_wanted(self) -> None:
        """Start a process where there is something left to do and too few do it."""
        task = self._next() if len(self._seats) < self._jobs else None
        if task is not None:
            self._again.append(task)
            self._seat()

    def _ask(self, seat: _Seat, task: _Task, what: str) -> None:
        seat.asked, seat.due = what, time.monotonic() + self._limits.patience
        seat.worker.say({"ask": what, **plain_target(task.target)})

    def _answered(self, seat: _Seat, line: bytes) -> Iterator[Done]:
        task = seat.task
        if task is None:
            yield from self._died(seat)  # nobody has asked
        elif seat.asked == "digest":
            yield from self._digested(seat, task, line)
        else:
            self._go_on(seat)  # before all else: it must not wait
            answer = _understood(line, task.target.name)
            if answer is None:
                self._distrust(seat)
                yield from self._failed(task)
            else:
                yield Done(task.place, answer)

    def _digested(self, seat: _Seat, task: _Task, line: bytes) -> Iterator[Done]:
        digest = line.decode("ascii", "replace").rstrip()
        kept = self._known(task.target, digest) if self._known and digest else None
        if kept is None:
            self._ask(seat, task, "check")
        else:
            self._go_on(seat)
            yield Done(task.place, kept)

    def _distrust(self, seat: _Seat) -> None:
        """End a process whose answer made no sense, and give what it was asked to another."""
        if seat.worker in self._seats:
            self._unseat(seat.worker)
            if seat.task is not None:
                self._again.append(seat.task)
            self._seat_if_wanted()

    def _died(self, seat: _Seat) -> Iterator[Done]:
        code = self._unseat(seat.worker)
        if not seat.ready:
            self._unready += 1
            if self._unready == STARTS:
                raise NoWorkerError
        if seat.task is None:
            self._seat_if_wanted()
        elif code == ENDED_FOR_TIME:
            yield from self._given_up(seat.task, self._too_slow())
        else:
            yield from self._failed(seat.task, killed=code in KILLED)

    def _failed(self, task: _Task, *, killed: bool = False) -> Iterator[Done]:
        """Try a workbook again, unless that was done often enough."""
        task.kills += killed
        task.deaths += not killed
        if task.deaths == DEATHS or task.kills == KILLS:
            yield from self._given_up(task, Failure(STOPPED.kind, say(STOPPED.text)))
        else:
            self._again.append(task)
            self._seat_if_wanted()

    def _overdue(self) -> Iterator[Done]:
        now = time.monotonic()
        for seat in [seat for seat in self._seats.values() if seat.due < now]:
            if seat.task is None:
                yield from self._died(seat)
            else:
                self._unseat(seat.worker)
                yield from self._given_up(seat.task, self._too_slow())

    def _too_slow(self) -> Failure:
        """Say so in the same words whichever clock it was: the report may not depend on that."""
        return Failure(TOO_SLOW.kind, say(TOO_SLOW.text, limit=self._limits.seconds))

    def _given_up(self, task: _Task, failure: Failure) -> Iterator[Done]:
        yield Done(task.place, failure)
        self._seat_if_wanted()


def _understood(line: bytes, name: str) -> Answer | None:
    """Read an answer about the workbook of a name; nothing where it makes no sense."""
    try:
        answer = from_line(line)
    except ValueError:
        return None
    return answer if answer.examined.checked.name == name else None
