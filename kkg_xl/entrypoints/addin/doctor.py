"""Examines an installed add-in: what is sound, what is not, and how to mend it."""

from __future__ import annotations

import importlib.util
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import kkg_xl
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.entrypoints.addin.building import INTERPRETER_ROW, VERSION_ROW
from kkg_xl.entrypoints.addin.places import Places
from kkg_xl.entrypoints.addin.systems import System
from kkg_xl.hosts.files.reading.books import book_of
from kkg_xl.usecases.unreadable import UnreadableWorkbookError

_LEAST_EXCEL: Final = 16
_PATIENCE: Final = 60
"""Seconds that a Python may take to start on a slow computer."""

AGAIN: Final = Text(id="Jalankan: kkg-xl addin install", en="Run: kkg-xl addin install")
ADDIN_THERE: Final = Text(id="add-in terpasang: {path}", en="the add-in is installed: {path}")
ADDIN_MISSING: Final = Text(id="add-in belum terpasang: {path}", en="no add-in at {path}")
ADDIN_BROKEN: Final = Text(
    id="add-in tidak terbaca: {path}", en="the add-in cannot be read: {path}"
)
SAME_VERSION: Final = Text(id="versi add-in: {version}", en="version of the add-in: {version}")
OTHER_VERSION: Final = Text(
    id="versi add-in {addin}, versi program {program}",
    en="the add-in is of version {addin}, the program of {program}",
)
PYTHON_RUNS: Final = Text(id="Python untuk tombol: {path}", en="Python of the buttons: {path}")
PYTHON_FAILS: Final = Text(
    id="Python untuk tombol tidak dapat menjalankan kkg_xl: {path}",
    en="the Python of the buttons cannot run kkg_xl: {path}",
)
XLWINGS_THERE: Final = Text(id="xlwings terpasang", en="xlwings is installed")
XLWINGS_MISSING: Final = Text(id="xlwings tidak terpasang", en="xlwings is not installed")
GET_XLWINGS: Final = Text(
    id="Jalankan: python -m pip install xlwings", en="Run: python -m pip install xlwings"
)
SCRIPT_THERE: Final = Text(id="skrip untuk Excel Mac: {path}", en="script of Excel for Mac: {path}")
SCRIPT_MISSING: Final = Text(
    id="skrip untuk Excel Mac tidak ada: {path}", en="no script of Excel for Mac at {path}"
)
EXCEL_THERE: Final = Text(id="Excel versi {version}", en="Excel of version {version}")
EXCEL_MISSING: Final = Text(id="Excel tidak ditemukan", en="no Excel was found")
EXCEL_OLD: Final = Text(
    id="Excel versi {version} terlalu lama", en="Excel of version {version} is too old"
)
GET_EXCEL: Final = Text(
    id="Pasang Excel 2016 atau yang lebih baru", en="Install Excel 2016 or a later one"
)
_FAULTS: Final = {
    "macros-off": (
        Text(id="Excel mematikan semua makro", en="Excel has all macros switched off"),
        Text(
            id="Excel: File > Options > Trust Center > Trust Center Settings > Macro Settings >"
            " Disable VBA macros with notification",
            en="Excel: File > Options > Trust Center > Trust Center Settings > Macro Settings >"
            " Disable VBA macros with notification",
        ),
    ),
    "places-off": (
        Text(
            id="Excel tidak mempercayai folder mana pun", en="Excel trusts none of its own folders"
        ),
        Text(
            id="Excel: Trust Center > Trusted Locations > kosongkan Disable all Trusted Locations",
            en="Excel: Trust Center > Trusted Locations > clear Disable all Trusted Locations",
        ),
    ),
    "disabled": (
        Text(
            id="Excel menonaktifkan add-in ini setelah suatu gangguan",
            en="Excel has disabled the add-in after a failure",
        ),
        Text(
            id="Excel: File > Options > Add-ins > Manage: Disabled Items > Go > kkg_xl > Enable",
            en="Excel: File > Options > Add-ins > Manage: Disabled Items > Go > kkg_xl > Enable",
        ),
    ),
}


class Diagnosis(NamedTuple):
    """One thing that was looked at."""

    told: Message
    remedy: Message | None = None
    """`None` where it is sound."""


def examine(places: Places, system: System, runs: Callable[[str], bool]) -> Iterator[Diagnosis]:
    """Look at everything that a click needs, the first cause first.

    `runs` tells whether a Python can run the program.
    """
    version = system.excel_version()
    number = re.match(r"\d+", version)
    if number is None:
        yield _ill(say(EXCEL_MISSING), GET_EXCEL)
    elif int(number[0]) < _LEAST_EXCEL:
        yield _ill(say(EXCEL_OLD, version=version), GET_EXCEL)
    else:
        yield Diagnosis(say(EXCEL_THERE, version=version))
    if importlib.util.find_spec("xlwings") is None:
        yield _ill(say(XLWINGS_MISSING), GET_XLWINGS)
    else:
        yield Diagnosis(say(XLWINGS_THERE))
    yield from _of_addin(places.addin, runs)
    if places.script is not None:
        there = places.script.exists()
        told = say(SCRIPT_THERE if there else SCRIPT_MISSING, path=str(places.script))
        yield Diagnosis(told, None if there else say(AGAIN))
    for fault in system.faults():
        told_of, remedy = _FAULTS[fault]
        yield _ill(say(told_of), remedy)


def _of_addin(path: Path, runs: Callable[[str], bool]) -> Iterator[Diagnosis]:
    if not path.exists():
        yield _ill(say(ADDIN_MISSING, path=str(path)), AGAIN)
        return
    try:
        sheet = book_of(path.read_bytes(), path).grids[0]
    except (OSError, UnreadableWorkbookError):
        yield _ill(say(ADDIN_BROKEN, path=str(path)), AGAIN)
        return
    yield Diagnosis(say(ADDIN_THERE, path=str(path)))
    version = str(sheet.cell(VERSION_ROW, 2).value)
    if version == kkg_xl.__version__:
        yield Diagnosis(say(SAME_VERSION, version=version))
    else:
        yield _ill(say(OTHER_VERSION, addin=version, program=kkg_xl.__version__), AGAIN)
    python = str(sheet.cell(INTERPRETER_ROW, 2).value or "-")
    if runs(python):
        yield Diagnosis(say(PYTHON_RUNS, path=python))
    else:
        yield _ill(say(PYTHON_FAILS, path=python), AGAIN)


def _ill(told: Message, remedy: Text) -> Diagnosis:
    return Diagnosis(told, say(remedy))


def runs(python: str) -> bool:
    """Tell whether a Python starts and has this program, as a click would start it."""
    call = (python, "-I", "-c", "import kkg_xl.entrypoints")
    try:
        done = subprocess.run(call, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603 -- the Python that the user installed
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
