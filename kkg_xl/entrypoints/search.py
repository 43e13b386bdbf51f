"""Find the workbooks that somebody means by files and folders.

Every path gives something: a workbook, or a sentence why there is none. Links inside a folder
are not followed, so that a search always ends and stays where it was sent.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from kkg_xl.domain.text import Text, say
from kkg_xl.reports.checked import Failure
from kkg_xl.usecases.unreadable import FOLDER_CLOSED, NO_WORKBOOKS

SUFFIXES: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods"})

LOCK_FILE = Text(
    id="dilewati, berkas kunci Office: {name}", en="passed over, a lock file of Office: {name}"
)
LINK = Text(
    id="dilewati, tautan di dalam folder: {name}", en="passed over, a link inside a folder: {name}"
)

COPIES = Text(
    id="dilewati, folder untuk salinan bertanda: {name}",
    en="passed over, the folder for marked copies: {name}",
)


class Target(NamedTuple):
    """A workbook to check, or why there is none at a path."""

    name: str
    """As the user gave it, with `/` between folders."""
    path: Path
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

    `copies` is a folder inside of others that is not searched.
    """
    targets: dict[str, Target] = {}
    passed_over: list[PassedOver] = []
    for path in map(Path, paths):
        for found in _search(path, copies):
            if isinstance(found, PassedOver):
                passed_over.append(found)
            else:
                targets.setdefault(os.path.normcase(os.path.realpath(found.path)), found)
    return list(_ordered(targets.values())), sorted(dict.fromkeys(passed_over))


def _ordered(targets: Iterable[Target]) -> Iterator[Target]:
    places: set[str] = set()
    for target in sorted(targets, key=lambda target: target.name):
        place = os.path.normcase(target.within)
        yield target._replace(first=place not in places)
        places.add(place)


def _search(path: Path, copies: Path | None) -> Iterator[Target | PassedOver]:
    if _is_lock(path.name):
        yield PassedOver(path.as_posix(), LOCK_FILE)
    elif _is_workbook(path.name) or not path.is_dir():
        yield Target(
            path.as_posix(), path, within=Path(path.name)
        )  # the reader says what is wrong with it, if anything
    else:
        found = list(_walk(path, copies))
        yield from found
        if not any(isinstance(each, Target) for each in found):
            suffixes = " ".join(sorted(SUFFIXES))
            failure = Failure(NO_WORKBOOKS.kind, say(NO_WORKBOOKS.text, suffixes=suffixes))
            yield Target(path.as_posix(), path, failure)


def _walk(top: Path, copies: Path | None) -> Iterator[Target | PassedOver]:
    folders = [top]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                listed = list(entries)
        except OSError:
            failure = Failure(FOLDER_CLOSED.kind, say(FOLDER_CLOSED.text))
            yield Target(folder.as_posix(), folder, failure)
            continue
        for entry in listed:
            place = folder / entry.name
            wanted = _is_workbook(entry.name)
            if entry.is_symlink():
                if wanted or place.is_dir():
                    yield PassedOver(place.as_posix(), LINK)
            elif wanted and _is_lock(entry.name):
                yield PassedOver(place.as_posix(), LOCK_FILE)
            elif wanted:
                yield Target(place.as_posix(), place, within=place.relative_to(top))
            elif entry.is_dir(follow_symlinks=False) and _same(place, copies):
                yield PassedOver(place.as_posix(), COPIES)
            elif entry.is_dir(follow_symlinks=False):
                folders.append(place)


def _same(folder: Path, other: Path | None) -> bool:
    return other is not None and os.path.realpath(folder) == os.path.realpath(other)


def _is_workbook(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in SUFFIXES  # noqa: PTH122 -- `.xlsx` has no suffix


def _is_lock(name: str) -> bool:
    return name.startswith("~$")
