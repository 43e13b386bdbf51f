"""Measure reading and checking against the others: `python -m benchmarks.reading [CORPUS]`.

Prints for each goal what was wanted and what was reached. Seconds are seconds of CPU; ratios, not
seconds, are what can be compared between machines.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.generated import long_budget, treasurers_workbook
from benchmarks.measuring import ROOT, in_a_child, interleaved
from benchmarks.rivals import bare_calamine, openpyxl_twice, pandas_and_openpyxl
from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.reports.text import TextReport
from kkg_xl.usecases.check import check_workbook

ROUNDS = 41
CORPUS_ROUNDS = 5
LENGTHS = (1_000, 10_000, 20_000, 100_000)

READ_OVER_CALAMINE = 2.5
OTHERS_OVER_READ = 8
CHECK_OVER_CALAMINE = 4
MEGABYTES = 300
START_SECONDS = 0.25


def main(arguments: list[str]) -> None:
    """Measure everything and print it."""
    corpus = Path(arguments[0]) if arguments else ROOT.parent / "shared" / "corpus"
    with tempfile.TemporaryDirectory() as folder:
        _generated(Path(folder))
        _corpus(corpus)
        _growth(Path(folder))
        _start(Path(folder))


def _ways(path: Path) -> dict[str, Callable[[], object]]:
    return {
        "kkg_xl reads": partial(read_book, path),
        "kkg_xl checks": partial(_check, path),
        "openpyxl twice": partial(openpyxl_twice, path),
        "pandas + openpyxl": partial(pandas_and_openpyxl, path),
        "calamine, values only": partial(bare_calamine, path),
    }


def _check(path: Path) -> str:
    return TextReport().workbook(check_workbook(path.name, partial(read_book, path)))


def _generated(folder: Path) -> None:
    path = folder / "bendahara.xlsx"
    treasurers_workbook(path)
    book = read_book(path)
    cells = [cell for grid in book.grids for row in grid.rows.values() for cell in row.values()]
    formulas = sum(cell.formula is not None for cell in cells)
    print(f"A treasurer's workbook: {len(cells):,} cells, {formulas} formulas; {ROUNDS} rounds")
    medians = interleaved(_ways(path), ROUNDS)
    for name, seconds in medians.items():
        ratio = seconds / medians["calamine, values only"]
        print(f"  {name:<22} {seconds * 1000:7.2f} ms {ratio:7.2f} × calamine")
    _compare(medians)


def _compare(medians: dict[str, float]) -> None:
    values = medians["calamine, values only"]
    reads, checks = medians["kkg_xl reads"], medians["kkg_xl checks"]
    others = min(medians["openpyxl twice"], medians["pandas + openpyxl"])
    _goal("read / calamine", reads / values, READ_OVER_CALAMINE, "≤")
    _goal("whole check / calamine", checks / values, CHECK_OVER_CALAMINE, "≤")
    _goal("the faster colleague / read", others / reads, OTHERS_OVER_READ, "≥")


def _corpus(corpus: Path) -> None:
    paths = sorted(corpus.glob("*.xlsx"))
    if not paths:
        print(f"\nNo workbooks in {corpus}: the corpus is not measured.")
        return
    print(f"\nThe corpus: {len(paths)} workbooks, median of the ratios; {CORPUS_ROUNDS} rounds")
    print(f"  {'':<36} {'read':>8} {'check':>8} {'openpyxl':>9}   (× calamine)   openpyxl / read")
    rows = []
    for path in paths:
        ways = _ways(path)
        del ways["pandas + openpyxl"]
        medians = interleaved(ways, CORPUS_ROUNDS)
        values = medians["calamine, values only"]
        row = [
            medians[name] / values for name in ("kkg_xl reads", "kkg_xl checks", "openpyxl twice")
        ]
        rows.append((*row, row[2] / row[0]))
        read, check, twice, faster = rows[-1]
        print(f"  {path.name:<36} {read:8.2f} {check:8.2f} {twice:9.2f} {faster:30.1f}")
    read, check, _, faster = (statistics.median(column) for column in zip(*rows, strict=True))
    _goal("read / calamine", read, READ_OVER_CALAMINE, "≤")
    _goal("whole check / calamine", check, CHECK_OVER_CALAMINE, "≤")
    _goal("openpyxl twice / read", faster, OTHERS_OVER_READ, "≥")


def _growth(folder: Path) -> None:
    print("\nOne budget of many lines, checked in a process of its own")
    idle, _ = in_a_child(["-m", "kkg_xl.entrypoints.cli", "--version"])
    for lines in LENGTHS:
        path = folder / f"{lines}.xlsx"
        long_budget(path, lines)
        seconds, megabytes = in_a_child(["-m", "kkg_xl.entrypoints.cli", "check", str(path)])
        each = (seconds - idle) / lines * 1e6
        print(f"  {lines:>7,} lines {seconds:7.2f} s {each:8.0f} µs a line {megabytes:7.0f} MB")
        if lines == LENGTHS[2]:
            _goal(f"MB for {lines:,} lines", megabytes, MEGABYTES, "≤")


def _start(folder: Path) -> None:
    print("\nStart-up")
    path = folder / "bendahara.xlsx"
    treasurers_workbook(path)
    _goal("seconds of CPU for --help", _seconds("--help"), START_SECONDS, "≤")
    print(f"  seconds of CPU for one treasurer's workbook: {_seconds('check', str(path)):.2f}")


def _seconds(*arguments: str) -> float:
    """Give the seconds of CPU of the program, from its start to its end."""
    command = ["-m", "kkg_xl.entrypoints.cli", *arguments]
    return statistics.median(in_a_child(command)[0] for _ in range(9))


def _goal(what: str, reached: float, wanted: float, sign: str) -> None:
    good = reached <= wanted if sign == "≤" else reached >= wanted
    verdict = "reached" if good else "NOT REACHED"
    print(f"  goal: {what} {sign} {wanted:g}; is {reached:.2f}: {verdict}")


if __name__ == "__main__":
    main(sys.argv[1:])
