"""`realisation`: from the budget and the cash books to the sheet of plan beside spending."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kkg_xl.domain.assigning import Assigned, Way
from kkg_xl.domain.days import on
from kkg_xl.domain.figures import Place
from kkg_xl.domain.profile import Detail, Profile
from kkg_xl.domain.realised import Realised, realised
from kkg_xl.domain.stages import began, stage_in
from kkg_xl.domain.text import Field, Message, Text, say
from kkg_xl.layouts.ours import profile_sheet, realisation_kept, realisation_sheet
from kkg_xl.layouts.understanding import understand
from kkg_xl.reports.receipt import Receipt, SheetEntry
from kkg_xl.sheets.grid import Book, Kind
from kkg_xl.sheets.refs import parse_address
from kkg_xl.usecases.acting import Decided, Done, act
from kkg_xl.usecases.budget import chosen
from kkg_xl.usecases.filling_in import to_fill_in
from kkg_xl.usecases.own_sheets import berth, written
from kkg_xl.usecases.ports import ReadBook, WriteBook
from kkg_xl.usecases.refusals import RefusedError
from kkg_xl.usecases.sheet_refusals import NO_CASH_BOOK

ACTION: Final = "realisation"

MADE: Final = Text(
    id="realisasi dari {source} dan {books}: {payments} pengeluaran",
    en="realisation from {source} and {books}: {payments} payments",
)
WORDS: Final = Text(
    id="Dicocokkan karena uraiannya sama, bukan lewat kode: {cells}",
    en="Placed because the words are the same, not by a code: {cells}",
)
SHARED: Final = Text(
    id="Kode yang dimiliki beberapa baris RAB, jadi belanjanya dicocokkan menurut uraian: {codes}",
    en="Codes that several lines of the budget have, so payments were placed by words: {codes}",
)
ALIKE: Final = Text(
    id="Hanya mirip, mohon diperiksa di daftar bawah: {cells}",
    en="Only alike, please look at the list below: {cells}",
)
UNKNOWN: Final = Text(
    id="Kode di daftar bawah yang tidak ada di RAB: {cells}",
    en="Codes in the list below that the budget does not have: {cells}",
)
OUTDATED: Final = Text(
    id="Diisi orang di lembar sebelumnya, tetapi tidak dipakai karena sumbernya sudah berubah: "
    "{cells}",
    en="Filled in on the sheet before, but not used because what it belongs to has changed: "
    "{cells}",
)
UNPLACED: Final = Text(
    id="Belum cocok dengan baris mana pun, isilah kodenya di daftar bawah: {cells}",
    en="Placed on no line yet, write the code into the list below: {cells}",
)
OVERSPENT: Final = Text(
    id="Melebihi rencana: {lines}",
    en="Beyond the plan: {lines}",
)
_LINE: Final = Text("{code} {item} (Rp{over})", "{code} {item} (Rp{over})")
_CODE: Final = Text("{cell} ({code})", "{cell} ({code})")
_PERCENT: Final = Text("{cell} ({likeness} %)", "{cell} ({likeness} %)")
NO_BALANCE: Final = Text(
    id="Buku kas tidak menyatakan saldo akhir; selisih saldo tidak dapat dicocokkan",
    en="The cash book states no last balance; the difference of balances could not be compared",
)
EARLIER: Final = Text(
    id="Belanja sebelum {day} dihitung sebagai tahap lalu",
    en="Payments before {day} count as the stage before",
)
_MOST_NAMED: Final = 8


def realisation_workbook(
    name: str, read: ReadBook, write: WriteBook | None, table: str = ""
) -> Done:
    """Read a workbook through a host and write its realisation; without `write`, only tell.

    `table` is what `kkg_xl.usecases.budget.chosen` takes.
    """
    return act(ACTION, name, read, write, lambda book: realisation(book, table))


def realisation(book: Book, table: str = "") -> Decided:
    """Tell what writing the realisation comes to; nothing is written. Raises `RefusedError`."""
    source = chosen(book, table)
    profile = profile_sheet.read(book)
    told = realised(understand(book), source, stage_in(profile.text(Detail.STAGE)))
    if not told.books:
        raise RefusedError(NO_CASH_BOOK)
    stage = _stage(book, profile, told)
    place = berth(book, realisation_sheet.MARK, realisation_sheet.NAME)
    earlier, lost = _earlier(book, told, stage)
    outcome = written(book, realisation_sheet.plan(told, profile, stage, place.name, earlier))
    remarks = [] if place.remark is None else [place.remark]
    remarks += _remarks(told, profile)
    if lost:
        remarks.append(say(OUTDATED, cells=tuple(map(str, lost[:_MOST_NAMED]))))
    if stage is not None:
        remarks.append(say(EARLIER, day=on(stage.first)))
    made = say(
        MADE,
        source=f"{source.sheet}!{source.range}",
        books=tuple(dict.fromkeys(each.sheet for each in told.books)),
        payments=len(told.payments),
    )
    entry = SheetEntry(place.name, place.replaces, made, tuple(remarks))
    receipt = Receipt(
        book.name,
        ACTION,
        results=outcome.results,
        untold=outcome.untold,
        sheets=(entry,) if outcome.plan else (),
    )
    return Decided(outcome.plan, receipt)


def _stage(book: Book, profile: Profile, told: Realised) -> realisation_sheet.Stage | None:
    """Tell where the stage of the profile begins in the books, if it is not the first."""
    first = began(told.books, stage_in(profile.text(Detail.STAGE)) or 1)
    if first is None:
        return None
    grids = {grid.name: grid for grid in book.grids}
    days = (row.day_at for each in told.books for row in each.entries if row.day_at is not None)
    dated = (at for at in days if grids[at.sheet].cell(*parse_address(at.cell)).kind is Kind.DATE)
    return realisation_sheet.Stage(first, frozenset(dated))


def _earlier(
    book: Book, told: Realised, stage: realisation_sheet.Stage | None
) -> tuple[Mapping[Place, realisation_sheet.Amount], Sequence[Place]]:
    """Give what people wrote of earlier stages, by line, and what of their writing is lost."""
    asked = realisation_sheet.asks_for_earlier(told, stage)
    kept: dict[Place, realisation_sheet.Amount] = {}
    lost = [*realisation_kept.lost(told, book)]
    for line, amount in realisation_kept.amounts(told, book):
        if line is None or not asked:
            lost.append(amount.at)
        else:
            kept[line] = amount
    return kept, lost


def _remarks(told: Realised, profile: Profile) -> Iterator[Message]:
    if words := told.of_way(Way.WORDS):
        yield say(WORDS, cells=_cells(words))
    if shared := told.shared():
        yield say(SHARED, codes=tuple(shared[:_MOST_NAMED]))
    if alike := told.of_way(Way.ALIKE):
        cells = [say(_PERCENT, cell=str(p.row.at), likeness=p.likeness) for p in alike]
        yield say(ALIKE, cells=tuple(cells[:_MOST_NAMED]))
    if unplaced := told.unplaced():
        yield say(UNPLACED, cells=_cells(unplaced))
    if unknown := told.unknown():
        codes = [say(_CODE, cell=str(each.row.at), code=code) for each, code in unknown]
        yield say(UNKNOWN, cells=tuple(codes[:_MOST_NAMED]))
    if over := told.overspent():
        lines = [
            say(_LINE, code=told.codes[line.at], item=line.item, over=amount)
            for line, amount in over
        ]
        yield say(OVERSPENT, lines=tuple(lines[:_MOST_NAMED]))
    if not told.balance:
        yield say(NO_BALANCE)
    yield from to_fill_in(profile, realisation_sheet.SIGNED)


def _cells(payments: Sequence[Assigned]) -> Field:
    return tuple(str(payment.row.at) for payment in payments[:_MOST_NAMED])
