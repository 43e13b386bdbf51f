"""A recapitulation below the last table of a sheet: under its headings, and a table of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kkg_xl.layouts.columns.regions import Region, row_texts
from kkg_xl.layouts.words.vocabulary import is_total, plain
from kkg_xl.sheets.grid import Kind

RECAP = re.compile(r"\b(?:REKAP|REKAPITULASI|RECAPITULATION)\b")
_COUNTED = (Kind.NUMBER, Kind.NOT_CALCULATED, Kind.ERROR)


def may_announce_recap(words: str) -> bool:
    """Tell whether words in small letters may announce a recapitulation; most cannot."""
    return _MAY_RECAP.search(words) is not None


_MAY_RECAP = re.compile(r"r[\W_]*e[\W_]*[kc][\W_]*a[\W_]*p")
"""Letters may be set apart for looks."""


def with_recap_apart(region: Region) -> Iterator[Region]:
    """Part a region where, after a total, a row without numbers announces a recapitulation."""
    closed = False
    for place, number in enumerate(region.rows[:-1]):
        row = region.grid.rows[number]
        cells = [(c, cell) for c, cell in row.items() if region.left <= c <= region.right]
        numbers = any(cell.kind in _COUNTED for _, cell in cells)
        texts = [text for c, text in row_texts(row).items() if region.left <= c <= region.right]
        if closed and not numbers and any(RECAP.search(plain(text)) for text in texts):
            rest = region.rows[place + 1 :]
            yield replace(region, rows=region.rows[:place])
            yield replace(region, top=rest[0], rows=rest)
            return
        closed = closed or (numbers and any(is_total(text) for text in texts))
    yield region
