"""Notes added to sheets that have none, or have some in ways that few programs write."""

import openpyxl
import pytest

from kkg_xl.hosts.files.marks.notes import Notes
from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from tests.hosts.packages import MAIN, one_sheet, texts

SHEET = "xl/worksheets/sheet1.xml"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


@pytest.fixture
def noted(tmp_path):
    """Give a package whose sheet has the comments part that is given, and no drawing."""

    def package(comments=None):
        more = (
            {}
            if comments is None
            else {
                "xl__worksheets___rels__sheet1.xml.rels": (
                    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1"'
                    f' Type="{_LINKS}/comments" Target="../comments1.xml"/></Relationships>'
                ),
                "xl__comments1_": comments,
            }
        )
        path = one_sheet(tmp_path / "buku.xlsx", '<row r="1"/>', xl__sharedStrings_=texts(), **more)
        return PackageEdit(path.read_bytes())

    return package


def comments(inside, prefix=""):
    space = f"xmlns:{prefix}" if prefix else "xmlns"
    name = f"{prefix}:comments" if prefix else "comments"
    return f'<{name} {space}="{MAIN}">{inside}</{name}>'


def test_nothing_to_add_changes_nothing(noted):
    package = noted()
    Notes(package, SHEET).add({})
    Notes(package, SHEET).remove({})

    assert [] == list(package.changed())


@pytest.mark.parametrize(
    "part",
    [
        comments(""),
        comments("<authors/><commentList/>"),
        comments("<authors><author>kkg_xl</author></authors><commentList></commentList>"),
        comments("<x:authors/><x:commentList/>", "x"),
    ],
)
def test_a_note_is_added_to_whatever_stands_there(noted, part):
    package = noted(part)
    Notes(package, SHEET).add({(3, 2): "_x0041_ dua\nbaris", (1, 1): "satu"})

    assert {(1, 1), (3, 2)} == Notes(package, SHEET).taken()
    root = package.xml("xl/comments1.xml").root
    assert ["authors", "commentList"] == [child.name for child in root.children]
    assert ["A1", "B3"] == [note.attributes["ref"] for note in root.child("commentList").children]
    assert b"_x005F_x0041_ dua&#10;baris" in package.read("xl/comments1.xml")
    assert b"<legacyDrawing " in package.read(SHEET)


def test_the_last_note_goes_with_its_part_its_drawing_and_their_links(noted):
    package = noted()
    before = set(package.names())
    Notes(package, SHEET).add({(1, 1): "satu"})
    assert len(before) + 3 == len(set(package.names()))
    Notes(package, SHEET).remove({})

    assert before == set(package.names())
    assert b"legacyDrawing" not in package.read(SHEET)


def test_a_note_of_ours_without_a_drawing_goes_too(noted):
    package = noted(
        comments(
            "<authors><author>Peserta 01</author><author>kkg_xl</author></authors><commentList>"
            '<comment ref="A1" authorId="0"><text><t>satu</t></text></comment>'
            '<comment ref="A2" authorId="1"><text><t>dua</t></text></comment>'
            '<comment ref="?" authorId="9"><text><t>tiga</t></text></comment></commentList>'
        )
    )
    Notes(package, SHEET).remove({})

    left = package.read("xl/comments1.xml")
    assert b"dua" not in left
    assert b"<author>Peserta 01</author></authors>" in left
    assert {(1, 1), (0, 0)} == Notes(package, SHEET).taken()


def test_a_note_whose_author_was_forgotten_is_known_by_what_it_says(noted):
    package = noted(
        comments(
            "<authors><author></author></authors><commentList>"
            '<comment ref="A1" authorId="0"><text><r><t>Kesalahan [amount-typed]</t></r></text>'
            '</comment><comment ref="A2" authorId="0"><text><r><t>lihat [amount-typed]</t></r>'
            "</text></comment></commentList>"
        )
    )
    Notes(package, SHEET).remove({(1, 1): "[amount-typed]"})

    assert {(2, 1)} == Notes(package, SHEET).taken()


def test_each_sheet_has_shapes_with_numbers_of_its_own(noted, tmp_path):
    package = noted()
    package.add("xl/worksheets/sheet9.xml", package.read(SHEET), "x")
    for sheet in (SHEET, "xl/worksheets/sheet9.xml"):
        Notes(package, sheet).add({(1, 1): "satu"})

    drawings = [package.read(f"xl/drawings/vmlDrawing{number}.vml") for number in (1, 2)]
    assert b'data="1"' in drawings[0]
    assert b'id="_x0000_s1025"' in drawings[0]
    assert b'data="2"' in drawings[1]
    assert b'id="_x0000_s2049"' in drawings[1]


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
def test_a_long_note_has_a_box_that_holds_it(noted, tmp_path):
    package = noted()
    Notes(package, SHEET).add({(1, 1): "kata " * 100, (2, 1): "kata"})
    path = tmp_path / "baru.xlsx"
    path.write_bytes(package.result())

    drawing = package.read("xl/drawings/vmlDrawing1.vml")
    assert [b"156pt", b"24pt"] == [
        shape.split(b"height:")[1].split(b";")[0] for shape in drawing.split(b"<v:shape ")[1:]
    ]
    assert "kata" in openpyxl.load_workbook(path)["RAB"]["A1"].comment.text
