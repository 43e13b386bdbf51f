"""Whether a workbook is a report of ours, over which the next one may be written."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from kkg_xl.reports.tabular.mark import MARK

_PART = "xl/workbook.xml"
_ENOUGH = 1 << 16
"""Bytes; the part of a report of ours has far fewer."""
_BEGINNING = re.compile(rb"PK\x03\x04.{6}\x00\x00\x3f\x00.{16}\[Content_Types\]", re.DOTALL)
"""Of a file as XlsxWriter makes it: its first part, with the date that all parts have there."""
_LARGEST = 16 << 20
"""Bytes of a report that is looked for among strangers' files; thousands of workbooks need less."""


def is_report(path: Path) -> bool:
    """Tell whether a file is a report of ours; what cannot be read is none."""
    try:
        with ZipFile(path) as parts, parts.open(_PART) as part:
            return f'name="{MARK}"'.encode() in part.read(_ENOUGH)
    except (OSError, BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError):
        return False


def is_report_as_written(path: Path) -> bool:
    """Tell whether a file of anybody is a report that nobody has saved again since.

    It is opened only if it is small and begins as a report does: it may be built to do harm.
    """
    try:
        with path.open("rb") as file:
            begins = _BEGINNING.match(file.read(64)) is not None
        return begins and path.stat().st_size <= _LARGEST and is_report(path)
    except OSError:
        return False
