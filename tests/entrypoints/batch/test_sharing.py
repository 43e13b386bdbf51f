"""What several workbooks share is told with each of them, wherever their records lie."""

from __future__ import annotations

import json
import shutil

import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text, say
from kkg_xl.entrypoints.batch import sharing
from kkg_xl.reports.run import Shared, Spot
from kkg_xl.rules.model import Severity

TWICE = Text("sama dengan {others}", "the same as {others}")


def first_cells(run, found=None):
    """Share the first cell of the budget of all workbooks that have one."""
    spots = tuple(Spot(each.name, Place(each.tables[0].sheet, "A1")) for each in run if each.tables)
    return [Shared("receipt-shared", Severity.ERROR, spots, say(TWICE, others="benar, salah"))]


@pytest.mark.parametrize("how", [(), ("--jobs", "2")])
def test_a_shared_finding_stands_with_each_workbook_by_its_weight(folder, call, monkeypatch, how):
    monkeypatch.setattr(sharing, "across", first_cells)
    shutil.copy(folder / "salah.xlsx", folder.parent / "lain.xlsx")
    (folder / "kosong.xlsx").touch()

    said = call("check", "kkg", "--format", "json", *how)

    found = {
        told["workbook"]: [(each["rule"], each["cell"]) for each in told["findings"]]
        for told in map(json.loads, said.out.splitlines())
    }
    shared = ("receipt-shared", "A1")
    assert {
        "kkg/benar.xlsx": [shared],
        "kkg/kosong.xlsx": [],
        "kkg/salah.xlsx": [shared, ("grand-total-differs", "E5")],
    } == found
    assert 1 == said.code


def test_what_is_shared_counts_in_the_verdict_and_for_the_exit_code(folder, call, monkeypatch):
    monkeypatch.setattr(sharing, "across", first_cells)
    (folder / "salah.xlsx").unlink()

    said = call("check", "kkg")

    assert 1 == said.code
    assert said.out.endswith("1 kesalahan di 1 buku\n")
