"""Sheets, cells, notes, conditional formats and names of the fake Excel.

It takes what it is handed as the real one does: what looks like a formula or a number becomes one
unless the cell has the format of text, and an array goes into the wrong rows where some are hidden.
"""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING, Any

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet
from xlwings import base_classes as base

from tests.support.excel.calls import ComError, counted

if TYPE_CHECKING:
    from tests.support.excel.engine import Book

_REFUSES = 0x800A_03EC
_REFERENCE = re.compile(r"(?<![!\w])[A-Z]{1,2}\d+\b")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@counted
class Sheets(base.Sheets):
    """The sheets of a workbook."""

    def __init__(self, book: Book) -> None:
        self.of, self.calls = book, book.calls

    def __call__(self, name_or_index: int | str) -> Sheet:
        held = self.of.held
        if isinstance(name_or_index, int):
            return Sheet(self.of, held.worksheets[name_or_index - 1])
        found = [each for each in held.worksheets if each.title.lower() == name_or_index.lower()]
        if not found:
            raise ComError(_REFUSES)
        return Sheet(self.of, found[0])

    def __len__(self) -> int:
        return len(self.of.held.worksheets)

    @property
    def active(self) -> Sheet:
        return Sheet(self.of, self.of.held.active)


@counted
class Sheet(base.Sheet):
    """One sheet."""

    def __init__(self, book: Book, held: Worksheet) -> None:
        self.of, self.held, self.calls = book, held, book.calls

    @property
    def name(self) -> str:
        return str(self.held.title)

    @name.setter
    def name(self, value: str) -> None:
        self.of.rules[value] = self.of.rules.pop(self.held.title, [])
        self.held.title = value

    @property
    def book(self) -> Book:
        return self.of

    @property
    def cells(self) -> Range:
        return Range(self, "A1:XFD1048576")

    def range(self, cell1: str, _cell2: None = None) -> Range:
        return Range(self, cell1)

    @property
    def notes(self) -> list[Note]:
        cells = [cell for row in self.held.iter_rows() for cell in row if cell.comment]
        return [Note(self, cell) for cell in cells]

    def activate(self) -> None:
        self.of.held.active = self.held

    def delete(self) -> None:
        if self.of.running.settings["display_alerts"]:
            raise AssertionError("Excel would ask, and nobody would answer")
        self.of.held.remove(self.held)
        self.of.held.active = 0
        self.of.rules.pop(self.held.title, None)

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        other = before or after
        assert other is not None
        target = other.of.held
        at = target.worksheets.index(other.held) + (before is None)
        taken = {each.title for each in target.worksheets}
        title = self.held.title
        made = target.create_sheet(title if title not in taken else f"{title} (2)", at)
        _copy(self.held, made)
        target.active = made


@counted
class Range(base.Range):
    """Some cells of a sheet."""

    def __init__(self, sheet: Sheet, address: str) -> None:
        self.on, self._address, self.calls = sheet, address, sheet.calls
        self.options: Any = None

    @property
    def formula(self) -> Any:
        raise NotImplementedError

    @formula.setter
    def formula(self, value: Any) -> None:
        self._hand(value)

    @property
    def raw_value(self) -> Any:
        raise NotImplementedError

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        self._hand(value)

    @property
    def formula_array(self) -> Any:
        raise NotImplementedError

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        (cell,) = self._each()
        self.on.held[cell.coordinate] = ArrayFormula(cell.coordinate, value)

    @property
    def number_format(self) -> str | None:
        found = {cell.number_format for cell in self._each()}
        return found.pop() if len(found) == 1 else None

    @number_format.setter
    def number_format(self, value: str) -> None:
        for cell in self._each():
            self._refuse_if_locked(cell)
            cell.number_format = value

    @property
    def address(self) -> str:
        return ":".join(
            re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", part) for part in self._address.split(":")
        )

    def add_note(self, text: str) -> None:
        (cell,) = self._each()
        if cell.comment is not None:
            raise ComError(_REFUSES)
        self._refuse_if_locked(cell)
        cell.comment = Comment(text, "Peserta 01")

    @property
    def conditional_formats(self) -> Rules:
        return Rules(self)

    def _hand(self, value: Any) -> None:
        cells = self._each()
        hidden = [self.on.held.row_dimensions[cell.row].hidden for cell in cells]
        if isinstance(value, tuple):
            values = [row[0] for row in value]
            assert len(values) == len(cells)
            if any(hidden):
                values = [values[0]] * len(cells)
        else:
            values = [value] * len(cells)
        for cell, each in zip(cells, values, strict=True):
            self._refuse_if_locked(cell)
            _take(cell, each)
            _dress(self.on.held, cell)

    def _refuse_if_locked(self, cell: Cell) -> None:
        if self.on.held.protection.sheet and cell.protection.locked:
            raise ComError(_REFUSES)

    def _each(self) -> list[Cell]:
        found: list[Cell] = []
        for area in self._address.split(","):
            left, top, right, bottom = range_boundaries(area)
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    cell = self.on.held.cell(row, column)
                    if not isinstance(cell, MergedCell):
                        found.append(cell)
        return found


@counted
class Rules(base.ConditionalFormats):
    """The conditional formats of some cells; those of our making."""

    def __init__(self, cells: Range) -> None:
        self.cells, self.calls = cells, cells.calls

    def add_custom(self, spec: dict[str, Any]) -> Rule:
        rule = Rule(self, self.cells.address, spec)
        _rules_of(self).insert(0, rule)
        return rule

    def __len__(self) -> int:
        return len(_rules_of(self))

    def __call__(self, key: int) -> Rule:
        return _rules_of(self)[key - 1]


@counted
class Rule(base.ConditionalFormat):
    """One conditional format."""

    def __init__(self, rules: Rules, cells: str, spec: dict[str, Any]) -> None:
        self.rules, self.where, self._spec = rules, cells, spec
        self.calls = rules.calls

    @property
    def formula(self) -> str:
        return str(self._spec["formula"])

    def delete(self) -> None:
        _rules_of(self.rules).remove(self)


@counted
class Note(base.Note):
    """A note at a cell."""

    def __init__(self, sheet: Sheet, cell: Cell) -> None:
        self.on, self._cell, self.calls = sheet, cell, sheet.calls

    @property
    def text(self) -> str:
        return str(self._cell.comment.text)

    @text.setter
    def text(self, value: str) -> None:
        raise NotImplementedError

    @property
    def location(self) -> Range:
        return Range(self.on, self._cell.coordinate)

    def delete(self) -> None:
        self._cell.comment = None


@counted
class Names(base.Names):
    """The defined names of a workbook."""

    def __init__(self, book: Book) -> None:
        self.of, self.calls = book, book.calls

    def contains(self, name: str) -> bool:
        return name in self.of.held.defined_names

    def add(self, name: str, refers_to: str) -> Name:
        self.of.held.defined_names[name] = DefinedName(name, attr_text=refers_to[1:])
        return Name(self.of, name)

    def __call__(self, name: str) -> Name:
        return Name(self.of, name)


@counted
class Name(base.Name):
    """One defined name."""

    def __init__(self, book: Book, name: str) -> None:
        self.of, self.title, self.calls = book, name, book.calls

    def delete(self) -> None:
        del self.of.held.defined_names[self.title]


def _rules_of(rules: Rules) -> list[Rule]:
    sheet = rules.cells.on
    return sheet.of.rules.setdefault(sheet.held.title, [])


def _take(cell: Cell, handed: Any) -> None:
    """Take what a cell is handed, as if somebody typed it."""
    if handed == "":
        cell.value = None
    elif isinstance(handed, str) and cell.number_format == "@":
        _set_text(cell, handed.removeprefix("'"))
    elif isinstance(handed, str) and _NUMBER.fullmatch(handed):
        cell.value = float(handed)
    elif isinstance(handed, str) and not handed.startswith(("=", "#")):
        _set_text(cell, handed.removeprefix("'"))
    else:
        cell.value = handed


def _dress(sheet: Worksheet, cell: Cell) -> None:
    """Give a formula the number format of the first cell that it speaks of, if it has none."""
    first = _REFERENCE.search(str(cell.value)) if cell.data_type == "f" else None
    if first is not None and cell.number_format == "General":
        cell.number_format = sheet[first[0]].number_format


def _set_text(cell: Cell, text: str) -> None:
    cell.value = text
    cell.data_type = "s"


def _copy(source: Worksheet, target: Worksheet) -> None:
    for row in source.iter_rows():
        for cell in row:
            if isinstance(cell, MergedCell):
                continue
            made = target.cell(cell.row, cell.column)
            made.value = cell.value
            made.data_type = cell.data_type
            made.number_format = cell.number_format
            made.fill = copy(cell.fill)
    for column in range(1, source.max_column + 1):
        letter = get_column_letter(column)
        target.column_dimensions[letter].width = source.column_dimensions[letter].width
    for area in source.merged_cells.ranges:
        target.merge_cells(str(area))
    for number, dimension in source.row_dimensions.items():
        target.row_dimensions[number].hidden = dimension.hidden
