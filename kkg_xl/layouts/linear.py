"""Which rows of its own column a formula adds up, and how often: `=SUM(F5:F8,F12)/2`."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from kkg_xl.sheets.formula_references import Reference
from kkg_xl.sheets.formula_tree import Binary, Call, Missing, Node, Number, Percent, Slot, Unary
from kkg_xl.sheets.grid import Grid

_Rows: TypeAlias = dict[int, Decimal]
_VISIBLE_ONLY = 100
_SUM_CODES = (9, 109)
_TIDYING = frozenset({"ROUND", "ROUNDDOWN", "ROUNDUP", "INT", "TRUNC", "IFERROR", "N"})


class _OtherError(Exception):
    """The formula does something else than adding up figures of its column."""


def counted_rows(
    tree: Node, references: tuple[Reference, ...], grid: Grid, column: int
) -> tuple[tuple[int, Decimal], ...] | None:
    """Give the rows that a formula adds up in `column` and how often, `None` if it is no such sum.

    Rows without a cell are left out, so that `=SUM(F:F)` costs no more than the sheet has.
    """
    try:
        rows = _linear(tree, references, grid, column)
    except _OtherError:
        return None
    return tuple((row, times) for row, times in sorted(rows.items()) if times)


def _linear(  # noqa: C901, PLR0911 -- one case for each kind of node
    node: Node, references: tuple[Reference, ...], grid: Grid, column: int
) -> _Rows:
    match node:
        case Slot(index) if references[index].single:
            return _rows(references[index], grid, column)
        case Unary(op, inner):
            rows = _linear(inner, references, grid, column)
            return _times(rows, Decimal(-1 if op == "-" else 1))
        case Binary("+" | "-" as op, left, right):
            rows = _linear(left, references, grid, column)
            sign = Decimal(1 if op == "+" else -1)
            return _plus(rows, _times(_linear(right, references, grid, column), sign))
        case Binary("*", left, Number() | Percent() as share):
            return _times(_linear(left, references, grid, column), _constant(share))
        case Binary("*", Number() | Percent() as share, right):
            return _times(_linear(right, references, grid, column), _constant(share))
        case Binary("/", left, Number(value)) if value:
            return _times(_linear(left, references, grid, column), 1 / value)
        case Call("SUM", args):
            return _summed(args, references, grid, column)
        case Call("SUBTOTAL", (Number(code), *rest)) if int(code) in _SUM_CODES:
            rows = _summed(tuple(rest), references, grid, column)
            if code > _VISIBLE_ONLY:
                rows = {row: n for row, n in rows.items() if row not in grid.hidden_rows}
            return rows
        case Call(name, args) if name in _TIDYING and args:
            return _linear(args[0], references, grid, column)
    raise _OtherError


def _constant(node: Node) -> Decimal:
    """Give a number that stands in the formula: `7%`."""
    match node:
        case Number(value):
            return value
        case Percent(inner):
            return _constant(inner) / 100
    raise _OtherError


def _summed(
    args: tuple[Node, ...], references: tuple[Reference, ...], grid: Grid, column: int
) -> _Rows:
    rows: _Rows = {}
    for arg in args:
        match arg:
            case Slot(index):
                rows = _plus(rows, _rows(references[index], grid, column))
            case Missing():
                continue
            case _:
                rows = _plus(rows, _linear(arg, references, grid, column))
    return rows


def _rows(reference: Reference, grid: Grid, column: int) -> _Rows:
    area, sheet = reference.area, reference.sheet
    if reference.external or (sheet is not None and sheet.casefold() != grid.name.casefold()):
        raise _OtherError
    if area.left != column or area.right != column:
        raise _OtherError
    if area.bottom - area.top < len(grid.rows):
        found = (row for row in range(area.top, area.bottom + 1) if row in grid.rows)
    else:
        found = (row for row in grid.rows if area.top <= row <= area.bottom)
    return dict.fromkeys(found, Decimal(1))


def _plus(left: _Rows, right: _Rows) -> _Rows:
    for row, times in right.items():
        left[row] = left.get(row, Decimal(0)) + times
    return left


def _times(rows: _Rows, by: Decimal) -> _Rows:
    return {row: times * by for row, times in rows.items()}
