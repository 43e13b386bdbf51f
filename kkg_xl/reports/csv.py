"""A run as CSV, for programs: RFC 4180 in UTF-8, amounts exact with a point.

No text of a workbook can run where the table is opened in a spreadsheet program: what begins like
a formula there gets an apostrophe (CWE-1236). That program is better served by `--format xlsx`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from typing import BinaryIO, Final, NamedTuple

from kkg_xl.domain.text import Language
from kkg_xl.reports.flat import Row, rows
from kkg_xl.reports.json import number
from kkg_xl.reports.printable import printable
from kkg_xl.reports.run import Run

_LIKE_A_FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What begins a formula in some program, its wide forms too."""


class CsvReport(NamedTuple):
    """Tells a run as CSV."""

    language: Language = "id"

    def write(self, run: Run, file: BinaryIO) -> None:
        """Write it; raises `OSError` where the file takes no more."""
        file.writelines(self._lines(run))

    def _lines(self, run: Run) -> Iterator[bytes]:
        line: list[bytes] = []
        writer = csv.writer(_Lines(line))
        writer.writerow(Row._fields)
        for row in rows(run, self.language):
            writer.writerow(map(_written, row))
            yield from line
            line.clear()
        yield from line


class _Lines:
    """Takes what `csv` writes."""

    def __init__(self, lines: list[bytes]) -> None:
        self._lines = lines

    def write(self, text: str) -> None:
        self._lines.append(text.encode("utf-8", "backslashreplace"))


def _written(value: Decimal | str | None) -> str:
    if isinstance(value, Decimal):
        return number(value)
    text = printable(value or "").strip()
    return f"'{text}" if text.startswith(_LIKE_A_FORMULA) else text
