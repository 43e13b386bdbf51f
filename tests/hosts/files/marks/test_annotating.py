"""Marks in a copy of a workbook: what is added, that nothing else changes, and that they go."""

import re
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.hosts.files.marks.annotating import annotated, without_marks
from kkg_xl.hosts.files.reading.books import book_of, read_book
from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.layouts.ours import findings_sheet
from kkg_xl.layouts.ours.findings_sheet import Head, Listed
from kkg_xl.sheets.plan import CellBefore, CellMark, Plan
from kkg_xl.sheets.refs import parse_address
from kkg_xl.sheets.sheet_plan import Mark
from kkg_xl.usecases.annotate import annotate, marked_places
from kkg_xl.usecases.check import check
from kkg_xl.usecases.refusals import RefusedError
from tests.hosts.corpus import WORKBOOKS
from tests.hosts.packages import STRICT, one_sheet, sheet, texts, workbook_parts, write
from tests.support.features import contents, fallen, features
from tests.support.office import converted
from tests.support.rich import rich_workbook
from tests.support.validator import faults

NOTE = "Kesalahan: =1+1 & <tanda> [amount-typed]"
OWNED = ("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml")


STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/>'
    '</fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/>'
    '</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    '</cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
WHOLE = {"xl__styles_": STYLES, "xl__sharedStrings_": texts()}
"""What openpyxl does not do without."""


def marked(path, *cells, sheet="RAB", mark=Mark.WRONG, note=NOTE):
    """Mark cells of a workbook file in place and give what was told of them before."""
    told = {}

    def plan(book, before):
        told.update(before)
        listed = [
            Listed(mark, "Kesalahan", at, note, None, None, "amount-typed 1", look=before[at].look)
            for at in sorted(before)
        ]
        marks = (
            CellMark(at.sheet, *parse_address(at.cell), mark, "" if before[at].noted else note)
            for at in sorted(before)
        )
        name = findings_sheet.free_name(book)
        planned = findings_sheet.plan(Head(path.name, "x", name=name), listed, "id")
        return Plan(sheets=(planned,), marks=tuple(marks))

    places = [Place(sheet, cell) for cell in cells]
    path.write_bytes(annotated(path.read_bytes(), path.name, places, plan))
    return told


def parts_of(data):
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def unmarked(path):
    return parts_of(without_marks(path.read_bytes(), path.name))


@pytest.fixture
def plain(tmp_path):
    """Give a workbook with a number, an empty row and no cell at D9."""
    rows = (
        '<row r="2" spans="1:2"><c r="A2" t="str"><v>ATK</v></c><c r="B2" s="1"><v>5</v></c></row>'
        '<row r="7"></row>'
    )
    before = '<dimension ref="A2:B2"/>'
    return one_sheet(tmp_path / "buku.xlsx", rows, before, **WHOLE)


def test_a_mark_is_a_fill_and_a_note_and_what_the_cell_holds_stays(plain):
    before = read_book(plain).grid("RAB")
    marked(plain, "B2", "D9")

    book = openpyxl.load_workbook(plain)
    for cell in (book["RAB"]["B2"], book["RAB"]["D9"]):
        assert ("solid", "FFF8D0CC") == (cell.fill.patternType, cell.fill.fgColor.rgb)
        assert ("kkg_xl", NOTE) == (cell.comment.author, cell.comment.text)
    assert "#,##0" == book["RAB"]["B2"].number_format
    assert before == read_book(plain).grid("RAB")


@pytest.mark.parametrize(
    ("mark", "colour"),
    [(Mark.WRONG, "FFF8D0CC"), (Mark.DOUBTFUL, "FFFDE7B0"), (Mark.NOTEWORTHY, "FFD9E6F5")],
)
def test_the_fill_tells_how_much_a_finding_weighs(plain, mark, colour):
    marked(plain, "A2", mark=mark)

    assert colour == openpyxl.load_workbook(plain)["RAB"]["A2"].fill.fgColor.rgb


def test_marks_go_and_every_part_is_what_it_was(plain):
    before = contents(plain)
    marked(plain, "A2", "B2", "B7", "D9")

    left, part = unmarked(plain), "xl/worksheets/sheet1.xml"
    assert before.pop(part).replace(b'<row r="7"></row>', b"") == left.pop(part)
    assert before == left


def test_marks_of_cells_that_were_there_leave_nothing_at_all(plain):
    before = contents(plain)
    marked(plain, "A2", "B2")

    assert before == unmarked(plain)


def test_marking_twice_is_marking_once(plain):
    once = plain.with_name("sekali.xlsx")
    shutil.copyfile(plain, once)
    marked(plain, "A2")
    marked(plain, "B2")
    marked(once, "B2")

    again, only = contents(plain), contents(once)
    assert only["xl/worksheets/sheet1.xml"] == again["xl/worksheets/sheet1.xml"]
    assert only["xl/styles.xml"] == again["xl/styles.xml"]


def test_a_workbook_without_marks_is_left_as_it_is(plain):
    assert plain.read_bytes() == without_marks(plain.read_bytes(), plain.name)


def test_a_sheet_called_temuan_of_somebody_else_stays(tmp_path):
    parts = workbook_parts({"Temuan": sheet('<row r="1"><c r="A1"><v>1</v></c></row>')}, **WHOLE)
    path = write(tmp_path / "buku.xlsx", parts)
    marked(path, "A1", sheet="Temuan")

    assert ["Temuan", "Temuan 2"] == openpyxl.load_workbook(path).sheetnames
    assert parts["xl/worksheets/sheet1.xml"].encode() == unmarked(path)["xl/worksheets/sheet1.xml"]


def test_a_covered_cell_is_marked_where_the_merged_area_shows(tmp_path):
    merged = '<mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells>'
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    path = one_sheet(tmp_path / "buku.xlsx", rows, after=merged, **WHOLE)
    before = contents(path)["xl/worksheets/sheet1.xml"]
    marked(path, "B2", "A1")

    cell = openpyxl.load_workbook(path)["RAB"]["A1"]
    assert ("FFF8D0CC", f"{NOTE}\n\n{NOTE}") == (cell.fill.fgColor.rgb, cell.comment.text)
    assert before == unmarked(path)["xl/worksheets/sheet1.xml"]


def test_protection_stays_and_stops_no_mark(tmp_path):
    locked = '<workbookProtection lockStructure="1"/>'
    path = one_sheet(
        tmp_path / "buku.xlsx",
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        after='<sheetProtection sheet="1"/>',
        properties=locked,
        **WHOLE,
    )
    marked(path, "A1")

    parts = contents(path)
    assert locked.encode() in parts["xl/workbook.xml"]
    assert b'<sheetProtection sheet="1"/>' in parts["xl/worksheets/sheet1.xml"]
    assert openpyxl.load_workbook(path)["RAB"]["A1"].comment is not None


def test_a_cell_takes_the_look_of_its_row_or_column_and_gets_it_back(tmp_path):
    rows = '<row r="4" s="1" customFormat="1"/><row r="5"/>'
    path = one_sheet(
        tmp_path / "b.xlsx",
        rows,
        '<cols><col min="2" max="2" style="1"/></cols>',
        **WHOLE,
    )
    told = marked(path, "A4", "B5", "B6")

    book = openpyxl.load_workbook(path)
    formats = {book["RAB"][cell].number_format for cell in ("A4", "B5", "B6")}
    assert {"#,##0"} == formats
    assert all(each.look.startswith("+- <fill>") for each in told.values())
    assert b"<c " not in unmarked(path)["xl/worksheets/sheet1.xml"]


def test_a_rich_workbook_loses_nothing_and_gets_every_part_back(rich):
    before, counted = contents(rich), features(rich)
    told = marked(rich, "F3", "F7", "H2")
    marked_too = marked(rich, "B2", "C4", sheet="Rekap")

    after = contents(rich)
    assert {} == fallen(counted, rich)
    for place, noted in ((Place("RAB", "F3"), False), (Place("RAB", "F7"), True)):
        assert noted is told[place].noted
    assert marked_too[Place("Rekap", "B2")].noted
    touched = {name for name in before if before[name] != after.get(name)}
    assert {
        name
        for name in touched
        if not name.startswith(("xl/worksheets/", "xl/comments", "xl/drawings/vml", *OWNED))
    } == set()
    left = unmarked(rich)
    assert set(before) == set(left)
    assert {name for name in before if before[name] != left[name]} <= {"xl/worksheets/sheet2.xml"}


def test_notes_of_other_people_stay_as_they_are(rich):
    def notes():
        return {
            note
            for name, content in contents(rich).items()
            if name.startswith("xl/comments")
            for note in re.findall(rb"<comment .*?</comment>", content, re.DOTALL)
        }

    before = notes()
    marked(rich, "F3", "F7", "H2")

    assert len(before) == 2
    assert before < notes()
    assert 2 == len([note for note in notes() - before if b"=1+1 &amp; &lt;tanda&gt;" in note])


def test_marks_break_no_rule_of_open_xml(rich):
    before = faults(rich)
    marked(rich, "F3", "F7", "A1", "H20")

    assert {} == dict(faults(rich) - before)


@pytest.mark.parametrize("original", WORKBOOKS, ids=lambda path: path.name)
def test_a_workbook_from_the_wild_is_marked_and_loses_nothing(original, tmp_path):
    path = Path(shutil.copyfile(original, tmp_path / original.name))
    before, counted, data = contents(path), features(path), path.read_bytes()
    checked = check(book_of(data, path))
    rules = faults(path) if counted else None

    path.write_bytes(
        annotated(
            data,
            path.name,
            marked_places(checked),
            lambda book, looks: annotate(checked, book, looks, "id"),
        )
    )

    assert {} == fallen(counted, path)
    again = check(read_book(path))
    assert facts(checked) == facts(again)
    assert (checked.tables, checked.not_checked) == (again.tables, again.not_checked)
    if rules is not None:
        assert {} == dict(faults(path) - rules)
    left = unmarked(path)
    lists = ("xl/workbook.xml",) if b"<definedNames/>" in before["xl/workbook.xml"] else ()
    assert set(lists) >= {name for name in before if before[name] != left.get(name)}


def facts(checked):
    return [(each.rule, each.at, each.stated, each.computed) for each in checked.findings]


VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml"\n xmlns:o="urn:schemas-microsoft-com:office:office"'
    '\n xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap'
    ' v:ext="edit" data="1,3"/></o:shapelayout><v:shape id="_x0000_s3090" type="#_x0000_t201">'
    "<v:textbox><div>satu<br>dua</div></v:textbox>"
    '<x:ClientData ObjectType="Button"><x:Row>1</x:Row><x:Column>0</x:Column></x:ClientData>'
    "</v:shape></xml>\n"
)
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


@pytest.fixture
def drawn(tmp_path):
    """Give a workbook with a button whose drawing is no XML, as Excel writes it."""
    return one_sheet(
        tmp_path / "tombol.xlsx",
        '<row r="2"><c r="A2"><v>1</v></c></row>',
        after=f'<legacyDrawing xmlns:r="{_LINKS}" r:id="rId1"/><extLst/>',
        **{
            "xl__worksheets___rels__sheet1.xml.rels": (
                f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1"'
                f' Type="{_LINKS}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/></Relationships>'
            ),
            "xl__drawings__vmlDrawing1.vml": VML,
            **WHOLE,
        },
    )


def test_a_note_joins_a_drawing_that_is_no_xml(drawn):
    before = contents(drawn)
    assert VML.encode() == before["xl/drawings/vmlDrawing1.vml"]
    marked(drawn, "A2")

    drawing = contents(drawn)["xl/drawings/vmlDrawing1.vml"].decode()
    assert drawing.startswith(VML.removesuffix("</xml>\n"))
    assert 'id="_x0000_s3091"' in drawing
    assert drawing.endswith("</v:shape></xml>\n")
    assert before.items() <= unmarked(drawn).items()


def test_a_drawing_that_names_no_namespace_gets_boxes_that_do(drawn):
    package = PackageEdit(drawn.read_bytes())
    bare = '<xml xmlns:v="urn:schemas-microsoft-com:vml"></xml>'
    package.replace("xl/drawings/vmlDrawing1.vml", bare.encode())
    drawn.write_bytes(package.result())
    marked(drawn, "A2")

    drawing = contents(drawn)["xl/drawings/vmlDrawing1.vml"].decode()
    assert '<v:shape xmlns:o="urn:schemas-microsoft-com:office:office"' in drawing
    assert 'id="_x0000_s1025"' in drawing


def test_people_may_save_the_copy_with_another_program(plain):
    marked(plain, "A2", "B2")
    book = openpyxl.load_workbook(plain)
    book["RAB"]["A9"] = "tambahan"
    book.save(plain)

    left = openpyxl.load_workbook(BytesIO(without_marks(plain.read_bytes(), plain.name)))
    assert (["RAB"], "tambahan") == (left.sheetnames, left["RAB"]["A9"].value)
    for cell in (left["RAB"]["A2"], left["RAB"]["B2"]):
        assert (None, None) == (cell.comment, cell.fill.patternType)


def test_libreoffice_shows_the_marks_and_what_it_saves_can_be_unmarked(plain, tmp_path):
    marked(plain, "A2", "B2")

    saved = converted(plain, tmp_path / "office")
    shown = openpyxl.load_workbook(saved)
    assert NOTE in shown["RAB"]["B2"].comment.text
    assert "FFF8D0CC" == shown["RAB"]["B2"].fill.fgColor.rgb
    left = openpyxl.load_workbook(BytesIO(without_marks(saved.read_bytes(), saved.name)))
    assert ["RAB"] == left.sheetnames
    for cell in (left["RAB"]["A2"], left["RAB"]["B2"]):
        assert (None, None) == (cell.comment, cell.fill.patternType)


@pytest.mark.filterwarnings("ignore:.*extension")
def test_pandas_and_calamine_read_the_figures_as_before(tmp_path):
    path = rich_workbook(tmp_path / "kaya.xlsx")

    def figures(engine):
        return pd.read_excel(path, sheet_name="RAB", engine=engine, header=None)

    before = {engine: figures(engine) for engine in ("openpyxl", "calamine")}
    marked(path, "F3", "F7", "B2")

    for engine, frame in before.items():
        pd.testing.assert_frame_equal(frame, figures(engine))


def test_a_fill_that_people_chose_since_stays(plain):
    marked(plain, "A2", "B2")
    book = openpyxl.load_workbook(plain)
    book["RAB"]["A2"].fill = openpyxl.styles.PatternFill("solid", "FF00FF00")
    book.save(plain)

    left = openpyxl.load_workbook(BytesIO(without_marks(plain.read_bytes(), plain.name)))
    assert "FF00FF00" == left["RAB"]["A2"].fill.fgColor.rgb


def test_a_mark_that_moved_with_its_row_goes_too(plain):
    marked(plain, "B2")
    package = PackageEdit(plain.read_bytes())
    moved = package.read("xl/worksheets/sheet1.xml").replace(b'"B2"', b'"B3"')
    package.replace(
        "xl/worksheets/sheet1.xml",
        moved.replace(b'r="2"', b'r="3"')
        .replace(b'"A2"', b'"A3"')
        .replace(b'ref="A3:', b'ref="A2:'),
    )
    plain.write_bytes(package.result())

    left = openpyxl.load_workbook(BytesIO(without_marks(plain.read_bytes(), plain.name)))
    assert (None, None) == (left["RAB"]["B3"].comment, left["RAB"]["B3"].fill.patternType)


def test_a_row_of_the_sheet_that_people_spoilt_stops_nothing(plain):
    marked(plain, "A2", "B2")
    book = openpyxl.load_workbook(plain)
    book["Temuan"]["D7"] = "entah"
    book.save(plain)

    assert b"Temuan" not in unmarked(plain)["xl/workbook.xml"]


def test_a_sheet_behind_ours_keeps_its_names_and_is_still_shown(tmp_path):
    views = '<bookViews><workbookView activeTab="0"/></bookViews>'
    rows = '<row r="2"><c r="A2"><v>1</v></c></row>'
    plain = one_sheet(tmp_path / "buku.xlsx", rows, properties=views, **WHOLE)
    marked(plain, "A2")
    book = openpyxl.load_workbook(plain)
    later = book.create_sheet("Kemudian")
    later.print_area = "A1:B2"
    later["A1"] = 1
    book["Temuan"]["L1"] = "=1+1"
    book.active = later
    book.save(plain)

    left = openpyxl.load_workbook(BytesIO(without_marks(plain.read_bytes(), plain.name)))
    assert (["RAB", "Kemudian"], "Kemudian") == (left.sheetnames, left.active.title)
    assert "'Kemudian'!$A$1:$B$2" == left["Kemudian"].print_area


def test_ours_shown_last_the_first_sheet_is_shown_then(tmp_path):
    views = '<bookViews><workbookView activeTab="1" firstSheet="1"/></bookViews>'
    rows = '<row r="2"><c r="A2"><v>1</v></c></row>'
    path = one_sheet(tmp_path / "buku.xlsx", rows, properties=views, **WHOLE)
    marked(path, "A2")

    assert b'<workbookView activeTab="0" firstSheet="0"/>' in unmarked(path)["xl/workbook.xml"]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda _: {"_xmlsignatures/origin.sigs": ""}, "signed"),
        (
            lambda parts: {
                name: content.replace(
                    "http://schemas.openxmlformats.org/spreadsheetml/2006/main", STRICT
                )
                for name, content in parts.items()
            },
            "unsupported",
        ),
    ],
)
def test_what_is_not_written_is_not_marked(tmp_path, change, kind):
    parts = workbook_parts({"RAB": sheet('<row r="1"><c r="A1"><v>1</v></c></row>')})
    path = write(tmp_path / "buku.xlsx", {**parts, **change(parts)})

    with pytest.raises(RefusedError) as refusal:
        marked(path, "A1")

    assert kind == refusal.value.kind


def test_an_older_format_is_not_marked(tmp_path):
    path = tmp_path / "lama.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    with pytest.raises(RefusedError) as refusal:
        annotated(b"\x09\x08\x10\x00" + bytes(600), path.name, [], lambda *_: Plan())

    assert "unsupported" == refusal.value.kind


def test_what_a_cell_looked_like_is_told(plain):
    told = marked(plain, "B2", "D9")

    none = '- <fill><patternFill patternType="none"/></fill>'
    assert {
        Place("RAB", "B2"): CellBefore(noted=False, look=f"={none}"),
        Place("RAB", "D9"): CellBefore(noted=False, look=f"+{none}"),
    } == told
