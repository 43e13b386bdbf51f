"""Checks one workbook of a run, and copies it: the same in this process and in a guarded one."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from kkg_xl.domain.text import Language, Message, Text
from kkg_xl.entrypoints.search import Target
from kkg_xl.entrypoints.sources import Source, bytes_of, called
from kkg_xl.hosts.files.reading.books import book_of
from kkg_xl.reports.checked import Checked
from kkg_xl.sheets.grid import Book
from kkg_xl.usecases.check import check_workbook
from kkg_xl.usecases.unreadable import UnreadableWorkbookError

if TYPE_CHECKING:
    from kkg_xl.entrypoints.annotating import Annotating

COPIED: Final = Text(id="salinan bertanda: {name}", en="marked copy: {name}")
"""Remark on a workbook that has its copy."""


class Manner(NamedTuple):
    """What is done with the workbooks of a run beside their check; the same for all of them."""

    annotate: str | None = None
    """The folder for marked copies."""
    language: Language = "id"
    """That the copies are in."""
    excerpts: bool = False
    """Whether what their sheets show is wanted too."""


class Examined(NamedTuple):
    """One workbook after its check."""

    checked: Checked
    digest: str | None = None
    """Of the bytes that were checked; none where they could not be read."""
    remark: Message | None = None
    """What became of its copy."""
    complete: bool = True
    """Whether it has the copy that it should have."""


class Examine(Protocol):
    """Checks one workbook."""

    def __call__(self, target: Target) -> Examined:
        """Check it; no `Exception` comes out."""


class Prepare(Protocol):
    """Makes ready for the workbooks of a run."""

    def __call__(self, manner: Manner) -> Examine:
        """Give what checks them."""


class Examiner:
    """Checks the workbooks of a run, one at a time."""

    def __init__(self, manner: Manner) -> None:
        """Take what else is to be done with them."""
        self._excerpts = manner.excerpts
        self._copying = _copying(manner)

    def __call__(self, target: Target) -> Examined:
        """Check a workbook, and copy it where copies are wanted and it can be read."""
        if target.failure is not None:
            return Examined(Checked(target.name, failure=target.failure))
        data: bytes | None = None

        def read() -> Book:
            nonlocal data
            data = bytes_of(target.source)
            return book_of(data, called(target.source), target.name)

        checked = check_workbook(target.name, read, excerpts=self._excerpts)
        if data is None:
            return Examined(checked)
        examined = Examined(checked, _digest(data))
        if self._copying is None or checked.failure is not None:
            return examined
        remark, complete = self._copying.copy(target, checked, data)
        return examined._replace(remark=remark, complete=complete)


def _copying(manner: Manner) -> Annotating | None:
    if manner.annotate is None:
        return None
    from kkg_xl.entrypoints.annotating import Annotating  # noqa: PLC0415 -- most runs only read

    return Annotating(Path(manner.annotate), manner.language)


def digest_of(source: Source) -> str | None:
    """Give the digest of what a file holds, or nothing where it cannot be read."""
    try:
        return _digest(bytes_of(source))
    except UnreadableWorkbookError:
        return None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
