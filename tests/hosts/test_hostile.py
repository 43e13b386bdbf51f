"""What is no workbook, or one built to harm: each named, within seconds and bounded memory."""

import os
import subprocess
import sys
import time
import zipfile
import zlib

import pytest

from kkg_xl.hosts.files.reading import limits
from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.usecases.unreadable import UnreadableWorkbookError
from tests.hosts.packages import MAIN, one_sheet, sheet, workbook_parts, write

ROW = '<row r="1"><c r="A1"><v>5</v></c></row>'
SECONDS = 5


def refusal(path):
    started = time.process_time()
    with pytest.raises(UnreadableWorkbookError) as caught:
        read_book(path)

    assert time.process_time() - started < SECONDS
    assert caught.value.message.told("id") != caught.value.message.told("en")
    return caught.value


@pytest.mark.parametrize(
    ("data", "kind", "what"),
    [
        (b"", "empty", "kosong"),
        (bytes(5000), "empty", "nol"),
        (b"<html><table><tr><td>5</td></tr></table></html>", "not-a-workbook", "HTML"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML><p>", "not-a-workbook", "HTML"),
        ("<html>".encode("utf-16"), "not-a-workbook", "HTML"),
        (b"No;Uraian;Jumlah\r\n1;Air;5000\r\n", "not-a-workbook", "CSV"),
        (b"No\tUraian\n1\tAir\n", "not-a-workbook", "CSV"),
        (b"Laporan kegiatan\n", "not-a-workbook", "teks biasa"),
        (b"%PDF-1.7\n", "not-a-workbook", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "not-a-workbook", "PNG"),
        (b"\xff\xd8\xff\xe0", "not-a-workbook", "JPEG"),
        (b"Rar!\x1a\x07", "not-a-workbook", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "not-a-workbook", "7-Zip"),
        (b"\x00\x01\x02garbage\xff", "not-a-workbook", "jenis lain"),
        (b"MIME-Version: 1.0\n", "not-a-workbook", "HTML"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "unsupported",
            "2003",
        ),
        (b"PK\x03\x04", "damaged", "terpotong"),
        (b"PK\x03\x04" + bytes(4000), "damaged", "terpotong"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "not-a-workbook", "jenis lain"),
    ],
)
@pytest.mark.parametrize("ending", ["xlsx", "xls"])
def test_what_is_no_workbook_is_called_by_its_name(tmp_path, data, kind, what, ending):
    path = tmp_path / f"b.{ending}"
    path.write_bytes(data)
    error = refusal(path)

    assert kind == error.kind
    assert what in error.message.told("id")


def compound(*names):
    """Make the container of old Office files with these entries in its directory."""
    directory = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0") + bytes(64) for name in ("Root Entry", *names)
    )
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + directory


@pytest.mark.parametrize(
    ("names", "kind", "what"),
    [
        (["EncryptionInfo", "EncryptedPackage"], "encrypted", "kata sandi"),
        (["WordDocument"], "not-a-workbook", "Word"),
        (["PowerPoint Document"], "not-a-workbook", "PowerPoint"),
    ],
)
def test_compound_files_are_told_apart(tmp_path, names, kind, what):
    path = tmp_path / "b.xlsx"
    path.write_bytes(compound(*names))
    error = refusal(path)

    assert kind == error.kind
    assert what in error.message.told("id")


def test_a_name_in_the_text_of_a_workbook_locks_nothing(tmp_path):
    path = tmp_path / "b.xls"
    path.write_bytes(compound("WordDocument") + b"xy" + "EncryptedPackage".encode("utf-16-le"))

    assert "not-a-workbook" == refusal(path).kind


def test_a_path_with_nothing_is_missing(tmp_path):
    assert "missing" == refusal(tmp_path / "tiada.xlsx").kind
    assert "missing" == refusal(tmp_path / "tiada" / "b.xlsx").kind


def test_a_path_that_no_system_takes_is_refused(tmp_path):
    assert "damaged" == refusal(tmp_path / ("b" * 5000)).kind
    assert "damaged" == refusal(tmp_path / "b\0.xlsx").kind


def test_a_folder_is_not_a_file(tmp_path):
    (tmp_path / "b.xlsx").mkdir()

    assert "not-a-file" == refusal(tmp_path / "b.xlsx").kind


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "b.xlsx")

    assert "not-a-file" == refusal(tmp_path / "b.xlsx").kind


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="this system has no /dev/zero")  # noqa: PTH110
def test_a_link_to_a_device_is_not_read(tmp_path):
    (tmp_path / "b.xlsx").symlink_to("/dev/zero")

    assert "not-a-file" == refusal(tmp_path / "b.xlsx").kind


def test_a_link_to_itself_is_refused(tmp_path):
    (tmp_path / "b.xlsx").symlink_to(tmp_path / "b.xlsx")

    assert "damaged" == refusal(tmp_path / "b.xlsx").kind


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user"
)
def test_a_forbidden_file_is_said(tmp_path):
    path = one_sheet(tmp_path / "b.xlsx", ROW)
    path.chmod(0)

    assert "no-permission" == refusal(path).kind


def test_a_file_that_the_system_refuses_is_said(tmp_path, monkeypatch):
    path = one_sheet(tmp_path / "b.xlsx", ROW)

    def refuse(_path):
        raise PermissionError

    monkeypatch.setattr(type(path), "read_bytes", refuse)

    assert "no-permission" == refusal(path).kind


def test_a_file_beyond_the_limit_is_not_read(tmp_path):
    path = tmp_path / "b.xlsx"
    with path.open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1)

    assert "too-large" == refusal(path).kind


def test_a_zip_that_is_cut_off_is_damaged(tmp_path):
    path = one_sheet(tmp_path / "b.xlsx", ROW)
    whole = path.read_bytes()
    for size in range(4, len(whole), 97):
        path.write_bytes(whole[:size])

        assert "damaged" == refusal(path).kind


def test_a_wrong_checksum_is_damage(tmp_path):
    path = one_sheet(tmp_path / "b.xlsx", ROW)
    crc = zlib.crc32(sheet(ROW).encode()).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(crc, b"\1\2\3\4"))

    assert "damaged" == refusal(path).kind


def test_xml_that_stops_in_the_middle_gives_no_partial_sheet(tmp_path):
    half = sheet(ROW)[:-40]

    assert "damaged" == refusal(write(tmp_path / "b.xlsx", workbook_parts({"RAB": half}))).kind


def test_a_sheet_that_is_listed_must_be_there(tmp_path):
    parts = workbook_parts({"RAB": sheet(ROW)})
    del parts["xl/worksheets/sheet1.xml"]
    error = refusal(write(tmp_path / "b.xlsx", parts))

    assert "damaged" == error.kind
    assert "sheet1.xml" in error.message.told("id")


def test_a_sheet_must_be_one(tmp_path):
    parts = workbook_parts({"RAB": f'<workbook xmlns="{MAIN}"/>'})

    assert "damaged" == refusal(write(tmp_path / "b.xlsx", parts)).kind


def test_a_workbook_must_have_a_sheet(tmp_path):
    assert "damaged" == refusal(write(tmp_path / "b.xlsx", workbook_parts({}))).kind


@pytest.mark.parametrize(
    ("root", "what"), [("document", "Word"), ("presentation", "PowerPoint"), ("x", "jenis lain")]
)
def test_other_documents_of_office_are_named(tmp_path, root, what):
    parts = workbook_parts({}) | {"xl/workbook.xml": f'<w:{root} xmlns:w="urn:w"/>'}
    error = refusal(write(tmp_path / "b.xlsx", parts))

    assert "not-a-workbook" == error.kind
    assert what in error.message.told("id")


def test_a_zip_of_anything_is_not_a_workbook(tmp_path):
    assert "not-a-workbook" == refusal(write(tmp_path / "b.xlsx", {"a.txt": "a"})).kind


def test_an_entry_behind_a_password_is_encrypted(tmp_path):
    path = one_sheet(tmp_path / "b.xlsx", ROW)
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    path.write_bytes(data)

    assert "encrypted" == refusal(path).kind


def test_a_sheet_taken_from_outside_is_unsafe(tmp_path):
    parts = workbook_parts({"RAB": sheet(ROW)})
    related = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = related.replace(
        'Target="worksheets/sheet1.xml"', 'Target="http://x.invalid/s" TargetMode="External"'
    )
    assert "unsafe" == refusal(write(tmp_path / "b.xlsx", parts)).kind


@pytest.mark.parametrize("target", ["../../../etc/passwd", "/etc/passwd", "file:///etc/passwd"])
def test_a_sheet_outside_the_package_is_not_looked_for(tmp_path, target):
    parts = workbook_parts({"RAB": sheet(ROW)})
    related = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = related.replace("worksheets/sheet1.xml", target)

    assert "damaged" == refusal(write(tmp_path / "b.xlsx", parts)).kind


@pytest.mark.parametrize("name", ["../../evil.xml", "C:evil.xml", "a/../../b.xml", "a\x01.xml"])
def test_names_that_lead_out_of_a_zip_are_unsafe(tmp_path, name):
    parts = workbook_parts({"RAB": sheet(ROW)}) | {name: "x"}

    assert "unsafe" == refusal(write(tmp_path / "b.xlsx", parts)).kind


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("again", ["xl/worksheets/sheet1.xml", "XL\\worksheets\\SHEET1.xml"])
def test_a_part_that_stands_twice_is_unsafe(tmp_path, again):
    path = one_sheet(tmp_path / "b.xlsx", ROW)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(again, sheet(""))

    assert "unsafe" == refusal(path).kind


def test_parts_that_overlap_are_unsafe(tmp_path):
    path = one_sheet(tmp_path / "b.xlsx", ROW)
    data = path.read_bytes()
    entry = data.rindex(b"PK\x01\x02")
    first = data[: entry + 42] + bytes(4) + data[entry + 46 :]
    path.write_bytes(first)

    assert "unsafe" == refusal(path).kind


def test_a_zip_of_too_many_parts_is_unsafe(tmp_path):
    many = {f"a{number}": "" for number in range(limits.ENTRIES + 1)}

    assert "unsafe" == refusal(write(tmp_path / "b.xlsx", many)).kind


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]>',
        '<!DOCTYPE a SYSTEM "http://x.invalid/">',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        "<!DOCTYPE a>",
    ],
)
@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "_rels/.rels"])
def test_definitions_in_xml_are_unsafe(tmp_path, prolog, part):
    parts = workbook_parts({"RAB": sheet(ROW)})
    head, mark, rest = parts[part].rpartition("?>")
    parts[part] = head + mark + prolog + rest

    assert "unsafe" == refusal(write(tmp_path / "b.xlsx", parts)).kind


def test_a_billion_laughs_are_not_laughed(tmp_path):
    entities = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    xml = sheet('<row r="1"><c r="A1" t="str"><v>&l9;</v></c></row>')
    xml = xml.replace("?>", f'?><!DOCTYPE l [<!ENTITY l0 "ha">{entities}]>')

    assert "unsafe" == refusal(write(tmp_path / "b.xlsx", workbook_parts({"RAB": xml}))).kind


def test_elements_nested_without_end_are_unsafe(tmp_path):
    path = one_sheet(tmp_path / "b.xlsx", ROW, after="<a>" * 200_000 + "</a>" * 200_000)

    assert "unsafe" == refusal(path).kind


@pytest.mark.parametrize("around", ["<!--{}-->", '<a b="{}"/>'])
def test_a_tag_without_end_is_not_read_again_and_again(tmp_path, monkeypatch, around):
    monkeypatch.setattr(limits, "XML_TOKEN_BYTES", 1 << 20)
    path = one_sheet(tmp_path / "b.xlsx", ROW, after=around.format("x" * (5 << 20)))

    assert "too-large" == refusal(path).kind


def test_shared_formulas_do_not_grow_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MOVED_FORMULAS", 9)
    rows = '<row r="1"><c r="A1"><f t="shared" ref="A1:A9" si="0">B1+C1</f></c></row>' + "".join(
        f'<row r="{row}"><c r="A{row}"><f t="shared" si="0"/></c></row>' for row in (2, 3)
    )
    assert "too-large" == refusal(one_sheet(tmp_path / "b.xlsx", rows)).kind


def test_a_merge_off_the_sheet_is_damage(tmp_path):
    path = one_sheet(
        tmp_path / "b.xlsx", ROW, after='<mergeCells><mergeCell ref="A1:XFE9"/></mergeCells>'
    )
    assert "damaged" == refusal(path).kind


def test_more_merges_than_anybody_makes_are_too_many(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MERGES", 2)
    merges = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 4))
    path = one_sheet(tmp_path / "b.xlsx", ROW, after=f"<mergeCells>{merges}</mergeCells>")

    assert "too-large" == refusal(path).kind


@pytest.mark.parametrize(
    ("limit", "value"),
    [
        ("CELLS", 1),
        ("SHEETS", 1),
        ("TEXTS", 1),
        ("STYLES", 1),
        ("XML_ELEMENTS", 3),
        ("PART_BYTES", 300),
    ],
)
def test_what_exceeds_a_limit_is_too_large(tmp_path, monkeypatch, limit, value):
    monkeypatch.setattr(limits, limit, value)
    rows = ROW + '<row r="2"><c r="A2"><v>5</v></c><c r="B2"><v>5</v></c></row>'
    parts = workbook_parts(
        {"RAB": sheet(rows), "Rekap": sheet("")},
        xl__sharedStrings_=f'<sst xmlns="{MAIN}"><si><t>a</t></si><si><t>b</t></si></sst>',
        xl__styles_=f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="1"/></cellXfs></styleSheet>',
    )
    assert "too-large" == refusal(write(tmp_path / "b.xlsx", parts)).kind


READING = """
import resource, sys
from pathlib import Path
limit = int(sys.argv[2]) << 20
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.usecases.unreadable import UnreadableWorkbookError
try:
    read_book(Path(sys.argv[1]))
except UnreadableWorkbookError as error:
    print(error.kind)
"""


def kind_in_little_memory(path, mebibytes=400):
    """Read in a process that may take no more in all."""
    pytest.importorskip("resource", reason="this system cannot limit memory")
    command = [sys.executable, "-c", READING, str(path), str(mebibytes)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert "" == done.stderr
    return done.stdout.strip()


def zeros(path, part, mebibytes, before=b"", after=b""):
    """Write a workbook in which one part goes on and on with zeros."""
    parts = workbook_parts({"RAB": sheet(ROW)}, xl__sharedStrings_="")
    del parts[part]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, xml in parts.items():
            package.writestr(name, xml)
        with package.open(part, "w", force_zip64=True) as bomb:
            bomb.write(before)
            for _ in range(mebibytes):
                bomb.write(bytes(1 << 20))
            bomb.write(after)
    return path


@pytest.fixture(scope="module")
def bombs(tmp_path_factory):
    """Make the large ones once."""
    folder = tmp_path_factory.mktemp("bombs")
    head, tail = sheet(" ").encode().split(b" </sheetData>")
    part = "xl/worksheets/sheet1.xml"
    return [
        zeros(folder / "zeros.xlsx", part, 1024),
        zeros(folder / "texts.xlsx", "xl/sharedStrings.xml", 64),
        zeros(folder / "rows.xlsx", part, 64, head, b"</sheetData>" + tail),
    ]


def test_a_gigabyte_of_zeros_in_a_small_zip_is_a_bomb(bombs):
    for path in bombs:
        assert path.stat().st_size < 8 << 20
        assert refusal(path).kind in ("unsafe", "damaged")
        assert kind_in_little_memory(path) in ("unsafe", "damaged")


def test_a_bomb_whose_size_is_denied_is_still_one(bombs, tmp_path):
    data = bombs[1].read_bytes()
    path = tmp_path / "b.xlsx"
    path.write_bytes(data.replace((64 << 20).to_bytes(4, "little"), (99).to_bytes(4, "little")))

    assert "unsafe" == refusal(path).kind


def test_more_cells_than_memory_are_refused_not_died_of(tmp_path):
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><v>{row}.5</v></c></row>' for row in range(1, 300_000)
    )
    path = one_sheet(tmp_path / "b.xlsx", rows)

    assert "too-large" == kind_in_little_memory(path, 120)
