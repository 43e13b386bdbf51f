from dataclasses import replace
from decimal import Decimal

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text, say
from kkg_xl.layouts.ours import findings_sheet
from kkg_xl.reports.checked import Checked
from kkg_xl.rules.model import Finding, Severity
from kkg_xl.sheets.grid import Book, Cell, Grid, Kind
from kkg_xl.sheets.plan import CellBefore, CellMark
from kkg_xl.sheets.planned import book_of
from kkg_xl.sheets.sheet_plan import Mark
from kkg_xl.usecases.annotate import annotate, marked_places
from kkg_xl.usecases.check import check
from tests.support.grids import book

SAYS = Text(id="isinya {what}", en="it says {what}")
BOOK = Book("kkg/rab.xlsx", (Grid("RAB", {}),))


def finding(cell="F12", severity=Severity.ERROR, rule="amount-typed", sheet="RAB", accepted=None):
    return Finding(
        rule, severity, Place(sheet, cell), say(SAYS, what="=1+1\x1b"), accepted=accepted
    )


def planned(*findings, before=None, language="id"):
    return annotate(Checked("kkg/rab.xlsx", findings=findings), BOOK, before or {}, language)


def test_a_finding_is_marked_by_its_severity_with_a_note_that_tells_it():
    assert (
        CellMark("RAB", 12, 6, Mark.WRONG, "Kesalahan: isinya =1+1\\x1b [amount-typed]"),
        CellMark("RAB", 13, 6, Mark.DOUBTFUL, "Peringatan: isinya =1+1\\x1b [amount-typed]"),
    ) == planned(finding(), finding("F13", Severity.WARNING)).marks


def test_several_findings_at_one_cell_have_the_mark_of_the_worst_and_one_note():
    (mark,) = planned(
        finding(severity=Severity.INFO, rule="lump-sum"), finding(), language="en"
    ).marks

    assert (
        Mark.WRONG,
        "Error: it says =1+1\\x1b [amount-typed]\n\nInfo: it says =1+1\\x1b [lump-sum]",
    ) == (
        mark.mark,
        mark.note,
    )


def test_an_accepted_finding_tells_its_reason():
    (mark,) = planned(finding(accepted="sudah\ndibahas")).marks

    assert mark.note.endswith("\nAlasan: sudah dibahas")


def test_a_finding_about_a_whole_sheet_is_listed_and_not_marked():
    checked = Checked("rab.xlsx", findings=(finding(""), finding("A1")))
    plan = annotate(checked, BOOK, {}, "id")

    (sheet,) = plan.sheets
    assert [Decimal(1), Decimal(2)] == [
        cell.value for cell in sheet.cells if cell.row > 6 and cell.column == 1
    ]
    assert ["A1"] == [each.cell for each in marked_places(checked)]
    assert 1 == len(plan.marks)


def test_a_cell_with_a_note_gets_no_other_and_the_sheet_says_so():
    plan = planned(finding(), before={Place("RAB", "F12"): CellBefore(noted=True, look="x")})

    (mark,), (sheet,) = plan.marks, plan.sheets
    assert "" == mark.note
    assert "Sel ini sudah punya catatan, yang dibiarkan." in str(sheet.cells)


def test_a_finding_on_a_hidden_sheet_leads_nowhere_and_says_why():
    hidden = Book("rab.xlsx", (Grid("RAB", {}, visibility="hidden"),))
    (sheet,) = annotate(Checked("rab.xlsx", findings=(finding(),)), hidden, {}, "id").sheets

    assert () == sheet.links
    assert "Lembar ini tersembunyi" in str(sheet.cells)


def test_a_check_without_a_finding_still_has_a_sheet():
    plan = planned()

    assert (True, ()) == (bool(plan), plan.marks)


def test_the_next_check_reads_the_reasons_and_checks_all_but_the_sheet():
    wrong = book(
        """
        | | A | B | C | D |
        | - | - | - | - | - |
        | 1 | KEGIATAN | VOLUME | SATUAN BIAYA | JUMLAH |
        | 2 | ATK | 2 | 100.000 | 200.000 |
        | 3 | Konsumsi | 3 | 20.000 | 61.000 |
        | 4 | JUMLAH | | | 261.000 |
        """
    )
    first = check(wrong)
    (sheet,) = annotate(first, wrong, {}, "id").sheets
    typed = replace(book_of([sheet], wrong), names={findings_sheet.MARK: f"'{sheet.name}'!$A$1"})
    grid = typed.grid("Temuan")
    rows = {**grid.rows, 7: {**grid.rows[7], 9: Cell(Kind.TEXT, "kurir Rp1.000")}}
    second = check(replace(typed, grids=(typed.grids[0], replace(grid, rows=rows))))

    assert (first.tables, first.not_checked, ("RAB",)) == (
        second.tables,
        second.not_checked,
        second.sheets,
    )
    assert [("line-product-differs", "D3", "kurir Rp1.000")] == [
        (each.rule, each.at.cell, each.accepted) for each in second.findings[:1]
    ]
    assert (True, False) == (first.wrong, second.wrong)
    assert "findings" == second.status


def test_formulas_on_a_sheet_behind_ours_give_what_they_gave():
    (ours,) = planned().sheets
    wrong = book(
        """
Sheet: RAB

| | A | B |
| - | - | - |
| 1 | 7 | =A1*2 -> 14 |

Sheet: Kemudian

| | A | B |
| - | - | - |
| 1 | 5 | =A1*3 -> 16 |
"""
    )
    before, behind = wrong.grids
    marked = replace(
        wrong,
        grids=(before, *book_of([ours]).grids, behind),
        names={findings_sheet.MARK: f"{ours.name}!$A$1"},
    )

    assert check(wrong).findings == check(marked).findings
    assert ["Kemudian"] == [each.at.sheet for each in check(marked).findings]
