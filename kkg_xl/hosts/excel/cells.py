"""Cells of a live workbook written: in blocks, and one by one where a block did not do it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from kkg_xl.hosts.excel.blocks import AS_IT_IS, Block, alone, blocks
from kkg_xl.hosts.excel.reaching import (
    Reach,
    number_format,
    set_array,
    set_contents,
    set_number_format,
)
from kkg_xl.sheets.grid import Grid
from kkg_xl.sheets.plan import CellChange
from kkg_xl.sheets.refs import address


class ArrayFormula(NamedTuple):
    """The formula of an array that fills one cell."""

    sheet: str
    row: int
    column: int
    formula: str


def put(
    reach: Reach,
    grids: Mapping[str, Grid],
    changes: Iterable[CellChange],
    *,
    protected: Collection[str] = (),
) -> None:
    """Write changes in blocks; `grids` are the sheets as they stand. Raises `RefusedError`."""
    by_sheet: dict[str, list[CellChange]] = {}
    for change in changes:
        by_sheet.setdefault(change.sheet, []).append(change)
    for name, wanted in by_sheet.items():
        for block in blocks(grids[name], wanted, locked=name in protected):
            _write(reach, block)


def put_alone(reach: Reach, changes: Iterable[CellChange]) -> None:
    """Write changes one by one, whatever Excel made of them before. Raises `RefusedError`."""
    for change in changes:
        _write(reach, alone(change))


def put_arrays(reach: Reach, arrays: Iterable[ArrayFormula]) -> None:
    """Write array formulas of one cell each. Raises `RefusedError`."""
    for sheet, row, column, formula in arrays:
        reach.gate(set_array, reach.cells(sheet, address(row, column)), formula)


def _write(reach: Reach, block: Block) -> None:
    gate, cells = reach.gate, reach.cells(block.sheet, block.address)
    after = block.after
    if after == AS_IT_IS:
        kept = gate(number_format, cells)
        if kept is None and len(block.handed) > 1:  # they have several, each keeps its own
            for place, handed in enumerate(block.handed):
                _write(reach, block._replace(top=block.top + place, handed=(handed,)))
            return
        after = kept or ""
    if block.before:
        gate(set_number_format, cells, block.before)
    gate(set_contents, cells, block)
    if after and after != block.before:
        gate(set_number_format, cells, after)
