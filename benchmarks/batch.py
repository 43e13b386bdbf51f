"""Measure runs over many workbooks against the others: `python -m benchmarks.batch [ROUNDS]`.

Half of the workbooks are a treasurer's (1,450 cells), half are those of the examiner's set, in all
its layouts. What takes turns is measured in rounds, each way once per round; rates are of the
median round. POSIX only.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.generated import treasurers_workbook
from benchmarks.measuring import ROOT
from benchmarks.rivals import bare_calamine, openpyxl_sums
from tests.planted.catalogue import cases
from tests.planted.examining import build

COUNT = 600
FEW, MANY = 300, 3_000
SAMPLE = 20
ROUNDS = 3

SCALING = 1.8
GROWTH = 1.1


class Cost(NamedTuple):
    """What a run has cost."""

    wall: float
    """Seconds."""
    cpu: float = 0.0
    """Seconds, of all its processes."""
    megabytes: float = 0.0
    """The most that its parent held."""


def main(arguments: Sequence[str]) -> None:
    """Measure everything and print it."""
    rounds = int(arguments[0]) if arguments else ROUNDS
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_STATE_HOME"] = os.environ["HOME"] = place
        paths = workbooks(Path(place, "many"), COUNT)
        load = os.getloadavg()[0]
        print(f"{COUNT} workbooks, {os.cpu_count()} cores, load {load:.1f}, {rounds} rounds")
        _against_others(paths, rounds)
        _growth(Path(place))


def workbooks(folder: Path, count: int) -> list[Path]:
    """Write workbooks, each half of them in turn."""
    folder.mkdir()
    treasurers, chosen = folder / "0000.xlsx", cases()
    treasurers_workbook(treasurers)
    paths = [folder / f"{number:04}.xlsx" for number in range(count)]
    for number, path in enumerate(paths[1:], 1):
        if number % 2:
            build(chosen[number // 2 % len(chosen)], path)
        else:
            shutil.copy(treasurers, path)
    return paths


def _against_others(paths: Sequence[Path], rounds: int) -> None:
    folder, all_cores = paths[0].parent, os.cpu_count() or 1
    ways: dict[str, Callable[[], Cost]] = {
        "kkg-xl check, 1 worker": partial(_check, folder, 1),
        "kkg-xl check, 2 workers": partial(_check, folder, 2),
        "(a) openpyxl script, 1 core": partial(_pooled, openpyxl_sums, paths, 1),
        "(c) bare calamine, all cores": partial(_pooled, bare_calamine, paths, all_cores),
    }
    costs: dict[str, list[Cost]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            costs[name].append(way())
    print(f"  {'':<30} {'a second':>10} {'per core':>10}")
    for name, cores in zip(costs, (1, 2, 1, all_cores), strict=True):
        _rate(name, len(paths), _median(costs[name]), cores)
    _rate("(b) LibreOffice recalculates", SAMPLE, _libreoffice(paths), 1)
    one, two, *_ = (_median(some) for some in costs.values())
    _goal("one worker's time / two workers'", one.wall / two.wall, SCALING, "≥")


def _rate(name: str, count: int, cost: Cost, cores: int) -> None:
    rate = count / cost.wall
    print(f"  {name:<30} {rate:10.1f} {rate / cores:10.1f}")


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(*(statistics.median(column) for column in zip(*costs, strict=True)))


_PROGRAM = """
import resource, sys
from kkg_xl.entrypoints.cli import main
main(sys.argv[1:])
own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(sum((each.ru_utime + each.ru_stime) for each in (own, others)), own.ru_maxrss)
"""


def _check(folder: Path, jobs: int) -> Cost:
    """Check a folder with the real program; a peak is that of the parent alone."""
    report = folder.parent / "report.jsonl"
    options = ("--format", "json", "--output", str(report), "--jobs", str(jobs))
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, "check", str(folder), *options],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    wall = time.monotonic() - began
    cpu, peak = done.stdout.split()
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, float(cpu), int(peak) * unit / 1e6)


def _pooled(read: Callable[[Path], None], paths: Sequence[Path], jobs: int) -> Cost:
    """Read workbooks in a pool of processes, as the standard library offers it."""
    began = time.monotonic()
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        pool.map(read, paths, chunksize=10)
    return Cost(time.monotonic() - began)


def _libreoffice(paths: Sequence[Path]) -> Cost:
    """Recalculate a sample in one go; its start is in the time."""
    some = paths[: 2 * SAMPLE : 2]
    with tempfile.TemporaryDirectory() as out:
        command = ["soffice", "--headless", "--convert-to", "xlsx", "--outdir", out]
        began = time.monotonic()
        subprocess.run([*command, *map(str, some)], capture_output=True, check=True)
        return Cost(time.monotonic() - began)


def _growth(place: Path) -> None:
    """Check few and many of the same workbook: what one costs, and what the parent holds."""
    folder = place / "alike"
    folder.mkdir()
    treasurers_workbook(folder / "0000.xlsx")
    costs = []
    for before, count in ((1, FEW), (FEW, MANY)):
        for number in range(before, count):
            shutil.copy(folder / "0000.xlsx", folder / f"{number:04}.xlsx")
        costs.append(_check(folder, 2))
        cost = costs[-1]
        print(
            f"  {count:>5,} workbooks: {cost.cpu / count * 1000:.1f} ms of CPU each,"
            f" the parent held {cost.megabytes:.0f} MB"
        )
    few, many = costs
    _goal("parent's memory, 3,000 / 300", many.megabytes / few.megabytes, GROWTH, "≤")
    _goal("CPU per workbook, 3,000 / 300", many.cpu / MANY / (few.cpu / FEW), GROWTH, "≤")


def _goal(what: str, reached: float, wanted: float, sign: str) -> None:
    good = reached <= wanted if sign == "≤" else reached >= wanted
    verdict = "reached" if good else "NOT REACHED"
    print(f"  goal: {what} {sign} {wanted:g}; is {reached:.2f}: {verdict}")


if __name__ == "__main__":
    main(sys.argv[1:])
