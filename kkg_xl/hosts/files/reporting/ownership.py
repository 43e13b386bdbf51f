"""Whether a workbook is a report of ours, over which the next one may be written."""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile, ZipFile

from kkg_xl.reports.tabular.mark import MARK

_PART = "xl/workbook.xml"
_ENOUGH = 1 << 16
"""Bytes; the part of a report of ours has far fewer."""


def is_report(path: Path) -> bool:
    """Tell whether a file is a report of ours; what cannot be read is none."""
    try:
        with ZipFile(path) as parts, parts.open(_PART) as part:
            return f'name="{MARK}"'.encode() in part.read(_ENOUGH)
    except (OSError, BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError):
        return False
