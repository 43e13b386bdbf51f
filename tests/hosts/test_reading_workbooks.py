"""What stands around the cells, and the many ways in which programs write a workbook."""

import zipfile
from decimal import Decimal

import pytest

from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.sheets.grid import ListTable, Reservation
from kkg_xl.sheets.refs import Area
from tests.hosts.packages import MAIN, STRICT, one_sheet, sheet, texts, workbook_parts, write

ROW = '<row r="1"><c r="A1"><v>5</v></c></row>'
FIVE = Decimal(5)


def test_the_book_has_the_name_that_messages_use(tmp_path):
    path = one_sheet(tmp_path / "b.xlsx", ROW)

    assert str(path) == read_book(path).name
    assert "kkg/03.xlsx" == read_book(path, "kkg/03.xlsx").name


def test_hidden_rows_and_columns_and_merged_areas_are_known(tmp_path):
    path = one_sheet(
        tmp_path / "b.xlsx",
        '<row r="2" hidden="1"><c r="A2"><v>5</v></c></row><row r="3" ht="9" hidden="0"/>'
        '<row r="9" spans="1:2" hidden="true"/>',
        before='<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="8"/>'
        '<col min="7" max="16384" hidden="1"/></cols>',
        after='<mergeCells count="2"><mergeCell ref="A1:C2"/><mergeCell ref="E5"/></mergeCells>',
    )
    grid = read_book(path).grids[0]

    assert {2, 9} == grid.hidden_rows
    assert ((2, 3), (7, 16384)) == grid.hidden_columns
    assert (Area(1, 1, 2, 3), Area(5, 5, 5, 5)) == grid.merged


def test_sheets_come_in_the_order_of_their_tabs_with_their_visibility(tmp_path):
    parts = workbook_parts({"RAB": sheet(ROW), "Rekap": sheet(""), "Simpan": sheet(ROW)})
    listed = parts["xl/workbook.xml"]
    listed = listed.replace('sheetId="2"', 'sheetId="2" state="hidden"')
    parts["xl/workbook.xml"] = listed.replace('sheetId="3"', 'sheetId="3" state="veryHidden"')
    book = read_book(write(tmp_path / "b.xlsx", parts))

    expected = [("RAB", "visible"), ("Rekap", "hidden"), ("Simpan", "veryHidden")]
    assert expected == [(grid.name, grid.visibility) for grid in book.grids]


def test_names_are_those_of_the_workbook_and_of_its_sheets(tmp_path):
    names = (
        '<definedNames><definedName name="pagu">RAB!$F$5</definedName>'
        '<definedName name="tarif" localSheetId="0">RAB!$E$1&amp;""</definedName>'
        '<definedName name="_xlnm.Print_Area" localSheetId="0">RAB!$A$1</definedName>'
        "</definedNames>"
    )
    book = read_book(one_sheet(tmp_path / "b.xlsx", ROW, names=names))

    assert {"pagu": "RAB!$F$5", "RAB!tarif": 'RAB!$E$1&""'} == book.names


def test_external_links_are_told_and_never_followed(tmp_path):
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    path = one_sheet(
        tmp_path / "b.xlsx",
        ROW,
        names='<externalReferences><externalReference r:id="rX1"/>'
        '<externalReference r:id="rX2"/></externalReferences>',
        links=f'<Relationship Id="rX1" Type="{kinds}/externalLink" Target="externalLinks/e1.xml"/>'
        f'<Relationship Id="rX2" Type="{kinds}/externalLink" Target="externalLinks/e2.xml"/>',
        xl__externalLinks__e1_=f'<externalLink xmlns="{MAIN}"/>',
        xl__externalLinks__e2_=f'<externalLink xmlns="{MAIN}"><ddeLink ddeService="cmd" '
        'ddeTopic="calc"/></externalLink>',
        **{
            "xl__externalLinks___rels__e1.xml.rels": '<Relationships xmlns="http://schemas.'
            'openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
            f'Type="{kinds}/externalLinkPath" Target="file:///D:/lain.xlsx" '
            'TargetMode="External"/></Relationships>'
        },
    )
    assert ("file:///D:/lain.xlsx", "cmd|calc") == read_book(path).external


def test_the_1904_calendar_is_known_and_iso_dates_are_counted_by_it(tmp_path):
    path = one_sheet(
        tmp_path / "b.xlsx",
        '<row r="1"><c r="A1" t="d"><v>1904-01-02</v></c></row>',
        properties='<workbookPr date1904="1"/>',
    )
    book = read_book(path)

    assert book.date1904
    assert Decimal(1) == book.grids[0].cell(1, 1).value


def test_a_workbook_may_have_neither_texts_nor_styles(tmp_path):
    assert FIVE == read_book(one_sheet(tmp_path / "b.xlsx", ROW)).grids[0].cell(1, 1).value


def test_strict_workbooks_are_read(tmp_path):
    parts = workbook_parts({"RAB": sheet(ROW)}, xl__sharedStrings_=texts("<t>a</t>"))
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    loose = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {name: xml.replace(MAIN, STRICT).replace(loose, strict) for name, xml in parts.items()}
    assert FIVE == read_book(write(tmp_path / "b.xlsx", parts)).grids[0].cell(1, 1).value


def test_prefixed_xml_is_read(tmp_path):
    xml = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    parts = workbook_parts({"RAB": xml})

    assert FIVE == read_book(write(tmp_path / "b.xlsx", parts)).grids[0].cell(1, 1).value


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_other_encodings_are_read(tmp_path, encoding):
    xml = sheet('<row r="1"><c r="A1" t="str"><v>é</v></c></row>')
    parts = workbook_parts({"RAB": ""}) | {
        "xl/worksheets/sheet1.xml": xml.replace("UTF-8", encoding.removesuffix("-sig")).encode(
            encoding
        )
    }
    assert "é" == read_book(write(tmp_path / "b.xlsx", parts)).grids[0].cell(1, 1).value


def test_parts_may_have_odd_names(tmp_path):
    parts = {
        name.replace("/", "\\").upper() if "worksheets" in name else name: xml
        for name, xml in workbook_parts({"RAB": sheet(ROW)}).items()
    }
    assert FIVE == read_book(write(tmp_path / "b.xlsx", parts)).grids[0].cell(1, 1).value


def test_relationships_may_be_absolute(tmp_path):
    parts = workbook_parts({"RAB": sheet(ROW)})
    for name, xml in parts.items():
        parts[name] = xml.replace('Target="worksheets', 'Target="/xl/worksheets')

    assert FIVE == read_book(write(tmp_path / "b.xlsx", parts)).grids[0].cell(1, 1).value


def test_bytes_before_the_zip_do_no_harm(tmp_path):
    path = one_sheet(tmp_path / "b.xlsx", ROW)
    path.write_bytes(b"PK\x03\x04" + b"x" * 96 + path.read_bytes())

    assert FIVE == read_book(path).grids[0].cell(1, 1).value


def test_a_zip_with_64_bit_sizes_is_read(tmp_path):
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        for name, xml in workbook_parts({"RAB": sheet(ROW)}).items():
            with package.open(name, "w", force_zip64=True) as part:
                part.write(xml.encode())

    assert FIVE == read_book(path).grids[0].cell(1, 1).value


def test_chart_sheets_are_passed_over_and_said(tmp_path):
    parts = workbook_parts({"RAB": sheet(ROW), "Grafik": "<chartsheet/>"})
    related = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = related.replace(
        'worksheet" Target="worksheets/sheet2', 'chartsheet" Target="worksheets/sheet2'
    )
    book = read_book(write(tmp_path / "b.xlsx", parts))

    assert ["RAB"] == [grid.name for grid in book.grids]
    assert (Reservation("sheet-not-cells", "Grafik", detail="chartsheet"),) == book.reservations


def test_a_name_that_misleads_is_said(tmp_path):
    path = one_sheet(tmp_path / "b.xls", ROW)

    assert (Reservation("name-misleads", detail=".xls"),) == read_book(path).reservations


def test_sheets_of_one_name_are_read_and_said(tmp_path):
    book = read_book(
        write(tmp_path / "b.xlsx", workbook_parts({"RAB": sheet(ROW), "rab": sheet(ROW)}))
    )
    assert ["RAB", "rab"] == [grid.name for grid in book.grids]
    assert ["sheet-names-repeated"] == [each.key for each in book.reservations]


def test_a_dimension_that_lies_is_not_believed(tmp_path):
    path = one_sheet(tmp_path / "b.xlsx", ROW, before='<dimension ref="A1:XFD1048576"/>')

    assert {1: [1]} == {row: list(cells) for row, cells in read_book(path).grids[0].rows.items()}


def test_merging_the_whole_sheet_costs_nothing(tmp_path):
    after = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    path = one_sheet(tmp_path / "b.xlsx", ROW, after=after)

    assert (Area(1, 1, 1_048_576, 16_384),) == read_book(path).grids[0].merged


def test_the_two_far_corners_of_a_sheet_are_two_cells(tmp_path):
    rows = ROW + '<row r="1048576"><c r="XFD1048576"><v>5</v></c></row>'
    grid = read_book(one_sheet(tmp_path / "b.xlsx", rows)).grids[0]

    assert [FIVE, FIVE] == [grid.cell(1, 1).value, grid.cell(1_048_576, 16_384).value]


_LIST = (
    '<table xmlns="{main}" name="Beli" displayName="Belanja" ref="{ref}" totalsRowCount="1">'
    '<tableColumns count="2"><tableColumn id="1" name="Uraian"/>'
    '<tableColumn id="2" name="Jumlah"/></tableColumns></table>'
)
_RELATED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://x/table" Target="../tables/table1.xml"/>'
    '<Relationship Id="rId2" Type="http://x/table" Target="../tables/table2.xml"/>'
    '<Relationship Id="rId3" Type="http://x/drawing" Target="../drawings/drawing1.xml"/>'
    "</Relationships>"
)


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("A1:B5", [ListTable("Belanja", "RAB", Area(1, 1, 5, 2), ("Uraian", "Jumlah"), 1, 1)]),
        ("nowhere", []),
    ],
)
def test_tables_of_a_sheet_are_known_by_name(tmp_path, ref, expected):
    parts = workbook_parts({"RAB": sheet(ROW)})
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = _RELATED
    parts["xl/tables/table1.xml"] = _LIST.format(main=MAIN, ref=ref)

    assert expected == list(read_book(write(tmp_path / "b.xlsx", parts)).tables)
