"""A workbook with everything that XlsxWriter can write; `newer_parts` adds what it cannot."""

from __future__ import annotations

import struct
import zlib
from datetime import date
from io import BytesIO
from pathlib import Path

import xlsxwriter

_CONVERSATION = "tc={00000000-0000-0000-0000-000000000002}"
"""Who writes the note that programs show which know no conversations."""

WHAT_IF = 40_000
"""What stands in M2 and M3 of the sheet Rekap, which may become a data table."""

PAYMENTS = (
    ("", "Dana diterima", 40_000, 0),
    (1, "Kegiatan 1", 0, 4_000),
    (2, "Kegiatan 2", 0, 6_000),
    (3, "Kegiatan 3", 0, 9_000),
)
"""Code, item, received and spent of the cash book in a rich workbook, in rupiah."""


def rich_workbook(path: Path, *, macros: bool = True) -> Path:
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
        others.write_comment("B2", "dari RAB", {"author": _CONVERSATION})
        names = [f"Peserta {number:02}" for number in range(1, 4)]
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        columns = [{"header": "Nama"}, {"header": "Tanggal", "format": day}, {"header": "Hadir"}]
        data = [[name, date(2009, 10, 17 + at), 1] for at, name in enumerate(names)]
        others.add_table("D1:F4", {"name": "Hadir", "columns": columns, "data": data})
        others.write_column("H1", ["Label Baris", *names, "Total Keseluruhan"])
        others.write_column("I1", ["Kehadiran", 1, 1, 1, 3])
        others.write_dynamic_array_formula("K1:K3", "=F2:F4*2", None, 2)
        others.write_column("K2", [2, 2])
        others.write_column("M2", [WHAT_IF, WHAT_IF])
        hidden = book.add_worksheet("Tersembunyi")
        hidden.embed_image("A1", "gambar.png", {"image_data": BytesIO(_picture())})
        hidden.hide()
        cash = book.add_worksheet("BKU")
        cash.write_row("A1", ["Tanggal", "Kode", "Uraian", "Masuk", "Keluar", "Saldo"])
        for row, (code, item, received, spent) in enumerate(PAYMENTS, 2):
            cash.write_row(row - 1, 0, [f"0{row}/10/2009", code, item, received, spent], money)
            before = f"F{row - 1}+" if row > 2 else ""
            left = sum(r - s for _, _, r, s in PAYMENTS[: row - 1])
            cash.write_formula(row - 1, 5, f"={before}D{row}-E{row}", money, left)
        held = book.add_worksheet("Daftar Hadir")
        held.write_row("A1", ["No", "Nama"])
        held.write_row("C1", [date(2009, 10, 17 + at) for at in range(3)], day)
        for row, (name, marks) in enumerate(zip(names, ("HHS", "HHH", "AH"), strict=True), 2):
            held.write_row(row - 1, 0, [row - 1, name, *marks])
        book.define_name("pagu", "=RAB!$F$7")
        if macros:
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
    sheet.data_validation("C2:C6", {"validate": "list", "source": "=Rekap!$F$2:$F$4"})
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


def _picture() -> bytes:
    """Make a picture of four grey dots."""

    def chunk(name: bytes, data: bytes) -> bytes:
        whole = name + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    dots = zlib.compress(b"\0\x40\x80\0\xc0\xff")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dots) + chunk(b"IEND", b"")
