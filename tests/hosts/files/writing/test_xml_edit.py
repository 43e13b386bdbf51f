"""Changes to the XML of a part, byte for byte."""

import pytest

from kkg_xl.hosts.files.writing.xml_edit import Splices, XmlEdit
from kkg_xl.usecases.unreadable import UnreadableWorkbookError
from tests.hosts.packages import MAIN

PART = (
    b'<?xml version="1.0"?>\r\n<!-- kept --><a:list  z=\'1 > 0\'\n xmlns:a="'
    + MAIN.encode()
    + b'" xmlns:q="urn:q"><a:one  b="1"/><q:two q:b="2">teks<![CDATA[<a:one/>]]></q:two><?p i?>'
    b"<a:one b='3'></a:one></a:list>\n"
)


def edited(change):
    edit = XmlEdit("part", PART)
    change(edit)
    return edit.result()


def test_what_is_not_changed_stays_as_it_is_written():
    assert PART == XmlEdit("part", PART).result()


def test_places_are_those_of_the_elements():
    edit = XmlEdit("part", PART)

    raw = [edit.raw(node) for node in edit.root.children]
    assert [
        b'<a:one  b="1"/>',
        b'<q:two q:b="2">teks<![CDATA[<a:one/>]]></q:two>',
        b"<a:one b='3'></a:one>",
    ] == raw
    assert ["one", "urn:q two", "one"] == [node.name for node in edit.root.children]
    assert "teks<a:one/>" == edit.text(edit.root.children[1])
    assert "a:" == edit.prefix


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (lambda edit, one, _: edit.append(one, "<x/>"), b'b="1"/>', b'b="1"><x/></a:one>'),
        (lambda edit, _, last: edit.append(last, "<x/>"), b"'3'></a", b"'3'><x/></a"),
        (
            lambda edit, _, last: edit.insert(edit.root, last, "<x/>"),
            b"<a:one b='3",
            b"<x/><a:one b='3",
        ),
        (lambda edit, one, _: edit.remove(one), b'<a:one  b="1"/>', b""),
        (lambda edit, one, _: edit.replace(one, "<x/>"), b'<a:one  b="1"/>', b"<x/>"),
        (lambda edit, one, _: edit.set_attribute(one, "b", "<7>"), b'b="1"', b'b="&lt;7&gt;"'),
        (lambda edit, one, _: edit.set_attribute(one, "c", "7"), b'b="1"/>', b'b="1" c="7"/>'),
        (lambda edit, _, last: edit.set_attribute(last, "b", "7"), b"b='3'", b'b="7"'),
    ],
)
def test_only_what_is_changed_is_written_anew(change, before, after):
    changed = edited(lambda edit: change(edit, edit.root.children[0], edit.root.children[2]))

    assert 1 == PART.count(before)
    assert PART.replace(before, after) == changed


def test_an_empty_element_takes_an_attribute_and_a_child_at_once():
    def change(edit):
        edit.set_attribute(edit.root.children[0], "count", "1")
        edit.append(edit.root.children[0], "<x/>")

    assert PART.replace(b'b="1"/>', b'b="1" count="1"><x/></a:one>') == edited(change)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (("new", "one"), b'"urn:q"><new/><a:one  b="1"/>'),
        (("one", "new"), b"</a:one><new/></a:list>"),
    ],
)
def test_an_element_is_put_where_the_schema_has_it(order, expected):
    changed = edited(lambda edit: edit.insert_in_order(order, "new", "<new/>"))

    assert expected in changed


def test_a_part_of_another_encoding_is_changed_in_utf_8():
    text = '<?xml version="1.0" encoding="utf-16"?><a b="é"/>'

    for data in (text.encode("utf-16"), text.replace("utf-16", "latin-1").encode("latin-1")):
        result = XmlEdit("part", data).result()

        assert result.endswith('encoding="UTF-8" standalone="yes"?><a b="é"/>'.encode())


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<a>", "damaged"),
        (b"", "damaged"),
        (b"<!DOCTYPE a><a/>", "unsafe"),
        (b"<a>" * 70 + b"</a>" * 70, "unsafe"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "damaged"),
        (b"\xff\xfe<", "damaged"),
    ],
)
def test_what_is_no_xml_or_built_to_harm_is_refused(data, kind):
    with pytest.raises(UnreadableWorkbookError) as refused:
        XmlEdit("part", data)

    assert kind == refused.value.kind


def test_pieces_that_overlap_are_refused():
    splices = Splices(b"0123456789")
    splices.put(2, 5, b"x")
    splices.put(4, 6, b"y")

    with pytest.raises(ValueError, match="4"):
        splices.result()


def test_pieces_at_one_place_stand_in_the_order_in_which_they_were_put():
    splices = Splices(b"0123456789")
    splices.put(2, 5, b"c")
    splices.put(2, 2, b"a")
    splices.put(2, 2, b"b")

    assert b"01abc56789" == splices.result()
