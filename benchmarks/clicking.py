"""Measure a click of the add-in: `python -m benchmarks.clicking`.

What every click costs before it does anything (starting Python, importing), beside importing
xlwings with all it finds; then a whole check of a sample in a live workbook, step by step, and the
same check of the file. LibreOffice answers in Excel's place: what it takes to give a copy and to be
marked is its own time, not Excel's. Needs LibreOffice and python3-uno.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring import ROOT, in_a_child

if TYPE_CHECKING:
    from tests.support.libreoffice.app import Engine

ROUNDS = 5
SAMPLE = ROOT / "workbooks" / "samples" / "total-omits-lines.xlsx"
MOST_IMPORTING = 1.0
"""Seconds of CPU."""

_LEAN = "from kkg_xl.entrypoints.click import kept_out\nwith kept_out():\n"
_IMPORTS = {
    "Python alone": "pass",
    "xlwings as it comes, pandas installed": "import xlwings",
    "what a click imports": f"{_LEAN}    import kkg_xl.entrypoints.ribbon",
    "what a click would import as it comes": "import kkg_xl.entrypoints.ribbon",
}


def main() -> None:
    """Measure and print."""
    print("Before anything is done, in seconds of CPU")
    taken = {what: _imported(code) for what, code in _IMPORTS.items()}
    for what, seconds in taken.items():
        print(f"  {what:<40} {seconds:6.2f} s")
    _goal("a click's imports", taken["what a click imports"], MOST_IMPORTING)
    with tempfile.TemporaryDirectory() as folder:
        _live(Path(folder))


def _imported(code: str) -> float:
    return statistics.median(in_a_child(["-I", "-c", code])[0] for _ in range(ROUNDS))


def _live(folder: Path) -> None:
    """Check the sample live and as a file, in seconds on the clock."""
    from tests.support.libreoffice.app import registered
    from tests.support.libreoffice.office import running_office

    with running_office(folder / "profile") as office, registered(office) as engine:
        rounds = [_steps(engine, folder, number) for number in range(ROUNDS + 1)][1:]
    print(f"\n`check` of {SAMPLE.name} in a live workbook, in seconds on the clock")
    for what in rounds[0]:
        print(f"  {what:<40} {statistics.median(each[what] for each in rounds):6.2f} s")
    live = statistics.median(each["all of the click"] for each in rounds)
    of_file = statistics.median(each["the same check of the file"] for each in rounds)
    print(f"  live / file {live / of_file:.1f} ×")


def _steps(engine: Engine, folder: Path, number: int) -> dict[str, float]:
    """Take the steps of one click, each on its own, and then all of it as the add-in does."""
    import shutil

    import xlwings

    from kkg_xl.entrypoints import ribbon
    from kkg_xl.entrypoints.live_files import LiveFiles
    from kkg_xl.hosts.excel.live_book import LiveBook
    from kkg_xl.hosts.files.reading.books import read_book
    from kkg_xl.usecases.check import check_workbook
    from tests.support.libreoffice.native import LibreOfficeNative

    app, native = xlwings.App(impl=engine.app), LibreOfficeNative()
    path = folder / f"{number}.xlsx"
    shutil.copyfile(SAMPLE, path)
    book = app.books.open(str(path))
    live = LiveBook(book, native, LiveFiles(), folder=folder, journal=folder / "journal")
    read = partial(read_book, path)
    call = ["check", "--app", "1", "--", book.name]
    steps: dict[str, Callable[[], object]] = {
        "first read: a copy, and reading it": live.read,
        "understanding and rules": lambda: check_workbook(book.name, live.read),
        "all of the click": lambda: ribbon.main(call, lambda _: (app, native), folder / "state"),
        "the same check of the file": lambda: check_workbook(path.name, read),
    }
    taken = {what: _timed(step) for what, step in steps.items()}
    book.close()
    return taken


def _timed(step: Callable[[], object]) -> float:
    began = time.perf_counter()
    step()
    return time.perf_counter() - began


def _goal(what: str, seconds: float, most: float) -> None:
    verdict = "reached" if seconds <= most else "NOT reached"
    print(f"  {what}: {seconds:.2f} s (goal {most:.1f} s): {verdict}")


if __name__ == "__main__":
    main()
