"""The key below a grid: what a code stands for, and who presents what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kkg_xl.domain.timetable import KeyEntry
from kkg_xl.layouts.programme.cells import Cells, presenters
from kkg_xl.layouts.programme.headings import Part, part_of
from kkg_xl.layouts.words.vocabulary import plain

_OPENS = re.compile(r"KODE(?: MATERI)?|KETERANGAN(?: KODE)?|MATERI")
_CODE = re.compile(r"[A-Z]{1,2}\d{0,2}|\d{1,2}")
_TOGETHER = re.compile(
    r"(?P<code>[A-Z]{1,2}\d{0,2}|\d{1,2})\s*[:=.)]\s*(?P<topic>.{3,})", re.DOTALL
)
_MOST_BLANK = 2
_SEARCHED = 6
"""Rows below a grid in which its key begins."""


class _Entry(NamedTuple):
    row: int
    column: int
    """Of the topic."""
    code: str
    topic: str
    others: Sequence[tuple[int, str]]


def read_key(cells: Cells, after: int) -> tuple[tuple[KeyEntry, ...], int]:
    """Read the key that begins in the rows after a grid, and tell its last row."""
    top = next((n for n in range(after + 1, after + _SEARCHED) if _opens(cells, n)), None)
    if top is None:
        return (), after
    entries = list(_entries(cells, top))
    presenting = _presenting([entry.others for entry in entries])
    key = tuple(
        KeyEntry(
            cells.place(entry.row, entry.column),
            entry.code,
            entry.topic,
            _presenter(cells, entry, presenting),
        )
        for entry in entries
    )
    return key, entries[-1].row if entries else after


def _opens(cells: Cells, row: int) -> bool:
    texts = [text for _, text in cells.told(row)]
    return any(part_of(t) is Part.PRESENTER or _OPENS.fullmatch(plain(t)) for t in texts[:3])


def _entries(cells: Cells, top: int) -> Iterator[_Entry]:
    before = top
    for number in (row for row in cells.grid.rows if row > top):
        told = [
            (column, text)
            for column, text in cells.told(number)
            if not cells.across(number, column)
        ]
        if not told:
            continue
        if number - before > _MOST_BLANK or cells.signed(number):
            return
        before = number
        column, first = told[0]
        together = _TOGETHER.fullmatch(first)
        if together is not None:
            topic = together["topic"].strip(" :=")
            yield _Entry(number, column, together["code"], topic, told[1:])
        elif _CODE.fullmatch(first.strip(" .:")) and len(told) > 1:
            beside, topic = next(((c, t) for c, t in told[1:] if t.strip(" :=")), (0, ""))
            others = [(c, text) for c, text in told[1:] if c > beside]
            yield _Entry(number, beside, first.strip(" .:"), topic.strip(" :="), others)
        elif len(told) > 1:
            yield _Entry(number, column, "", first.strip(" :="), told[1:])


def _presenting(beside: Sequence[Sequence[tuple[int, str]]]) -> int:
    """Choose the column of presenters: the last one that half of the entries have.

    What only a few have beside them is signatures.
    """
    counted = Counter(column for others in beside for column, text in others if text.strip(" :="))
    return max((column for column, often in counted.items() if 2 * often >= len(beside)), default=0)


def _presenter(cells: Cells, entry: _Entry, column: int) -> str:
    return " / ".join(presenters(cells.text(entry.row, column))) if column > entry.column else ""
