"""Workbooks with a budget and a cash book, and what the realisation written for them says."""

from __future__ import annotations

from kkg_xl.domain.line_codes import codes, lines_by_code, parts
from kkg_xl.domain.table import Table
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.sheet_plan import SheetPlan
from kkg_xl.usecases.realisation import realisation
from tests.support.grids import book

RAB = """
Sheet: RAB

|   | A   | B               | C      | D            | E           |
| - | --- | --------------- | ------ | ------------ | ----------- |
| 1 | NO  | URAIAN          | VOLUME | HARGA SATUAN | JUMLAH      |
| 2 | A   | IN SERVICE      |        |              |             |
| 3 | 1   | Uang saku       | 9      | 150.000      | =C3*D3      |
| 4 | 2   | Konsumsi        | 120    | 20.000       | =C4*D4      |
| 5 |     | Jumlah A        |        |              | =SUM(E3:E4) |
| 6 | B   | ON SERVICE      |        |              |             |
| 7 | 1   | Uang saku       | 8      | 200.000      | =C7*D7      |
| 8 | 2   | Fotokopi materi | 400    | 500          | =C8*D8      |
| 9 |     | Jumlah B        |        |              | =SUM(E7:E8) |
| 10 |    | JUMLAH          |        |              | =E5+E9      |
"""
BKU = """
Sheet: BKU

|   | A          | B      | C                   | D         | E         | F         |
| - | ---------- | ------ | ------------------- | --------- | --------- | --------- |
| 1 | TANGGAL    | KODE   | URAIAN              | MASUK     | KELUAR    | SALDO     |
"""
FIRST = "| 2 | 2009-10-05 | | Terima dana tahap 1 | 6.000.000 | | =D2-E2 |\n"


def entered(*rows: str) -> Book:
    """Give a workbook with a budget and the entries of a cash book, `date | code | item | paid`."""
    table = BKU + FIRST
    for number, row in enumerate(rows, 3):
        day, code, item, paid, *came = (part.strip() for part in row.split("|"))
        received = came[0] if came else ""
        balance = f"=F{number - 1}+D{number}-E{number}"
        table += f"| {number} | {day} | {code} | {item} | {received} | {paid} | {balance} |\n"
    return book(RAB + table)


def sheet(given: Book) -> SheetPlan:
    """Give the sheet that is planned."""
    (plan,) = realisation(given).plan.sheets
    return plan


def told(given: Book, *columns: int) -> dict[str, tuple[object, ...]]:
    """Give what the lines say in some columns, by their code; the total as `JUMLAH`."""
    rows: dict[int, dict[int, object]] = {}
    for cell in sheet(given).cells:
        rows.setdefault(cell.row, {})[cell.column] = cell.value
    signed = min(row for row, cells in rows.items() if "Mengetahui," in cells.values())
    return {
        str(cells[1]): tuple(cells.get(column) for column in columns)
        for row, cells in rows.items()
        if 7 < row < signed and cells.get(8) is not None
    }


def listed(given: Book) -> list[tuple[object, ...]]:
    """Give code, item, amount and way of the payments in the list."""
    rows: dict[int, dict[int, object]] = {}
    for cell in sheet(given).cells:
        rows.setdefault(cell.row, {})[cell.column] = cell.value
    heads = [row for row, cells in rows.items() if cells.get(1) == "KODE"]
    if not heads:
        return []
    found = []
    row = heads[0] + 1
    while isinstance(rows.get(row, {}).get(6), str):
        found.append(tuple(rows[row].get(column) for column in (1, 2, 3, 6)))
        row += 1
    return found


def spent_on(table: Table) -> str:
    """Give a cash book that pays half of every line: most by code, some by words, a few by neither.

    A code that several lines have is left out, as a treasurer would who was asked about it.
    """
    known, own = lines_by_code(table), codes(table)
    rows: list[str] = []
    for line in table.lines:
        planned = line.figures[table.money[0]].amount
        if planned is None or planned < 2 or planned % 1:
            continue
        code, item = f"'{own[line.index]}", f"Bayar {' '.join(line.item.split())}"
        if len(rows) % 3 == 1 or len(known.get(parts(code), ())) != 1:
            code = ""
        if len(rows) % 7 == 6:
            code, item = "", "Bensin dan parkir"
        row, day = len(rows) + 3, f"2009-10-{6 + len(rows) % 20:02}"
        balance = f"=F{row - 1}+D{row}-E{row}"
        rows.append(f"| {row} | {day} | {code} | {item} | | {int(planned) // 2} | {balance} |\n")
    came = "| 2 | 2009-10-05 | | Terima dana tahap 1 | 99.000.000.000 | | =D2-E2 |\n"
    return BKU.replace("Sheet: BKU", "Sheet: Buku kas") + came + "".join(rows)
