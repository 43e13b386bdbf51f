"""What each way of writing a cell reads as, by the scan and by the parser alike."""

from decimal import Decimal

import pytest

from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.hosts.files.reading.open_xml import read_open_xml
from kkg_xl.hosts.files.reading.package import Package
from kkg_xl.sheets.grid import BLANK, Cell, Kind, Reservation
from kkg_xl.usecases.unreadable import UnreadableWorkbookError
from tests.hosts.packages import one_sheet, styles, texts

STYLES = styles("dd/mm/yyyy", "#,##0", "[h]:mm")
TEXTS = texts(
    "<t>Air mineral</t>",
    '<t xml:space="preserve"> dua  </t>',
    "<r><t>Ke</t></r><r><rPr><b/></rPr><t>las</t></r>",
    '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>',
    "<t/>",
    "<t>a_x000A_b &amp; c</t>",
)


def read_one(tmp_path, rows, **more):
    more = {"xl__styles_": STYLES, "xl__sharedStrings_": TEXTS} | more
    path = one_sheet(tmp_path / "b.xlsx", rows, **more)
    book = read_book(path)
    parsed = read_open_xml(Package(path.read_bytes()), str(path), scan=False)

    assert parsed == book
    return book


def cell_of(tmp_path, xml, **more):
    return read_one(tmp_path, f'<row r="1">{xml}</row>', **more).grids[0].cell(1, 1)


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ('<c r="A1"><v>12.50</v></c>', Cell(Kind.NUMBER, Decimal("12.50"))),
        ('<c r="A1"><v>-1E-3</v></c>', Cell(Kind.NUMBER, Decimal("-0.001"))),
        ('<c r="A1" t="n"><v>0.1</v></c>', Cell(Kind.NUMBER, Decimal("0.1"))),
        ('<c r="A1" s="1"><v>45658</v></c>', Cell(Kind.DATE, Decimal(45658), None, "dd/mm/yyyy")),
        ('<c r="A1" s="1"><v>-50000</v></c>', Cell(Kind.DATE, Decimal(-50000), None, "dd/mm/yyyy")),
        ('<c r="A1" s="3"><v>1.5</v></c>', Cell(Kind.DATE, Decimal("1.5"), None, "[h]:mm")),
        ('<c r="A1" s="2"><v>7</v></c>', Cell(Kind.NUMBER, Decimal(7), None, "#,##0")),
        ('<c r="A1" s="99"><v>7</v></c>', Cell(Kind.NUMBER, Decimal(7))),
        ('<c r="A1" t="s"><v>0</v></c>', Cell(Kind.TEXT, "Air mineral")),
        ('<c r="A1" t="s"><v>1</v></c>', Cell(Kind.TEXT, " dua  ")),
        ('<c r="A1" t="s"><v>2</v></c>', Cell(Kind.TEXT, "Kelas")),
        ('<c r="A1" t="s"><v>3</v></c>', Cell(Kind.TEXT, "東京")),
        ('<c r="A1" t="s"><v>4</v></c>', BLANK),
        ('<c r="A1" t="s"><v>5</v></c>', Cell(Kind.TEXT, "a\nb & c")),
        ('<c r="A1" t="inlineStr"><is><t>x&lt;y</t></is></c>', Cell(Kind.TEXT, "x<y")),
        (
            '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
            Cell(Kind.TEXT, "ab"),
        ),
        (
            '<c r="A1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>z</t></rPh></is></c>',
            Cell(Kind.TEXT, "a"),
        ),
        ('<c r="A1" t="inlineStr"><is><t></t></is></c>', BLANK),
        ('<c r="A1" t="str"><v>_x0041_&#65;_x005F_x0041_</v></c>', Cell(Kind.TEXT, "AA_x0041_")),
        ('<c r="A1" t="b"><v>1</v></c>', Cell(Kind.BOOLEAN, value=True)),
        ('<c r="A1" t="b"><v>0</v></c>', Cell(Kind.BOOLEAN, value=False)),
        ('<c r="A1" t="e"><v>#REF!</v></c>', Cell(Kind.ERROR, "#REF!")),
        ('<c r="A1" t="e"><v>#SPILL!</v></c>', Cell(Kind.ERROR, "#SPILL!")),
        ('<c r="A1" t="d"><v>2009-10-19</v></c>', Cell(Kind.DATE, Decimal(40105))),
        ('<c r="A1" t="d"><v>2009-10-19T06:00:00Z</v></c>', Cell(Kind.DATE, Decimal("40105.25"))),
        ('<c r="A1" t="d"><v>1900-01-01</v></c>', Cell(Kind.DATE, Decimal(1))),
        ('<c r="A1"/>', BLANK),
        ('<c r="A1" s="2"/>', BLANK),
        ('<c r="A1"><v></v></c>', BLANK),
        ('<c r="A1"><v/></c>', BLANK),
        ('<c r="A1"></c>', BLANK),
        ('<c r="A1"><f>B1+1</f></c>', Cell(Kind.NOT_CALCULATED, None, "B1+1")),
        ('<c r="A1"><f>B1+1</f><v></v></c>', Cell(Kind.NOT_CALCULATED, None, "B1+1")),
        ('<c r="A1"><f>B1+1</f><v/></c>', Cell(Kind.NOT_CALCULATED, None, "B1+1")),
        ('<c r="A1" t="str"><f>""</f></c>', Cell(Kind.NOT_CALCULATED, None, '""')),
        ('<c r="A1" t="str"><f>""</f><v></v></c>', Cell(Kind.TEXT, "", '""')),
        ('<c r="A1" t="str"><f>""</f><v/></c>', Cell(Kind.TEXT, "", '""')),
        (
            '<c r="A1" t="str"><f aca="false">"a"&amp;B1</f><v>ab</v></c>',
            Cell(Kind.TEXT, "ab", '"a"&B1'),
        ),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', Cell(Kind.ERROR, "#DIV/0!", "1/0")),
        ('<c r="A1"><f>=B1</f><v>3</v></c>', Cell(Kind.NUMBER, Decimal(3), "B1")),
        ('<c r="A1"><f></f><v>3</v></c>', Cell(Kind.NUMBER, Decimal(3))),
        ('<c r="A1"><f/><v>3</v></c>', Cell(Kind.NUMBER, Decimal(3))),
        ('<c r="A1"><v xml:space="preserve">3</v></c>', Cell(Kind.NUMBER, Decimal(3))),
        ('<c t="n" r="A1"><v>3</v></c>', Cell(Kind.NUMBER, Decimal(3))),
        ('<c r="A1" cm="1"><v>3</v></c>', Cell(Kind.NUMBER, Decimal(3))),
        ("<c><v>3</v></c>", Cell(Kind.NUMBER, Decimal(3))),
        ('<c r="A1"><!-- why --><v>3</v></c>', Cell(Kind.NUMBER, Decimal(3))),
        ('<c r="A1" t="str"><v><![CDATA[<b>]]></v></c>', Cell(Kind.TEXT, "<b>")),
        ('<c r="A1" t="str"><v>a\r\nb</v></c>', Cell(Kind.TEXT, "a\nb")),
    ],
)
def test_a_cell_is_read_as_it_stands(tmp_path, xml, expected):
    assert expected == cell_of(tmp_path, xml)


def test_the_first_style_is_that_of_cells_without_one(tmp_path):
    dates = STYLES.replace('<cellXfs><xf numFmtId="0"', '<cellXfs><xf numFmtId="14"')

    expected = Cell(Kind.DATE, Decimal(1), None, "mm-dd-yy")
    assert expected == cell_of(tmp_path, '<c r="A1"><v>1</v></c>', xl__styles_=dates)


@pytest.mark.parametrize(
    ("xml", "what"),
    [
        ('<c r="B7"><v>NaN</v></c>', "NaN"),
        ('<c r="B7"><v>INF</v></c>', "INF"),
        ('<c r="B7"><v>1e999</v></c>', "1e999"),
        ('<c r="B7"><v>1_000</v></c>', "1_000"),
        ('<c r="B7"><v>1,5</v></c>', "1,5"),
        ('<c r="B7"><v> 12 </v></c>', " 12 "),
        ('<c r="B7"><v>１２</v></c>', "１２"),
        ('<c r="B7" t="s"><v>99</v></c>', "99"),
        ('<c r="B7" t="s"><v>-1</v></c>', "-1"),
        ('<c r="B7" t="s"><v>abc</v></c>', "abc"),
        ('<c r="B7" t="b"><v>7</v></c>', "7"),
        ('<c r="B7" t="zz"><v>7</v></c>', "zz"),
        ('<c r="B7" t="d"><v>kemarin</v></c>', "kemarin"),
        ('<c r="B7" t="d"><v>2009-13-40</v></c>', "2009-13-40"),
    ],
)
def test_a_cell_that_cannot_be_is_named(tmp_path, xml, what):
    with pytest.raises(UnreadableWorkbookError) as caught:
        read_one(tmp_path, f'<row r="7">{xml}</row>')

    assert "damaged" == caught.value.kind
    told = caught.value.message.told("id")
    assert "B7" in told
    assert "RAB" in told
    assert what in told


def test_shared_formulas_are_moved_to_each_cell(tmp_path):
    rows = (
        '<row r="5"><c r="F5"><f t="shared" ref="F5:F7" si="0">C5*$E5+E$1</f><v>1</v></c></row>'
        '<row r="6"><c r="F6"><f t="shared" si="0"/><v>2</v></c></row>'
        '<row r="7"><c r="F7" t="str"><f t="shared" si="0"/></c>'
        '<c r="G7"><f t="shared" si="0"/><v>3</v></c></row>'
    )
    grid = read_one(tmp_path, rows).grids[0]

    assert "C5*$E5+E$1" == grid.cell(5, 6).formula
    assert Cell(Kind.NUMBER, Decimal(2), "C6*$E6+E$1") == grid.cell(6, 6)
    assert Cell(Kind.NOT_CALCULATED, None, "C7*$E7+E$1") == grid.cell(7, 6)
    assert Cell(Kind.NUMBER, Decimal(3), "D7*$E7+F$1") == grid.cell(7, 7)


def test_a_shared_formula_may_stand_below_the_cells_that_use_it(tmp_path):
    rows = (
        '<row r="1"><c r="A1"><f t="shared" si="4"/><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" ref="A1:A2" si="4">B2*2</f><v>1</v></c></row>'
    )
    assert "B1*2" == read_one(tmp_path, rows).grids[0].cell(1, 1).formula


def test_a_shared_formula_that_is_nowhere_is_reserved(tmp_path):
    book = read_one(tmp_path, '<row r="1"><c r="A1"><f t="shared" si="4"/><v>1</v></c></row>')

    assert Cell(Kind.NUMBER, Decimal(1)) == book.grids[0].cell(1, 1)
    assert (Reservation("shared-formula-lost", "RAB", "A1"),) == book.reservations


def test_an_array_formula_stands_where_it_starts_and_says_how_far_it_goes(tmp_path):
    rows = (
        '<row r="5"><c r="F5"><f t="array" ref="F5:F6">C5:C6*E5:E6</f><v>1</v></c></row>'
        '<row r="6"><c r="F6"><v>2</v></c></row>'
    )
    grid = read_one(tmp_path, rows).grids[0]

    assert Cell(Kind.NUMBER, Decimal(1), "C5:C6*E5:E6", array="F5:F6") == grid.cell(5, 6)
    assert Cell(Kind.NUMBER, Decimal(2)) == grid.cell(6, 6)


def test_a_picture_in_a_cell_is_no_error(tmp_path):
    assert BLANK == cell_of(tmp_path, '<c r="A1" t="e" vm="1"><v>#VALUE!</v></c>')
    spilled = cell_of(tmp_path, '<c r="A1" t="e" vm="1"><f>A2:A4</f><v>#VALUE!</v></c>')
    assert Kind.ERROR is spilled.kind


def test_a_data_table_is_told_as_excel_shows_it(tmp_path):
    xml = '<c r="A1"><f t="dataTable" ref="A1:A9" dt2D="1" dtr="1" r1="C1" r2="C2"/><v>5</v></c>'

    assert Cell(Kind.NUMBER, Decimal(5), "TABLE(C1,C2)", array="A1:A9") == cell_of(tmp_path, xml)


def test_rows_and_cells_without_address_follow_the_one_before(tmp_path):
    rows = (
        '<row r="3"><c><v>1</v></c><c r="C3"><v>2</v></c><c><v>3</v></c></row>'
        "<row><c><v>4</v></c></row>"
    )
    grid = read_one(tmp_path, rows).grids[0]

    assert {3: [1, 3, 4], 4: [1]} == {row: list(cells) for row, cells in grid.rows.items()}


def test_cells_in_disorder_are_put_in_order(tmp_path):
    rows = (
        '<row r="3"><c r="C3"><v>1</v></c><c r="A3"><v>2</v></c></row>'
        '<row r="1"><c r="A1"><v>3</v></c></row>'
    )
    grid = read_one(tmp_path, rows).grids[0]

    assert [(1, [1]), (3, [1, 3])] == [(row, list(cells)) for row, cells in grid.rows.items()]


def test_a_cell_written_twice_is_refused(tmp_path):
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'

    with pytest.raises(UnreadableWorkbookError, match="A1") as caught:
        read_one(tmp_path, rows)
    assert "damaged" == caught.value.kind


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1048577"><c r="A1048577"><v>1</v></c></row>',
        '<row r="4294967295"><c><v>1</v></c></row>',
        '<row r="0"><c r="A0"><v>1</v></c></row>',
        '<row r="-1"><c><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>',
        '<row r="1"><c r="?"><v>1</v></c></row>',
    ],
)
def test_what_lies_off_the_sheet_is_refused(tmp_path, rows):
    with pytest.raises(UnreadableWorkbookError) as caught:
        read_one(tmp_path, rows)
    assert "damaged" == caught.value.kind
