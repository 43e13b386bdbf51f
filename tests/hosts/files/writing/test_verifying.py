"""What was written is read again: whatever is not as it was meant stops the save."""

from decimal import Decimal

import pytest

from kkg_xl.hosts.files.reading.books import open_xml_book
from kkg_xl.hosts.files.writing.verifying import verify
from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.plan import CellChange, Plan, ResultChange
from kkg_xl.sheets.refs import Area
from kkg_xl.sheets.sheet_plan import PlannedCell, SheetPlan, Style
from kkg_xl.usecases.refusals import RefusedError
from tests.hosts.packages import sheet, styles, workbook_parts, write

ROWS = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c></row>'


@pytest.fixture
def file(tmp_path):
    """Give the bytes of a workbook with these rows on `RAB`, and with other sheets."""

    def made(rows, before="", after="", **sheets):
        every = {"RAB": sheet(rows, before, after), **sheets}
        parts = workbook_parts(every, xl__styles_=styles("0.00"))
        return write(tmp_path / "buku.xlsx", parts).read_bytes()

    return made


def verdict(data, before, *changes, results=(), sheets=()):
    """Give what is told of a difference; nothing if there is none."""
    book = open_xml_book(before, "buku.xlsx")
    try:
        verify(data, ["xl/worksheets/sheet1.xml"], book, Plan(changes, results, sheets))
    except RefusedError as error:
        return error.message.fields["what"] if error.kind == "unverified" else error.kind
    return ""


def change(row, column, value, formula=None, number_format=None):
    return CellChange("RAB", row, column, value, formula, number_format)


@pytest.mark.parametrize(
    ("rows", "change", "what"),
    [
        ('<c r="A1"><v>7</v></c>', change(1, 1, Decimal(7)), ""),
        ('<c r="A1"><v>7</v></c>', change(1, 1, Decimal(8)), "RAB!A1"),
        ('<c r="A1"><f>3+4</f><v>7</v></c>', change(1, 1, Decimal(7)), "RAB!A1"),
        ('<c r="A1"><f>3+4</f><v>7</v></c>', change(1, 1, Decimal(7), "3+4"), ""),
        ('<c r="A1"><f>3+4</f></c>', change(1, 1, None, "3+4"), ""),
        ('<c r="A1"><f>3+4</f></c>', change(1, 1, Decimal(7), "3+4"), "RAB!A1"),
        ('<c r="A1" s="1"><v>7</v></c>', change(1, 1, Decimal(7), None, "0.00"), ""),
        ('<c r="A1"><v>7</v></c>', change(1, 1, Decimal(7), None, "0.00"), "RAB!A1"),
        ("", change(1, 1, None), ""),
        ('<c r="A1"><v>1</v></c>', change(1, 1, None), "RAB!A1"),
        ('<c r="A1" t="str"><v>7</v></c>', change(1, 1, "7"), ""),
        ('<c r="A1"><v>7</v></c>', change(1, 1, "7"), "RAB!A1"),
        ('<c r="A1" t="b"><v>1</v></c>', change(1, 1, value=True), ""),
        ('<c r="A1"><v>1</v></c>', change(1, 1, value=True), "RAB!A1"),
        ('<c r="A1" t="e"><v>#N/A</v></c>', change(1, 1, Fault("#N/A")), ""),
        ('<c r="A1" t="str"><v>#N/A</v></c>', change(1, 1, Fault("#N/A")), "RAB!A1"),
    ],
)
def test_a_changed_cell_must_be_what_was_meant(file, rows, change, what):
    rest = '<c r="B1"><f>A1*2</f><v>2</v></c>'

    assert what == verdict(file(f'<row r="1">{rows}{rest}</row>'), file(ROWS), change)


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ('<row r="1"><c r="A1"><v>7</v></c><c r="B1"><f>A1*2</f><v>3</v></c></row>', "RAB!B1"),
        ('<row r="1"><c r="A1"><v>7</v></c><c r="B1"><f>A1*3</f><v>2</v></c></row>', "RAB!B1"),
        ('<row r="1"><c r="A1"><v>7</v></c></row>', "RAB!B1"),
        (ROWS.replace("<v>1<", "<v>7<") + '<row r="2"><c r="A2"><v>1</v></c></row>', "RAB!A2"),
    ],
)
def test_every_other_cell_must_be_what_it_was(file, rows, what):
    assert what == verdict(file(rows), file(ROWS), change(1, 1, Decimal(7)))


def test_what_is_around_the_cells_must_be_what_it_was(file):
    merged = '<mergeCells count="1"><mergeCell ref="C1:D1"/></mergeCells>'

    assert "RAB!…" == verdict(file(ROWS, after=merged), file(ROWS), change(1, 1, Decimal(1)))


def test_a_result_must_be_that_of_the_formula_that_stays(file):
    results = (ResultChange("RAB", 1, 2, Decimal(14)),)
    rows = ROWS.replace("<v>1<", "<v>7<")

    assert "RAB!B1" == verdict(file(rows), file(ROWS), change(1, 1, Decimal(7)), results=results)
    written = file(rows.replace("<v>2<", "<v>14<"))
    assert "" == verdict(written, file(ROWS), change(1, 1, Decimal(7)), results=results)


PLANNED = SheetPlan(
    "Rekap",
    (PlannedCell(1, 1, Style.TITLE, "REKAP"), PlannedCell(2, 1, Style.TOTAL, Decimal(2), "RAB!B1")),
    merged=(Area(1, 1, 1, 2),),
)
MADE = (
    '<row r="1"><c r="A1" t="str"><v>REKAP</v></c></row>'
    '<row r="2"><c r="A2"><f>RAB!B1</f><v>2</v></c></row>'
)
MERGED = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'


def test_a_sheet_of_ours_must_be_there_as_it_was_planned(file):
    made = sheet(MADE, after=MERGED)

    assert "" == verdict(file(ROWS, Rekap=made), file(ROWS), sheets=(PLANNED,))
    assert "Rekap" == verdict(file(ROWS), file(ROWS), sheets=(PLANNED,))
    other = made.replace("RAB!B1", "RAB!A1")
    assert "Rekap!A2" == verdict(file(ROWS, Rekap=other), file(ROWS), sheets=(PLANNED,))


def test_what_cannot_be_read_again_is_told_with_its_reason(file):
    before, plan = file(ROWS), change(1, 1, Decimal(1))

    for broken in (before[:-30], file('<row r="1"><c r="A1"><v>1</c></row>')):
        what = verdict(broken, before, plan)
        assert "XML" in what.told("id") or "zip" in what.told("id")


def test_every_part_is_held_against_its_checksum(file):
    before = file(ROWS)
    at = before.index(b"xl/styles.xml") + 60
    spoiled = before[:at] + bytes([before[at] ^ 1]) + before[at + 1 :]

    assert "xl/styles.xml" in verdict(spoiled, before, change(1, 1, Decimal(1))).told("en")
