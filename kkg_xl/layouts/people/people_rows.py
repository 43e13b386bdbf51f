"""The rows below the headings of a list of people: who stands there, and what counts the marks.

Several people may be stacked in one cell, and a NIP may stand below its name, in the cell or in the
next row. Column numbers, signatures and the headings of the next page are nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from kkg_xl.domain.attending import Count
from kkg_xl.domain.days import read_day
from kkg_xl.layouts.people.people_words import (
    count_of,
    is_over_sessions,
    is_session,
    is_sum,
    part_of,
)
from kkg_xl.layouts.people.told import line, told
from kkg_xl.layouts.words.vocabulary import is_dated, is_signature, is_total
from kkg_xl.sheets.grid import Grid, Kind, Row

_LETTERS = re.compile(r"[^\W\d_]{2,}|[^\W\d_]\.")
_NUMBER = re.compile(r"\(?\d{1,4}\s*[.)]?|=?")
_NIP = re.compile(r"(?:NIP|NUPTK|NI ?PPPK)\b.*\d{4}.*", re.IGNORECASE)
_LISTED = re.compile(r"\d{1,3}\s*[.)]\s*(?=\D)")
_TITLE = re.compile(r"(?:[A-Z][A-Za-z]{0,3}\.? ?,? ?){1,4}|S\. ?\w.*|M\. ?\w.*")
_COUNTED = re.compile(r"\s*[:=]\s*(?:\d{1,4}\s*(?:orang|org)?\.?)?\s*$", re.IGNORECASE)
_GAP = 3
"""So many rows without anything end a list that numbers nobody."""


class Named(NamedTuple):
    """One person as a row has them."""

    row: int
    name: str
    nip: str = ""
    """Where it stands below the name."""
    nip_row: int | None = None
    part: tuple[int, int] = (0, 1)
    """Which of how many people that are stacked in the row."""


class _Sort(Enum):
    PERSON = "person"
    BELOW = "NIP below a name"
    COUNT = "count"
    END = "end"
    NOTHING = "nothing"


@dataclass(slots=True)
class Found:
    """The rows of one list, by what they are."""

    people: list[Named] = field(default_factory=list)
    counts: list[tuple[int, Count]] = field(default_factory=list)
    """Rows below the people that count the marks of their columns."""

    @property
    def rows(self) -> list[int]:
        """The rows of people, each once."""
        return sorted({each.row for each in self.people})


def rows_below(grid: Grid, top: int, name: int, number: int | None) -> Found:
    """Find the people below the headings in row `top`, whose names stand in column `name`."""
    found = Found()
    numbers = list(grid.rows)
    before = top
    for at in numbers[bisect_right(numbers, top) :]:
        row = grid.rows[at]
        sort = _sort(row, name, number, begun=bool(found.people))
        if found.people and number is None and at - before > _GAP:
            return found
        if sort is _Sort.END and (found.people or at > top + _GAP):
            return found
        if sort is _Sort.PERSON:
            found.people.extend(_people(at, row, name, number))
        elif sort is _Sort.BELOW and not found.people[-1].nip:
            found.people[-1] = found.people[-1]._replace(nip=line(row[name]), nip_row=at)
        elif sort is _Sort.COUNT:
            label = label_of(row, name)
            counted = counted_by(label) or (Count.PRESENT if is_sum(label) else None)
            if counted is not None:
                found.counts.append((at, counted))
        before = at
    return found


def _sort(row: Row, name: int, number: int | None, *, begun: bool) -> _Sort:
    cell, text, label = row.get(name), line(row.get(name)), label_of(row, name)
    named = cell is not None and cell.kind is Kind.TEXT and _names(text)
    if named and _is_numbered(row, number):
        return _Sort.PERSON
    if begun and _NIP.fullmatch(text):
        return _Sort.BELOW
    if begun and (counted_by(label) is not None or is_total(label)):
        return _Sort.COUNT
    if any(_ends(line(each)) for each in row.values() if each.kind is Kind.TEXT):
        return _Sort.END
    beside = any(key > name and line(each) for key, each in row.items())
    forgotten = begun and beside and number is not None and not line(row.get(number))
    return _Sort.PERSON if named and (number is None or forgotten) else _Sort.NOTHING


def _is_numbered(row: Row, number: int | None) -> bool:
    cell = None if number is None else row.get(number)
    if cell is None:
        return False
    return cell.kind in (Kind.NUMBER, Kind.NOT_CALCULATED) or (
        bool(text := told(cell)) and all(_NUMBER.fullmatch(each) for each in text.split("\n"))
    )


def _names(text: str) -> bool:
    """Tell whether a text can be a name."""
    return bool(_LETTERS.search(text)) and not _NIP.fullmatch(text) and not _is_heading(text)


def _is_heading(text: str) -> bool:
    """Tell whether a text heads people or counts them, on the next page or below them."""
    return (
        part_of(text) is not None
        or count_of(text) is not None
        or is_total(text)
        or is_over_sessions(text)
        or is_session(text)
    )


def _ends(text: str) -> bool:
    return is_signature(text) or (is_dated(text) and read_day(text) is None)


def label_of(row: Row, name: int) -> str:
    """Give the words at the left of a row that counts."""
    return next((line(row[key]) for key in row if key <= name and line(row[key])), "")


def counted_by(label: str) -> Count | None:
    """Tell what the label of a row counts, with or without its number: `Jumlah hadir : 38 orang`.

    >>> counted_by("Jumlah hadir : 38 orang"), counted_by("Sakit"), counted_by("Jumlah")
    (<Count.PRESENT: 'present'>, <Count.SICK: 'sick'>, None)
    """
    return count_of(_COUNTED.sub("", label))


def _people(at: int, row: Row, name: int, number: int | None) -> Iterator[Named]:
    """Take apart who stands in one row."""
    lines = [each for each in told(row[name]).split("\n") if each]
    people: list[list[str]] = []
    stacked = _stacked(lines, row, number)
    for each in lines:
        if people and (_NIP.fullmatch(each) or not stacked or _TITLE.fullmatch(each)):
            people[-1].append(each)
        else:
            people.append([each])
    for nth, own in enumerate(people):
        nips = [each for each in own if _NIP.fullmatch(each)]
        words = " ".join(each for each in own if each not in nips)
        if stacked:
            words = _LISTED.sub("", words, count=1)
        yield Named(at, words, *_first(nips, at), part=(nth, len(people)))


def _first(nips: list[str], at: int) -> tuple[str, int | None]:
    return (nips[0], at) if nips else ("", None)


def _stacked(lines: list[str], row: Row, number: int | None) -> bool:
    """Tell several people in one cell from a name that is broken into lines."""
    if len(lines) < 2:  # noqa: PLR2004 -- one line holds one name
        return False
    if all(_LISTED.match(each) or _NIP.fullmatch(each) for each in lines):
        return True
    return number is not None and len(told(row.get(number)).split("\n")) > 1
