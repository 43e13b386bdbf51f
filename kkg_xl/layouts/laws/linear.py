"""Which cells a formula adds up, and how often: `=SUM(F5:F8,F12)/2`."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from kkg_xl.sheets.formula_references import Reference
from kkg_xl.sheets.formula_tree import Binary, Call, Missing, Node, Number, Percent, Slot, Unary
from kkg_xl.sheets.grid import Grid

Cells: TypeAlias = dict[tuple[int, int], Decimal]
"""How often cells are added up, by row and column."""

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
    cells = counted_cells(tree, references, grid)
    if cells is None or any(own != column for _, own in cells):
        return None
    return tuple((row, times) for (row, _), times in sorted(cells.items()) if times)


def counted_cells(tree: Node, references: tuple[Reference, ...], grid: Grid) -> Cells | None:
    """Give the cells that a formula adds up, whatever their column; `None` if it is no such sum."""
    try:
        return _linear(tree, references, grid)
    except _OtherError:
        return None


def _linear(  # noqa: C901, PLR0911 -- one case for each kind of node
    node: Node, references: tuple[Reference, ...], grid: Grid
) -> Cells:
    match node:
        case Slot(index) if references[index].single:
            return _rows(references[index], grid)
        case Unary(op, inner):
            cells = _linear(inner, references, grid)
            return _times(cells, Decimal(-1 if op == "-" else 1))
        case Binary("+" | "-" as op, left, right):
            cells = _linear(left, references, grid)
            sign = Decimal(1 if op == "+" else -1)
            return _plus(cells, _times(_linear(right, references, grid), sign))
        case Binary("*", left, Number() | Percent() as share):
            return _times(_linear(left, references, grid), _constant(share))
        case Binary("*", Number() | Percent() as share, right):
            return _times(_linear(right, references, grid), _constant(share))
        case Binary("/", left, Number(value)) if value:
            return _times(_linear(left, references, grid), 1 / value)
        case Call("SUM", args):
            return _summed(args, references, grid)
        case Call("SUBTOTAL", (Number(code), *rest)) if int(code) in _SUM_CODES:
            cells = _summed(tuple(rest), references, grid)
            if code > _VISIBLE_ONLY:
                cells = {at: n for at, n in cells.items() if at[0] not in grid.hidden_rows}
            return cells
        case Call(name, args) if name in _TIDYING and args:
            return _linear(args[0], references, grid)
    raise _OtherError


def _constant(node: Node) -> Decimal:
    """Give a number that stands in the formula: `7%`."""
    match node:
        case Number(value):
            return value
        case Percent(inner):
            return _constant(inner) / 100
    raise _OtherError


def _summed(args: tuple[Node, ...], references: tuple[Reference, ...], grid: Grid) -> Cells:
    cells: Cells = {}
    for arg in args:
        match arg:
            case Slot(index):
                cells = _plus(cells, _rows(references[index], grid))
            case Missing():
                continue
            case _:
                cells = _plus(cells, _linear(arg, references, grid))
    return cells


def _rows(reference: Reference, grid: Grid) -> Cells:
    area, sheet = reference.area, reference.sheet
    if reference.external or (sheet is not None and sheet.casefold() != grid.name.casefold()):
        raise _OtherError
    if area.left != area.right:
        raise _OtherError
    if area.bottom - area.top < len(grid.rows):
        found = (row for row in range(area.top, area.bottom + 1) if row in grid.rows)
    else:
        found = (row for row in grid.rows if area.top <= row <= area.bottom)
    return {(row, area.left): Decimal(1) for row in found}


def _plus(left: Cells, right: Cells) -> Cells:
    for at, times in right.items():
        left[at] = left.get(at, Decimal(0)) + times
    return left


def _times(cells: Cells, by: Decimal) -> Cells:
    return {at: times * by for at, times in cells.items()}
