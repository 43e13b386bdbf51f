"""The scan and the parser read the same; what the scan does not know it leaves to the parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.hosts.files.reading.cell_values import CellValues
from kkg_xl.hosts.files.reading.open_xml import read_open_xml
from kkg_xl.hosts.files.reading.package import Package
from kkg_xl.hosts.files.reading.sheet_content import SheetContent
from kkg_xl.hosts.files.reading.sheet_part import parse_sheet
from kkg_xl.hosts.files.reading.sheet_scan import scan_sheet
from kkg_xl.hosts.files.reading.styles_part import GENERAL, NumberFormat
from kkg_xl.hosts.files.reading.xml_text import NotPlainError
from kkg_xl.usecases.unreadable import UnreadableWorkbookError
from tests.hosts.corpus import WORKBOOKS
from tests.hosts.packages import one_sheet, sheet, styles, texts

STYLES = (GENERAL, NumberFormat("dd/mm/yyyy", is_date=True), NumberFormat("#,##0", is_date=False))
TEXTS = ("Air mineral", "", " a ")


def scanned(xml, step):
    content = content_of()
    try:
        scan_sheet("sheet", pieces_of(xml, step), content)
    except NotPlainError:
        return None
    return content.grid("visible"), content.formulas.lost


def parsed(xml, step):
    content = content_of()
    try:
        parse_sheet("sheet", pieces_of(xml, step), content)
    except UnreadableWorkbookError as error:
        return error.kind
    return content.grid("visible"), content.formulas.lost


def content_of():
    return SheetContent("RAB", CellValues(STYLES, TEXTS, date1904=False))


def pieces_of(xml, step):
    data = xml.encode("utf-8", "surrogatepass")
    return [data[start : start + step] for start in range(0, len(data), step)]


numbers = st.sampled_from(["0", "12.5", "-3", "1E-7", "45658", "1e999", "NaN", " 1", ""])
words = st.sampled_from(["a", "x &amp; y", "&#65;", "_x0041_", "é", "", "a\r\nb", "&no;", "]]>"])
heads = st.sampled_from(["", ' s="1"', ' s="2"', ' s="9"'])
formulas = st.sampled_from(
    [
        "",
        "<f>B1*2</f>",
        '<f aca="false">B1&amp;"x"</f>',
        "<f>=B1</f>",
        "<f/>",
        '<f t="shared" ref="A1:B9" si="0">C1+$D2</f>',
        '<f t="shared" si="0"/>',
        '<f t="shared" si="7"/>',
        '<f t="array" ref="A1:A3">B1:B3</f>',
        '<f t="dataTable" ref="A1:A3" r1="B1"/>',
    ]
)
contents = st.one_of(
    st.builds("{}>{}<v>{}</v></c>".format, heads, formulas, numbers),
    st.builds('{} t="str">{}<v>{}</v></c>'.format, heads, formulas, words),
    st.builds('{} t="inlineStr">{}<is><t>{}</t></is></c>'.format, heads, formulas, words),
    st.builds('{} t="s">{}<v>{}</v></c>'.format, heads, formulas, st.sampled_from("0129")),
    st.builds('{} t="b">{}<v>{}</v></c>'.format, heads, formulas, st.sampled_from("012")),
    st.builds('{} t="e">{}<v>{}</v></c>'.format, heads, formulas, st.just("#REF!")),
    st.builds("{}>{}</c>".format, heads, formulas),
    st.builds("{}>{}<v/></c>".format, heads, formulas),
    st.builds("{}/>".format, heads),
)
attributes = st.sampled_from(
    ["", ' spans="1:3"', ' hidden="1"', ' ht="9" customHeight="1"', ' x14ac:dyDescent="0.3"']
)


@st.composite
def row_lists(draw):
    """Rows as programs write them: in order, mostly."""
    rows = []
    for row in draw(st.lists(st.integers(1, 9), max_size=4)):
        columns = draw(st.lists(st.sampled_from(["A", "B", "C", "XFD", "XFE"]), max_size=3))
        cells = "".join(f'<c r="{name}{row}"{draw(contents)}' for name in columns)
        rows.append(f'<row r="{row}"{draw(attributes)}>{cells}</row>')
    return "".join(rows)


@given(row_lists(), st.integers(1, 99))
def test_what_is_scanned_is_what_is_parsed(rows, step):
    result = scanned(sheet(rows), step)

    assert result is None or parsed(sheet(rows), step) == result


@given(
    row_lists(),
    st.integers(0, 400),
    st.integers(0, 9),
    st.text(st.sampled_from('<>/"= &;!-[]crvfst1A\x00\x0b\ufffe\ud800\r\n'), max_size=4),
)
def test_damaged_xml_is_never_scanned_into_something_else(rows, at, cut, put):
    xml = sheet(rows)
    start = xml.index("<sheetData>") + at
    xml = xml[:start] + put + xml[start + cut :]
    result = scanned(xml, 1 << 20)

    assert result is None or parsed(xml, 1 << 20) == result


ordinary = st.lists(
    st.sampled_from(
        [
            ' s="2"><v>12</v></c>',
            ' t="s"><v>0</v></c>',
            ' s="2"/>',
            "><f>B1*2</f><v>2</v></c>",
            "><f>B1*2</f><v></v></c>",
            '><f t="shared" ref="A1:B9" si="0">C1+$D2</f><v>7</v></c>',
            '><f t="shared" si="0"/><v>7</v></c>',
            ' t="inlineStr"><is><t>a</t></is></c>',
        ]
    ),
    max_size=20,
)


@given(ordinary)
def test_what_programs_usually_write_is_scanned(cells):
    rows = "".join(f'<row r="{row}"><c r="A{row}"{cell}</row>' for row, cell in enumerate(cells, 1))

    assert scanned(sheet(rows), 1 << 20) is not None


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.name)
def test_workbooks_of_the_corpus_are_read_alike(path):
    parser_only = read_open_xml(Package(path.read_bytes()), str(path), scan=False)

    assert parser_only == read_book(path)


def test_nothing_but_a_refusal_comes_out_of_a_broken_workbook(tmp_path):
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><f>1+1</f><v>2</v></c></row>'
    parts = {"xl__sharedStrings_": texts("<t>a</t>"), "xl__styles_": styles("#,##0")}
    data = one_sheet(tmp_path / "whole.xlsx", rows, **parts).read_bytes()
    refused = 0
    for at in range(0, len(data), 5):
        broken = tmp_path / "b.xlsx"
        broken.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        try:
            read_book(broken)
        except UnreadableWorkbookError:
            refused += 1

    assert refused > len(data) // 10
