"""The engine for xlwings: an application with workbooks that openpyxl keeps in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import xlwings as xw
from openpyxl.workbook.defined_name import DefinedName
from xlwings import base_classes as base

from tests.support.excel.calls import Calls, counted
from tests.support.excel.sheets import Names, Sheets


class Engine:
    """What xlwings asks for the applications."""

    name, type = "fake excel", "desktop"

    def __init__(self, app: App) -> None:
        """Take the one application."""
        self.app = app


@counted
class App(base.App):
    """An Excel with its settings."""

    def __init__(self) -> None:
        """Start it with nothing open."""
        self.calls = Calls()
        self._engine = Engine(self)
        self.open_books: list[Book] = []
        self.settings: dict[str, Any] = {
            "screen_updating": True,
            "enable_events": True,
            "display_alerts": True,
            "calculation": "automatic",
            "status_bar": False,
        }
        self.fills_tables = True
        self.shown: list[str] = []
        """What the status bar said."""

    @property
    def engine(self) -> Engine:
        return self._engine

    @property
    def pid(self) -> int:
        return 1

    @property
    def books(self) -> Books:
        return Books(self)

    def calculate(self) -> None:
        """Calculate nothing: no test of this Excel asks for results."""

    @property
    def screen_updating(self) -> bool:
        return bool(self.settings["screen_updating"])

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        self.settings["screen_updating"] = value

    @property
    def enable_events(self) -> bool:
        return bool(self.settings["enable_events"])

    @enable_events.setter
    def enable_events(self, value: bool) -> None:
        self.settings["enable_events"] = value

    @property
    def display_alerts(self) -> bool:
        return bool(self.settings["display_alerts"])

    @display_alerts.setter
    def display_alerts(self, value: bool) -> None:
        self.settings["display_alerts"] = value

    @property
    def calculation(self) -> str:
        return str(self.settings["calculation"])

    @calculation.setter
    def calculation(self, value: str) -> None:
        self.settings["calculation"] = value

    @property
    def status_bar(self) -> str | bool:
        return self.settings["status_bar"]  # type: ignore[no-any-return]

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        self.settings["status_bar"] = value
        if value:
            self.shown.append(str(value))


class Books(base.Books):
    """The open workbooks."""

    def __init__(self, app: App) -> None:
        self.running, self.calls = app, app.calls

    def __iter__(self) -> Iterator[Book]:
        return iter(self.running.open_books)

    def __call__(self, name_or_index: int | str) -> Book:
        return next(book for book in self.running.open_books if book.title == name_or_index)


@counted
class Book(base.Book):
    """An open workbook."""

    def __init__(self, app: App, name: str, held: openpyxl.Workbook) -> None:
        self.running, self.calls = app, app.calls
        self.title, self.held = name, held
        self.rules: dict[str, list[Any]] = {}
        """Conditional formats that were added here, by sheet, the first one first."""
        app.open_books.append(self)

    @property
    def name(self) -> str:
        return self.title

    @property
    def app(self) -> App:
        return self.running

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    def activate(self) -> None:
        """There is no window to bring to the front."""

    def close(self) -> None:
        self.running.open_books.remove(self)


class FakeNative:
    """What xlwings has no word for, of this Excel."""

    def save_copy(self, book: xw.Book, path: Path) -> None:
        """Write a copy."""
        book.impl.calls.made()
        book.impl.held.save(path)

    def new_from(self, app: xw.App, path: Path) -> xw.Book:
        """Open a new workbook made like a file."""
        app.impl.calls.made()
        return xw.Book(impl=Book(app.impl, f"{path.stem}1", openpyxl.load_workbook(path)))

    def close(self, book: xw.Book) -> None:
        """Close a workbook."""
        book.close()

    def add_hidden_name(self, book: xw.Book, name: str, refers_to: str) -> None:
        """Define a name that is hidden."""
        book.impl.calls.made()
        made = DefinedName(name, attr_text=refers_to[1:], hidden=True)
        book.impl.held.defined_names[name] = made

    def applies_to(self, sheet: xw.Sheet, place: int) -> str:
        """Give the address."""
        sheet.impl.calls.made()
        return str(sheet.impl.of.rules[sheet.impl.held.title][place - 1].where)

    def fill_tables(self, app: xw.App, *, wanted: bool) -> bool | None:
        """Set whether formulas fill tables."""
        app.impl.calls.made()
        was, app.impl.fills_tables = app.impl.fills_tables, wanted
        return bool(was)


def opened(app: App, path: Path, name: str | None = None) -> xw.Book:
    """Open a file, as a person would; nothing of that counts as a call."""
    held = openpyxl.load_workbook(path, keep_vba=path.suffix == ".xlsm")
    return xw.Book(impl=Book(app, name or path.name, held))
