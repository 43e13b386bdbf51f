"""Whether cells hold the same: what was read of them at two times, or was meant to stand there.

Results of formulas do not count: Excel calculates them, and they follow what people do elsewhere.
Nor does how a formula is spelled: Excel and others write it anew in their own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Context, Decimal
from typing import Final

from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.formulas import parse, split
from kkg_xl.sheets.grid import EMPTY_ROW, Cell, Grid, Kind
from kkg_xl.sheets.plan import CellChange, Result

_DIGITS: Final = Context(prec=15)
"""That a spreadsheet program keeps."""
_PREFIXES: Final = re.compile(r"_xl(?:fn|ws|pm)\.")
"""Stand before functions that came after 2007, in files and not in Excel."""
_TEXT: Final = re.compile(r'("(?:[^"]|"")*")')


def holds(cell: Cell, change: CellChange) -> bool:
    """Tell whether a cell holds what a change says, however it is shown."""
    if change.formula is not None:
        return cell.formula is not None and same_formula(cell.formula, change.formula)
    return cell.formula is None and _is_constant(cell, change.value)


def _is_constant(cell: Cell, value: Result) -> bool:
    if value is None or value == "":
        return cell.value in (None, "")
    if isinstance(value, Fault):
        return cell.kind is Kind.ERROR and cell.value == value.code
    if isinstance(value, Decimal):
        return isinstance(cell.value, Decimal) and _kept(cell.value) == _kept(value)
    return type(cell.value) is type(value) and cell.value == value and cell.kind is not Kind.ERROR


def same_content(one: Cell, other: Cell) -> bool:
    """Tell whether two cells hold the same constant or the same formula."""
    if one is other or one == other:
        return True
    if one.array != other.array or (one.formula is None) is not (other.formula is None):
        return False
    if one.formula is not None and other.formula is not None:
        return same_formula(one.formula, other.formula)
    if one.value in (None, "") and other.value in (None, ""):
        return True
    if isinstance(one.value, Decimal) and isinstance(other.value, Decimal):
        return _kept(one.value) == _kept(other.value)
    return (one.kind, one.value) == (other.kind, other.value)


def same_formula(one: str, other: str) -> bool:
    """Tell whether two formulas say the same.

    >>> same_formula("SUM( F5:F9 )", "=sum(F5:F9)"), same_formula("'RAB'!F5", "RAB!$F5")
    (True, False)
    """
    one, other = (_PREFIXES.sub("", each.removeprefix("=")) for each in (one, other))
    if one == other:
        return True
    left, right = parse(one), parse(other)
    if [(str(r.sheet).casefold(), r.area, r.fixed) for r in left.references] != [
        (str(r.sheet).casefold(), r.area, r.fixed) for r in right.references
    ]:
        return False
    if left.shape is not None and left.shape == right.shape:
        return True
    return _bare(split(one)[0]) == _bare(split(other)[0])


def different(before: Grid, after: Grid) -> Iterator[tuple[int, int]]:
    """Give the cells that do not hold the same on two sheets, by row and column."""
    for row in sorted({*before.rows, *after.rows}):
        old, new = before.rows.get(row, EMPTY_ROW), after.rows.get(row, EMPTY_ROW)
        if old == new:
            continue
        for column in sorted({*old, *new}):
            if not same_content(before.cell(row, column), after.cell(row, column)):
                yield row, column


def _bare(skeleton: str) -> str:
    """Give a formula without blanks and in capitals, but for its texts."""
    parts = _TEXT.split(skeleton)
    return "".join(
        part if at % 2 else "".join(part.upper().split()) for at, part in enumerate(parts)
    )


def _kept(number: Decimal) -> Decimal:
    return _DIGITS.create_decimal(number)
