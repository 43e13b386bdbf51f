"""Excel held still while it is written to, and as it was afterwards, whatever happens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeAlias

import xlwings as xw

from kkg_xl.hosts.excel.native import Native
from kkg_xl.hosts.excel.reaching import Reach

_PutBack: TypeAlias = Callable[[], object]


class Stillness(NamedTuple):
    """What an action needs beside a screen that does not flicker and macros that do not run."""

    progress: str
    """What the status bar says meanwhile."""
    cells: bool = True
    """Whether cells are written: nothing is calculated or filled in between then."""
    sheets: bool = True
    """Whether sheets are taken away: Excel asks about that."""


@contextmanager
def held_still(reach: Reach, app: xw.App, native: Native, stillness: Stillness) -> Iterator[None]:
    """Hold Excel still.

    Put back are all settings, and which sheet is looked at. Raises `RefusedError`, having put back
    what was set so far.
    """
    gate, undo = reach.gate, list[_PutBack]()

    def hold(setting: str, quiet: object) -> None:
        was = gate(lambda: getattr(app, setting))
        if was != quiet:
            undo.append(lambda: setattr(app, setting, was))
            gate(lambda: setattr(app, setting, quiet))

    try:
        hold("screen_updating", quiet=False)
        hold("enable_events", quiet=False)
        if stillness.sheets:
            hold("display_alerts", quiet=False)
        if stillness.cells:
            hold("calculation", quiet="manual")
            if gate(lambda: native.fill_tables(app, wanted=False)):
                undo.append(lambda: native.fill_tables(app, wanted=True))
        active = gate(lambda: reach.all_sheets.active)
        named = gate(lambda: active.name)
        undo.append(lambda: _show(reach, active, named))
        undo.append(lambda: setattr(app, "status_bar", False))
        gate(lambda: setattr(app, "status_bar", stillness.progress))
        yield
    finally:
        for put_back in reversed(undo):
            gate.insist(put_back)


def _show(reach: Reach, sheet: xw.Sheet, name: str) -> None:
    """Show the sheet that was looked at, or the one that has its name now."""
    reach.book.impl.activate()
    try:
        sheet.impl.activate()
    except Exception:  # noqa: BLE001 -- it was replaced, for which every program has its own answer
        reach.all_sheets[name].impl.activate()
