"""Every command that writes, in workbooks that have everything: nothing else is touched.

A rich workbook has whatever a program can put into one, and lines, a cash book and one wrong amount
for the commands to work on.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile
from kkg_xl.layouts.understanding import understand
from kkg_xl.sheets.formulas import same
from kkg_xl.sheets.grid import Kind
from kkg_xl.sheets.plan import CellChange, Plan
from kkg_xl.sheets.refs import address
from tests.hosts.corpus import WORKBOOKS
from tests.support.features import contents, fallen, features
from tests.support.office import all_converted
from tests.support.validator import faults


@pytest.fixture(autouse=True)
def _own_backups(tmp_path, monkeypatch):
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "state"))


class Outcome(NamedTuple):
    """What became of a workbook."""

    path: Path
    """The file that was written: the workbook itself, or a copy."""
    refused: str = ""
    """The kind of the reason, where nothing was written; empty where there was nothing to do."""


def annotate(call, path, _table=""):
    """Mark a copy, which stands in a folder of its own."""
    copy = path.parent / "bertanda" / path.name
    call("check", path, "--annotate", copy.parent)
    return Outcome(copy) if copy.exists() else Outcome(path, "not copied")


def recalculate(call, path, _table=""):
    return receipted(path, call("recalculate", path, "--format", "json"))


def budget(call, path, table=""):
    words = ["--table", table] if table else []
    return receipted(path, call("budget", path, *words, "--format", "json"))


def realisation(call, path, _table=""):
    return receipted(path, call("realisation", path, "--format", "json"))


def attendance(call, path, _table=""):
    return receipted(path, call("attendance", path, "--format", "json"))


def receipted(path, said):
    return Outcome(path, (json.loads(said.out)["error"] or {}).get("kind", ""))


ACTIONS = {act.__name__: act for act in (annotate, recalculate, budget, realisation, attendance)}

_OWNED = r"\[Content_Types\].xml|xl/(workbook|styles|calcChain).xml|xl/_rels/workbook.xml.rels"
_WITH_SHEETS = rf"{_OWNED}|xl/worksheets/sheet\d+.xml"
OWNED = {
    "recalculate": _WITH_SHEETS,
    "budget": _OWNED,
    "realisation": _OWNED,
    "attendance": _OWNED,
    "annotate": rf"{_WITH_SHEETS}|xl/comments\d+.xml|xl/drawings/vmlDrawing\d+.vml"
    r"|xl/worksheets/_rels/sheet\d+.xml.rels",
}
"""Parts that a command may write, or drop; all others stay byte for byte."""


@pytest.fixture
def wrong(rich, tmp_path):
    """Give a rich workbook in which one amount is typed, and wrong."""
    change = CellChange("RAB", 3, 6, Decimal(5999))
    WorkbookFile(rich, backups=tmp_path / "undo").write(Plan((change,)))
    return rich


@pytest.mark.filterwarnings("ignore")  # openpyxl tells what it would lose
@pytest.mark.parametrize("action", ACTIONS)
def test_a_rich_workbook_loses_nothing_and_comes_back(wrong, call, action):
    before, had, faulty, parts = wrong.read_bytes(), features(wrong), faults(wrong), contents(wrong)

    written, refused = ACTIONS[action](call, wrong)

    assert "" == refused
    assert before != written.read_bytes()
    assert {} == fallen(had, written)
    assert [] == touched_beyond(OWNED[action], parts, written)
    assert {} == dict(faults(written) - faulty)
    assert [] == differently_read(written)
    assert 0 == call("undo", written).code
    assert before == written.read_bytes()


def touched_beyond(owned, parts, path):
    """Tell which parts are not as they were, without those that may change."""
    after = contents(path)
    touched = [name for name, content in parts.items() if after.get(name) != content]
    return [name for name in touched if not re.fullmatch(owned, name)]


def differently_read(path):
    """Tell which numbers other programs read otherwise than we do."""
    data = path.read_bytes()
    theirs = openpyxl.load_workbook(BytesIO(data), data_only=True)
    rows = CalamineWorkbook.from_filelike(BytesIO(data))
    frames = pd.read_excel(BytesIO(data), sheet_name=None, header=None, engine="openpyxl")
    different = []
    for grid in read_book(path).grids:
        lines = rows.get_sheet_by_name(grid.name).to_python(skip_empty_area=False)
        for row, cells in grid.rows.items():
            for column, cell in cells.items():
                if cell.kind is Kind.NUMBER:
                    read = (
                        theirs[grid.name].cell(row, column).value,
                        lines[row - 1][column - 1],
                        frames[grid.name].iloc[row - 1, column - 1],
                    )
                    if not all(same(Decimal(str(value)), cell.value) for value in read):
                        different.append((grid.name, address(row, column), cell.value, read))
    return different


NOT_OURS_TO_CALCULATE = {("Rekap", 3, 2), ("Rekap", 2, 13)}
"""A link to a workbook that nobody has, and a data table, in which programs try out values."""


def test_libreoffice_calculates_in_all_of_them_what_is_stored(each_rich, tmp_path, call):
    written = []
    for name, original in each_rich.items():
        for action, act in ACTIONS.items():
            folder = tmp_path / action
            folder.mkdir(exist_ok=True)
            path = folder / f"{name}-{action}{original.suffix}"
            path.write_bytes(original.read_bytes())
            written.append(act(call, path).path)

    calculated = all_converted(written, tmp_path / "office")

    different = []
    for ours, theirs in zip(written, calculated, strict=True):
        book = read_book(theirs)
        for grid in read_book(ours).grids:
            for row, cells in grid.rows.items():
                for column, cell in cells.items():
                    place = (grid.name, row, column)
                    if cell.formula is None or place in NOT_OURS_TO_CALCULATE:
                        continue
                    found = book.grid(grid.name).cell(row, column).value
                    if not same(cell.value, found):
                        different.append((ours.name, grid.name, address(row, column), cell, found))
    assert [] == different


@pytest.mark.parametrize("workbook", WORKBOOKS, ids=lambda path: path.name)
def test_a_workbook_from_the_wild_loses_nothing_or_is_refused_with_a_reason(
    workbook, tmp_path, call
):
    path = tmp_path / workbook.name
    path.write_bytes(workbook.read_bytes())
    had, parts = features(path), contents(path)
    table = longest_budget(path)

    for name, act in ACTIONS.items():
        written, refused = act(call, path, table)

        assert refused not in {"unverified", "internal", "not copied"}
        if written.read_bytes() != workbook.read_bytes():
            assert "" == refused
            assert {} == fallen(had, written)
            assert [] == touched_beyond(OWNED[name], parts, written)
            assert 0 == call("undo", written).code
        assert workbook.read_bytes() == path.read_bytes() == written.read_bytes()


def longest_budget(path):
    """Give the longest budget, which is printed; others of the workbook go the same way."""
    tables = [table for table in understand(read_book(path)).tables if table.kind == "budget"]
    longest = max(tables, key=lambda table: len(table.lines), default=None)
    return "" if longest is None else f"{longest.sheet}!{longest.range}"
