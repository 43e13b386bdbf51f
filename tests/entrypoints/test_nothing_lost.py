"""Every command that writes, in workbooks that have everything: nothing else is touched."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile
from kkg_xl.sheets.plan import CellChange, Plan
from kkg_xl.usecases.check import check
from tests.hosts.corpus import WORKBOOKS
from tests.support.rich import contents, features, rich_workbook, with_newer_parts
from tests.support.validator import faults

ACTIONS = ("recalculate", "budget", "realisation")
_OWNED = ("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml")
_TABLES = 3
"""Budgets of one workbook that are printed one after the other: the longest."""


@pytest.fixture(autouse=True)
def _own_backups(tmp_path, monkeypatch):
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "state"))


@pytest.fixture
def rich(tmp_path):
    """Give a rich workbook in which one amount is typed, and wrong."""
    path = with_newer_parts(rich_workbook(tmp_path / "kaya.xlsm"))
    wrong = CellChange("RAB", 3, 6, Decimal(5999))
    WorkbookFile(path, backups=tmp_path / "undo").write(Plan((wrong,)))
    return path


@pytest.mark.parametrize("action", ACTIONS)
def test_a_rich_workbook_loses_nothing_and_comes_back(rich, call, action):
    before, had, faulty = rich.read_bytes(), features(rich), faults(rich)
    parts = contents(rich)

    assert 0 == call(action, str(rich)).code

    assert {} == {name: count for name, count in had.items() if features(rich)[name] < count}
    after = contents(rich)
    sheets = {f"xl/worksheets/sheet{number}.xml" for number in (1, 2, 4)}
    touched = {name for name, content in parts.items() if after.get(name) != content}
    assert touched <= {*_OWNED, *sheets, "xl/calcChain.xml"}
    assert {} == dict(faults(rich) - faulty)
    assert 0 == call("undo", str(rich)).code
    assert before == rich.read_bytes()


@pytest.mark.parametrize("workbook", WORKBOOKS, ids=lambda path: path.name)
def test_workbooks_from_the_wild_are_written_whole_or_refused_with_a_reason(
    workbook, tmp_path, call
):
    path = tmp_path / workbook.name
    path.write_bytes(workbook.read_bytes())
    tables = [t for t in check(read_book(workbook)).tables if t.kind == "budget"]
    longest = sorted(tables, key=lambda table: len(table.lines))[-_TABLES:]
    calls = [(action, str(path)) for action in ("recalculate", "realisation")]
    calls += [("budget", str(path), "--table", f"{table.sheet}!{table.range}") for table in longest]
    for words in calls:
        told = json.loads(call(*words, "--format", "json").out)

        assert (told["error"] or {}).get("kind") not in ("unverified", "internal"), words
        if told["status"] == "written":
            assert 0 == call("undo", str(path)).code
        assert workbook.read_bytes() == path.read_bytes()
