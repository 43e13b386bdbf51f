"""`attendance`: from the lists of who was there to the matrix, and to who gets a certificate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from kkg_xl.domain.attending import Attendance
from kkg_xl.domain.crediting import (
    Basis,
    Credit,
    Entitlement,
    Terms,
    credited,
    possible,
    terms_of,
)
from kkg_xl.domain.doubts import Doubt
from kkg_xl.domain.gathering import gathered
from kkg_xl.domain.meetings import are_apart, effective
from kkg_xl.domain.presence import Presence
from kkg_xl.domain.profile import Detail, Profile
from kkg_xl.domain.registered import registered
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.layouts.ours import certificate_sheet, matrix_sheet, profile_sheet
from kkg_xl.layouts.understanding import understood
from kkg_xl.reports.receipt import Receipt, SheetEntry
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.seals import own_sheet
from kkg_xl.usecases.acting import Decided, Done, act
from kkg_xl.usecases.doubtful_names import asking
from kkg_xl.usecases.filling_in import to_fill_in
from kkg_xl.usecases.own_sheets import Berth, berth, written
from kkg_xl.usecases.ports import ReadBook, WriteBook
from kkg_xl.usecases.refusals import RefusedError
from kkg_xl.usecases.sheet_refusals import (
    NO_ATTENDANCE,
    NO_SUCH_ATTENDANCE,
    SEVERAL_ATTENDANCES,
)

ACTION: Final = "attendance"

MADE: Final = Text(
    id="matriks hadir dari {source}: {people} orang, {sessions} pertemuan",
    en="attendance matrix from {source}: {people} people, {sessions} sessions",
)
ENTITLED: Final = Text(
    id="sertifikat: {due} berhak, {others} tidak, {open} belum tentu",
    en="certificates: {due} entitled, {others} not, {open} undecided",
)
TERMS: Final = Text(
    id="Berhak bila kehadiran paling sedikit {threshold} % menurut {basis}, {rounding}; ubahlah di"
    " lembar Profil",
    en="Entitled from {threshold} % of attendance on, by {basis}, {rounding}; change it on the"
    " sheet Profil",
)
USUAL: Final = Text(
    id="Berhak bila kehadiran paling sedikit {threshold} % menurut {basis}, {rounding}: itu bawaan,"
    " tidak ada ambang resmi",
    en="Entitled from {threshold} % of attendance on, by {basis}, {rounding}: that is the default,"
    " no threshold is official",
)
EXACT: Final = Text(id="tanpa pembulatan", en="not rounded")
ROUNDED: Final = Text(
    id="dibulatkan ke {places} angka di belakang koma", en="rounded to {places} decimal places"
)
BASES: Final = {
    Basis.HOURS: Text("JP", "JP"),
    Basis.SESSIONS: Text("pertemuan", "session"),
    Basis.DAYS: Text("hari", "day"),
}
NO_HOURS: Final = Text(
    id="JP tidak diketahui untuk {sessions}: kehadiran dihitung menurut pertemuan. Tulislah JP-nya"
    " di jadwal atau di kepala daftar hadir",
    en="No JP are known for {sessions}: attendance is counted by session. Write them into the"
    " schedule or above the list",
)
UNKNOWN: Final = Text(
    id="Tanda yang tidak dikenal, dianggap belum diisi: {cells}",
    en="Marks that are not known, taken as not filled in: {cells}",
)
BLANK: Final = Text(
    id="Belum diisi: {count} tanda, bukan tidak hadir",
    en="Not filled in: {count} marks, which is not absent",
)
LOST: Final = Text(
    id="Nomor sertifikat yang orangnya tidak ada lagi di daftar hadir: {cells}",
    en="Numbers of certificates whose people are in no attendance list any more: {cells}",
)
_NUMBER: Final = Text("{number} ({cell})", "{number} ({cell})")
_MOST_NAMED: Final = 8


def attendance_workbook(
    name: str, read: ReadBook, write: WriteBook | None, table: str = ""
) -> Done:
    """Read a workbook through a host and write its matrix; without `write`, only tell.

    `table` names the sheet of the attendance, where there are several.
    """
    return act(ACTION, name, read, write, lambda book: attendance(book, table))


def attendance(book: Book, table: str = "") -> Decided:
    """Tell what writing the matrix comes to; nothing is written. Raises `RefusedError`."""
    meant, _, people = understood(book)
    known = registered(chosen(book, meant, table), meant.rosters)
    return matrix(book, effective(known, meant.timetables), people.doubts())


def chosen(book: Book, meant: Workbook, wanted: str = "") -> Attendance:
    """Choose the attendance on a sheet that is wanted, or all that there is.

    Raises `RefusedError`.
    """
    seen = {grid.name for grid in book.grids if grid.visibility == "visible"}
    there = [each for each in meant.attendances if each.sessions and each.attendees]
    names = ", ".join(dict.fromkeys(each.sheet for each in there)) or "–"
    if wanted:
        found = [each for each in there if each.sheet.casefold() == wanted.casefold()]
        if not found:
            raise RefusedError(NO_SUCH_ATTENDANCE, wanted=wanted, there=names)
    else:
        found = [each for each in there if each.sheet in seen]
    if not found:
        raise RefusedError(NO_ATTENDANCE)
    sessions = [session for each in found for session in each.sessions]
    if len(found) > 1 and not are_apart(sessions):
        raise RefusedError(SEVERAL_ATTENDANCES, there=names, first=found[0].sheet)
    return gathered(found)


def matrix(book: Book, kept: Attendance, doubts: Sequence[Doubt] = ()) -> Decided:
    """Tell what writing the sheets of one attendance comes to, and what is asked of names."""
    profile = profile_sheet.read(book)
    wished = terms_of(profile)
    terms = wished._replace(basis=possible(wished.basis, kept.sessions))
    everybody = credited(kept, terms.basis)
    places = [berth(book, sheet.MARK, sheet.NAME) for sheet in (matrix_sheet, certificate_sheet)]
    there = own_sheet(book, certificate_sheet.MARK)
    known = [] if there is None else [*certificate_sheet.given(there)]
    numbers, lost = certificate_sheet.taken_over(kept, known)
    source = certificate_sheet.Matrix(places[0].name, matrix_sheet.places(kept))
    asked = asking(book, doubts, profile)
    outcome = written(
        book,
        matrix_sheet.plan(kept, terms, profile, places[0].name),
        certificate_sheet.plan(kept, source, terms, profile, places[1].name, numbers),
        *(() if asked is None else (asked.plan,)),
    )
    entries = (
        _entry(places[0], _made(kept), [*_marks(kept), *_hours(kept, wished, terms)]),
        _entry(
            places[1],
            _entitled(everybody, terms),
            [
                _terms(profile, terms),
                *_lost(lost),
                *to_fill_in(profile, certificate_sheet.SIGNED),
            ],
        ),
        *(() if asked is None else (asked.entry,)),
    )
    names = {plan.name for plan in outcome.plan.sheets}
    receipt = Receipt(
        book.name,
        ACTION,
        results=outcome.results,
        untold=outcome.untold,
        sheets=tuple(entry for entry in entries if entry.name in names),
    )
    return Decided(outcome.plan, receipt)


def _entry(place: Berth, what: Message, remarks: Sequence[Message]) -> SheetEntry:
    first = () if place.remark is None else (place.remark,)
    return SheetEntry(place.name, place.replaces, what, (*first, *remarks))


def _made(kept: Attendance) -> Message:
    source = f"{kept.sheet}!{kept.range}"
    people, sessions = len(kept.attendees), len(kept.sessions)
    return say(MADE, source=source, people=people, sessions=sessions)


def _entitled(people: Sequence[Credit], terms: Terms) -> Message:
    found = Counter(credit.entitlement(terms) for credit in people)
    return say(
        ENTITLED,
        due=found[Entitlement.DUE],
        others=found[Entitlement.NOT_DUE],
        open=found[Entitlement.OPEN],
    )


def _marks(kept: Attendance) -> Iterator[Message]:
    marks = [mark for each in kept.attendees for mark in each.marks]
    unknown = [str(mark.at) for mark in marks if mark.presence is None]
    if unknown:
        yield say(UNKNOWN, cells=tuple(unknown[:_MOST_NAMED]))
    blank = sum(mark.presence is Presence.BLANK for mark in marks)
    if blank:
        yield say(BLANK, count=blank)


def _hours(kept: Attendance, wished: Terms, terms: Terms) -> Iterator[Message]:
    if wished.basis is not terms.basis:
        lacking = [each.label for each in kept.sessions if not each.hours]
        yield say(NO_HOURS, sessions=tuple(lacking[:_MOST_NAMED]))


def _terms(profile: Profile, terms: Terms) -> Message:
    rounding = say(EXACT) if terms.places is None else say(ROUNDED, places=terms.places)
    return say(
        USUAL if profile.share(Detail.THRESHOLD) is None else TERMS,
        threshold=terms.threshold * 100,
        basis=say(BASES[terms.basis]),
        rounding=rounding,
    )


def _lost(lost: Sequence[certificate_sheet.Given]) -> Iterator[Message]:
    if lost:
        told = [say(_NUMBER, number=each.number, cell=str(each.at)) for each in lost]
        yield say(LOST, cells=tuple(told[:_MOST_NAMED]))
