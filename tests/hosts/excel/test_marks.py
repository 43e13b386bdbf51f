"""Findings are marked where a workbook is open, and the marks go again."""

import pytest
from openpyxl.workbook.protection import WorkbookProtection

from kkg_xl.hosts.excel.marks import MOST_NOTES
from kkg_xl.hosts.files.marks.annotating import annotated
from kkg_xl.usecases.annotate import annotate, marked_places
from kkg_xl.usecases.check import check_workbook
from kkg_xl.usecases.refusals import RefusedError
from tests.hosts.excel.live import contents
from tests.hosts.excel.test_live_book import RAB

WRONG = RAB.replace("500.000", "600.000")


def marked(opened):
    live = opened.live()
    checked = check_workbook(live.name, live.read)
    written = live.mark(
        marked_places(checked), lambda book, before: annotate(checked, book, before, "id")
    )
    return checked, written


def rules(opened, sheet="RAB"):
    return {
        rule.where.replace("$", ""): rule.formula
        for rule in opened.workbook.impl.rules.get(sheet, ())
    }


def notes(opened, sheet="RAB"):
    return {
        cell.coordinate: cell.comment.text
        for row in opened.held[sheet].iter_rows()
        for cell in row
        if cell.comment
    }


def test_a_finding_is_marked_at_its_cell_noted_and_listed(desk):
    opened = desk(WRONG)
    before = contents(opened.read())

    checked, _ = marked(opened)

    assert '="kkg_xl"<>"wrong"' == rules(opened)["F5"]
    assert "[line-product-differs]" in notes(opened)["F5"]
    assert "Temuan" == opened.held.worksheets[-1].title
    listed = [row[3] for row in opened.held["Temuan"].iter_rows(min_row=7, values_only=True)]
    assert [finding.at.cell for finding in checked.findings] == [each for each in listed if each]
    assert before == {at: each for at, each in contents(opened.read()).items() if at[0] == "RAB"}


def test_clearing_takes_away_our_marks_and_nobody_elses(desk):
    opened = desk(WRONG)
    opened.workbook.sheets["RAB"].range("B5").impl.add_note("Catatan bendahara")
    opened.workbook.sheets["RAB"].range("A1:A3").conditional_formats.add_custom("=A1>1")
    before = contents(opened.read())

    marked(opened)
    opened.live().clear_marks()

    assert ({"A1:A3": "=A1>1"}, {"B5": "Catatan bendahara"}) == (rules(opened), notes(opened))
    assert before == contents(opened.read())


def test_a_second_check_takes_the_place_of_the_first_and_keeps_reasons(desk):
    opened = desk(WRONG)
    marked(opened)
    opened.held["Temuan"]["I7"] = "Sudah disetujui kepala sekolah"
    opened.held["RAB"]["F6"] = 1

    checked, _ = marked(opened)

    assert ["RAB", "Temuan"] == opened.held.sheetnames
    assert any(finding.accepted for finding in checked.findings)
    assert {"F5", "F6"} <= {*notes(opened)}
    assert [1] == [note.count("[line-product-differs]") for note in {notes(opened)["F5"]}]


def test_cleared_marks_come_back_by_undoing(desk):
    opened = desk(WRONG)
    marked(opened)
    told = (rules(opened), notes(opened), contents(opened.read()))

    opened.live().clear_marks()
    opened.live().undo()

    assert told == (rules(opened), notes(opened), contents(opened.read()))


def test_a_cell_that_has_a_note_keeps_it(desk):
    opened = desk(WRONG)
    opened.workbook.sheets["RAB"].range("F5").impl.add_note("Catatan bendahara")

    marked(opened)

    assert "Catatan bendahara" == notes(opened)["F5"]
    assert "F5" in rules(opened)


def test_a_cell_that_a_merged_area_covers_is_marked_where_it_is_seen(desk):
    opened = desk("Merged: F5:G6\n" + WRONG.replace("| 25.000   |", "|          |"))

    checked, _ = marked(opened)

    assert checked.findings
    assert {"F6", "G5"}.isdisjoint({*rules(opened), *notes(opened)})


def test_on_a_protected_sheet_findings_are_only_listed_and_people_are_told_why(desk):
    opened = desk(WRONG)
    opened.held["RAB"].protection.sheet = True

    _, written = marked(opened)

    assert ({}, {}) == (rules(opened), notes(opened))
    assert "Temuan" in opened.held.sheetnames
    assert "RAB" in written.remarks[0].told("id")


def test_of_many_findings_all_are_coloured_and_listed_and_the_worst_have_notes(desk):
    lines = "\n".join(
        f"| {row} | {row - 4} | Bahan {row} | 2 | buah | 25.000 | 60.000 |" for row in range(5, 35)
    )
    opened = desk("\n".join([*RAB.splitlines()[:4], lines]))

    checked, written = marked(opened)

    assert len({each.at for each in checked.findings if each.at.cell}) >= 30
    assert MOST_NOTES == len(notes(opened))
    assert str(MOST_NOTES) in written.remarks[0].told("id")
    assert "Temuan" in opened.held.sheetnames


def test_where_no_sheet_may_be_added_nothing_is_marked(desk):
    opened = desk(WRONG)
    opened.held.security = WorkbookProtection(lockStructure=True)

    with pytest.raises(RefusedError) as refused:
        marked(opened)

    assert ("protected", {}) == (refused.value.kind, rules(opened))


def test_where_there_are_no_marks_there_is_nothing_to_clear(desk):
    with pytest.raises(RefusedError) as refused:
        desk(WRONG).live().clear_marks()

    assert "nothing-to-undo" == refused.value.kind


def test_the_marks_of_a_marked_copy_are_left_to_its_file(desk, tmp_path):
    opened = desk(WRONG)
    live = opened.live()
    checked = check_workbook(live.name, live.read)
    copy = tmp_path / "salinan.xlsx"
    opened.held.save(copy)
    copy.write_bytes(
        annotated(
            copy.read_bytes(),
            copy.name,
            marked_places(checked),
            lambda book, before: annotate(checked, book, before, "id"),
        )
    )

    with pytest.raises(RefusedError) as refused:
        desk(copy).live().clear_marks()

    assert "kkg-xl undo" in refused.value.message.told("id")
