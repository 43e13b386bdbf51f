"""Where things stand in a sheet part: what cannot be is refused as the reader refuses it."""

import pytest

from kkg_xl.hosts.files.writing.sheet_places import SheetPlaces
from kkg_xl.usecases.unreadable import UnreadableWorkbookError
from tests.hosts.packages import MAIN


@pytest.mark.parametrize(("xml", "kind"), [("<a>", "damaged"), ("<!DOCTYPE a><a/>", "unsafe")])
def test_what_is_no_xml_or_defines_some_is_refused(xml, kind):
    with pytest.raises(UnreadableWorkbookError) as refused:
        SheetPlaces("xl/worksheets/sheet1.xml", xml.encode(), ())

    assert kind == refused.value.kind


def test_places_are_those_of_the_bytes():
    data = (
        f'<worksheet xmlns="{MAIN}" xmlns:q="urn:q"><dimension ref="A1"/><q:dimension ref="B1"/>'
        '<sheetData><row r="3"><c r="B3"><f>1</f><v>1</v></c><c r="C3"/></row></sheetData>'
        "<q:sheetData><q:row/></q:sheetData></worksheet>"
    ).encode()

    places = SheetPlaces("part", data, {3})

    row = places.rows[3]
    assert b'<c r="B3"><f>1</f><v>1</v></c>' == data[row.cells[2].tag.start : row.cells[2].end]
    assert b"<f>1</f>" == data[slice(*row.cells[2].formula)]
    assert b'<c r="C3"/>' == data[row.cells[3].tag.start : row.cells[3].end]
    assert data[row.inside_end :].startswith(b"</row></sheetData>")
    assert data[places.data_end :].startswith(b"</sheetData>")
    assert {"ref": "A1"} == places.frame["dimension"][1]
