"""Looks added to the styles of a workbook."""

import pytest

from kkg_xl.hosts.files.reading.styles_part import read_styles
from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.styles_edit import StylesEdit, with_attribute
from tests.hosts.packages import MAIN, sheet, styles, workbook_parts, write


@pytest.fixture
def package(tmp_path):
    """Give a package whose styles are given."""

    def made(xml):
        parts = workbook_parts({"RAB": sheet("")}, xl__styles_=xml)
        types = "<Types><Default Extension='xml' ContentType='application/xml'/></Types>"
        parts["[Content_Types].xml"] = types
        if xml is None:
            del parts["xl/styles.xml"]
        return PackageEdit(write(tmp_path / "buku.xlsx", parts).read_bytes())

    return made


def test_a_number_format_makes_a_style_that_differs_in_nothing_else(package):
    edit = package(
        styles("0.000").replace('xfId="0"/></cellXfs>', 'xfId="0" fontId="7"><a/></xf></cellXfs>')
    )
    looks = StylesEdit(edit)
    style = looks.adapted(1, "dd/mm/yyyy", quoted=None)
    looks.save()

    assert 2 == style
    assert b'<xf numFmtId="165" xfId="0" fontId="7" applyNumberFormat="1"><a/></xf>' in edit.read(
        "xl/styles.xml"
    )
    read = [number.code for number in read_styles(edit, "xl/styles.xml")]
    assert ["General", "0.000", "dd/mm/yyyy"] == read


def test_a_look_that_is_there_is_used_again(package):
    edit = package(styles("0.000", "&quot;Rp&quot;0"))
    looks = StylesEdit(edit)

    twice = [looks.adapted(0, "#,##0", quoted=None) for _ in range(2)]
    assert [3, 3] == twice
    assert [164, 165, 3] == [looks.number_format(code) for code in ("0.000", '"Rp"0', "#,##0")]
    assert [166, 167, 166] == [looks.number_format(code) for code in ("0.0", "0.00000", "0.0")]
    assert 4 == looks.adapted(1, "#,##0.0", quoted=None)
    assert 3 == looks.adapted(3, "#,##0", quoted=None)


def test_a_style_says_whether_its_text_is_text_whatever_it_looks_like(package):
    xml = styles("0.000").replace('xfId="0"/></cellXfs>', 'quotePrefix="1" xfId="0"/></cellXfs>')
    looks = StylesEdit(package(xml))

    assert [0, 1] == [looks.adapted(0, None, quoted=False), looks.adapted(1, None, quoted=True)]
    assert [2, 3] == [looks.adapted(0, None, quoted=True), looks.adapted(1, None, quoted=False)]
    assert [2, 0] == [looks.adapted(2, None, quoted=True), looks.adapted(0, None, quoted=None)]
    assert 4 == looks.adapted(1, "0.00", quoted=False)


def test_nothing_is_written_where_nothing_was_added(package):
    edit = package(styles("0.000"))
    before = edit.read("xl/styles.xml")
    StylesEdit(edit).save()

    assert before == edit.read("xl/styles.xml")


def test_lists_grow_at_their_end_and_are_made_where_the_schema_has_them(package):
    edit = package(
        f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><borders/>'
        '<cellXfs count="1"><xf/></cellXfs><colors/></styleSheet>'
    )
    looks = StylesEdit(edit)

    places = [
        looks.append("fonts", [b"<font><b/></font>", b"<font><i/></font>"]),
        looks.append("fonts", [b"<font><u/></font>"]),
        looks.append("borders", [b"<border/>"]),
        looks.append("dxfs", [b"<dxf/>"]),
        looks.append("fills", []),
    ]
    looks.save()

    assert [1, 3, 0, 0, 0] == places
    expected = (
        f'<styleSheet xmlns="{MAIN}"><fonts count="4"><font/><font><b/></font><font><i/></font>'
        "<font><u/></font></fonts><borders><border/></borders>"
        '<cellXfs count="1"><xf/></cellXfs><dxfs count="1"><dxf/></dxfs><colors/></styleSheet>'
    )
    assert expected.encode() == edit.read("xl/styles.xml")


def test_looks_go_into_styles_with_a_prefix(package):
    edit = package(
        f'<x:styleSheet xmlns:x="{MAIN}"><x:cellXfs><x:xf numFmtId="0"/></x:cellXfs></x:styleSheet>'
    )
    looks = StylesEdit(edit)
    assert 1 == looks.append("cellXfs", [b'<xf numFmtId="2"/>'])
    assert 2 == looks.adapted(0, "0.000", quoted=None)
    assert 3 == looks.adapted(99, "0.000", quoted=None)
    looks.save()

    codes = [number.code for number in read_styles(edit, "xl/styles.xml")]
    assert ["General", "0.00", "0.000", "0.000"] == codes
    assert b"<x:numFmts" in edit.read("xl/styles.xml")


def test_a_workbook_without_styles_gets_some(package):
    edit = package(None)
    looks = StylesEdit(edit)
    assert 1 == looks.adapted(0, "0.000", quoted=None)
    looks.save()

    changed = PackageEdit(edit.result())
    kinds = [
        link.kind for link in changed.links("xl/workbook.xml").values() if link.target in changed
    ]
    assert ["worksheet", "styles", "styles"] == [kind for kind in kinds if kind != "sharedStrings"]
    assert "General" == read_styles(changed, "xl/styles.xml")[0].code
    assert changed.content_type("xl/styles.xml").endswith("styles+xml")


def test_what_is_no_element_has_no_attributes():
    with pytest.raises(ValueError, match="teks"):
        with_attribute(b"teks", "a", "1")
