"""What must not be written to is refused with the reason, and the file stays as it was."""

from decimal import Decimal

import pytest

from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile
from kkg_xl.sheets.plan import CellChange, Plan
from kkg_xl.sheets.refs import parse_address
from kkg_xl.usecases.refusals import RefusedError
from kkg_xl.usecases.unreadable import UnreadableWorkbookError
from tests.hosts.packages import (
    MAIN,
    STRICT,
    content_types,
    one_sheet,
    sheet,
    workbook_parts,
    write,
)

ROWS = '<row r="2"><c r="B2" s="1"><v>1</v></c><c r="C2"><v>2</v></c><c r="D2" s="9"><v>2</v></c></row>'


def change(cell, sheet="RAB"):
    return Plan((CellChange(sheet, *parse_address(cell), Decimal(1)),))


@pytest.fixture
def refused(tmp_path):
    """Give the refusal of a plan on a file, which must stay as it is."""

    def told(path, plan, output=None):
        before = path.read_bytes()
        with pytest.raises(RefusedError) as refusal:
            WorkbookFile(path, backups=tmp_path / "undo").write(plan, output)
        assert before == path.read_bytes()
        assert [path.name] == [each.name for each in tmp_path.iterdir()]
        return refusal.value

    return told


@pytest.fixture
def allowed(tmp_path):
    """Write a plan and give what a cell then holds."""

    def value(path, cell):
        WorkbookFile(path, backups=tmp_path / "undo").write(change(cell))
        return WorkbookFile(path).book.grids[0].cell(*parse_address(cell)).value

    return value


ARRAY = (
    '<row r="2"><c r="B2"><f t="array" ref="B2:B3">A2:A3*2</f><v>1</v></c>'
    '<c r="D2"><f t="array" ref="D2">SUM(A2:A3*2)</f><v>1</v></c></row>'
    '<row r="3"><c r="B3"><v>1</v></c></row>'
)
DATA_TABLE = (
    '<row r="2"><c r="B2"><f t="dataTable" ref="B2:C3" dt2D="1" r1="E1" r2="E2"/><v>1</v></c></row>'
)


def test_part_of_an_array_formula_is_not_changed(tmp_path, refused):
    path = one_sheet(tmp_path / "larik.xlsx", ARRAY)

    for cell in ("B2", "B3"):
        refusal = refused(path, change(cell))
        assert "part-of-a-whole" == refusal.kind
        assert f"Sel {cell} di lembar RAB" in refusal.message.told("id")
        assert "B2:B3" in refusal.message.told("id")


def test_an_array_formula_of_one_cell_is_replaced_whole(tmp_path, allowed):
    assert 1 == allowed(one_sheet(tmp_path / "larik.xlsx", ARRAY), "D2")


def test_part_of_a_data_table_is_not_changed(tmp_path, refused):
    refusal = refused(one_sheet(tmp_path / "tabel.xlsx", DATA_TABLE), change("C3"))

    assert "part-of-a-whole" == refusal.kind
    assert "B2:C3" in refusal.message.told("en")


def test_a_cell_below_a_merged_area_is_not_changed(tmp_path, refused, allowed):
    merged = '<mergeCells count="1"><mergeCell ref="B2:D3"/></mergeCells>'
    path = one_sheet(tmp_path / "gabungan.xlsx", ROWS, after=merged)

    assert "B2:D3" in refused(path, change("C2")).message.told("id")
    assert 1 == allowed(path, "B2")


LINKED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{kind}" Target="../{kind}.xml"/></Relationships>'
)


PIVOT = f'<pivotTableDefinition xmlns="{MAIN}"><location ref="B2:C9"/></pivotTableDefinition>'
TABLE = (
    f'<table xmlns="{MAIN}" displayName="Rincian" ref="B2:C9">'
    '<tableColumns><tableColumn name="1"/><tableColumn name="2"/></tableColumns></table>'
)


def with_part(path, kind, part):
    parts = workbook_parts({"RAB": sheet(ROWS)})
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = LINKED.format(kind=kind)
    parts[f"xl/{kind}.xml"] = part
    return write(path, parts)


def test_part_of_a_pivot_table_is_not_changed(tmp_path, refused, allowed):
    path = with_part(tmp_path / "pivot.xlsx", "pivotTable", PIVOT)

    assert "B2:C9" in refused(path, change("C9")).message.told("id")
    assert 1 == allowed(path, "E2")


def test_a_heading_of_a_table_is_not_changed(tmp_path, refused, allowed):
    path = with_part(tmp_path / "tabel.xlsx", "table", TABLE)

    assert "Rincian" in refused(path, change("C2")).message.told("id")
    assert 1 == allowed(path, "C3")


def test_a_picture_within_a_cell_is_not_written_over(tmp_path, refused, allowed):
    cell = '<c r="B2" t="e" vm="1">{}<v>#VALUE!</v></c>'
    path = one_sheet(tmp_path / "a.xlsx", f'<row r="2">{cell.format("")}</row>')

    assert "gambar" in refused(path, change("B2")).message.told("id")
    path.unlink()
    path = one_sheet(tmp_path / "b.xlsx", f'<row r="2">{cell.format("<f>A2:A4</f>")}</row>')
    assert 1 == allowed(path, "B2")


def test_a_table_without_headings_and_a_pivot_without_a_place_guard_nothing(tmp_path, allowed):
    nowhere = f'<pivotTableDefinition xmlns="{MAIN}"/>'

    assert 1 == allowed(with_part(tmp_path / "a.xlsx", "pivotTable", nowhere), "B2")
    bare = TABLE.replace('ref="B2:C9"', 'ref="B2:C9" headerRowCount="0"')
    assert 1 == allowed(with_part(tmp_path / "b.xlsx", "table", bare), "B2")


LOCKABLE = (
    f'<styleSheet xmlns="{MAIN}"><cellXfs><xf/><xf><protection locked="0"/></xf>'
    '<xf><protection hidden="1"/></xf></cellXfs></styleSheet>'
)


def test_a_locked_cell_of_a_protected_sheet_is_not_changed(tmp_path, refused, allowed):
    path = one_sheet(
        tmp_path / "lindung.xlsx", ROWS, after='<sheetProtection sheet="1"/>', xl__styles_=LOCKABLE
    )

    for cell in ("C2", "D2", "F2", "F9"):
        refusal = refused(path, change(cell))
        assert "protected" == refusal.kind
        assert cell in refusal.message.told("id")
    assert 1 == allowed(path, "B2")


def test_a_cell_that_is_not_there_is_as_locked_as_its_row_or_column(tmp_path, refused, allowed):
    path = one_sheet(
        tmp_path / "lindung.xlsx",
        ROWS + '<row r="3" s="2" customFormat="1"/>',
        '<cols><col min="6" max="7" style="1"/></cols>',
        '<sheetProtection sheet="1"/>',
        xl__styles_=LOCKABLE,
    )

    for cell in ("F3", "H2"):
        assert "protected" == refused(path, change(cell)).kind
    assert 1 == allowed(path, "F2")


def test_without_styles_every_cell_of_a_protected_sheet_is_locked(tmp_path, refused):
    path = one_sheet(tmp_path / "lindung.xlsx", ROWS, after='<sheetProtection sheet="1"/>')

    assert "protected" == refused(path, change("B2")).kind


def test_a_protection_that_is_off_locks_nothing(tmp_path, allowed):
    path = one_sheet(tmp_path / "lindung.xlsx", ROWS, after='<sheetProtection sheet="0"/>')

    assert 1 == allowed(path, "C2")


def test_a_cell_off_the_sheet_is_refused(tmp_path, refused):
    plan = Plan((CellChange("RAB", 1_048_577, 1, Decimal(1)),))

    assert "R1048577C1" in refused(one_sheet(tmp_path / "luar.xlsx", ROWS), plan).message.told("id")


def test_a_sheet_that_is_not_there_or_there_twice_is_refused(tmp_path, refused):
    parts = workbook_parts({"RAB": sheet(ROWS), "rab": sheet("")})
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace('"rab"', '"RAB"')
    path = write(tmp_path / "ganda.xlsx", parts)

    for name in ("RAB", "BKU"):
        assert "no-such-sheet" == refused(path, change("B2", name)).kind


def test_a_sheet_that_is_no_sheet_of_cells_is_refused(tmp_path, refused):
    parts = workbook_parts({"RAB": sheet(ROWS), "Grafik": sheet("")})
    links = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = links.replace(
        'worksheet" Target="worksheets/sheet2.xml"', 'chartsheet" Target="worksheets/sheet2.xml"'
    )

    assert (
        "no-such-sheet" == refused(write(tmp_path / "g.xlsx", parts), change("B2", "Grafik")).kind
    )


@pytest.mark.parametrize("how", ["link", "part"])
def test_a_signed_workbook_is_refused(tmp_path, refused, how):
    parts = workbook_parts({"RAB": sheet(ROWS)})
    if how == "part":
        parts["_xmlsignatures/sig1.xml"] = "<Signature/>"
    else:
        parts["_rels/.rels"] = parts["_rels/.rels"].replace(
            "</Relationships>",
            '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/package/2006/'
            'relationships/digital-signature/origin" Target="origin.sigs"/></Relationships>',
        )

    refusal = refused(write(tmp_path / "ttd.xlsx", parts), change("B2"))
    assert "signed" == refusal.kind
    assert "tanda tangan" in refusal.message.told("id")


def test_strict_open_xml_is_refused(tmp_path, refused):
    parts = {
        name: text.replace(MAIN, STRICT)
        for name, text in workbook_parts({"RAB": sheet(ROWS)}).items()
    }

    refusal = refused(write(tmp_path / "ketat.xlsx", parts), change("B2"))
    assert "unsupported" == refusal.kind
    assert "Strict" in refusal.message.told("id")


@pytest.mark.parametrize(
    "announced",
    [
        content_types(
            1, "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"
        ),
        "<Types/>",
    ],
)
def test_a_template_and_what_announces_nothing_are_refused(tmp_path, refused, announced):
    parts = workbook_parts({"RAB": sheet(ROWS)})
    parts["[Content_Types].xml"] = announced

    assert "unsupported" == refused(write(tmp_path / "templat.xltx", parts), change("B2")).kind


def test_another_format_is_refused(tmp_path, refused):
    path = tmp_path / "lama.xls"
    path.write_bytes(b"\x09\x08\x10\x00" + bytes(600))

    refusal = refused(path, change("B2"))
    assert "unsupported" == refusal.kind
    assert ".xls" in refusal.message.told("en")


def test_what_cannot_be_read_is_told_as_that(tmp_path):
    with pytest.raises(UnreadableWorkbookError) as told:
        WorkbookFile(tmp_path / "tidak ada.xlsx")

    assert "missing" == told.value.kind


def test_a_workbook_with_a_damaged_part_is_not_written(tmp_path):
    parts = workbook_parts({"RAB": sheet(ROWS)})
    path = write(tmp_path / "rusak.xlsx", {**parts, "xl/media/image1.png": bytes(range(256)) * 9})
    data = path.read_bytes()
    at = data.index(b"xl/media/image1.png") + 40
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    book = WorkbookFile(path, backups=tmp_path / "undo")

    with pytest.raises(UnreadableWorkbookError) as told:
        book.write(change("B2"))

    assert "damaged" == told.value.kind
    assert "image1.png" in told.value.message.told("id")


def test_an_output_has_the_ending_of_its_kind(tmp_path, refused):
    path = one_sheet(tmp_path / "buku.xlsx", ROWS)

    for name in ("hasil.xlsm", "hasil.xls", "hasil"):
        refusal = refused(path, change("B2"), tmp_path / name)
        assert "unsupported" == refusal.kind
        assert ".xlsx" in refusal.message.told("id")
