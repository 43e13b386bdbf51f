"""Measure a Dask cluster of this machine, and say how large one a country needs.

`python -m benchmarks.cluster [COUNT]`: workers of one thread each, the workbooks of
`benchmarks.batch`. Workers are counted by CPU time, which does not depend on who else is at work
here. POSIX only.
"""

from __future__ import annotations

import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.batch import workbooks

COUNT = 300
GROUPS, STAGES, DISTRICTS = 5_000, 2, 75
WITHIN: Mapping[str, int] = {"a minute": 60, "ten minutes": 600, "an hour": 3_600}
SAFETY = 1.5
"""Workbooks that are larger than these, networks that are slower."""


class Cost(NamedTuple):
    """What a run has cost."""

    wall: float
    """Seconds from the command to its end."""
    cpu: float
    """Seconds, of the cluster and all that it has started."""


def main(arguments: Sequence[str]) -> None:
    """Measure, and print what follows."""
    count = int(arguments[0]) if arguments else COUNT
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_STATE_HOME"] = os.environ["HOME"] = place
        folder = workbooks(Path(place, "many"), count)[0].parent
        load = os.getloadavg()[0]
        print(f"{count} workbooks, {os.cpu_count()} cores, load {load:.1f}")
        costs = {workers: _cost(folder, workers) for workers in (1, 2)}
    for workers, cost in costs.items():
        print(
            f"  {workers} worker(s): {count / cost.wall:.1f} workbooks a second,"
            f" {cost.cpu / count * 1000:.0f} ms of CPU each, the start of the cluster included"
        )
    country(max(cost.cpu for cost in costs.values()) / count)


def country(each: float) -> None:
    """Say how many workers a country needs where a workbook takes so many seconds of CPU."""
    total = GROUPS * STAGES
    seconds = total * each
    alone, district = _told(seconds), _told(seconds / DISTRICTS)
    print(f"{GROUPS:,} groups × {STAGES} stages = {total:,} workbooks")
    print(f"  one worker: {alone}; for one of {DISTRICTS} districts: {district}")
    for name, within in WITHIN.items():
        workers = math.ceil(SAFETY * seconds / within)
        print(f"  within {name}, with half as much again to spare: {workers} worker(s)")


def _told(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 100 else f"{seconds:.0f} s"  # noqa: PLR2004 -- as people say it


def _cost(folder: Path, workers: int) -> Cost:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with _cluster(folder.parent / str(workers), workers) as address:
        report = folder.parent / f"{workers}.jsonl"
        options = ("--format", "json", "--output", str(report), "--cluster", address)
        command = (sys.executable, "-m", "kkg_xl.entrypoints.cli", "check", str(folder), *options)
        began = time.monotonic()
        done = subprocess.run(command, capture_output=True, check=False)
        wall = time.monotonic() - began
        if not report.exists():
            sys.exit(done.stderr.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


@contextmanager
def _cluster(place: Path, workers: int) -> Iterator[str]:
    """Start a scheduler and workers, which are there once the first is asked; end them."""
    place.mkdir()
    contact = place / "scheduler.json"
    started = [_started("scheduler", "--port", "0", "--scheduler-file", str(contact))]
    options = ("--nthreads", "1", "--no-nanny", "--scheduler-file", str(contact))
    started += [_started("worker", *options) for _ in range(workers)]
    try:
        while not contact.exists() or not contact.read_text():
            time.sleep(0.1)
        yield json.loads(contact.read_text())["address"]
    finally:
        for each in reversed(started):
            each.terminate()
            each.wait()


def _started(what: str, *options: str) -> subprocess.Popen[bytes]:
    command = (sys.executable, "-m", f"distributed.cli.dask_{what}", "--no-dashboard", *options)
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main(sys.argv[1:])
