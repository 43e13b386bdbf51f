"""Checks damaged workbooks by the thousand: `python -m tests.hostile.fuzz --count N --seed S`.

Sorts what comes of each: a named verdict is right, whatever it says; a fault of the program, a
traceback, a death or a hang is not, and its workbook is kept in `--keep FOLDER`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from kkg_xl.hosts.files.reading.books import read_book
from tests.hostile import old_formats
from tests.hostile.guarded import Guard, Outcome
from tests.hostile.mutating import mutant

ROOT = Path(__file__).parents[2]
FAULTS = ("internal", "traceback", "died", "hung")
CONTAINED = ("crashed", "timed-out")
SLOW = 5


class Found(NamedTuple):
    """One mutant and what came of it."""

    book: str
    seed: str
    data: bytes
    outcome: Outcome

    @property
    def is_fault(self) -> bool:
        """Whether the program is to blame."""
        return self.outcome.verdict in FAULTS or bool(self.outcome.errors)


def whole_books() -> dict[str, bytes]:
    """Give what is to be damaged by name: the samples, the templates, and old formats."""
    folder = ROOT / "workbooks"
    books = {path.name: path.read_bytes() for path in sorted(folder.glob("*/*.xlsx"))}
    for sample in ("contoh.xlsx", "report.xlsx"):
        (path,) = folder.glob(f"*/{sample}")
        for number, rows in enumerate(_values(path)):
            for ending in ("xls", "xlsb", "ods"):
                books[f"{path.stem}{number}.{ending}"] = getattr(old_formats, ending)(rows)
    return books


def _values(path: Path) -> Iterator[old_formats.Rows]:
    for grid in read_book(path).grids:
        rows = []
        for row in range(1, min(40, max(grid.rows, default=0)) + 1):
            cells = [grid.cell(row, column).value for column in range(1, 15)]
            rows.append([v if v is None or isinstance(v, str | bool) else float(v) for v in cells])
        yield rows


def fuzz(guard: Guard, seed: int, numbers: range, books: Mapping[str, bytes]) -> Iterator[Found]:
    """Check one mutant for each number."""
    names = sorted(books)
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            book = names[number % len(names)]
            path = Path(folder) / book
            data = mutant(books[book], f"{seed}:{number}")
            path.write_bytes(data)
            yield Found(book, f"{seed}:{number}", data, guard.check(path))


def main(arguments: list[str]) -> int:
    """Check as many as asked and give the number of faults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args(arguments)
    guard, verdicts, faults, slowest = Guard(), Counter(), 0, 0.0
    for found in fuzz(
        guard, asked.seed, range(asked.start, asked.start + asked.count), whole_books()
    ):
        outcome = found.outcome
        verdicts[outcome.verdict] += 1
        slowest = max(slowest, outcome.seconds)
        if found.is_fault or outcome.seconds > SLOW:
            faults += found.is_fault
            told = outcome.told.partition("\n")[0][:300] if outcome.verdict == "internal" else ""
            _say(f"{found.seed} {found.book} {outcome.verdict} {outcome.seconds} {told}")
            _say(outcome.errors[-600:])
            if asked.keep:
                asked.keep.mkdir(parents=True, exist_ok=True)
                (asked.keep / f"{found.seed.replace(':', '-')}-{found.book}").write_bytes(
                    found.data
                )
    guard.close()
    for verdict, count in verdicts.most_common():
        _say(f"{verdict:15}{count:7}")
    _say(f"{faults} faults of the program; the slowest took {slowest} s")
    return faults


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
