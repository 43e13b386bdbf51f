"""Has workbooks checked by the workers of a Dask cluster, as a pool on this machine would do it.

Handfuls of workbooks go out, never more at a time than the workers can begin soon; answers come
back as they are ready. A worker that is lost costs nothing: the cluster gives what it had to
another. Only strings cross, and what goes wrong with a workbook does so in a guarded process.
"""

from __future__ import annotations

import json
import secrets
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Final, NamedTuple

from kkg_xl.domain.text import say
from kkg_xl.entrypoints.batch import cluster_faults as faults
from kkg_xl.entrypoints.batch import on_worker
from kkg_xl.entrypoints.batch.answer import Answer, from_line
from kkg_xl.entrypoints.batch.cluster_faults import ClusterError
from kkg_xl.entrypoints.batch.cluster_link import Client, Future, Threads, connected
from kkg_xl.entrypoints.batch.examining import Manner
from kkg_xl.entrypoints.batch.limits import Limits
from kkg_xl.entrypoints.batch.pool import Done, Known
from kkg_xl.entrypoints.search import Target
from kkg_xl.entrypoints.sources import Source
from kkg_xl.reports.checked import Failure
from kkg_xl.usecases.unreadable import MISSING, STOPPED

LARGEST: Final = 64
SMALLEST: Final = 16
"""Workbooks of a handful; each costs the start of a guarded process. The last ones are small, so
that no worker has to wait for another."""
AHEAD: Final = 2
"""Handfuls that each thread of a worker has or is about to have."""
LOSSES: Final = 5
"""How often the cluster gives up a workbook over which it lost several workers each time."""
_TICK: Final = 0.5
_SECONDS_TO_STOP: Final = 5

_Placed = tuple[int, Target]


class _Handful(NamedTuple):
    """Some targets with their places, and what is asked about them."""

    targets: Sequence[_Placed]
    digests: bool
    losses: int = 0
    """How often workers were lost over it."""


class Cluster:
    """The workers of an existing cluster, for one run."""

    def __init__(self, address: str, manner: Manner, limits: Limits) -> None:
        """Take where its scheduler listens, and what is done with each workbook and may be used.

        Copies cannot be wanted: a worker has no folder for them.
        """
        self._address, self._setting = (
            address,
            on_worker.Setting(on_worker.program_name(), manner, limits),
        )
        self._name = secrets.token_hex(8)
        self._left: deque[_Placed] = deque()
        self._waiting: deque[_Handful] = deque()
        """What has to be asked once more."""
        self._flying: dict[Future, _Handful] = {}
        self._landed: SimpleQueue[Future] = SimpleQueue()
        self._sent = 0
        self._known: Known | None = None

    def run(
        self, targets: Sequence[_Placed], known: Known | None = None
    ) -> Generator[Done, None, None]:
        """Check targets as `Workforce` says; raises `ClusterError`."""
        client, self._known = connected(self._address), known
        try:
            threads = Threads(client, self._address)
            self._left.extend(targets)
            while self._left or self._waiting or self._flying:
                self._send(client, AHEAD * threads.count())
                yield from self._land()
        finally:
            self._end(client)

    def _send(self, client: Client, most: int) -> None:
        while (self._waiting or self._left) and len(self._flying) < most:
            handful = self._waiting.popleft() if self._waiting else self._handful(most)
            targets = [_anywhere(target) for _, target in handful.targets]
            asked = on_worker.question(self._name, self._setting, targets, digests=handful.digests)
            self._sent += 1
            key = f"kkg-xl-{self._name}-{self._sent}"  # the cluster shows it to everybody
            future = client.submit(on_worker.answers, asked, key=key, pure=False)
            self._flying[future] = handful
            future.add_done_callback(self._landed.put)

    def _handful(self, most: int) -> _Handful:
        """Take some of those of which nothing was asked yet."""
        size = max(SMALLEST, min(LARGEST, len(self._left) // most))
        taken = [self._left.popleft() for _ in range(min(size, len(self._left)))]
        return _Handful(taken, self._known is not None)

    def _land(self) -> Iterator[Done]:
        try:
            future = self._landed.get(timeout=_TICK)
        except Empty:
            return
        handful = self._flying.pop(future)
        if future.status == "finished":
            yield from self._answered(handful, _told(future))
        elif future.status == "error":
            yield from self._failed(handful, future.exception())
        else:
            raise ClusterError(faults.LOST, address=self._address)

    def _answered(self, handful: _Handful, told: Sequence[str | None]) -> Iterator[Done]:
        unknown = []
        for (place, target), each in zip(handful.targets, told, strict=True):
            if each is None:
                raise ClusterError(faults.NOT_UNDERSTOOD, why="null")
            if "\t" in each:
                yield Done(place, _answer(each, target))
            elif self._known is not None and (kept := self._known(target, each)) is not None:
                yield Done(place, kept)
            else:
                unknown.append((place, target))
        if unknown:
            self._waiting.append(_Handful(unknown, digests=False))

    def _failed(self, handful: _Handful, error: BaseException | None) -> Iterator[Done]:
        """Go on after workers were lost over a handful: one of its workbooks may be to blame."""
        if type(error).__name__ != "KilledWorker":
            why = type(error).__name__
            text = faults.NO_PROGRAM if isinstance(error, ImportError) else faults.NOT_UNDERSTOOD
            raise ClusterError(text, why=why) from error
        losses = handful.losses + 1
        if len(handful.targets) > 1:
            self._waiting.extend(_Handful([each], handful.digests) for each in handful.targets)
        elif losses < LOSSES:
            self._waiting.append(handful._replace(losses=losses))
        else:
            stopped = Failure(STOPPED.kind, say(STOPPED.text))
            yield Done(handful.targets[0][0], stopped)

    def _end(self, client: Client) -> None:
        """Leave nothing behind on the cluster, and do not wait for it longer than people would."""

        def end() -> None:
            with suppress(Exception):
                if self._flying:
                    client.cancel([*self._flying])
                    client.run(on_worker.stop, self._name, on_error="ignore")
            with suppress(Exception):
                client.close()

        thread = threading.Thread(target=end, daemon=True)
        thread.start()
        thread.join(_SECONDS_TO_STOP)


def _anywhere(target: Target) -> Target:
    """Name the source of a target so that another machine understands it."""
    if isinstance(target.source, Path):
        return target._replace(source=target.source.absolute())
    return target


def _told(future: Future) -> Sequence[str | None]:
    """Read what a worker answered; raises `ClusterError` where that is no answer."""
    told: Any = json.loads(future.result())
    if isinstance(told, list):
        return told
    match told:
        case {on_worker.OTHER_PROGRAM: theirs}:
            raise ClusterError(faults.OTHER_PROGRAM, theirs=theirs, ours=on_worker.program_name())
        case {on_worker.NO_PROCESS: _}:
            raise ClusterError(faults.NO_PROCESS)
    raise ClusterError(faults.NOT_UNDERSTOOD, why=", ".join(map(str, told.values())))


def _answer(line: str, target: Target) -> Answer:
    """Read the answer about a target; raises `ClusterError` where that cannot be right."""
    try:
        answer = from_line(line.encode("ascii"))
    except ValueError as error:
        raise ClusterError(faults.NOT_UNDERSTOOD, why=type(error).__name__) from error
    failure = answer.examined.checked.failure
    if failure is not None and failure.kind == MISSING.kind and _is_here(target.source):
        raise ClusterError(faults.NOT_SHARED, name=target.name)
    return answer


def _is_here(source: Source) -> bool:
    return isinstance(source, Path) and source.exists()
