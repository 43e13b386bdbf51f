"""The buttons of the tab KKG: one function each, named alike, over the use cases of the program.

Started by the add-in as `python -I -m kkg_xl.entrypoints.click ACTION … -- BOOK`. Of the workbook
nothing is read but cells. Whatever happens, the person is told in one sentence, in Excel.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

import xlwings as xw

import kkg_xl
from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.entrypoints import ribbon_words as words
from kkg_xl.entrypoints.addin.words import CAPTIONS
from kkg_xl.entrypoints.ribbon_arguments import parse_call
from kkg_xl.entrypoints.ribbon_click import Attach, Click, attach, folder_for_copies, only_one
from kkg_xl.entrypoints.ribbon_findings import following, listed
from kkg_xl.entrypoints.ribbon_outcome import outcome
from kkg_xl.hosts.files.rendering.sheets import rendered
from kkg_xl.hosts.files.saving.backups import default_folder
from kkg_xl.layouts.ours import findings_sheet, profile_sheet
from kkg_xl.reports.tally import Tally, verdict
from kkg_xl.sheets.refs import address
from kkg_xl.usecases.acting import Done
from kkg_xl.usecases.annotate import annotate, marked_places
from kkg_xl.usecases.attendance import attendance_workbook
from kkg_xl.usecases.budget import budget_workbook
from kkg_xl.usecases.check import check_workbook
from kkg_xl.usecases.new import new_book
from kkg_xl.usecases.ports import ReadBook, WriteBook
from kkg_xl.usecases.realisation import realisation_workbook
from kkg_xl.usecases.recalculate import recalculate_workbook
from kkg_xl.usecases.refusals import RefusedError
from kkg_xl.usecases.sheet_refusals import SEVERAL_ATTENDANCES, SEVERAL_BUDGETS
from kkg_xl.usecases.unreadable import UnreadableWorkbookError

NOT_TOLD: Final = 3
"""The exit code by which the add-in knows that it must speak itself."""
_MOST_IN_STATUS_BAR: Final = 250
_SEVERAL: Final = (SEVERAL_BUDGETS.text, SEVERAL_ATTENDANCES.text)
_WriteSheet: TypeAlias = Callable[[str, ReadBook, WriteBook | None, str], Done]


def check(click: Click) -> Message:
    """Find what does not agree, mark it and list it."""
    live = click.live
    checked = check_workbook(live.name, live.read)
    if checked.failure is not None:
        return checked.failure.message
    told = verdict(Tally().plus(checked), click.language)
    if not checked.findings:
        if findings_sheet.of(live.read()) is not None:
            live.clear_marks()
        return say(words.CLEAN, verdict=told)
    written = live.mark(
        marked_places(checked),
        lambda book, before: annotate(checked, book, before, click.language),
    )
    message = say(words.FOUND, verdict=told, sheet=findings_sheet.NAME)
    return click.with_remarks(message, written.remarks)


def clear_marks(click: Click) -> Message:
    """Take away what `check` has marked and listed."""
    return click.with_remarks(say(words.CLEARED), click.live.clear_marks().remarks)


def next_finding(click: Click) -> Message | None:
    """Go to the cell of the next finding and say in the status bar what is wrong there."""
    book = click.opened
    sheet = _marked(book, findings_sheet.MARK)
    if sheet is None:
        return say(words.NO_FINDINGS)
    findings = listed(sheet.name, sheet.used_range.options(ndim=2).value)
    there = {each.name for each in book.sheets if each.visible}
    stops = [(at, message) for at, message in findings if at.sheet in there]
    selection = book.app.selection
    here = Place(
        book.sheets.active.name,
        "" if selection is None else address(selection.row, selection.column),
    )
    stop = following(stops, here)
    if stop is None:
        return say(words.NONE_LEFT)
    book.sheets[stop.at.sheet].activate()
    book.sheets[stop.at.sheet].range(stop.at.cell).select()
    told = say(
        words.FINDING, n=stop.number, all=stop.of, at=str(stop.at), message=stop.message
    ).told(click.language)
    book.app.status_bar = told[:_MOST_IN_STATUS_BAR]
    return None


def recalculate(click: Click) -> Message:
    """Make lines, totals and words formulas again."""
    live = click.live
    return outcome(recalculate_workbook(live.name, live.read, live.write), click.language)


def budget(click: Click) -> Message:
    """Write the sheet of the budget."""
    return _sheet(click, budget_workbook)


def realisation(click: Click) -> Message:
    """Write the sheet of plan against spending."""
    return _sheet(click, realisation_workbook)


def attendance(click: Click) -> Message:
    """Write the attendance matrix, and who gets a certificate."""
    return _sheet(click, attendance_workbook)


def _sheet(click: Click, act: _WriteSheet) -> Message:
    """Write sheets from a table; of several, from that on the sheet that is looked at."""
    live = click.live
    done = act(live.name, live.read, live.write, "")
    failure = done.receipt.failure
    if failure is not None and failure.message.text in _SEVERAL:
        looked_at = click.opened.sheets.active.name
        chosen = act(live.name, live.read, live.write, looked_at)
        done = chosen if chosen.receipt.failure is None else done
    return outcome(done, click.language)


def new(click: Click) -> Message:
    """Open a new workbook with all input sheets, not saved yet."""
    path = click.folder / "KKG.xlsx"
    path.write_bytes(rendered(new_book(), datetime.now().astimezone()))
    click.native.new_from(click.app, path)
    return say(words.NEW_BOOK)


def undo(click: Click) -> Message:
    """Put back what the last action changed."""
    written = click.live.undo()
    message = written.instead or say(words.UNCHANGED, rest="")
    return click.with_remarks(message, written.remarks)


def settings(click: Click) -> Message | None:
    """Show the settings of the workbook, which stand on its sheet Profil."""
    sheet = _marked(click.opened, profile_sheet.MARK)
    if sheet is None:
        return say(words.NO_PROFILE)
    sheet.activate()
    return None


def _marked(book: xw.Book, mark: str) -> xw.Sheet | None:
    """Give the sheet of ours that a hidden name points to, `None` where the workbook has none."""
    name = next((each for each in book.names if each.name == mark), None)
    return None if name is None else name.refers_to_range.sheet


def show_help(click: Click) -> Message:
    """Tell the version, and what each button does."""
    english = click.language == "en"
    buttons = [
        f"{caption.label[english]}: {caption.tip[english]}"
        for caption in CAPTIONS.values()
        if caption.tip is not None
    ]
    return say(
        words.HELP,
        version=kkg_xl.__version__,
        addin=click.call.addin or "?",
        buttons="\n".join(buttons),
    )


BUTTONS: Final[Mapping[str, Callable[[Click], Message | None]]] = {
    "check": check,
    "next-finding": next_finding,
    "clear-marks": clear_marks,
    "recalculate": recalculate,
    "budget": budget,
    "realisation": realisation,
    "attendance": attendance,
    "undo": undo,
    "new": new,
    "settings": settings,
    "help": show_help,
}
"""By what a button's tag says."""
_WITHOUT_BOOK: Final = frozenset({"new", "help"})


def main(argv: Sequence[str], attach_to: Attach = attach, state: Path | None = None) -> int:
    """Answer one click and give the exit code: 0 when the person has been told, else 3."""
    call = parse_call(argv)
    try:
        app, native = attach_to(call.app)
    except Exception:  # noqa: BLE001 -- whatever it is, the add-in speaks then
        return NOT_TOLD
    folder = state or default_folder().with_name("ribbon")
    within = folder_for_copies(sys.platform, Path.home())
    with TemporaryDirectory(prefix="kkg-xl-", dir=within) as copies:
        click = Click(call, app, native, Path(copies), folder)
        try:
            click.tell(_answer(click))
        except Exception as error:  # noqa: BLE001 -- a traceback is never shown
            return _not_answered(click, error)
    return 0


def _answer(click: Click) -> Message | None:
    if not click.call.book and click.call.action not in _WITHOUT_BOOK:
        return say(words.NO_BOOK)
    try:
        with only_one(click.state):
            return BUTTONS[click.call.action](click)
    except (RefusedError, UnreadableWorkbookError) as error:
        return error.message


def _not_answered(click: Click, error: Exception) -> int:
    """Say that the program itself failed, if Excel still lets anything be said."""
    text: Text = words.FAILED
    try:
        click.tell(say(text, name=type(error).__name__), wrong=True)
    except Exception:  # noqa: BLE001 -- then the add-in speaks
        return NOT_TOLD
    return 0
