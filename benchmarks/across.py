"""What it costs to look across workbooks: time and memory by their number.

    python -m benchmarks.across [--counts 1250 2500 5000]

Each workbook has 150 payments, 300 presences and 40 prices, on the same days, from the same shops
and at the same standard prices as all others; one in a hundred shares a receipt, one in a hundred a
person, one in two hundred copies the book of the group before it. Each run is a process of its own
and reads its workbooks from records on disk, as a check does. Seconds are those of the processor.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from kkg_xl.domain.facts import Facts, Payment, Presence, Price
from kkg_xl.domain.figures import Place
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.record import from_line, to_line
from kkg_xl.reports.tally import Tally

_BEGINS = date(2009, 10, 19)
_GROUPS_A_DISTRICT = 66
_ITEMS = (
    "Konsumsi peserta",
    "Beli ATK",
    "Fotokopi bahan",
    "Transport peserta",
    "Honor fasilitator",
)


def workbook(number: int) -> Checked:
    """Make the record of one workbook; the same one every time."""
    source = number - 1 if number % 200 == 199 else number  # noqa: PLR2004 -- see above
    return Checked(
        f"kkg/{number:05}.xlsx",
        group=f"KKG Gugus {number:05}",
        facts=Facts(
            f"Kecamatan {number // 8}",
            f"Kabupaten {number // _GROUPS_A_DISTRICT}",
            tuple(_payments(number, source)),
            tuple(_presences(number)),
            tuple(_prices(number)),
        ),
    )


def _payments(number: int, source: int) -> Iterator[Payment]:
    for row in range(150):
        is_shared = row == 0 and number % 100 < 2  # noqa: PLR2004 -- two of a hundred share one
        receipt = f"N-{number // 100}77" if is_shared else f"{row:03}"
        amount = 450_000 if is_shared else (row * 7919 + source * 104_729) % 900_000 + 1000
        item = _ITEMS[0] if is_shared else _ITEMS[row % len(_ITEMS)]
        day = _BEGINS + timedelta(days=row % 60)
        at = Place("BKU", f"D{row + 7}")
        yield Payment(at, day, receipt, f"Toko {row % 9}", item, Decimal(amount), not is_shared)


def _presences(number: int) -> Iterator[Presence]:
    for row in range(300):
        person, day = row // 10, row % 10
        whose = number - 1 if person == 0 and number % 100 == 1 else number
        nip = f"19{whose:06}2009{person:02}1001"
        name = f"Peserta {whose} Nomor {person}"
        at = Place("Hadir", f"D{row + 9}")
        yield Presence(at, _BEGINS + timedelta(days=day), name, nip, f"SD {number}", together=30)


def _prices(number: int) -> Iterator[Price]:
    for row in range(40):
        rate = Decimal(row * 2500 + 5000) * (10 if row == 0 and number % 50 == 0 else 1)
        yield Price(Place("RAB", f"F{row + 6}"), f"Barang {row} contoh", "buah", rate, rate * 3)


class _Run:
    """A run over records in a file."""

    shared = ()

    def __init__(self, path: Path, count: int) -> None:
        self._path = path
        self.tally = Tally(workbooks=count)

    def __iter__(self) -> Iterator[Checked]:
        with self._path.open("rb") as lines:
            yield from map(from_line, lines)


def look(path: Path, count: int) -> None:
    """Look across the records of a file, and print what that cost."""
    from kkg_xl.entrypoints.across.looking import across

    begun = time.process_time()
    for _ in _Run(path, count):
        pass
    read = time.process_time() - begun
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    shared = across(_Run(path, count))
    spent = time.process_time() - begun
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = ", ".join(f"{name} {n}" for name, n in sorted(Counter(e.rule for e in shared).items()))
    print(
        f"{count:6} workbooks: {spent:6.1f} s ({1000 * spent / count:.2f} ms each; reading the "
        f"records once {read:.1f} s), {before >> 10} -> {most >> 10} MB; {found}"
    )


def main() -> None:
    """Measure each count in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[1250, 2500, 5000])
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.file is not None:
        look(options.file, options.counts[0])
        return
    for count in options.counts:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "records.jsonl"
            with path.open("w", encoding="ascii") as file:
                file.writelines(f"{to_line(workbook(number))}\n" for number in range(count))
            own = [sys.executable, "-m", "benchmarks.across", "--file", str(path)]
            subprocess.run([*own, "--counts", str(count)], check=True)


if __name__ == "__main__":
    main()
