"""Workbooks to measure with, made from nothing: the same cells every time.

A treasurer's workbook: a RAB of 20 lines, a cash book of 120 rows, attendance of 40 persons in 11
sessions; formulas have their results stored, as a spreadsheet program leaves them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import xlsxwriter


def treasurers_workbook(path: Path) -> None:
    """Write about 1,450 cells, 180 of them formulas."""
    with xlsxwriter.Workbook(str(path)) as workbook:
        money = workbook.add_format({"num_format": "#,##0"})
        _budget(workbook.add_worksheet("RAB"), money, 20)
        cash_book(workbook.add_worksheet("BKU"), money, 120)
        _attendance(workbook.add_worksheet("Hadir"), 40, 11)


def long_budget(path: Path, lines: int) -> None:
    """Write one budget of many lines, to see how cost grows."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as workbook:
        money = workbook.add_format({"num_format": "#,##0"})
        _budget(workbook.add_worksheet("RAB"), money, lines)


def _budget(sheet: Any, money: Any, lines: int) -> None:  # noqa: ANN401 -- XlsxWriter has no types
    sheet.write_row(0, 0, ("NO", "URAIAN", "VOLUME", "SATUAN", "HARI", "HARGA", "JUMLAH"))
    total = 0
    for row in range(1, lines + 1):
        volume, rate = row % 37 + 3, (row % 83 + 4) * 2500
        amount = volume * 3 * rate
        total += amount
        sheet.write_row(row, 0, (row, f"Belanja kegiatan {row}", volume, "org", 3))
        sheet.write_number(row, 5, rate, money)
        sheet.write_formula(row, 6, f"=C{row + 1}*E{row + 1}*F{row + 1}", money, amount)
    sheet.write_string(lines + 1, 1, "JUMLAH")
    sheet.write_formula(lines + 1, 6, f"=SUM(G2:G{lines + 1})", money, total)


def cash_book(sheet: Any, money: Any, rows: int) -> None:  # noqa: ANN401 -- as above
    """Write a cash book of so many entries."""
    sheet.write_row(0, 0, ("TANGGAL", "BUKTI", "URAIAN", "TERIMA", "KELUAR", "SALDO"))
    balance = 0
    for row in range(1, rows + 1):
        received, spent = (10_000_000, 0) if row % 40 == 1 else (0, (row % 29 + 1) * 5000)
        balance += received - spent
        sheet.write_string(row, 0, f"{row % 28 + 1:02d}-{row % 12 + 1:02d}-2009")
        sheet.write_row(row, 1, (f"{row:03d}", f"Transaksi nomor {row}"))
        sheet.write_number(row, 3, received, money)
        sheet.write_number(row, 4, spent, money)
        before = f"F{row}+" if row > 1 else ""
        sheet.write_formula(row, 5, f"={before}D{row + 1}-E{row + 1}", money, balance)


def _attendance(sheet: Any, persons: int, sessions: int) -> None:  # noqa: ANN401 -- as above
    sheet.write_row(0, 0, ("NO", "NAMA", *range(1, sessions + 1), "HADIR"))
    for row in range(1, persons + 1):
        present = [int((row * 7 + session) % 13 > 0) for session in range(sessions)]
        sheet.write_row(row, 0, (row, f"Peserta {row:02d}", *present))
        last = chr(ord("C") + sessions - 1)
        sheet.write_formula(
            row, sessions + 2, f"=SUM(C{row + 1}:{last}{row + 1})", None, sum(present)
        )
