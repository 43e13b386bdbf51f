"""Makes the workbooks of a province, and knows what must come of each.

Two thirds are planted: all that the examiner's set has, then mistakes planted by machine in its
clean workbooks, of every layout in turn. The others are hostile ones and damaged copies. All
follows from the seed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, cycle, islice, zip_longest
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tests.hostile.fuzz import FAULTS, whole_books
from tests.hostile.mutating import mutant
from tests.hostile.threats import cells, formulas, kinds, parts, zips
from tests.hostile.threats.threat import Threat
from tests.planted.catalogue import Case, cases
from tests.planted.examining import build, judged
from tests.planted.moving import moved
from tests.planted.mutating import mutations

_FAMILIES = (zips, parts, cells, formulas, kinds)


class Made(NamedTuple):
    """One workbook of the province."""

    name: str
    """Its path below the folder of the province."""
    of: Case | Threat | None
    """What must come of it; any named verdict where nobody knows."""

    def faults(self, told: Mapping[str, Any]) -> Iterator[str]:
        """Say what is wrong with the report on it."""
        verdict = told["error"]["kind"] if told["error"] else "read"
        if verdict in FAULTS:
            yield f"{self.name}: {told['error']}"
        match self.of:
            case Case():
                yield from map(str, judged(self.of, told).problems)
            case Threat() if verdict != self.of.verdict:
                yield f"{self.name}, {self.of.name}: {verdict} and not {self.of.verdict}"


def make(folder: Path, count: int, seed: str) -> list[Made]:
    """Write a province of so many workbooks into a folder."""
    random = Random(seed)
    threats = [threat for family in _FAMILIES for threat in family.THREATS]
    threats = random.sample(threats, min(len(threats), count // 6))
    damaged = count // 3 - len(threats)
    of: list[Case | Threat | str] = [*_planted(count - len(threats) - damaged, random), *threats]
    of += [f"{seed}-{number}" for number in range(damaged)]
    random.shuffle(of)
    whole = sorted(whole_books().items())
    return [_made(folder, number, what, whole) for number, what in enumerate(of)]


def _planted(count: int, random: Random) -> Iterator[Case]:
    written = list(cases())
    random.shuffle(written)
    elsewhere = (moved(case, random.randint(0, 5), random.randint(0, 3)) for case in written)
    return islice(chain(elsewhere, _by_machine(written)), count)


def _by_machine(written: list[Case]) -> Iterator[Case]:
    """Give mistakes planted by machine, one of each workbook in turn."""
    clean = [mutations(case) for case in written if not case.planted]
    rows = zip_longest(*clean)
    every = [case for row in rows for case in row if case is not None]
    return cycle(every)


def _made(
    folder: Path, number: int, what: Case | Threat | str, whole: list[tuple[str, bytes]]
) -> Made:
    """Write one workbook; a text is the seed of a damaged one."""
    below = f"kabupaten {number % 38:02d}/gugus-{number:04d}"
    (folder / below).parent.mkdir(exist_ok=True)
    if isinstance(what, Case):
        name = f"{below}.xlsx"
        build(what, folder / name)
        return Made(name, what)
    if isinstance(what, Threat):
        name = f"{below}.{what.ending}"
        (folder / name).write_bytes(what.make())
        return Made(name, what)
    source, data = whole[number % len(whole)]
    name = f"{below}{Path(source).suffix}"
    (folder / name).write_bytes(mutant(data, what))
    return Made(name, None)
