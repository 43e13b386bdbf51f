"""One open workbook reached through a gate, part by part, and what is set of its parts.

Where xlwings asks Excel half a dozen things before it does the one (setting the contents of cells,
copying a sheet, adding a note), its layer below (`impl`) is used, which only does it.
"""

from __future__ import annotations

from functools import cached_property
from typing import cast

import xlwings as xw

from kkg_xl.hosts.excel.blocks import Block
from kkg_xl.hosts.excel.patience import Gate


class Reach:
    """A workbook and the gate to it; every method raises `RefusedError`."""

    def __init__(self, book: xw.Book, gate: Gate) -> None:
        """Take the workbook."""
        self.book, self.gate = book, gate
        self._sheets: dict[str, xw.Sheet] = {}

    @cached_property
    def all_sheets(self) -> xw.main.Sheets:
        """The worksheets as they stand at any time, asked for once; only ask through the gate."""
        return self.book.sheets

    def sheet(self, name: str) -> xw.Sheet:
        """Give a sheet by its name; Excel is asked for it once."""
        if name not in self._sheets:
            self._sheets[name] = self.gate(lambda: self.all_sheets[name])
        return self._sheets[name]

    def sheet_at(self, place: int) -> xw.Sheet:
        """Give a sheet by its place among the worksheets, from 1."""
        return self.gate(lambda: self.all_sheets(place))

    def cells(self, sheet: str, address: str) -> xw.Range:
        """Give the cells at an address, which may name several areas."""
        return self.gate(self.sheet(sheet).range, address)

    def rename(self, sheet: str, name: str) -> None:
        """Give a sheet another name."""
        found = self.sheet(sheet)
        self.gate(lambda: setattr(found, "name", name))
        self._sheets = {}

    def delete(self, sheet: str) -> None:
        """Take a sheet away."""
        self.gate(self.sheet(sheet).delete)
        self._sheets = {}

    def add_name(self, name: str, refers_to: str) -> None:
        """Define a name that people see, or define it anew; `refers_to` has no `=`."""
        self.gate(lambda: self.book.names.add(name, f"={refers_to}"))

    def forget_name(self, name: str) -> None:
        """Take a defined name away, if it is there."""
        if self.gate(lambda: self.book.names.contains(name)):
            self.gate(self._delete_name, name)

    def _delete_name(self, name: str) -> None:
        self.book.names[name].delete()


def number_format(cells: xw.Range) -> str | None:
    """Give the number format of cells; `None` where they have several."""
    return cast("str | None", cells.number_format)


def set_number_format(cells: xw.Range, code: str) -> None:
    """Set the number format of cells."""
    cells.number_format = code


def set_contents(cells: xw.Range, block: Block) -> None:
    """Hand cells what they are to hold; a text must be told that it is one.

    `formula` speaks English in every language of Excel, and takes constants too.
    """
    handed = block.handed
    what = handed[0] if len(handed) == 1 else tuple((each,) for each in handed)
    if block.text:
        cells.impl.raw_value = what
    else:
        cells.impl.formula = what


def set_array(cell: xw.Range, formula: str) -> None:
    """Set the array formula of one cell."""
    cell.formula_array = f"={formula}"


def copy_before(sheet: xw.Sheet, other: xw.Sheet) -> None:
    """Copy a sheet, from another workbook too, and put it before another one."""
    sheet.impl.copy(before=other.impl, after=None)


def copy_behind(sheet: xw.Sheet, other: xw.Sheet) -> None:
    """Copy a sheet, from another workbook too, and put it behind another one."""
    sheet.impl.copy(before=None, after=other.impl)


def add_note(cell: xw.Range, text: str) -> None:
    """Put a note at a cell that has none."""
    cell.impl.add_note(text)
