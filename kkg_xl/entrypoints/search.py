"""Find the workbooks that somebody means by files, folders and addresses.

Every path gives something: a workbook, or a sentence why there is none. Links inside a folder
are not followed, so that a search always ends and stays where it was sent.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from kkg_xl.domain.text import Text, say
from kkg_xl.entrypoints.sources import (
    FOLDER,
    LINK,
    Source,
    called,
    identity,
    leads_to_folder,
    listed,
)
from kkg_xl.hosts.remote.addresses import Address, address_of, is_address, shown, without_scheme
from kkg_xl.reports.checked import Failure
from kkg_xl.usecases.unfound import NO_WORKBOOKS
from kkg_xl.usecases.unreadable import Cause, UnreadableWorkbookError

SUFFIXES: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods"})

LOCK_FILE = Text(
    id="dilewati, berkas kunci Office: {name}", en="passed over, a lock file of Office: {name}"
)
MAC_FILE = Text(
    id="dilewati, berkas pendamping dari Mac: {name}",
    en="passed over, what a Mac has put beside a file: {name}",
)
LINK_INSIDE = Text(
    id="dilewati, tautan di dalam folder: {name}", en="passed over, a link inside a folder: {name}"
)

COPIES = Text(
    id="dilewati, folder untuk salinan bertanda: {name}",
    en="passed over, the folder for marked copies: {name}",
)

_NO_NAME: Final = re.compile(r"[\\:\x00-\x1f]")


class Target(NamedTuple):
    """A workbook to check, or why there is none at a path."""

    name: str
    """As the user gave it, with `/` between folders, and without password."""
    source: Source
    failure: Failure | None = None
    within: Path = Path()
    """Where it stands below the folder that was searched; its name alone if it was named."""
    first: bool = True
    """Whether no earlier target stands at the same place below its folder."""


class PassedOver(NamedTuple):
    """What was seen and left alone."""

    name: str
    why: Text


def search(
    paths: Sequence[str], copies: Path | None = None
) -> tuple[list[Target], list[PassedOver]]:
    """Find every workbook once, sorted by name, and what was passed over.

    `copies` is a folder inside of others that is not searched. Raises `UnusableAddressError`.
    """
    targets: dict[str, Target] = {}
    passed_over: list[PassedOver] = []
    for path in paths:
        for found in _search(_named(path), copies):
            if isinstance(found, PassedOver):
                passed_over.append(found)
            else:
                targets.setdefault(identity(found.source), found)
    return list(_ordered(targets.values())), sorted(dict.fromkeys(passed_over))


def _ordered(targets: Iterable[Target]) -> Iterator[Target]:
    places: set[str] = set()
    for target in sorted(targets, key=lambda target: target.name):
        place = os.path.normcase(target.within)
        yield target._replace(first=place not in places)
        places.add(place)


def _named(path: str) -> Target:
    if is_address(path):
        source: Source = address_of(path)
        return Target(shown(path), source, within=Path(_harmless(called(source).name)))
    source = Path(without_scheme(path))
    return Target(source.as_posix(), source, within=Path(source.name))


def _search(named: Target, copies: Path | None) -> Iterator[Target | PassedOver]:
    try:
        no_book = _no_book(named.within.name)
        if no_book is not None:
            yield PassedOver(named.name, no_book)
        elif _is_workbook(named.within.name) or not leads_to_folder(named.source):
            yield named  # the reader says what is wrong with it, if anything
        else:
            found = list(_walk(named._replace(within=Path()), copies))
            yield from found
            if not any(isinstance(each, Target) for each in found):
                yield _failed(named, NO_WORKBOOKS, suffixes=" ".join(sorted(SUFFIXES)))
    except UnreadableWorkbookError as error:
        yield named._replace(failure=Failure(error.kind, error.message))


def _failed(target: Target, cause: Cause, **fields: str) -> Target:
    return target._replace(failure=Failure(cause.kind, say(cause.text, **fields)))


def _walk(top: Target, copies: Path | None) -> Iterator[Target | PassedOver]:
    folders = [top]
    while folders:
        folder = folders.pop()
        try:
            entries = listed(folder.source)
        except UnreadableWorkbookError as error:
            yield folder._replace(failure=Failure(error.kind, error.message))
            continue
        for name, source, kind in entries:
            found = Target(_joined(folder, name), source, within=folder.within / _harmless(name))
            wanted, no_book = _is_workbook(name), _no_book(name)
            if kind == LINK:
                if wanted or leads_to_folder(source):
                    yield PassedOver(found.name, LINK_INSIDE)
            elif wanted and no_book is not None:
                yield PassedOver(found.name, no_book)
            elif wanted:
                yield found
            elif kind == FOLDER and _same(source, copies):
                yield PassedOver(found.name, COPIES)
            elif kind == FOLDER:
                folders.append(found)


def _joined(folder: Target, name: str) -> str:
    if isinstance(folder.source, Address):
        return f"{folder.name}/{name}"
    return (folder.source / name).as_posix()


def _harmless(name: str) -> str:
    """Give a name for a file of this machine: in a bucket a name may be any text, even `..`."""
    return "_" * len(name) if name.strip(".") == "" else _NO_NAME.sub("_", name)


def _same(folder: Source, other: Path | None) -> bool:
    if other is None or isinstance(folder, Address):
        return False
    return os.path.realpath(folder) == os.path.realpath(other)


def _is_workbook(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in SUFFIXES  # noqa: PTH122 -- `.xlsx` has no suffix


def _no_book(name: str) -> Text | None:
    """Say what a file is that only bears the name of a workbook, which stands beside it."""
    if name.startswith("~$"):
        return LOCK_FILE
    return MAC_FILE if name.startswith("._") else None
