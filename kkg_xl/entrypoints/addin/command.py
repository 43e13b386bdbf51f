"""`kkg-xl addin`: builds, installs, removes and examines the tab KKG in Excel."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final, NamedTuple, assert_never

from kkg_xl.domain.text import Language, Text, say
from kkg_xl.entrypoints import console
from kkg_xl.entrypoints.addin.arguments import AddinOptions
from kkg_xl.entrypoints.addin.building import FILE_NAME, build
from kkg_xl.entrypoints.addin.doctor import examine, runs
from kkg_xl.entrypoints.addin.installing import install, remove
from kkg_xl.entrypoints.addin.places import Places, interpreter, places
from kkg_xl.entrypoints.addin.systems import Mac, System, Windows, WindowsRegistry
from kkg_xl.hosts.files.saving.backups import default_folder
from kkg_xl.hosts.files.saving.disk import Disk
from kkg_xl.hosts.files.saving.replacing import save
from kkg_xl.usecases.refusals import RefusedError

NO_EXCEL: Final = Text(
    id="Excel hanya ada di Windows dan Mac; di sini add-in hanya dapat dibuat (build)",
    en="there is Excel on Windows and Mac only; here the add-in can only be built (build)",
)
BUILT: Final = Text(id="Dibuat: {path}", en="Made: {path}")
INSTALLED: Final = Text(
    id="Terpasang: {path}. Tutup Excel lalu buka lagi: tab KKG ada di sebelah Home.",
    en="Installed: {path}. Close Excel and open it again: the tab KKG is next to Home.",
)
REMOVED: Final = Text(id="Dicabut: {path}", en="Removed: {path}")
NOT_THERE: Final = Text(id="Tidak ada yang perlu dicabut.", en="There was nothing to remove.")


class Computer(NamedTuple):
    """The computer that an add-in is installed on."""

    places: Places
    system: System
    state: Path
    """What the buttons remember: the records for undoing."""


def state_folder() -> Path:
    """Give the folder in which the buttons remember; raises `RefusedError` where there is none."""
    return default_folder().with_name("ribbon")


def this_computer() -> Computer | None:
    """Give the computer that this runs on, `None` where there can be no Excel."""
    there = places(sys.platform, os.environ, Path.home())
    if there is None:
        return None
    system = Mac() if sys.platform == "darwin" else Windows(WindowsRegistry(), FILE_NAME)
    return Computer(there, system, state_folder())


def run(options: AddinOptions, computer: Computer | None = None) -> int:
    """Do what was asked for and give the exit code."""
    language = options.language
    try:
        if options.task == "build":
            return _build(options.output or Path(FILE_NAME), language)
        computer = computer or this_computer()
        if computer is None:
            console.remark(say(NO_EXCEL), language)
            return 1
        match options.task:
            case "install":
                install(computer.places, interpreter())
                console.remark(say(INSTALLED, path=str(computer.places.addin)), language)
                return 0
            case "remove":
                return _remove(computer, language)
            case "doctor":
                return _examine(computer, language)
            case _:
                assert_never(options.task)
    except RefusedError as error:
        console.remark(error.message, language)
        return 1


def _build(path: Path, language: Language) -> int:
    save(path, build(), path, lambda _: None, Disk())
    console.remark(say(BUILT, path=str(path)), language)
    return 0


def _remove(computer: Computer, language: Language) -> int:
    removed = remove(computer.places, computer.state)
    for path in removed:
        console.remark(say(REMOVED, path=str(path)), language)
    if not removed:
        console.remark(say(NOT_THERE), language)
    return 0


def _examine(computer: Computer, language: Language) -> int:
    """Print what was looked at, a line each, and below what is wrong how to mend it."""
    wrong = 0
    for told, remedy in examine(computer.places, computer.system, runs):
        sys.stdout.write(f"{'ok' if remedy is None else '!!'}  {told.told(language)}\n")
        if remedy is not None:
            wrong = 1
            sys.stdout.write(f"    {remedy.told(language)}\n")
    return wrong
