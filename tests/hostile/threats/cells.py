"""Cells where none can be, areas of millions, and values that are none."""

from __future__ import annotations

from functools import partial

from tests.hostile.old_formats import BUDGET, xls, xlsb, zipped
from tests.hostile.threats.threat import Threat, book, number, plan, replaced, rows, text
from tests.hosts.packages import styles, texts

_SHEET, _ALL = "xl/worksheets/sheet1.xml", "A1:XFD1048576"


def _row(inside: str) -> bytes:
    """Write the plan with one more row behind its own."""
    return replaced(_SHEET, "</sheetData>", inside + "</sheetData>")


def _around(inside: str) -> bytes:
    return book(after=inside)


def _cell(address: str, inside: str) -> bytes:
    return book({address: inside})


def _dated(code: str, value: str, properties: str = "") -> bytes:
    """Write an amount in a cell that shows a date."""
    return book({"E4": f's="1"><v>{value}</v>'}, xl__styles_=styles(code), properties=properties)


def _shared(index: str) -> bytes:
    listed = texts("<t>Pertama</t>", "<t>Terakhir</t>")
    return book({"B4": f't="s"><v>{index}</v>'}, xl__sharedStrings_=listed)


def _unordered() -> bytes:
    whole = rows()
    first, cut, rest = whole.partition("</row>")
    return replaced(_SHEET, whole, rest + first + cut)


def _copies() -> bytes:
    """Point from very many cells to one text of the greatest length."""
    cells = "".join(
        f'<row r="{row}">' + '<c t="s"><v>0</v></c>' * 100 + "</row>" for row in range(20, 1020)
    )
    listed = texts(f"<t>{'satu dua ' * 3640}</t>")
    parts = plan(xl__sharedStrings_=listed)
    sheet = str(parts[_SHEET]).replace("</sheetData>", f"{cells}</sheetData>")
    return zipped({**parts, _SHEET: sheet})


_STALE = "result-stale@RAB!F4"
_UNREAD = "number-unreadable@RAB!E4"
_TEXT = "number-as-text@RAB!E4"
THREATS = (
    Threat("a merge over the whole sheet", partial(_around, f'<mergeCells><mergeCell ref="{_ALL}"/></mergeCells>'), "read"),
    Threat("a link over the whole sheet", partial(_around, f'<hyperlinks><hyperlink ref="{_ALL}" location="A1"/></hyperlinks>'), "read"),
    Threat("a condition over the whole sheet", partial(_around, f'<conditionalFormatting sqref="{_ALL}"><cfRule type="expression" priority="1"><formula>A1</formula></cfRule></conditionalFormatting>'), "read"),
    Threat("an array formula over the whole sheet", partial(_cell, "H4", f'><f t="array" ref="{_ALL}">E4*2</f><v>70000</v>'), "read"),
    Threat("a data table over the whole sheet", partial(_cell, "H4", f'><f t="dataTable" ref="{_ALL}" r1="A1"/><v>7</v>'), "read"),
    Threat("a hundred thousand merges", partial(_around, "<mergeCells>" + "".join(f'<mergeCell ref="A{at}:B{at}"/>' for at in range(10, 100_012)) + "</mergeCells>"), "too-large"),
    Threat("a merge off the sheet", partial(_around, '<mergeCells><mergeCell ref="A1:XFE9"/></mergeCells>'), "damaged"),
    Threat("all columns hidden", partial(book, None, '<cols><col min="1" max="16384" hidden="1"/></cols>'), "read"),
    Threat("a column range beyond counting", partial(book, None, f'<cols><col min="1" max="{"9" * 5000}" hidden="1"/></cols>'), "damaged"),
    Threat("two cells in opposite corners", lambda: _row('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "read"),
    Threat("a full stop far below", lambda: _row('<row r="1048576"><c r="A1048576" t="str"><v>.</v></c></row>'), "read"),
    Threat("a row beyond the last", lambda: _row('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'), "damaged", says="1048577"),
    Threat("row 4294967295", lambda: _row('<row r="4294967295"><c r="A1"><v>1</v></c></row>'), "damaged"),
    Threat("row 0", lambda: _row('<row r="0"><c r="A0"><v>1</v></c></row>'), "damaged"),
    Threat("row -1", lambda: _row('<row r="-1"><c r="A8"><v>1</v></c></row>'), "damaged"),
    Threat("column ZZZZZZ", lambda: _row('<row r="9"><c r="ZZZZZZ9"><v>1</v></c></row>'), "damaged"),
    Threat("a cell that is nowhere", lambda: _row('<row r="9"><c r="?"><v>1</v></c></row>'), "damaged"),
    Threat("an address of five thousand digits", lambda: _row(f'<row r="9"><c r="A{"9" * 5000}"><v>1</v></c></row>'), "damaged"),
    Threat("a dimension too small", partial(book, None, '<dimension ref="A1"/>'), "read"),
    Threat("a dimension of the whole sheet", partial(book, None, f'<dimension ref="{_ALL}"/>'), "read"),
    Threat("a cell that stands twice", lambda: _row('<row r="7"><c r="F7"><v>999</v></c></row>'), "damaged", says="written twice"),
    Threat("rows out of order", _unordered, "read"),
    Threat("text 99 of 2", partial(_shared, "99"), "damaged", says="text number '99'"),
    Threat("text -1", partial(_shared, "-1"), "damaged", says="text number '-1'"),
    Threat("text abc", partial(_shared, "abc"), "damaged", says="text number 'abc'"),
    *(Threat(f"the number {told}", partial(_cell, "E4", ">" + number(told)), "damaged", says="should hold a number")
      for told in ("NaN", "INF", "1e999", "1_000", "１２", "1,5", " 12 ", "0x10")),
    Threat("a type nobody has", partial(_cell, "E4", 't="zz"><v>5</v>'), "damaged", says="type"),
    Threat("the largest number there is", partial(_cell, "E4", ">" + number("1.7976931348623157e308")), "read", _UNREAD),
    Threat("the smallest number there is", partial(_cell, "E4", ">" + number("4.9e-324")), "read", f"{_UNREAD} {_STALE}"),
    *(Threat(f"an amount typed {told}", partial(_cell, "E4", text(told)), "read", _TEXT)
      for told in ("35.000", "Rp 35.000,-", "35\u00a0000", "Rp35.000,00")),
    Threat("an amount in words of no language", partial(_cell, "E4", text("tiga lima ribuan")), "read", f"{_UNREAD} {_STALE}"),
    Threat("a NIP that lost its digits", partial(_cell, "H4", ">" + number("1.9900101201503200E+17")), "read"),
    Threat("money below zero in a cell of dates", partial(_dated, "dd/mm/yyyy", "-35000"), "read", f"amount-negative@RAB!E4 {_STALE}"),
    Threat("money in a cell of dates", partial(_dated, "dd/mm/yyyy", "35000"), "read", _UNREAD),
    Threat("millions in a cell of dates", partial(_dated, "dd/mm/yyyy", "12500000"), "read", _STALE),
    Threat("days counted from 1904", partial(_dated, "dd/mm/yyyy", "60", '<workbookPr date1904="1"/>'), "read", _STALE),
    *(Threat(f"the error {code}", partial(_cell, "F4", f't="e"><f>C4*E4</f><v>{code}</v>'), "read", "formula-error@RAB!F4 result-stale@RAB!F7")
      for code in ("#REF!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#ENTAH!")),
    Threat("a hundred thousand cells with one long text", _copies, "too-large", says="texts in its cells"),
    Threat("NaN in an old workbook", lambda: xls([*BUDGET[:3], (1, "Air", 2, "dus", float("nan"), 4), *BUDGET[4:]]), "read", "formula-error@RAB!E4 grand-total-differs@RAB!F7", ending="xls"),
    Threat("infinity in a binary workbook", lambda: xlsb([*BUDGET[:3], (1, "Air", 2, "dus", float("inf"), 4), *BUDGET[4:]]), "read", "formula-error@RAB!E4 grand-total-differs@RAB!F7", ending="xlsb"),
)  # fmt: skip
