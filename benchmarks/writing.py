"""Measure writing against the others: `python -m benchmarks.writing`.

A budget of 20 lines, typed, in a workbook of 1 MB: recalculating and writing it, in seconds of CPU,
beside copying its zip entry by entry and beside loading and saving it with openpyxl. With
photographs, as reports have them; with a sheet of 12,000 other cells, which are read as well; with
a cash book of 500 rows, which is checked as well, before the budget is written and after.
"""

from __future__ import annotations

import random
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import xlsxwriter

from benchmarks.generated import cash_book
from benchmarks.measuring import interleaved
from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile
from kkg_xl.usecases.recalculate import recalculate_workbook

ROUNDS = 15
LINES = 20
MEGABYTE = 1_000_000

OVER_COPYING = 5


def main() -> None:
    """Measure and print."""
    for what, photographs, notes, entries in (
        ("photographs", MEGABYTE, 40, 0),
        ("photographs and notes", MEGABYTE * 6 // 10, 6_000, 0),
        ("photographs and a cash book", MEGABYTE * 95 // 100, 40, 500),
    ):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bendahara.xlsx"
            typed_budget(path, photographs, notes, entries)
            print(f"{LINES} typed lines beside {what}: {path.stat().st_size:,} bytes")
            _measured(path)


def _measured(path: Path) -> None:
    medians = interleaved(_ways(path), ROUNDS)
    copying = medians["copies the zip"]
    for name, seconds in medians.items():
        print(f"  {name:<30} {seconds * 1000:8.2f} ms {seconds / copying:8.2f} × copying")
    whole = medians["kkg_xl recalculates and writes"]
    folder = path.parent
    for name, copy in (("kkg_xl", "hasil.xlsx"), ("openpyxl", "lain.xlsx")):
        kept = _parts(path) & _parts(folder / copy)
        print(f"  {name} keeps {len(kept)} of {len(_parts(path))} parts byte for byte")
    _goal("recalculate / copying the zip", whole / copying, OVER_COPYING)


def typed_budget(path: Path, photographs: int, rows: int, entries: int) -> None:
    """Write a typed budget beside so many bytes of photographs, rows of notes and entries."""
    noise = random.Random(2009)  # noqa: S311 -- the same bytes every time, no secret
    picture = path.with_suffix(".png")
    picture.write_bytes(_PNG + noise.randbytes(photographs))
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("RAB")
        sheet.write_row(0, 0, ("NO", "URAIAN", "VOLUME", "SATUAN", "HARGA", "JUMLAH"))
        total = 0
        for row in range(1, LINES + 1):
            volume, rate = row % 37 + 3, (row % 83 + 4) * 2500
            total += volume * rate
            sheet.write_row(row, 0, (row, f"Belanja kegiatan {row}", volume, "org", rate))
            sheet.write_number(row, 5, volume * rate)
        sheet.write_row(LINES + 1, 1, ("JUMLAH", "", "", "", total))
        sheet.insert_image("H2", str(picture))
        notes = workbook.add_worksheet("Catatan")
        for row in range(rows):
            notes.write_row(row, 0, (f"Catatan {noise.random():.12f}", noise.random()))
        if entries:
            cash_book(workbook.add_worksheet("BKU"), workbook.add_format(), entries)
    picture.unlink()


_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
"""A picture of one pixel; what follows it makes it large."""


def _parts(path: Path) -> set[tuple[str, int]]:
    with zipfile.ZipFile(path) as source:
        return {(entry.filename, entry.CRC) for entry in source.infolist()}


def _ways(path: Path) -> dict[str, Callable[[], object]]:
    folder = path.parent
    return {
        "copies the zip": partial(_copy_zip, path, folder / "salinan.xlsx"),
        "kkg_xl recalculates and writes": partial(_recalculate, path, folder / "hasil.xlsx"),
        "openpyxl loads and saves": partial(_openpyxl, path, folder / "lain.xlsx"),
    }


def _copy_zip(path: Path, target: Path) -> None:
    """Unpack every entry and pack it again: what any library that rewrites a zip does at least."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in source.infolist():
            new.writestr(entry, source.read(entry))


def _recalculate(path: Path, target: Path) -> None:
    shutil.rmtree(path.parent / "undo", ignore_errors=True)
    target.unlink(missing_ok=True)
    file = WorkbookFile(path, backups=path.parent / "undo")
    recalculate_workbook(path.name, lambda: file.book, partial(file.write, output=target))


def _openpyxl(path: Path, target: Path) -> None:
    import openpyxl

    workbook = openpyxl.load_workbook(path)
    sheet = workbook["RAB"]
    for row in range(2, LINES + 2):
        sheet.cell(row, 6).value = f"=C{row}*E{row}"
    workbook.save(target)


def _goal(what: str, reached: float, most: float) -> None:
    verdict = "reached" if reached <= most else "NOT REACHED"
    print(f"  goal: {what} ≤ {most:g}; is {reached:.2f}: {verdict}")


if __name__ == "__main__":
    main()
