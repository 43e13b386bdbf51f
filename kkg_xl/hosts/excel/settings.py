"""Excel held still while it is written to, and as it was afterwards, whatever happens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import TypeAlias

import xlwings as xw

from kkg_xl.hosts.excel.native import Native
from kkg_xl.hosts.excel.patience import Gate
from kkg_xl.hosts.excel.reaching import activate
from kkg_xl.usecases.refusals import RefusedError

_PutBack: TypeAlias = Callable[[], object]


@contextmanager
def held_still(book: xw.Book, native: Native, gate: Gate, progress: str) -> Iterator[None]:
    """Hold Excel still and say in its status bar what is going on.

    Put back are: what is shown while it changes, events, questions, the mode of calculation, the
    filling of tables, the status bar, and which sheet of which workbook is looked at. Raises
    `RefusedError`, having put back what was set so far.
    """
    app = book.app
    undo: list[_PutBack] = []
    try:
        for setting, quiet in _QUIET:
            _hold(app, setting, quiet, gate, undo)
        filling = gate(lambda: native.fill_tables(app, wanted=False))
        if filling:
            undo.append(lambda: native.fill_tables(app, wanted=filling))
        active = gate(lambda: book.sheets.active.name)
        undo.append(partial(activate, book, active))  # another one may have that name by then
        told = gate(lambda: app.status_bar) or False
        undo.append(lambda: _set(app, "status_bar", told))
        gate(lambda: _set(app, "status_bar", progress))
        yield
    finally:
        for put_back in reversed(undo):
            with suppress(RefusedError):  # Excel is gone, or answers no more: the next is tried
                gate(put_back)


_QUIET: tuple[tuple[str, object], ...] = (
    ("screen_updating", False),
    ("enable_events", False),
    ("display_alerts", False),
    ("calculation", "manual"),
)


def _hold(app: xw.App, setting: str, quiet: object, gate: Gate, undo: list[_PutBack]) -> None:
    was = gate(lambda: getattr(app, setting))
    if was != quiet:
        undo.append(lambda: _set(app, setting, was))
        gate(lambda: _set(app, setting, quiet))


def _set(app: xw.App, setting: str, value: object) -> None:
    setattr(app, setting, value)
