"""The program, and what it shows to people; and the engine that xlwings is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import xlwings
from xlwings import base_classes

from tests.support.libreoffice.books import Books
from tests.support.libreoffice.calls import counted
from tests.support.libreoffice.office import Office
from tests.support.libreoffice.ranges import Range
from tests.support.libreoffice.values import ERROR_NAMES


class Engine:
    """What xlwings asks for everything: a running LibreOffice in the place of Excel."""

    name = "libreoffice"
    type = "desktop"

    def __init__(self, office: Office) -> None:
        """Give the running program."""
        self.desktop = office.desktop
        self.pid = office.pid
        self.alerts: list[str] = []
        """What was shown to the person, one message after the other."""
        self.answers: list[str] = []
        """What the person will answer to questions, `yes` or `cancel`."""
        self.progress: list[str] = []
        """What stood in the status bar."""
        self.app = App(self)

    @property
    def apps(self) -> Apps:
        return Apps(self)

    @staticmethod
    def prepare_xl_data_element(element: Any, options: Any) -> Any:
        """Make a value fit for a cell; as for Excel, but without dates of another kind."""
        del options
        if element is None or element != element:  # noqa: PLR0124  (not a number)
            return ""
        if type(element) is dt.date:
            return dt.datetime(element.year, element.month, element.day)  # noqa: DTZ001
        return element

    @staticmethod
    def clean_value_data(
        data: Any, datetime_builder: Any, empty_as: Any, number_builder: Any, err_to_str: Any
    ) -> list[list[Any]]:
        """Make what a cell gave into what xlwings gives, as it does with Excel's values."""

        def cleaned(value: Any) -> Any:
            if value in ("", None):
                return empty_as
            if isinstance(value, dt.datetime):
                parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
                return datetime_builder(**{p: getattr(value, p) for p in parts}, tzinfo=None)
            if isinstance(value, float) and number_builder is not None:
                return number_builder(value)
            if type(value) is int and value in ERROR_NAMES:
                return ERROR_NAMES[value] if err_to_str else None
            return value

        rows = data if isinstance(data, list | tuple) else ((data,),)
        return [[cleaned(value) for value in row] for row in rows]


@contextmanager
def registered(office: Office) -> Iterator[Engine]:
    """Have xlwings use a running LibreOffice; after that it knows nothing of it any more."""
    engines, engine = xlwings.engines, Engine(office)
    before, entry = engines.active, xlwings.Engine(impl=engine)
    engines.add(entry)
    entry.activate()
    try:
        yield engine
    finally:
        engines.engines.remove(entry)
        del engines.engines_by_name[engine.name]
        engines.active = before


def _kept(name: str) -> property:
    """Make a property that LibreOffice does not have: it keeps what it is given."""

    def get(app: App) -> Any:
        return app.kept[name]

    def put(app: App, value: Any) -> None:
        app.kept[name] = value

    return property(get, put)


@counted
class App(base_classes.App):
    """The one program; what it has that LibreOffice has not is kept here."""

    version = "16.0"
    visible = False
    path = startup_path = ""

    def __init__(self, engine: Engine) -> None:
        """Give the engine."""
        self._engine = engine
        self.kept: dict[str, Any] = {
            "screen_updating": True,
            "enable_events": True,
            "display_alerts": True,
            "interactive": True,
            "status_bar": False,
            "cut_copy_mode": None,
        }

    @property
    def engine(self) -> Engine:
        return self._engine

    @property
    def api(self) -> Any:
        return self._engine.desktop

    @property
    def pid(self) -> int:
        return self._engine.pid

    @property
    def hwnd(self) -> int:
        """Another number than that of the process, as in Excel."""
        return self._engine.pid + 1_000_000

    @property
    def books(self) -> Books:
        return Books(self)

    @property
    def selection(self) -> Range | None:
        if not len(self.books):
            return None
        book = self.books.active
        chosen = book.doc.CurrentController.getSelection()
        if chosen is None or not hasattr(chosen, "queryVisibleCells"):
            return None
        many = getattr(chosen, "RangeAddresses", None)
        areas = [chosen] if many is None else [chosen.getByIndex(i) for i in range(len(many))]
        return Range(book.sheets(areas[0].Spreadsheet.Name), *areas)

    screen_updating = _kept("screen_updating")
    enable_events = _kept("enable_events")
    display_alerts = _kept("display_alerts")
    interactive = _kept("interactive")
    cut_copy_mode = _kept("cut_copy_mode")

    @property
    def calculation(self) -> str:
        books = list(self.books)
        automatic = not books or books[0].doc.isAutomaticCalculationEnabled()
        return "automatic" if automatic else "manual"

    @calculation.setter
    def calculation(self, value: str) -> None:
        for book in self.books:
            book.doc.enableAutomaticCalculation(value != "manual")

    def calculate(self) -> None:
        for book in self.books:
            book.doc.calculate()

    @property
    def status_bar(self) -> str | bool:
        kept: str | bool = self.kept["status_bar"]
        return kept

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        self.kept["status_bar"] = value
        if isinstance(value, str):
            self._engine.progress.append(value)

    def activate(self, steal_focus: bool = False) -> None:  # noqa: FBT002
        """There is no window to bring to the front."""

    def alert(
        self, prompt: str, title: str | None, buttons: str | None, mode: str | None, callback: Any
    ) -> str:
        """Show a message; a question is answered with what the test has prepared."""
        del title, mode, callback
        self._engine.alerts.append(prompt)
        return "ok" if buttons in (None, "ok") else self._engine.answers.pop(0)

    def run(self, macro: str, args: list[Any]) -> Any:
        """Run a macro, `Module.Name`, of the workbook that is active."""
        provider = self.books.active.doc.getScriptProvider()
        address = f"vnd.sun.star.script:VBAProject.{macro}?language=Basic&location=document"
        return provider.getScript(address).invoke(tuple(args), (), ())[0]

    def quit(self) -> None:
        """End nothing: LibreOffice runs for all tests."""
        for book in self.books:
            book.close()

    def kill(self) -> None:
        """End nothing either."""


class Apps(base_classes.Apps):
    """The programs that run: one."""

    def __init__(self, engine: Engine) -> None:
        """Give the engine."""
        self._engine = engine

    def keys(self) -> list[int]:
        return [self._engine.pid]

    def add(
        self, spec: Any = None, add_book: Any = None, xl: Any = None, visible: Any = None
    ) -> App:
        del spec, add_book, xl, visible  # it runs already
        return self._engine.app

    def __iter__(self) -> Iterator[App]:
        yield self._engine.app

    def __len__(self) -> int:
        return 1

    def __getitem__(self, pid: int) -> App:
        if pid != self._engine.pid:
            message = "Could not find an Excel instance with this PID."
            raise KeyError(message)
        return self._engine.app

    @staticmethod
    def cleanup() -> None:
        """Leave nothing behind."""
