"""One workbook that is open in Excel, read, written and undone: all of it or nothing."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from functools import cached_property
from pathlib import Path

import xlwings as xw

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Language, say
from kkg_xl.hosts.excel.action import Action, carry_out
from kkg_xl.hosts.excel.files import Files
from kkg_xl.hosts.excel.journal import Entry, Journal, MarkRecord
from kkg_xl.hosts.excel.marks import (
    MOST_NOTES,
    marks_of,
    records_of,
    with_few_notes,
    without_notes,
)
from kkg_xl.hosts.excel.native import Native
from kkg_xl.hosts.excel.patience import Gate
from kkg_xl.hosts.excel.session import Copied, Means, Session
from kkg_xl.hosts.excel.undoing import is_of, places_of, put_back, stands
from kkg_xl.layouts.ours import findings_sheet
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.plan import Plan
from kkg_xl.usecases.live_refusals import (
    FEW_NOTES,
    HALF_WRITTEN,
    LEFT_ALONE,
    LOST_TRACK,
    MARKED_FILE,
    NO_MARKS,
    NOT_MARKED,
    NOTHING_WRITTEN,
    UNDONE,
)
from kkg_xl.usecases.ports import PlanMarks, Written
from kkg_xl.usecases.refusals import NOTHING_TO_UNDO, Refusal, RefusedError
from kkg_xl.usecases.unreadable import UnreadableWorkbookError


class LiveBook:
    """One workbook, for one action."""

    def __init__(  # noqa: PLR0913 -- what it takes to reach a program and to undo
        self,
        book: xw.Book,
        native: Native,
        files: Files,
        *,
        folder: Path,
        journal: Path,
        language: Language = "id",
        gate: Gate | None = None,
    ) -> None:
        """Take the open workbook and what to reach it with.

        `folder` is for copies and goes with the action; the records in `journal` stay.
        """
        means = Means(native, files, folder, language)
        self._session = Session(book, means, gate or Gate())
        self._journal = Journal(journal)

    @property
    def name(self) -> str:
        """What the workbook is called in Excel. Raises `RefusedError`."""
        return self._session.name

    def read(self) -> Book:
        """Read the workbook as it stands. Raises `UnreadableWorkbookError`."""
        return self._copied.book

    def write(self, plan: Plan) -> Written:
        """Carry out a plan; one with nothing in it writes nothing.

        Raises `RefusedError`: then the workbook holds what it held, or, of the kind
        `half-written`, undo puts it back. Raises `UnreadableWorkbookError`.
        """
        if not plan:
            return Written()
        self._session.files.rehearse(self._copied.path, plan)
        return self._done(Action(plan))

    def mark(self, places: Collection[Place], plan: PlanMarks) -> Written:
        """Mark cells and list the findings, in place of the marks that there are.

        Raises as `write` does.
        """
        copied, files = self._copied, self._session.files
        earlier, book = self._earlier(), findings_sheet.without(copied.book)
        before = without_notes(files.before(copied.path, places), earlier, book)
        planned = plan(book, before)
        listed = Plan(sheets=planned.sheets)
        files.rehearse(copied.path, listed)
        locked = files.protected(copied.path, {mark.sheet for mark in planned.marks})
        marks = [mark for mark in planned.marks if mark.sheet not in locked]
        wanted = records_of(marks, copied.book)
        records = with_few_notes(wanted)
        written = self._done(Action(listed, marking=True, marks=records, earlier=earlier))
        remarks = [*written.remarks]
        if len(records) < len(wanted):
            remarks.append(say(FEW_NOTES, n=MOST_NOTES))
        skipped = sorted({mark.sheet for mark in planned.marks if mark.sheet in locked})
        if skipped:
            remarks.append(say(NOT_MARKED, sheets=tuple(skipped)))
        return written._replace(remarks=tuple(remarks))

    def clear_marks(self) -> Written:
        """Take away marks and list of findings. Raises as `write` does."""
        if findings_sheet.of(self._copied.book) is None:
            raise RefusedError(NO_MARKS)
        return self._done(Action(Plan(), marking=True, earlier=self._earlier()))

    def undo(self) -> Written:
        """Put back what the last action changed; what somebody changed since is left and named.

        Raises `RefusedError` where there is nothing to undo, or Excel lets nothing be undone, and
        `UnreadableWorkbookError`.
        """
        known = list(self._journal.entries(self.name))
        now = self._copied.book
        mine = [each for each in known if each.workbook.casefold() == self.name.casefold()]
        entry = next((each for each in known if self._is_last(each, now)), None)
        if entry is None:
            raise RefusedError(LOST_TRACK if mine else NOTHING_TO_UNDO)
        self._journal.reopen(entry)
        left = put_back(self._session, entry)
        self._journal.forget(entry)
        remarks = (say(LEFT_ALONE, places=places_of(left)),) if left else ()
        return Written(remarks, say(UNDONE, name=self.name))

    def _is_last(self, entry: Entry, now: Book) -> bool:
        """Tell whether an action is the one to undo: it stands, or was stopped in its midst."""
        if stands(entry, now):
            return True
        if entry.done or entry.workbook.casefold() != self.name.casefold():
            return False
        with suppress(UnreadableWorkbookError):  # the copy itself was cut short
            return is_of(entry, self._session.files.read(entry.before, entry.workbook), now)
        return False

    @cached_property
    def _copied(self) -> Copied:
        return self._session.copy()

    def _earlier(self) -> tuple[MarkRecord, ...]:
        session, book = self._session, self._copied.book
        if findings_sheet.STYLES in book.names:
            raise RefusedError(MARKED_FILE)
        return marks_of(session.reach, book, session.native)

    def _done(self, action: Action) -> Written:
        """Do it, with a record of it from before to after; or put back all of it and say so."""
        before = self._copied
        entry = self._journal.begin(action.entry(self.name, before.book), before.path)
        try:
            carry_out(self._session, before, action)
        except (RefusedError, UnreadableWorkbookError) as error:
            raise self._rolled_back(entry, error) from error
        self._journal.finish(entry)
        return Written()

    def _rolled_back(
        self, entry: Entry, error: RefusedError | UnreadableWorkbookError
    ) -> RefusedError:
        """Put back what was begun; give what people are told of it."""
        try:
            put_back(self._session, entry, rolling_back=True)
        except (RefusedError, UnreadableWorkbookError):
            return RefusedError(HALF_WRITTEN, why=error.message)
        self._journal.forget(entry)
        kind = error.kind if isinstance(error, RefusedError) else "no-answer"
        return RefusedError(Refusal(kind, NOTHING_WRITTEN), why=error.message)
