"""Cells of a sheet changed in place: what is written, and that nothing else is."""

import zipfile
from decimal import Decimal

import pytest

from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile
from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.grid import BLANK, Cell, Kind
from kkg_xl.sheets.plan import CellChange, Plan, ResultChange
from kkg_xl.sheets.refs import parse_address
from kkg_xl.usecases.refusals import RefusedError
from tests.hosts.packages import MAIN, one_sheet, styles, texts, workbook_parts, write


@pytest.fixture
def patched(tmp_path):
    """Write changes into a sheet with these rows, and give its part and what is read of it."""

    def done(rows, *changes, before="", after="", **more):
        more.setdefault("xl__sharedStrings_", texts("<t>x</t>"))
        path = one_sheet(tmp_path / "buku.xlsx", rows, before, after, **more)
        return part_and_grid(path, *changes, backups=tmp_path / "undo")

    return done


def part_and_grid(path, *changes, backups):
    cells = tuple(change for change in changes if isinstance(change, CellChange))
    results = tuple(change for change in changes if isinstance(change, ResultChange))
    WorkbookFile(path, backups=backups).write(Plan(cells, results))
    with zipfile.ZipFile(path) as package:
        part = package.read("xl/worksheets/sheet1.xml").decode()
    return part, read_book(path).grids[0]


def change(cell, value, formula=None, number_format=None):
    return CellChange("RAB", *parse_address(cell), value, formula, number_format)


def result(cell, value):
    return ResultChange("RAB", *parse_address(cell), value)


ROW = '<row r="2" ht="20"><c r="B2" s="0" t="s"><v>0</v></c><c r="D2"><f>1+1</f><v>2</v></c></row>'


@pytest.mark.parametrize(
    ("value", "formula", "written"),
    [
        (Decimal(1350000), None, "<v>1350000</v>"),
        (Decimal("-0.10"), None, "<v>-0.1</v>"),
        (Decimal("1E+30"), None, "<v>1E+30</v>"),
        (Decimal(1) / 3, None, "<v>0.33333333333333333</v>"),
        (Decimal("1E-320"), None, "<v>0</v>"),
        (True, None, "<v>1</v>"),
        (Decimal(6), "2*3", "<f>2*3</f><v>6</v>"),
        (Decimal(6), "=2*3", "<f>2*3</f><v>6</v>"),
        ("a < b", 'A1&" < b"', "<f>A1&amp;&quot; &lt; b&quot;</f><v>a &lt; b</v>"),
        ("", 'IF(1,"")', "<f>IF(1,&quot;&quot;)</f><v></v>"),
        (False, "1=2", "<f>1=2</f><v>0</v>"),
        (Fault("#N/A"), "NA()", "<f>NA()</f><v>#N/A</v>"),
        (None, "NOW()", "<f>NOW()</f>"),
        ("dua puluh", None, "<is><t>dua puluh</t></is>"),
        ("=1+1", None, "<is><t>=1+1</t></is>"),
        ("+62 8", None, "<is><t>+62 8</t></is>"),
        ("-5", None, "<is><t>-5</t></is>"),
        ("@SUM(A1)", None, "<is><t>@SUM(A1)</t></is>"),
        (" tepi ", None, '<is><t xml:space="preserve"> tepi </t></is>'),
        ("a\nb\tc", None, '<is><t xml:space="preserve">a&#10;b&#9;c</t></is>'),
        ("a\r\nb", None, '<is><t xml:space="preserve">a_x000D_&#10;b</t></is>'),
        ("_x0041_ & _x5", None, "<is><t>_x005F_x0041_ &amp; _x5</t></is>"),
    ],
)
def test_a_cell_holds_what_it_is_given(patched, value, formula, written):
    kinds = {bool: "b", Fault: "e", str: "str" if formula else "inlineStr"}
    kind = kinds.get(type(value))
    named = f' t="{kind}"' if kind else ""
    style = 1 if kind == "inlineStr" and value[0] in "=+-@" else 0

    part, grid = patched(ROW, change("B2", value, formula))

    assert f'<c r="B2" s="{style}"{named}>{written}</c>' in part
    cell = grid.cell(2, 2)
    if isinstance(value, str):
        assert (Kind.TEXT, value) == cell[:2]
    elif isinstance(value, Decimal):
        assert abs(value - cell.value) < Decimal("1e-16")
    assert (formula and formula.removeprefix("=")) == cell.formula


def test_nothing_else_of_the_part_changes(patched, tmp_path):
    before = (
        '<!-- catatan --><sheetPr><tabColor rgb="FF00B050"/></sheetPr><dimension ref="B2:D2"/>'
        "<sheetViews><sheetView workbookViewId=\"0\" showGridLines='0'/></sheetViews>"
    )
    after = '<pageMargins left="0.7"/><extLst><ext uri="{x}" xmlns:q="urn:q"><q:a b="2 > 1"/></ext></extLst>'
    path = one_sheet(tmp_path / "asli.xlsx", ROW, before, after)  # as `patched` makes it
    with zipfile.ZipFile(path) as package:
        original = package.read("xl/worksheets/sheet1.xml").decode()

    part, _ = patched(ROW, change("D2", Decimal(3), "1+2"), before=before, after=after)

    assert original.replace("<f>1+1</f><v>2</v>", "<f>1+2</f><v>3</v>") == part


def test_a_cell_keeps_its_look_and_loses_what_was_true_of_the_value(patched):
    row = '<row r="2"><c  r="B2" cm="1" vm = \'2\' s="0" ph="1" t="n" ><v>1</v></c></row>'

    part, _ = patched(row, change("B2", Decimal(2)))

    assert '<c  r="B2" s="0" ph="1"><v>2</v></c>' in part


def test_a_cell_that_becomes_blank_keeps_its_look(patched):
    for value in (None, ""):
        part, grid = patched(ROW, change("B2", value), change("F9", value))

        assert '<c r="B2" s="0"/>' in part
        assert BLANK == grid.cell(2, 2)
        assert "F9" not in part


def test_cells_and_rows_that_are_not_there_are_put_where_they_belong(patched):
    rows = '<row r="2" spans="2:4"><c r="B2"/><c r="D2"/></row><row r="5"/>'
    changes = [
        change(cell, Decimal(1)) for cell in ("F5", "C2", "G2", "A1", "A3", "A4", "A9", "A2")
    ]

    part, grid = patched(rows, *changes, before='<dimension ref="B2:D5"/>')

    one = "<v>1</v></c>"
    assert (
        '<dimension ref="A1:G9"/><sheetData>'
        f'<row r="1"><c r="A1">{one}</row>'
        f'<row r="2" spans="1:7"><c r="A2">{one}<c r="B2"/><c r="C2">{one}<c r="D2"/><c r="G2">{one}</row>'
        f'<row r="3"><c r="A3">{one}</row><row r="4"><c r="A4">{one}</row>'
        f'<row r="5"><c r="F5">{one}</row><row r="9"><c r="A9">{one}</row></sheetData>'
    ) in part
    assert 8 == sum(map(len, grid.rows.values()))


def test_a_sheet_without_a_row_gets_its_first(tmp_path):
    empty = f'<worksheet xmlns="{MAIN}"><sheetData /></worksheet>'
    path = write(tmp_path / "kosong.xlsx", workbook_parts({"RAB": empty}))

    part, _ = part_and_grid(
        path, change("B2", Decimal(1)), change("B3", Decimal(2)), backups=tmp_path
    )

    assert (
        '<sheetData ><row r="2"><c r="B2"><v>1</v></c></row>'
        '<row r="3"><c r="B3"><v>2</v></c></row></sheetData></worksheet>'
    ) in part


def test_a_new_cell_looks_as_its_place_did(patched):
    columns = '<cols><col min="2" max="3" style="2"/></cols>'
    row = '<row r="2" s="1" customFormat="1"><c r="A2"/></row><row r="3" s="1"><c r="A3"/></row>'
    changes = [change(cell, Decimal(1)) for cell in ("C2", "C3", "C4", "D4")]

    part, _ = patched(row, *changes, before=columns, xl__styles_=styles("0.0", "0.00"))

    for cell in ('<c r="C2" s="1">', '<c r="C3" s="2">', '<c r="C4" s="2">', '<c r="D4">'):
        assert cell in part


def test_a_number_format_is_added_and_no_look_renumbered(patched):
    row = '<row r="2"><c r="B2" s="1"><v>1</v></c></row>'
    changes = [change("B2", Decimal(2), None, "#,##0"), change("C2", Decimal(2), None, "0.000")]

    _, grid = patched(row, *changes, xl__styles_=styles("@"))

    assert Cell(Kind.NUMBER, Decimal(2), None, "#,##0") == grid.cell(2, 2)
    assert Cell(Kind.NUMBER, Decimal(2), None, "0.000") == grid.cell(2, 3)


def test_a_text_stays_text_and_a_number_becomes_one_when_somebody_edits_the_cell(patched, tmp_path):
    look = '<xf numFmtId="3" {}xfId="0"/>'
    quoted, plain = look.format('quotePrefix="1" '), look.format("")
    xml = f'<styleSheet xmlns="{MAIN}"><cellXfs>{quoted}{plain}</cellXfs></styleSheet>'
    row = (
        '<row r="2"><c r="B2"><v>1</v></c><c r="C2" s="1"><v>1</v></c><c r="D2"><v>1</v></c></row>'
    )
    changes = [change("B2", Decimal(85000)), change("C2", "=HYPERLINK()"), change("D2", "teks")]

    part, _ = patched(row, *changes, change("E2", Decimal(2), "1+1"), xl__styles_=xml)

    with zipfile.ZipFile(tmp_path / "buku.xlsx") as package:
        looks = package.read("xl/styles.xml").decode()
    assert '<c r="B2" s="2"><v>85000' in part
    assert '<c r="C2" s="3" t="inlineStr"><is><t>=HYPERLINK()' in part
    assert '<c r="D2" t="inlineStr"><is><t>teks' in part
    assert '<c r="E2" s="2"><f>1+1' in part
    added = (look.format('quotePrefix="0" '), look.format("").replace("/>", ' quotePrefix="1"/>'))
    assert f"{quoted}{plain}{added[0]}{added[1]}</cellXfs>" in looks


SHARED = (
    '<row r="2"><c r="B2"><f t="shared" ref="B2:B5" si="0">A2*2</f><v>2</v></c></row>'
    '<row r="3"><c r="B3"><f t="shared" si="0"/><v>4</v></c></row>'
    '<row r="4"><c r="B4"><f t="shared" ca="1" si="0"></f><v>6</v></c></row>'
    '<row r="5"><c r="B5" t="str"><f t="shared" si="0"/><v>x</v></c></row>'
    '<row r="6"><c r="C6"><f t="shared" ref="C6:C7" si="1">B6</f><v>0</v></c></row>'
    '<row r="7"><c r="C7"><f t="shared" si="1"/><v>0</v></c></row>'
)


def test_cells_keep_the_formula_that_a_changed_cell_had_for_them(patched):
    part, grid = patched(SHARED, change("B2", Decimal(7)), change("B3", Decimal(9), "4+5"))

    assert [None, "4+5", "A4*2", "A5*2"] == [grid.cell(row, 2).formula for row in (2, 3, 4, 5)]
    assert '<c r="B4"><f ca="1">A4*2</f><v>6</v></c>' in part
    assert '<c r="B5" t="str"><f>A5*2</f><v>x</v></c>' in part
    assert SHARED[SHARED.index('<row r="6">') :] in part


def test_a_cell_that_loses_a_shared_formula_may_get_another_result(patched):
    part, grid = patched(SHARED, change("B2", Decimal(7)), result("B4", Decimal(60)))

    assert '<c r="B4"><f ca="1">A4*2</f><v>60</v></c>' in part
    assert (Decimal(60), "A4*2") == grid.cell(4, 2)[1:3]


def test_a_cell_that_shares_a_formula_changes_alone(patched):
    part, grid = patched(SHARED, change("B3", Decimal(9)))

    assert SHARED.replace('<f t="shared" si="0"/><v>4', "<v>9", 1) in part
    assert "A4*2" == grid.cell(4, 2).formula


def test_a_result_is_brought_up_to_date_and_its_formula_stays_as_it_is_written(patched):
    results = [
        result("B2", Decimal(8)),
        result("B3", "teks"),
        result("B4", None),
        result("B5", Fault("#REF!")),
    ]

    part, _ = patched(SHARED, change("A1", Decimal(1)), *results)

    assert '<c r="B2"><f t="shared" ref="B2:B5" si="0">A2*2</f><v>8</v></c>' in part
    assert '<c r="B3" t="str"><f t="shared" si="0"/><v>teks</v></c>' in part
    assert '<c r="B4"><f t="shared" ca="1" si="0"></f></c>' in part
    assert '<c r="B5" t="e"><f t="shared" si="0"/><v>#REF!</v></c>' in part


def test_a_sheet_with_a_prefix_gets_cells_with_that_prefix(tmp_path):
    xml = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    path = write(tmp_path / "awalan.xlsx", workbook_parts({"RAB": xml}))
    changes = [change("A1", Decimal(2), "1+1"), change("B1", "teks"), change("A2", Decimal(3))]

    part, grid = part_and_grid(path, *changes, backups=tmp_path)

    assert (
        '<x:row r="1"><x:c r="A1"><x:f>1+1</x:f><x:v>2</x:v></x:c>'
        '<x:c r="B1" t="inlineStr"><x:is><x:t>teks</x:t></x:is></x:c></x:row>'
        '<x:row r="2"><x:c r="A2"><x:v>3</x:v></x:c></x:row>'
    ) in part
    assert "teks" == grid.cell(1, 2).value


def test_cells_without_an_address_are_counted_as_they_are_read(patched):
    rows = (
        "<row><c><v>1</v></c><c><v>2</v></c></row><row><c r='B2'><v>3</v></c><c><v>4</v></c></row>"
    )

    part, grid = patched(rows, change("B1", Decimal(8)), change("C2", Decimal(9)))

    assert [1, 8, 3, 9] == [cell.value for cells in grid.rows.values() for cell in cells.values()]
    assert "<c><v>8</v></c>" in part


def test_a_part_in_utf_16_is_written_in_utf_8(tmp_path):
    xml = (
        f'<?xml version="1.0" encoding="utf-16"?><worksheet xmlns="{MAIN}"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>é</t></is></c></row></sheetData></worksheet>'
    )
    parts = workbook_parts({"RAB": xml})
    parts["xl/worksheets/sheet1.xml"] = xml.encode("utf-16")
    path = write(tmp_path / "utf16.xlsx", parts)

    part, grid = part_and_grid(path, change("B1", "à"), backups=tmp_path)

    assert 'encoding="UTF-8"' in part
    assert ["é", "à"] == [cell.value for cell in grid.rows[1].values()]


@pytest.mark.parametrize(
    ("value", "formula", "told"),
    [
        ("a\x01", None, "U+0001"),
        ("\ud800", None, "U+D800"),
        ("\ufffe", None, "U+FFFE"),
        ("x" * 32_768, None, "32767"),
        (Decimal(1), "A1&\x02", "U+0002"),
        (Decimal(1), "1+" * 5000 + "1", "8192"),
        (Decimal("NaN"), None, "NaN"),
        (Decimal("-Infinity"), "1/0", "Infinity"),
        (Decimal("1E+308"), None, "1E+308"),
    ],
)
def test_what_no_cell_can_hold_is_refused_and_nothing_written(
    patched, tmp_path, value, formula, told
):
    with pytest.raises(RefusedError) as refused:
        patched(ROW, change("B2", value, formula))

    assert "unwritable" == refused.value.kind
    for language in ("id", "en"):
        assert told in refused.value.message.told(language)
        assert "B2" in refused.value.message.told(language)
    assert not (tmp_path / "undo").exists()


@pytest.mark.parametrize("cell", ["B2", "C2", "C9"])
def test_a_result_needs_a_formula(patched, cell):
    with pytest.raises(RefusedError, match="no formula"):
        patched(ROW, change("A1", Decimal(1)), result(cell, Decimal(1)))


def test_a_cell_is_not_changed_twice(patched):
    with pytest.raises(RefusedError, match="twice"):
        patched(ROW, change("B2", Decimal(1)), change("B2", Decimal(2)))
