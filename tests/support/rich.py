"""Workbooks with everything that a workbook can have, and how much of it there is in a file."""

from __future__ import annotations

import re
import struct
import zlib
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import xlsxwriter

from kkg_xl.hosts.files.writing.package_edit import PackageEdit

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_MICROSOFT = "http://schemas.microsoft.com/office"
_THREADED = f"{_MICROSOFT}/spreadsheetml/2018/threadedcomments"
_PERSON = "{00000000-0000-0000-0000-000000000001}"

PARTS = {
    "drawings": r"xl/drawings/drawing\d+\.xml",
    "drawings of comments and controls": r"xl/drawings/vmlDrawing\d+\.vml",
    "charts": r"xl/charts/chart\d+\.xml",
    "pictures": r"xl/media/.*",
    "comments": r"xl/comments\d+\.xml",
    "threaded comments": r"xl/threadedComments/.*\.xml",
    "pivot tables": r"xl/pivotTables/pivotTable\d+\.xml",
    "slicers": r"xl/slicers/slicer\d+\.xml",
    "external links": r"xl/externalLinks/externalLink\d+\.xml",
    "macros": r"xl/vbaProject\.bin",
    "tables": r"xl/tables/table\d+\.xml",
    "checkboxes": r"xl/featurePropertyBag/.*\.xml",
}
ELEMENTS = (
    "dataValidation",
    "conditionalFormatting",
    "cfRule",
    "x14:conditionalFormatting",
    "x14:dataValidation",
    "x14:sparkline",
    "hyperlink",
    "mergeCell",
    "definedName",
    "xdr:sp",
    "xdr:pic",
    "xdr:graphicFrame",
)


def features(path: Path) -> Counter[str]:
    """Count what a workbook has beside its cells: parts by kind, elements by name."""
    counted: Counter[str] = Counter()
    with ZipFile(path) as package:
        for name in package.namelist():
            for feature, pattern in PARTS.items():
                counted[feature] += bool(re.fullmatch(pattern, name))
            if name.endswith(".xml"):
                text = package.read(name).decode("utf-8", "replace")
                for element in ELEMENTS:
                    counted[element] += len(re.findall(f"<{element}[ />]", text))
    return +counted


def contents(path: Path) -> dict[str, bytes]:
    """Give every part of a workbook by its name, in the order of the file."""
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


PAYMENTS = (
    ("", "Dana diterima", 40_000, 0),
    (1, "Kegiatan 1", 0, 4_000),
    (2, "Kegiatan 2", 0, 6_000),
    (3, "Kegiatan 3", 0, 9_000),
)
"""Code, item, received and spent of the cash book in a rich workbook, in rupiah."""


def rich_workbook(path: Path) -> Path:
    """Write a workbook that has what XlsxWriter can write."""
    with xlsxwriter.Workbook(str(path)) as book:
        lines = book.add_worksheet("RAB")
        money = book.add_format({"num_format": "#,##0", "border": 1})
        lines.write_row("A1", ["No", "Uraian", "Volume", "Satuan", "Harga", "Jumlah"])
        for row in range(2, 7):
            lines.write_row(row - 1, 0, [row - 1, f"Kegiatan {row - 1}", 2, "kali"])
            lines.write(row - 1, 4, 1000 * row, money)
            lines.write_formula(row - 1, 5, f"=C{row}*E{row}", money, 2000 * row)
        lines.write_formula("F7", "=SUM(F2:F6)", money, 40000)
        lines.merge_range("A9:F9", "Empat puluh ribu rupiah")
        lines.write_array_formula("H2:H3", "{=C2:C3*2}", None, 4)
        _decorate(lines, book)
        others = book.add_worksheet("Rekap")
        others.write_formula("B2", "=RAB!F7", money, 40000)
        others.write_formula("B3", "='[lain.xlsx]Sheet1'!A1", money, 1)
        others.write_comment("B2", "dari RAB")
        names = [f"Peserta {number:02}" for number in range(1, 4)]
        columns = [{"header": "Nama"}, {"header": "Hadir"}]
        options = {"name": "Hadir", "columns": columns, "data": [[name, 1] for name in names]}
        others.add_table("D1:E4", options)
        book.add_worksheet("Tersembunyi").hide()
        cash = book.add_worksheet("BKU")
        cash.write_row("A1", ["Tanggal", "Kode", "Uraian", "Masuk", "Keluar", "Saldo"])
        for row, (code, item, received, spent) in enumerate(PAYMENTS, 2):
            cash.write_row(row - 1, 0, [f"0{row}/10/2009", code, item, received, spent], money)
            before = f"F{row - 1}+" if row > 2 else ""
            left = sum(r - s for _, _, r, s in PAYMENTS[: row - 1])
            cash.write_formula(row - 1, 5, f"={before}D{row}-E{row}", money, left)
        book.define_name("pagu", "=RAB!$F$7")
        book.add_vba_project(BytesIO(b"macros" * 50), is_stream=True)
    return path


def _decorate(sheet: xlsxwriter.worksheet.Worksheet, book: xlsxwriter.Workbook) -> None:
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=RAB!$F$2:$F$6", "categories": "=RAB!$B$2:$B$6"})
    sheet.insert_chart("J2", chart)
    sheet.insert_image("J20", "gambar.png", {"image_data": BytesIO(_picture())})
    sheet.insert_textbox("J30", "Mengetahui")
    sheet.insert_button("J35", {"caption": "Hitung", "macro": "hitung"})
    sheet.insert_checkbox("I2", boolean=True)
    sheet.write_url("B12", "https://example.org/")
    sheet.write_comment("F7", "diperiksa")
    sheet.add_sparkline("G2", {"range": "RAB!C2:E2"})
    sheet.data_validation("D2:D6", {"validate": "list", "source": ["kali", "orang"]})
    sheet.data_validation("C2:C6", {"validate": "list", "source": "=Rekap!$E$2:$E$4"})
    sheet.conditional_format("F2:F6", {"type": "data_bar", "data_bar_2010": True})
    red = book.add_format({"font_color": "red"})
    rule = {"type": "cell", "criteria": ">", "value": 5000, "format": red}
    sheet.conditional_format("F2:F6", rule)
    sheet.print_area("A1:F9")
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    sheet.set_header(
        "&C&G", {"image_center": "gambar.png", "image_data_center": BytesIO(_picture())}
    )


class _Newer(NamedTuple):
    """A part that XlsxWriter cannot write; the links to it start at the workbook or a sheet."""

    of_workbook: bool
    name: str
    relation: str
    announced: str
    xml: str


_OPEN = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_EXCEL = "application/vnd.ms-excel"
_NEWER = (
    _Newer(
        of_workbook=True,
        name="xl/persons/person.xml",
        relation=f"{_MICROSOFT}/2017/10/relationships/person",
        announced=f"{_EXCEL}.person+xml",
        xml=f'<personList xmlns="{_THREADED}"><person displayName="Peserta 01" id="{_PERSON}"/>'
        "</personList>",
    ),
    _Newer(
        of_workbook=False,
        name="xl/threadedComments/threadedComment1.xml",
        relation=f"{_MICROSOFT}/2017/10/relationships/threadedComment",
        announced=f"{_EXCEL}.threadedcomments+xml",
        xml=f'<ThreadedComments xmlns="{_THREADED}"><threadedComment ref="B2" id="{_PERSON}"'
        f' personId="{_PERSON}" dT="2009-10-19T09:30:00.00"><text>benar?</text></threadedComment>'
        "</ThreadedComments>",
    ),
    _Newer(
        of_workbook=False,
        name="xl/slicers/slicer1.xml",
        relation=f"{_MICROSOFT}/2007/relationships/slicer",
        announced=f"{_EXCEL}.slicer+xml",
        xml=f'<slicers xmlns="{_MICROSOFT}/spreadsheetml/2009/9/main"><slicer name="Nama"'
        ' cache="Nama" rowHeight="234950"/></slicers>',
    ),
    _Newer(
        of_workbook=False,
        name="xl/pivotTables/pivotTable1.xml",
        relation="pivotTable",
        announced=f"{_OPEN}.pivotTable+xml",
        xml=f'<pivotTableDefinition xmlns="{_MAIN}" name="Pivot" cacheId="1" dataCaption="Isi">'
        '<location ref="H1:I4" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/>'
        "</pivotTableDefinition>",
    ),
    _Newer(
        of_workbook=True,
        name="xl/externalLinks/externalLink1.xml",
        relation="externalLink",
        announced=f"{_OPEN}.externalLink+xml",
        xml=f'<externalLink xmlns="{_MAIN}"/>',
    ),
)


def with_newer_parts(path: Path) -> Path:
    """Add what XlsxWriter cannot write: a pivot table, a slicer, threaded comments, a link."""
    package = PackageEdit(path.read_bytes())
    main = package.main_part()
    sheet = package.links(main)["rId2"].target
    for part in _NEWER:
        package.add(part.name, part.xml.encode(), part.announced)
        package.link(main if part.of_workbook else sheet, part.relation, part.name)
    path.write_bytes(package.result())
    return path


def _picture() -> bytes:
    """Make a picture of four grey dots."""

    def chunk(name: bytes, data: bytes) -> bytes:
        whole = name + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    dots = zlib.compress(b"\0\x40\x80\0\xc0\xff")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dots) + chunk(b"IEND", b"")
