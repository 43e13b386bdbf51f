"""Workbooks that are open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from tests.support.libreoffice.bridge import path_of, properties, url
from tests.support.libreoffice.calls import counted
from tests.support.libreoffice.faults import ComError
from tests.support.libreoffice.names import Names
from tests.support.libreoffice.sheets import Sheets

if TYPE_CHECKING:
    from tests.support.libreoffice.app import App

FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xltx": "Calc MS Excel 2007 XML Template",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xlam": "Calc MS Excel 2007 VBA XML",
    ".ods": "calc8",
    ".pdf": "calc_pdf_Export",
}


@counted
class Book(base_classes.Book):
    """A workbook."""

    def __init__(self, app: App, doc: Any) -> None:
        """Give LibreOffice's document."""
        self._app = app
        self._doc = doc

    @property
    def doc(self) -> Any:
        """LibreOffice's document."""
        return self._doc

    @property
    def api(self) -> Any:
        return self._doc

    @property
    def app(self) -> App:
        return self._app

    @property
    def name(self) -> str:
        return path_of(self._doc.URL).name if self._doc.URL else str(self._doc.Title)

    @property
    def fullname(self) -> str:
        return str(path_of(self._doc.URL)) if self._doc.URL else self.name

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(
            self, [self.sheets(i + 1) for i in range(self._doc.Sheets.Count)], of_book=True
        )

    def activate(self) -> None:
        frame = self._doc.CurrentController.Frame
        frame.activate()
        frame.ContainerWindow.toFront()

    def save(self, path: str | None = None, password: str | None = None) -> None:
        del password
        if path is None:
            self._doc.store()
            return
        chosen = properties(FilterName=FILTERS[Path(path).suffix.lower()], Overwrite=True)
        self._doc.storeAsURL(url(path), chosen)

    def to_pdf(self, path: str, quality: str) -> None:
        del quality
        self._doc.storeToURL(url(path), properties(FilterName=FILTERS[".pdf"]))

    def close(self) -> None:
        self._doc.close(True)

    def refuse_where_structure_is_locked(self) -> None:
        """Raise what Excel raises where sheets may not be added or taken away."""
        if self._doc.isProtected():
            message = "Workbook is protected and cannot be changed."
            raise ComError(message)


@counted
class Books(base_classes.Books):
    """The workbooks that are open, by their exact names."""

    def __init__(self, app: App) -> None:
        """Give the program."""
        self._app = app

    @property
    def api(self) -> Any:
        return self._app.engine.desktop

    @property
    def app(self) -> App:
        return self._app

    @property
    def active(self) -> Book:
        return Book(self._app, self.api.CurrentComponent)

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Book]:
        return iter(self._all())

    def __call__(self, name_or_index: str | int) -> Book:
        if isinstance(name_or_index, int):
            return self._all()[name_or_index - 1]
        for book in self._all():
            if book.name.lower() == name_or_index.lower():
                return book
        raise KeyError(name_or_index)

    def _all(self) -> list[Book]:
        """Give them without add-ins, which are open too but are nobody's workbooks."""
        found = []
        documents = self.api.Components.createEnumeration()
        while documents.hasMoreElements():
            document = documents.nextElement()
            is_book = document.supportsService("com.sun.star.sheet.SpreadsheetDocument")
            if is_book and not document.URL.endswith(".xlam"):
                found.append(Book(self._app, document))
        return found

    def add(self) -> Book:
        return self._opened("private:factory/scalc")

    def open(self, fullname: str, update_links: Any = None, read_only: Any = None, *_: Any) -> Book:
        del update_links
        path = Path(fullname)
        if not path.exists():
            message = f"Sorry, we couldn't find {fullname}."
            raise ComError(message)
        return self._opened(url(path), ReadOnly=bool(read_only))

    def from_template(self, path: Path) -> Book:
        """Open a new workbook that is a copy of a file and was never saved."""
        return self._opened(url(path), AsTemplate=True)

    def _opened(self, address: str, **chosen: object) -> Book:
        always_run_macros = 4
        wanted = properties(MacroExecutionMode=always_run_macros, **chosen)
        document = self.api.loadComponentFromURL(address, "_blank", 0, wanted)
        if document is None:
            message = f"Excel cannot open the file {address}."
            raise ComError(message)
        return Book(self._app, document)
