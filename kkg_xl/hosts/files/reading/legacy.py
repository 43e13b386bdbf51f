"""Workbooks of other formats, read by calamine (and `.xls` by xlrd too) in a child process.

Neither reader gives formulas, and calamine gives no errors: what cannot be seen is a reservation.
Where the two differ, that is said and calamine's value stands, but an error that only xlrd sees
and a negative date, which calamine is known to turn into a time, are taken from xlrd.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any

from kkg_xl.hosts.files.reading import legacy_child, limits
from kkg_xl.hosts.files.reading.number_formats import shows_date
from kkg_xl.sheets.grid import Book, Cell, Grid, Kind, Reservation
from kkg_xl.sheets.refs import MAX_COLUMN, MAX_ROW, Area, address
from kkg_xl.usecases.unreadable import (
    CELL_OUTSIDE,
    CRASHED,
    ENCRYPTED,
    LEGACY_BROKEN,
    OUT_OF_MEMORY,
    TIMED_OUT,
    TOO_MANY_CELLS,
    UnreadableWorkbookError,
)

_Answers = Mapping[str, legacy_child.Answer]
_Cells = dict[tuple[int, int], Cell]
_KINDS = {"n": Kind.NUMBER, "d": Kind.DATE, "t": Kind.TEXT, "b": Kind.BOOLEAN, "e": Kind.ERROR}
_TOLD_DIFFERENCES = 20
_WAITING = 3
"""A busy computer may need so many seconds for one of CPU."""
_TIME_IS_UP = 24
"""SIGXCPU, which Windows has not."""
_SAME_MOMENT = Decimal("0.00002")
"""Days, two seconds: calamine rounds moments."""


def read_legacy(data: bytes, kind: str, name: str, size: int) -> Book:
    """Read a workbook of a kind: `xls`, `xlsb` or `ods`; `size` is that of its inflated parts.

    Raises `UnreadableWorkbookError`.
    """
    answers = _ask(data, kind, size)
    good = {reader: answer for reader, answer in answers.items() if "sheets" in answer}
    faults = {answer["fault"] for answer in answers.values() if "fault" in answer}
    if not good or "encrypted" in faults:  # what one can read of a locked one, nobody should trust
        raise _fault(faults)
    return _book(good, kind, name)


def _ask(data: bytes, kind: str, size: int) -> _Answers:
    seconds = limits.legacy_seconds(size)
    given = (limits.legacy_bytes(size), seconds, limits.CELLS, limits.LEGACY_ANSWER_BYTES)
    command = [sys.executable, "-I", legacy_child.__file__, kind, *map(str, given)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and no shell
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds * _WAITING,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableWorkbookError(TIMED_OUT, limit=seconds) from error
    lines = [line for line in done.stdout.splitlines(keepends=True) if line.endswith(b"\n")]
    answers = [json.loads(line) for line in lines]
    if not answers and done.returncode == -_TIME_IS_UP:
        raise UnreadableWorkbookError(TIMED_OUT, limit=seconds)
    if not answers:
        raise UnreadableWorkbookError(CRASHED)
    return {answer["reader"]: answer for answer in answers}


def _fault(faults: Collection[str]) -> UnreadableWorkbookError:
    if "encrypted" in faults:
        return UnreadableWorkbookError(ENCRYPTED)
    if "cells" in faults:
        return UnreadableWorkbookError(TOO_MANY_CELLS, limit=limits.CELLS)
    return UnreadableWorkbookError(OUT_OF_MEMORY if "memory" in faults else LEGACY_BROKEN)


def _book(answers: _Answers, kind: str, name: str) -> Book:
    reservations = list(_blind_spots(answers, kind))
    main = answers.get("xlrd") or answers["calamine"]
    second = answers["calamine"] if len(answers) > 1 else main
    others = {sheet["name"]: _cells(sheet) for sheet in second["sheets"]}
    titles = [sheet["name"] for sheet in main["sheets"]]
    if titles != list(others):
        odd = ", ".join(sorted(set(titles) ^ set(others))) or ", ".join(titles)
        reservations.append(Reservation("readers-differ-sheets", detail=odd))
    grids, told = [], 0
    for sheet in main["sheets"]:
        cells = _cells(sheet)
        if main is not second:
            differences = list(_settle(sheet["name"], cells, others.get(sheet["name"], cells)))
            reservations += differences[: max(0, _TOLD_DIFFERENCES - told)]
            told += len(differences)
        grids.append(_grid(sheet, cells))
    if told > _TOLD_DIFFERENCES:
        more = str(told - _TOLD_DIFFERENCES)
        reservations.append(Reservation("readers-differ-more", detail=more))
    reservations += [
        Reservation("sheet-not-cells", other, detail=what) for other, what in second["others"]
    ]
    return Book(name, tuple(grids), bool(main["date1904"]), reservations=tuple(reservations))


def _blind_spots(answers: _Answers, kind: str) -> Iterator[Reservation]:
    extension = f".{kind}"
    yield Reservation("legacy-no-formulas", detail=extension)
    if "xlrd" not in answers:
        yield Reservation("legacy-no-errors", detail=extension)
        yield Reservation("legacy-no-hidden", detail=extension)
    if kind == "xls" and len(answers) == 1:
        yield Reservation("legacy-one-reader", detail=extension)


def _settle(sheet: str, cells: _Cells, others: _Cells) -> Iterator[Reservation]:
    """Put the second reader's value where the two differ, and say so."""
    for place in sorted({*cells, *others}):
        mine, other = cells.get(place), others.get(place)
        if _same(mine, other):
            continue
        if other is not None:
            cells[place] = other
        told = f"{_told(mine)} / {_told(other)}"
        yield Reservation("readers-differ", sheet, address(*place), told)


def _same(mine: Cell | None, other: Cell | None) -> bool:
    """Tell whether xlrd and calamine agree, or disagree as calamine is known to do."""
    if mine is None or other is None:
        unseen = mine is not None and mine.kind is Kind.ERROR
        return unseen or _is_blank(mine) is _is_blank(other)
    match mine.value, other.value:
        case Decimal() as my_number, Decimal() as number:
            negative_date = mine.kind is Kind.DATE and my_number < 0
            tolerance = _SAME_MOMENT if other.kind is Kind.DATE else 0
            return negative_date or abs(my_number - number) <= tolerance
        case str() as my_text, str() as text:
            return my_text.strip() == text.strip()
    return mine.value is other.value


def _is_blank(cell: Cell | None) -> bool:
    return cell is None or (isinstance(cell.value, str) and not cell.value.strip())


def _told(cell: Cell | None) -> str:
    return "-" if cell is None else str(cell.value)[:40]


def _cells(sheet: Mapping[str, Any]) -> _Cells:
    cells: _Cells = {}
    for row, column, letter, written, code in sheet["cells"]:
        if not (1 <= row <= MAX_ROW and 1 <= column <= MAX_COLUMN):
            raise _outside(sheet, row, column)
        kind = _KINDS[letter]
        value = written if kind not in (Kind.NUMBER, Kind.DATE) else Decimal(written)
        if kind is Kind.NUMBER and shows_date(code):
            kind = Kind.DATE
        cells[row, column] = Cell(kind, value, None, code)
    return cells


def _grid(sheet: Mapping[str, Any], cells: _Cells) -> Grid:
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sorted(cells.items()):
        rows.setdefault(row, {})[column] = cell
    return Grid(
        sheet["name"],
        rows,
        tuple(_area(sheet, *sides) for sides in sheet["merged"]),
        frozenset(sheet["hidden_rows"]),
        tuple((column, column) for column in sheet["hidden_columns"]),
        sheet["visibility"],
    )


def _area(sheet: Mapping[str, Any], top: int, left: int, bottom: int, right: int) -> Area:
    if not (1 <= top <= bottom <= MAX_ROW and 1 <= left <= right <= MAX_COLUMN):
        raise _outside(sheet, bottom, right)
    return Area(top, left, bottom, right)


def _outside(sheet: Mapping[str, Any], row: int, column: int) -> UnreadableWorkbookError:
    return UnreadableWorkbookError(CELL_OUTSIDE, sheet=sheet["name"], what=f"{row}, {column}")
