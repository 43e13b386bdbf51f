"""Styles are put back only where they are the old ones and what was added to them."""

from kkg_xl.hosts.files.marks.styles_restoring import remembered, restore
from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.styles_edit import StylesEdit
from tests.hosts.packages import one_sheet, styles

CELL = '<row r="1"><c r="A1" s="{}"><v>1</v></c></row>'


def package(tmp_path, style=0, **more):
    path = one_sheet(tmp_path / "b.xlsx", CELL.format(style), **more)
    edit = PackageEdit(path.read_bytes())
    edit.replace("[Content_Types].xml", _TYPES)
    return edit


_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override'
    b' PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-'
    b'officedocument.spreadsheetml.worksheet+xml"/></Types>'
)


def added(edit):
    looks = StylesEdit(edit)
    looks.append("cellXfs", [b'<xf numFmtId="4"/>'])
    looks.append("fills", [b"<fill/>"])
    looks.append("dxfs", [b"<dxf/>"])
    looks.save()


def test_what_was_added_goes_and_lists_that_were_made_for_it(tmp_path):
    edit = package(tmp_path, xl__styles_=styles("0.0"))
    before, told = edit.read("xl/styles.xml"), remembered(edit)
    added(edit)
    assert before != edit.read("xl/styles.xml")
    restore(edit, told)

    assert before == edit.read("xl/styles.xml")


def test_a_look_that_a_cell_uses_by_now_stays(tmp_path):
    edit = package(tmp_path, style=2, xl__styles_=styles("0.0"))
    told = remembered(edit)
    added(edit)
    grown = edit.read("xl/styles.xml")
    restore(edit, told)

    assert grown == edit.read("xl/styles.xml")


def test_styles_that_another_program_wrote_since_stay(tmp_path):
    edit = package(tmp_path, xl__styles_=styles("0.0"))
    told = remembered(edit)
    edit.replace("xl/styles.xml", styles("0.00").encode())
    restore(edit, told)

    assert styles("0.00").encode() == edit.read("xl/styles.xml")


def test_a_workbook_without_styles_has_nothing_to_remember(tmp_path):
    edit = package(tmp_path)

    assert "" == remembered(edit)
    restore(edit, "")
    assert "xl/styles.xml" not in edit
    added(edit)
    restore(edit, "")
    assert "xl/styles.xml" in edit
