"""The same workbook a few rows further down and a few columns to the right.

What is found must move along: nothing may depend on where on its sheet a table starts.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kkg_xl.sheets.refs import address, column_number, letters, parse_address
from tests.planted.catalogue import Case
from tests.planted.expectations import Expectation, Expected
from tests.planted.sheets import Sheet

_OWN = re.compile(r"""("[^"]*")|('[^']*'!)|(\$?)\b([A-Z]{1,2})(\$?)(\d+)\b(?![\w(])""")
_AREA = re.compile(r"([A-Z]+)(\d+)")


def moved(case: Case, rows: int, columns: int) -> Case:
    """Move every sheet of a workbook, and what is expected there, down and to the right."""

    def elsewhere(cell: str) -> str:
        row, column = parse_address(cell)
        return address(row + rows, column + columns)

    def sheet(one: Sheet) -> Sheet:
        cells = {elsewhere(cell): formula(text) for cell, text in one.cells.items()}
        hidden = (letters(column_number(name) + columns) for name in one.hidden_columns)
        return replace(
            one,
            cells=cells,
            merged=_AREA.sub(lambda match: elsewhere(match[0]), one.merged),
            hidden_rows=frozenset(row + rows for row in one.hidden_rows),
            hidden_columns=frozenset(hidden),
        )

    def formula(text: str) -> str:
        if not text.startswith("="):
            return text
        written, arrow, stored = text.partition(" ->")
        return _OWN.sub(reference, written) + arrow + stored

    def reference(match: re.Match[str]) -> str:
        if match[4] is None:
            return match[0]
        column, row = _AREA.fullmatch(elsewhere(match[4] + match[6])).groups()  # type: ignore[union-attr]
        return match[3] + column + match[5] + row

    def way(one: Expected) -> Expected:
        cells = (cell and (cell if cell == "*" else elsewhere(cell)) for cell in one.cells)
        return replace(one, cells=tuple(cells))

    def expectation(one: Expectation) -> Expectation:
        return replace(one, ways=tuple(map(way, one.ways)))

    return replace(
        case,
        name=f"{case.name}-moved",
        sheets=tuple(map(sheet, case.sheets)),
        expected=tuple(map(expectation, case.expected)),
    )
