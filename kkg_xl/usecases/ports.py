"""What a use case needs of a host."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple, Protocol

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Message
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.plan import CellBefore, Plan


class ReadBook(Protocol):
    """Gives one workbook as it stands, whatever program or file holds it."""

    def __call__(self) -> Book:
        """Read it; raises `UnreadableWorkbookError` where that cannot be done."""


class Written(NamedTuple):
    """A plan that was carried out."""

    remarks: tuple[Message, ...] = ()
    """What people should know although all went well."""
    instead: Message | None = None
    """What was done in place of that which was asked for."""


class WriteBook(Protocol):
    """Carries out a plan on one workbook, whole or not at all."""

    def __call__(self, plan: Plan) -> Written:
        """Write it; raises `RefusedError` where that is not safe, the old workbook being whole."""


class UndoBook(Protocol):
    """Puts back what the last plan changed."""

    def __call__(self) -> Written:
        """Undo it; raises `RefusedError` where there is nothing to undo or it is not safe."""


class PlanMarks(Protocol):
    """Plans the marks of a workbook, told how the cells look that are to be marked."""

    def __call__(self, book: Book, before: Mapping[Place, CellBefore]) -> Plan:
        """Plan them; `book` has no marks of ours."""


class CopyMarked(Protocol):
    """Makes a copy of one workbook that is marked; the workbook stays as it is."""

    def __call__(self, places: Collection[Place], plan: PlanMarks) -> str:
        """Copy it with marks at some cells and give the name of the copy.

        Raises `UnreadableWorkbookError`, and `RefusedError` where the copy is not written.
        """


class MarkBook(Protocol):
    """Marks one workbook where it stands, in place of the marks that it has."""

    def __call__(self, places: Collection[Place], plan: PlanMarks) -> Written:
        """Mark some cells; raises `RefusedError` where that is not safe, nothing being marked."""
