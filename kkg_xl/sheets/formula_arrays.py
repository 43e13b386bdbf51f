"""Calculating with whole ranges at once, as SUMPRODUCT and array formulas do."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from kkg_xl.sheets.formula_site import Matrix, Raw, Site, Span
from kkg_xl.sheets.formula_values import NOT_AVAILABLE, CannotTellError, Fault, Value

MOST_CELLS = 50_000
"""Cells of a range that is calculated with as a whole."""

_CONSTANT = re.compile(
    r"""\s*(?:"((?:[^"]|"")*)"|(TRUE|FALSE)|(\#[A-Z0-9/!?]+)|([-+]?[0-9.]+(?:E[-+]?[0-9]{1,3})?))
        \s*([,;}])""",
    re.VERBOSE | re.IGNORECASE,
)


def dense(site: Site, raw: Raw) -> Matrix | Value:
    """Open a range: all its cells, blank ones too; a single cell is its value."""
    if not isinstance(raw, Span):
        return raw
    height, width = raw.height, raw.width
    if len(raw.sheets) != 1 or height * width > MOST_CELLS:
        raise CannotTellError
    site.sight.spend(height * width)
    rows: list[list[Value]] = [[None] * width for _ in range(height)]
    for row, column, value in site.located(raw):
        rows[row - raw.area.top][column - raw.area.left] = value
    if height == width == 1:
        return rows[0][0]
    return Matrix(tuple(tuple(row) for row in rows))


def first(result: Matrix | Value) -> Value:
    """Give the value that an array formula puts into its own cell."""
    return result.rows[0][0] if isinstance(result, Matrix) else result


def lifted(site: Site, run: Callable[..., Value], *operands: Matrix | Value) -> Matrix | Value:
    """Do to every value of a matrix what is done to one; single rows and columns are repeated."""
    matrices = [operand for operand in operands if isinstance(operand, Matrix)]
    if not matrices:
        return run(*operands)
    height = max(len(each.rows) for each in matrices)
    width = max(len(each.rows[0]) for each in matrices)
    if height * width > MOST_CELLS:
        raise CannotTellError
    site.sight.spend(height * width)
    return Matrix(
        tuple(
            tuple(
                run(*(_element(operand, row, column) for operand in operands))
                for column in range(width)
            )
            for row in range(height)
        )
    )


def matrix(text: str) -> Matrix | Value:
    """Read an array constant, as far as its rows are equally long.

    >>> matrix('{1,"a";2,TRUE}').rows
    ((Decimal('1'), 'a'), (Decimal('2'), True))
    """
    rows: list[list[Value]] = [[]]
    at = 1
    while at < len(text):
        match = _CONSTANT.match(text, at)
        if match is None:
            return Fault("#VALUE!")
        string, truth, error, number, end = match.groups()
        if string is not None:
            rows[-1].append(string.replace('""', '"'))
        elif truth:
            rows[-1].append(truth.upper() == "TRUE")
        else:
            rows[-1].append(Fault(error) if error else Decimal(number))
        if end == ";":
            rows.append([])
        at = match.end()
    return Matrix(tuple(tuple(row) for row in rows))


def _element(operand: Matrix | Value, row: int, column: int) -> Value:
    if not isinstance(operand, Matrix):
        return operand
    rows = operand.rows
    row = 0 if len(rows) == 1 else row
    column = 0 if len(rows[0]) == 1 else column
    if row >= len(rows) or column >= len(rows[row]):
        return NOT_AVAILABLE
    return rows[row][column]
