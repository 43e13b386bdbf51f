"""One run over many workbooks: their records in the order of the targets, however they were found.

They stay on disk; only the number of each is held in memory.
"""

from __future__ import annotations

from array import array
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, nullcontext

from kkg_xl.domain.text import Message
from kkg_xl.entrypoints.across.beside import beside
from kkg_xl.entrypoints.across.found import Found
from kkg_xl.entrypoints.batch.answer import Answer
from kkg_xl.entrypoints.batch.faults import StoreError
from kkg_xl.entrypoints.batch.pool import Done, Kept, Known, Workforce
from kkg_xl.entrypoints.batch.store import Store, key_of
from kkg_xl.entrypoints.search import Target
from kkg_xl.reports import record
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.run import Shared
from kkg_xl.reports.tally import Tally

_PENDING = -1


class StoredRun:
    """A run over targets, as reports see it once all are checked; see `kkg_xl.reports.run.Run`."""

    shared: tuple[Shared, ...] = ()

    def __init__(self, targets: Sequence[Target], store: Store, *, excerpts: bool = False) -> None:
        """Take what to check, where records go, and whether these have excerpts."""
        self._excerpts = excerpts
        self._targets, self._store = targets, store
        self._numbers = array("q", [_PENDING]) * len(targets)
        self.tally = Tally()
        """Counts of the workbooks that were checked so far, in whatever order."""
        self.complete = True
        """Whether each has the copy that it should have."""
        self.found: Found | None = None
        """Where the clues of all workbooks lead; `None` where that has still to be looked for."""

    def check(self, workforce: Workforce, *, resume: bool) -> Generator[Message | None, None, None]:
        """Check all targets; say of each that is done what people should know of it.

        `resume` takes from earlier runs what is known of workbooks that are as they were. Raises
        `RunFailedError`, such as `StoreError`.
        """
        gathering = beside(len(self._targets))
        with (
            closing(self._all_done(workforce, self._known if resume else None)) as all_done,
            nullcontext() if gathering is None else closing(gathering),
        ):
            for done in all_done:
                remark, line = self._take(done)
                if gathering is not None:
                    gathering.add(done.place, line)
                yield remark
            self.found = None if gathering is None else gathering.found()
        if _PENDING in self._numbers:
            raise AssertionError  # a workbook without a verdict must never go unnoticed

    def __iter__(self) -> Iterator[Checked]:
        """Give the workbooks, in the order of their paths; raises `StoreError`."""
        return map(self._store.get, self._numbers)

    def _all_done(self, workforce: Workforce, known: Known | None) -> Generator[Done, None, None]:
        """Give the targets that are no workbooks, then those that are."""
        workbooks = []
        for place, target in enumerate(self._targets):
            if target.failure is None:
                workbooks.append((place, target))
            else:
                yield Done(place, target.failure)
        with closing(workforce.run(workbooks, known)) as all_done:
            yield from all_done

    def _take(self, done: Done) -> tuple[Message | None, str]:
        """Put what came of a target on disk, unless it is there; give its record, too."""
        name, outcome = self._targets[done.place].name, done.outcome
        remark = key = None
        match outcome:
            case Kept(number, checked):
                self._numbers[done.place] = number
                self.tally = self.tally.plus(checked)
                return None, record.to_line(checked)
            case Answer(examined, line):
                checked, remark = examined.checked, examined.remark
                key = None if examined.digest is None else self._key(examined.digest, name)
                self.complete &= examined.complete
            case failure:
                checked = Checked(name, failure=failure)
                line = record.to_line(checked)
        self._numbers[done.place] = self._store.put(line, key)
        self.tally = self.tally.plus(checked)
        return remark, line

    def _key(self, digest: str, name: str) -> str:
        return key_of(digest, name, excerpts=self._excerpts)

    def _known(self, target: Target, digest: str) -> Kept | None:
        number = self._store.number(self._key(digest, target.name))
        if number is None:
            return None
        try:
            return Kept(number, self._store.get(number))
        except StoreError:
            return None  # what cannot be read is found anew
