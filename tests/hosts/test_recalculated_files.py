"""Workbooks recalculated in their files: read back by us and by others, and from the wild."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile
from kkg_xl.sheets.formulas import same
from kkg_xl.sheets.grid import Book, Cell, Kind
from kkg_xl.usecases.recalculate import Recalculation, recalculate
from tests.hosts.corpus import WORKBOOKS
from tests.planted.catalogue import Case, cases
from tests.support.grids import write_xlsx
from tests.support.office import all_converted
from tests.usecases.test_recalculate_planted import as_book, faults


class Recalculated(NamedTuple):
    """One workbook of the planted set, recalculated in its file."""

    case: Case
    path: Path
    before: bytes
    outcome: Recalculation


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> list[Recalculated]:
    """Give of each layout the case in which most is written, in a file of its own."""
    folder = tmp_path_factory.mktemp("recalculated")
    most: dict[str, tuple[Case, Recalculation]] = {}
    for case in cases():
        outcome = recalculate(as_book(case))
        known = most.get(case.layout)
        if known is None or len(outcome.plan.changes) > len(known[1].plan.changes):
            most[case.layout] = (case, outcome)
    some = [_written(case, folder) for case, outcome in most.values() if outcome.plan]
    assert len(some) > 30
    return some


def _written(case: Case, folder: Path) -> Recalculated:
    path = folder / f"{case.name}.xlsx"
    write_xlsx(as_book(case), path)
    before = path.read_bytes()
    file = WorkbookFile(path, backups=folder / "undo")
    outcome = recalculate(file.book)
    file.write(outcome.plan)
    return Recalculated(case, path, before, outcome)


def cells(book: Book) -> Iterator[tuple[str, int, int, Cell]]:
    for grid in book.grids:
        for row, own in grid.rows.items():
            for column, cell in own.items():
                yield grid.name, row, column, cell


def stored(book: Book) -> dict[tuple[str, int, int], object]:
    return {(sheet, row, column): cell.value for sheet, row, column, cell in cells(book)}


def test_files_hold_what_was_planned_and_a_second_run_has_nothing_to_do(sample):
    for each in sample:
        written = read_book(each.path)
        expected, found = stored(each.outcome.after), stored(written)
        assert expected.keys() == found.keys()
        assert [] == [at for at in expected if not same(expected[at], found[at])], each.case
        assert not recalculate(written).plan, each.case


def test_undo_gives_the_bytes_back(sample, tmp_path):
    each = sample[0]
    copy = tmp_path / "rab.xlsx"
    copy.write_bytes(each.before)
    WorkbookFile(copy, backups=tmp_path / "undo").write(each.outcome.plan)
    assert each.path.read_bytes() == copy.read_bytes()

    WorkbookFile(copy, backups=tmp_path / "undo").undo()

    assert each.before == copy.read_bytes()


def test_libreoffice_calculates_the_results_that_were_stored(sample, tmp_path):
    calculated = all_converted([each.path for each in sample], tmp_path)

    different = []
    for each, theirs in zip(sample, calculated, strict=True):
        ours, others = stored(read_book(each.path)), stored(read_book(theirs))
        plan = each.outcome.plan
        for change in (*plan.changes, *plan.results):
            place = (change.sheet, change.row, change.column)
            if not same(ours[place], others[place]):
                different.append((each.case.name, place, ours[place], others[place]))
    assert [] == different


def test_openpyxl_reads_the_same_figures(sample):
    for each in sample:
        formulas = openpyxl.load_workbook(each.path)
        results = openpyxl.load_workbook(each.path, data_only=True)
        for change in each.outcome.plan.changes:
            formula = formulas[change.sheet].cell(change.row, change.column).value
            result = results[change.sheet].cell(change.row, change.column).value
            told = result if isinstance(result, str) else Decimal(str(result))
            assert same(told, change.value), each.case
            assert formula == (result if change.formula is None else f"={change.formula}")


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.name)
def test_a_workbook_from_the_wild_is_recalculated_once_and_nothing_new_is_found(path, tmp_path):
    copy = tmp_path / path.name
    shutil.copyfile(path, copy)
    file = WorkbookFile(copy, backups=tmp_path / "undo")
    outcome = recalculate(file.book)

    file.write(outcome.plan)

    written = read_book(copy)
    assert faults(replace(written, name=file.book.name)) <= faults(file.book)
    assert not recalculate(written).plan
    # What was not planned is as it was.
    changed = {(each.sheet, each.row, each.column) for each in outcome.plan.changes}
    old, new = dict(_by_place(file.book)), dict(_by_place(written))
    results = {(each.sheet, each.row, each.column) for each in outcome.plan.results}
    untouched = (old.keys() | new.keys()) - changed - results
    assert [] == [place for place in untouched if old.get(place) != new.get(place)]


def _by_place(book: Book) -> Iterator[tuple[tuple[str, int, int], Cell]]:
    for sheet, row, column, cell in cells(book):
        if cell.kind is not Kind.BLANK:
            yield (sheet, row, column), cell
