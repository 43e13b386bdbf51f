"""Parts of a workbook and what is set of them, as functions that a gate can repeat."""

from __future__ import annotations

from typing import cast

import xlwings as xw

from kkg_xl.hosts.excel.blocks import Handed


def sheet_of(book: xw.Book, name: str) -> xw.Sheet:
    """Give a sheet by its name."""
    return book.sheets[name]


def cells_of(book: xw.Book, sheet: str, address: str) -> xw.Range:
    """Give the cells at an address, which may name several areas."""
    return book.sheets[sheet].range(address)


def number_format(cells: xw.Range) -> str | None:
    """Give the number format of cells; `None` where they have several."""
    return cast("str | None", cells.number_format)


def set_number_format(cells: xw.Range, code: str) -> None:
    """Set the number format of cells."""
    cells.number_format = code


def set_contents(cells: xw.Range, handed: tuple[Handed, ...], *, text: bool) -> None:
    """Hand cells of one column what they are to hold; a text must be told that it is one.

    `formula` speaks English in every language of Excel, and takes constants too.
    """
    what = handed[0] if len(handed) == 1 else [[each] for each in handed]
    if text:
        cells.value = what
    else:
        cells.formula = what


def set_array(book: xw.Book, sheet: str, address: str, formula: str) -> None:
    """Set the array formula of one cell."""
    book.sheets[sheet].range(address).formula_array = f"={formula}"


def rename(book: xw.Book, sheet: str, name: str) -> None:
    """Give a sheet another name."""
    book.sheets[sheet].name = name


def delete(book: xw.Book, sheet: str) -> None:
    """Take a sheet away."""
    book.sheets[sheet].delete()


def activate(book: xw.Book, sheet: str) -> None:
    """Show a sheet."""
    book.sheets[sheet].activate()


def add_name(book: xw.Book, name: str, refers_to: str) -> None:
    """Define a name, or define it anew; `refers_to` has no `=`."""
    book.names.add(name, f"={refers_to}")


def forget_name(book: xw.Book, name: str) -> None:
    """Take a defined name away, if it is there."""
    if book.names.contains(name):
        book.names[name].delete()
