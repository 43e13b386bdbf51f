"""Guarded processes in which something else than the real check runs: it is told by a name."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kkg_xl.entrypoints.batch.examining import Manner
from kkg_xl.entrypoints.batch.limits import Limits
from kkg_xl.entrypoints.batch.pool import Pool
from kkg_xl.entrypoints.search import Target

ROOT = Path(__file__).parents[3]
BEGIN = f"import sys; sys.path.append({str(ROOT)!r}); "
DOUBLE = BEGIN + "from tests.support.misbehaving import main; main()"
MANNER = Manner()


@pytest.fixture
def pool():
    """Give a pool whose processes do what the names of the workbooks say."""

    def made(jobs=1, start=DOUBLE, seconds=20, megabytes=2048):
        command = (sys.executable, "-c", start)
        return Pool(command, MANNER._asdict(), Limits(seconds, megabytes), jobs)

    return made


@pytest.fixture
def outcomes():
    """Run a pool over names and give what came of each, in order."""

    def run(pool, *names, known=None):
        targets = [(place, Target(name, Path(name))) for place, name in enumerate(names)]
        done = list(pool.run(targets, known))
        assert sorted(each.place for each in done) == list(range(len(names)))
        return [each.outcome for each in sorted(done)]

    return run
