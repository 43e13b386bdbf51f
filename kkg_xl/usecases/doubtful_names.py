"""Which names `attendance` asks about, and what comes of the answers: the sheet Nama Diragukan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kkg_xl.domain.doubts import Answer, Doubt, Pair, contradicting
from kkg_xl.domain.profile import Profile
from kkg_xl.domain.text import Message, PersonName, Text, say
from kkg_xl.layouts.ours import doubts_sheet
from kkg_xl.layouts.ours.doubts_sheet import Asked
from kkg_xl.reports.receipt import SheetEntry
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.seals import own_sheet
from kkg_xl.sheets.sheet_plan import SheetPlan
from kkg_xl.usecases.own_sheets import berth

MADE: Final = Text(
    id="nama diragukan: {open} belum dijawab, {same} orang yang sama, {apart} orang lain",
    en="doubtful names: {open} not answered, {same} the same person, {apart} another",
)
OPEN: Final = Text(
    id="Nama yang mirip tidak digabung sebelum ada yang memutuskan: {names}. Tulislah Ya atau Tidak"
    " di lembar {sheet}, lalu jalankan attendance lagi",
    en="Names that are alike are not merged before somebody decides: {names}. Write Ya (yes) or"
    " Tidak (no) on the sheet {sheet}, then run attendance again",
)
CONTRADICTING: Final = Text(
    id="Jawaban yang bertentangan, tidak dipakai: {cells}",
    en="Answers that contradict each other, not used: {cells}",
)
UNCLEAR: Final = Text(
    id="Jawaban yang bukan Ya atau Tidak, tidak dipakai: {cells}",
    en="Answers that are neither Ya nor Tidak, not used: {cells}",
)
LOST: Final = Text(
    id="Jawaban untuk nama yang sudah berubah atau tidak ada lagi: {cells}",
    en="Answers for names that have changed or are gone: {cells}",
)
_PAIR: Final = Text("{name} / {other}", "{name} / {other}")
_MOST_NAMED: Final = 8


class Asking(NamedTuple):
    """The sheet that asks, and what a receipt tells of it."""

    plan: SheetPlan
    entry: SheetEntry


def asking(book: Book, doubts: Sequence[Doubt], profile: Profile) -> Asking | None:
    """Tell what is asked; `None` where nothing is, and no sheet asks it from before."""
    if not doubts and own_sheet(book, doubts_sheet.MARK) is None:
        return None
    place = berth(book, doubts_sheet.MARK, doubts_sheet.NAME)
    answers = doubts_sheet.answers(book)
    wrong = contradicting(answers)
    given = {each.pair: each for each in answers}
    contradicted = {each.pair for each in wrong}
    asked = [
        Asked(each, given[each.pair].text if each.pair in given else "", each.pair in contradicted)
        for each in doubts
    ]
    remarks = [] if place.remark is None else [place.remark]
    remarks += _remarks(asked, answers, wrong, place.name)
    said = [given[each.doubt.pair].is_same for each in asked if each.doubt.pair in given]
    made = say(
        MADE,
        open=len(asked) - said.count(True) - said.count(False),
        same=said.count(True),
        apart=said.count(False),
    )
    plan = doubts_sheet.plan(asked, profile, place.name)
    return Asking(plan, SheetEntry(place.name, place.replaces, made, tuple(remarks)))


def _remarks(
    asked: Sequence[Asked], answers: Sequence[Answer], wrong: Sequence[Answer], sheet: str
) -> Iterator[Message]:
    names = [
        say(_PAIR, name=PersonName(each.doubt.person.name), other=PersonName(each.doubt.other.name))
        for each in asked
        if not each.answer
    ]
    if names:
        yield say(OPEN, names=tuple(names[:_MOST_NAMED]), sheet=sheet)
    known: set[Pair] = {each.doubt.pair for each in asked}
    told = (
        (CONTRADICTING, wrong),
        (UNCLEAR, [each for each in answers if each.is_same is None and each.pair in known]),
        (LOST, [each for each in answers if each.pair not in known]),
    )
    for text, found in told:
        if found:
            yield say(text, cells=tuple(str(each.at) for each in found[:_MOST_NAMED]))
