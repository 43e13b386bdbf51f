"""Parts of a package replaced, added and dropped, and what stays as it is."""

import io
import struct
import zipfile

import pytest

from kkg_xl.hosts.files.reading.package import Package
from kkg_xl.hosts.files.writing.package_edit import LINKS, PackageEdit
from kkg_xl.usecases.unreadable import UnreadableWorkbookError
from tests.hosts.packages import sheet, workbook_parts

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/calcChain.xml" ContentType="application/x-chain"/></Types>'
)


@pytest.fixture
def data():
    """Make a package with a comment, a folder, stored and deflated entries."""
    parts = workbook_parts({"RAB": sheet("")}, xl__calcChain_="<calcChain/>")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.comment = b"catatan"
        package.writestr("xl/", b"")
        for name, content in {**parts, "[Content_Types].xml": TYPES}.items():
            how = zipfile.ZIP_STORED if name.endswith(".rels") else zipfile.ZIP_DEFLATED
            package.writestr(zipfile.ZipInfo(name, (2011, 3, 5, 9, 30, 0)), content, how)
    return target.getvalue()


def entries(data):
    """Give of every entry all that the zip says, and its packed bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        infos = package.infolist()
    found = {}
    for info in infos:
        lengths = struct.unpack_from("<2H", data, info.header_offset + 26)
        start = info.header_offset + 30 + sum(lengths)
        packed = data[info.header_offset : start + info.compress_size]
        found[info.filename] = (info.date_time, info.flag_bits, info.external_attr, packed)
    return found


def test_a_package_with_nothing_changed_is_the_same_file(data):
    assert data == PackageEdit(data).result()


def test_a_part_is_replaced_and_all_others_stay_as_they_are_packed(data):
    edit = PackageEdit(data)
    edit.replace("XL/Workbook.xml", b"<workbook/>")
    changed = edit.result()

    before, after = entries(data), entries(changed)
    assert list(before) == list(after)
    assert ["xl/workbook.xml"] == [name for name in before if before[name] != after[name]]
    assert before["xl/workbook.xml"][0] == after["xl/workbook.xml"][0]
    assert (
        b"<workbook/>" == edit.read("xl/workbook.xml") == Package(changed).read("xl/workbook.xml")
    )
    with zipfile.ZipFile(io.BytesIO(changed)) as package:
        assert package.testzip() is None
        assert b"catatan" == package.comment


def test_a_part_is_added_announced_and_linked(data):
    edit = PackageEdit(data)
    name = edit.free_name("xl/worksheets/sheet{}.xml")
    edit.add(name, b"<worksheet/>", "application/x-sheet")
    identifier = edit.link("xl/workbook.xml", "worksheet", name)

    changed = PackageEdit(edit.result())
    assert "xl/worksheets/sheet2.xml" == name
    assert b"<worksheet/>" == changed.read(name)
    assert "application/x-sheet" == changed.content_type(name)
    assert ("worksheet", name, False) == changed.links("xl/workbook.xml")[identifier]
    assert b'Target="worksheets/sheet2.xml"' in changed.read("xl/_rels/workbook.xml.rels")
    assert name in list(changed.names())


def test_a_part_without_links_gets_its_first(data):
    edit = PackageEdit(data)
    source = "xl/worksheets/sheet1.xml"
    edit.link(source, f"{LINKS}/drawing", "xl/drawings/drawing1.xml")
    edit.link(source, "hyperlink", "https://example.org/?a&b", external=True)

    changed = PackageEdit(edit.result())
    links = changed.links(source)
    assert ["rId1", "rId2"] == list(links)
    assert ("drawing", "xl/drawings/drawing1.xml", False) == links["rId1"]
    assert ("hyperlink", "https://example.org/?a&b", True) == links["rId2"]
    assert changed.content_type("x.rels").endswith("relationships+xml")


def test_a_part_is_dropped_with_its_type(data):
    edit = PackageEdit(data)
    identifier = edit.link("xl/workbook.xml", "calcChain", "xl/calcChain.xml")
    edit.drop("xl/calcChain.xml")
    edit.unlink("xl/workbook.xml", identifier)
    edit.unlink("xl/calcChain.xml", "rId1")

    changed = PackageEdit(edit.result())
    assert "xl/calcChain.xml" not in edit
    assert "xl/calcChain.xml" not in changed
    assert "application/xml" == changed.content_type("xl/calcChain.xml")
    assert identifier not in changed.links("xl/workbook.xml")
    assert "" == changed.content_type("gambar.png")


def test_a_part_that_was_dropped_may_come_back(data):
    edit = PackageEdit(data)
    edit.drop("xl/calcChain.xml")
    edit.add("xl/calcChain.xml", b"<new/>", "application/x-chain")
    edit.replace("xl/calcChain.xml", b"<newer/>")

    changed = Package(edit.result())
    assert b"<newer/>" == changed.read("xl/calcChain.xml") == edit.read("xl/calcChain.xml")


def test_a_part_that_was_added_may_be_replaced_and_dropped(data):
    edit = PackageEdit(data)
    edit.add("xl/a.xml", b"<a/>", "application/x-a")
    edit.replace("xl/A.xml", b"<b/>")
    assert b"<b/>" == b"".join(edit.chunks("xl/a.xml"))

    edit.drop("xl/a.xml")
    assert "xl/a.xml" not in edit

    edit.add("xl/A.xml", b"<c/>", "application/xml")
    assert b"<c/>" == edit.read("xl/a.xml")
    assert "application/xml" == edit.content_type("xl/a.xml")


def test_what_is_not_there_is_named(data):
    edit = PackageEdit(data)

    for refused in (lambda: edit.read("xl/b.xml"), lambda: edit.replace("xl/b.xml", b"")):
        with pytest.raises(UnreadableWorkbookError) as told:
            refused()
        assert "xl/b.xml" in told.value.message.told("id")
    with pytest.raises(ValueError, match=r"workbook\.xml"):
        edit.add("xl/workbook.xml", b"", "")


def test_an_empty_part_that_is_called_deflated_is_empty():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("docProps/thumbnail.wmf", b"")
    data = target.getvalue()
    for record, method in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = data.index(record) + method
        data = data[:at] + b"\x08\x00" + data[at + 2 :]

    package = Package(data)

    package.inflate_all()
    assert b"" == package.read("docProps/thumbnail.wmf")
    assert data == PackageEdit(data).result()


def test_the_same_changes_give_the_same_bytes(data):
    def changed():
        edit = PackageEdit(data)
        edit.add("xl/médan.xml", b"<a/>", "application/x-a")
        return edit.result()

    assert changed() == changed()
    assert b"<a/>" == Package(changed()).read("xl/médan.xml")


def test_entries_of_a_program_that_writes_as_it_goes_stay_as_they_are():
    """Their sizes stand behind them, and in the directory with 64 bits."""

    class NoSeek(io.BytesIO):
        def seekable(self):
            return False

        def seek(self, *_):
            raise io.UnsupportedOperation

    target = NoSeek()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in workbook_parts({"RAB": sheet("")}).items():
            with package.open(name, "w", force_zip64=True) as part:
                part.write(content.encode())
    data = with_sizes_of_64_bits(target.getvalue())
    edit = PackageEdit(data)
    edit.replace("xl/workbook.xml", b"<workbook/>")

    changed = edit.result()

    Package(changed).inflate_all()
    before, after = entries(data), entries(changed)
    assert ["xl/workbook.xml"] == [name for name in before if before[name] != after[name]]


def test_what_stands_before_the_zip_and_folders_named_twice_stay(data):
    at = data.index(b"PK\x01\x02")
    size = 46 + len("xl/")
    end = data.rindex(b"PK\x05\x06")
    tail = bytearray(data[end:])
    fields = struct.unpack_from("<4s4H2LH", tail)
    struct.pack_into("<4H2L", tail, 4, 0, 0, fields[3] + 1, fields[4] + 1, fields[5] + size, at)
    twice = b"PK\x03\x04 foreign" + data[:end] + data[at : at + size] + tail
    edit = PackageEdit(twice)
    edit.replace("xl/workbook.xml", b"<workbook/>")

    changed = edit.result()

    assert changed.startswith(b"PK\x03\x04 foreign")
    Package(changed).inflate_all()
    with zipfile.ZipFile(io.BytesIO(changed)) as package:
        assert 2 == package.namelist().count("xl/")
        assert b"<workbook/>" == package.read("xl/workbook.xml")


def test_a_directory_of_64_bits_becomes_a_plain_one(data):
    edit = PackageEdit(with_an_end_of_64_bits(data))
    edit.replace("xl/workbook.xml", b"<workbook/>")
    plain = PackageEdit(data)
    plain.replace("xl/workbook.xml", b"<workbook/>")

    assert plain.result() == edit.result()


def test_a_size_of_64_bits_that_nobody_tells_is_refused(data):
    start = data.index(b"PK\x01\x02") + 20
    broken = data[:start] + b"\xff" * 8 + data[start + 8 :]

    with pytest.raises(UnreadableWorkbookError, match="zip64"):
        PackageEdit(broken)


def with_an_end_of_64_bits(data):
    """Let the end of the directory say that its counts stand before it, in 64 bits."""
    end = data.rindex(b"PK\x05\x06")
    _, _, _, _, count, size, offset, length = struct.unpack_from("<4s4H2LH", data, end)
    wide = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    full = (0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, *full, length)
    return data[:end] + wide + locator + tail + data[end + 22 :]


def with_sizes_of_64_bits(data):
    """Move the sizes of every record of the directory into an extra field."""
    start = data.index(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    records, position = b"", start
    while position < end:
        record = bytearray(data[position : position + 46])
        name, extra, comment = struct.unpack_from("<3H", record, 28)
        packed, size = struct.unpack_from("<2L", record, 20)
        wide = struct.pack("<2H2Q", 1, 16, size, packed) + struct.pack("<2H2s", 7, 2, b"xy")
        struct.pack_into("<2L", record, 20, 0xFFFFFFFF, 0xFFFFFFFF)
        struct.pack_into("<H", record, 30, len(wide))
        records += bytes(record) + data[position + 46 : position + 46 + name] + wide
        position += 46 + name + extra + comment
    count = data.count(b"PK\x01\x02")
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(records), start, 0)
    return data[:start] + records + tail
