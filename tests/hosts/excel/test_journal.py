"""Records of actions outlive the program, Excel and the computer."""

from decimal import Decimal

import pytest

from kkg_xl.hosts.excel.journal import Entry, Journal, MarkRecord, SheetRecord
from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.plan import CellChange
from kkg_xl.usecases.refusals import RefusedError

CELLS = (
    CellChange("RAB 'a=b'", 5, 6, Decimal("1350000.25"), "D5*E5", "@"),
    CellChange("RAB", 6, 6, "=0012"),
    CellChange("RAB", 7, 6, value=True),
    CellChange("RAB", 8, 6, Fault("#N/A")),
    CellChange("RAB", 9, 6, None),
    CellChange("RAB", 10, 6, "\ud800"),
)
ENTRY = Entry(
    "RAB=2026 (1).xlsx",
    CELLS,
    (SheetRecord("Temuan", "replaced", "1-abc", ("_kkg_xl_findings",)),),
    marks=True,
    earlier=(MarkRecord("RAB", "F5:F9", "WRONG"), MarkRecord("RAB", "F5", note="baris\nbaris")),
)


@pytest.fixture
def copy(tmp_path):
    path = tmp_path / "copy1.xlsm"
    path.write_bytes(b"isi")
    return path


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "journal")


def test_an_entry_is_read_as_it_was_written(journal, copy):
    begun = journal.begin(ENTRY, copy)

    (found,) = journal.entries(ENTRY.workbook)
    assert begun == found
    assert (ENTRY.cells, ENTRY.sheets, ENTRY.earlier) == (found.cells, found.sheets, found.earlier)
    assert (b"isi", ".xlsm") == (found.before.read_bytes(), found.before.suffix)


def test_an_entry_says_whether_the_action_came_to_its_end(journal, copy):
    journal.finish(journal.begin(ENTRY, copy))
    journal.begin(ENTRY, copy)

    assert [False, True] == [entry.done for entry in journal.entries(ENTRY.workbook)]


def test_the_last_ten_actions_of_a_workbook_are_kept(journal, copy):
    for number in range(12):
        journal.begin(Entry("a.xlsx", (CellChange("RAB", number + 1, 1, None),)), copy)

    assert [*range(12, 2, -1)] == [each.cells[0].row for each in journal.entries("A.xlsx")]


def test_the_actions_on_a_workbook_of_the_same_name_come_first(journal, copy):
    journal.begin(Entry("a.xlsx"), copy)
    journal.begin(Entry("b.xlsx"), copy)

    assert ["a.xlsx", "b.xlsx"] == [entry.workbook for entry in journal.entries("a.xlsx")]


def test_an_action_is_forgotten_with_those_after_it(journal, copy):
    journal.begin(Entry("a.xlsx", marks=True), copy)
    second = journal.begin(Entry("a.xlsx"), copy)
    journal.begin(Entry("a.xlsx"), copy)

    journal.forget(second)

    assert [True] == [entry.marks for entry in journal.entries("a.xlsx")]


@pytest.mark.parametrize("left", ["", "{", "[]", '{"version": 99}'])
def test_a_record_that_was_cut_short_is_passed_over(journal, copy, left):
    begun = journal.begin(ENTRY, copy)
    (begun.folder / "entry.json").write_text(left)

    assert [] == [*journal.entries(ENTRY.workbook)]


def test_where_nothing_can_be_kept_nothing_may_be_changed(tmp_path, copy):
    (tmp_path / "journal").write_text("no folder")

    with pytest.raises(RefusedError) as refused:
        Journal(tmp_path / "journal").begin(ENTRY, copy)

    assert "write-failed" == refused.value.kind
