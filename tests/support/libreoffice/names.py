"""Defined names, of a workbook and of its sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from tests.support.libreoffice.bridge import struct
from tests.support.libreoffice.calls import counted
from tests.support.libreoffice.faults import ComError
from tests.support.libreoffice.formulas import quoted, to_excel, to_libreoffice
from tests.support.libreoffice.ranges import Range

if TYPE_CHECKING:
    from tests.support.libreoffice.books import Book
    from tests.support.libreoffice.sheets import Sheet


@counted
class Name(base_classes.Name):
    """A defined name; one of a sheet alone shows that sheet before it, `RAB!Jumlah`."""

    def __init__(self, book: Book, sheet: Sheet | None, name: str) -> None:
        """Give the sheet where it is of a sheet alone."""
        self._book = book
        self._sheet = sheet
        self._name = name

    @property
    def api(self) -> Any:
        return self._entry()

    @property
    def name(self) -> str:
        return self._name if self._sheet is None else f"{quoted(self._sheet.name)}!{self._name}"

    @name.setter
    def name(self, value: str) -> None:
        self._entry().setName(value)
        self._name = value

    @property
    def refers_to(self) -> str:
        return to_excel(f"={self._entry().Content}")

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self._entry().setContent(_content(value))

    @property
    def refers_to_range(self) -> Range:
        area = self._entry().getReferredCells()
        if area is None:
            message = "Application-defined or object-defined error"
            raise ComError(message)
        return Range(self._book.sheets(area.Spreadsheet.Name), area)

    def delete(self) -> None:
        names_of(self._book, self._sheet).removeByName(self._name)

    def _entry(self) -> Any:
        return names_of(self._book, self._sheet).getByName(self._name)


@counted
class Names(base_classes.Names):
    """The names of a workbook with those of its sheets, or of a sheet alone."""

    def __init__(self, book: Book, sheets: list[Sheet], *, of_book: bool = False) -> None:
        """Give the sheets whose names are meant."""
        self._book = book
        self._sheets = sheets
        self._of_book = of_book

    @property
    def api(self) -> Any:
        return self._book.doc.NamedRanges

    def __len__(self) -> int:
        return len(self._all())

    def __call__(self, name_or_index: str | int) -> Name:
        if isinstance(name_or_index, int):
            return self._all()[name_or_index - 1]
        for each in self._all():
            if each.name.lower() == name_or_index.lower():
                return each
        message = "Application-defined or object-defined error"
        raise ComError(message)

    def contains(self, name_or_index: str | int) -> bool:
        if isinstance(name_or_index, int):
            return 1 <= name_or_index <= len(self)
        return name_or_index.lower() in {each.name.lower() for each in self._all()}

    def snapshot(self) -> list[tuple[str, Name]]:
        return [(each.name, each) for each in self._all()]

    def add(self, name: str, refers_to: str) -> Name:
        sheet = None if self._of_book else self._sheets[0]
        qualifier, _, bare = name.rpartition("!")
        if qualifier:
            sheet = self._book.sheets(qualifier.strip("'").replace("''", "'"))
        entries = names_of(self._book, sheet)
        if entries.hasByName(bare):
            entries.getByName(bare).setContent(_content(refers_to))
        else:
            origin = struct("table.CellAddress", 0, 0, 0)
            entries.addNewByName(bare, _content(refers_to), origin, 0)
        return Name(self._book, sheet, bare)

    def _all(self) -> list[Name]:
        owners = [None, *self._sheets] if self._of_book else list(self._sheets)
        return [
            Name(self._book, owner, name)
            for owner in owners
            for name in names_of(self._book, owner).ElementNames
        ]


def names_of(book: Book, sheet: Sheet | None) -> Any:
    """Give LibreOffice's names of a workbook, or of one of its sheets."""
    return book.doc.NamedRanges if sheet is None else sheet.cells_of.NamedRanges


def _content(refers_to: str) -> str:
    return to_libreoffice(refers_to).removeprefix("=")
