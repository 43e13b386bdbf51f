"""What a check could not look at because the workbook does not have it, in plain words.

A reviewer who reads "nothing found" must also read what nobody compared. A purchase, an analysis
of unit prices or a contractor's bill has no attendance list and owes none: nothing is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kkg_xl.domain.bought import Purchase, Receiver, bought
from kkg_xl.domain.caps import capped
from kkg_xl.domain.cash_book import spendings
from kkg_xl.domain.granted import granted, stage_of
from kkg_xl.domain.occasions import occasions_of, presenter_days
from kkg_xl.domain.overdrawn import planned_by, uncoded
from kkg_xl.domain.profile import Detail
from kkg_xl.domain.standards import without_standard
from kkg_xl.domain.table import Role, Table
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.domain.wording import rupiah
from kkg_xl.domain.workbook import Calculation, Workbook

NO_CASH_BOOK = Text(
    id="Tidak ada buku kas umum (BKU): belanja tidak dicocokkan dengan buku kas",
    en="No cash book (BKU) found: spending was not compared with it",
)
NO_SPENDING = Text(
    id="Tidak ada realisasi: rencana tidak dibandingkan dengan belanja",
    en="No realisation found: the plan was not compared with spending",
)
NO_PLAN = Text(
    id="Tidak ada rencana (RAB): belanja tidak dibandingkan dengan rencana",
    en="No plan (RAB) found: spending was not compared with it",
)
NO_ATTENDANCE = Text(
    id="Tidak ada daftar hadir: banyaknya orang dan hari tidak dicocokkan",
    en="No attendance list found: numbers of persons and days were not compared with it",
)
NEITHER = Text(
    id="Tidak ada daftar hadir dan jadwal: orang, hari dan penyaji tidak dicocokkan",
    en="Neither attendance list nor schedule found: people, days and presenters were not compared",
)
NO_PRESENTERS = Text(
    id="Lembar {sheet}: honor dan konsumsi narasumber tidak dicocokkan; jadwal tidak menyebut "
    "penyajinya: {cells}",
    en="Sheet {sheet}: fees and meals of presenters were not compared; no schedule says who "
    "presents: {cells}",
)
NO_WORDS = Text(
    id="Tidak ada terbilang: jumlah tidak dicocokkan dengan kata-kata",
    en="No amount in words found: totals were not compared with words",
)
UNPLACED = Text(
    id="Belanja di buku kas tanpa baris {sheet}, menurut kode maupun uraian: {count} ({amount}), "
    "tidak dibandingkan dengan rencana: {cells}",
    en="Payments of the cash book without a line of {sheet}, by code or by words: {count} "
    "({amount}), not compared with the plan: {cells}",
)
NOT_PLACED = Text(
    id="Belanja di buku kas tidak dibandingkan dengan rencana: kode dan uraiannya lain",
    en="Payments of the cash book were not compared with the plan: their codes and words differ",
)
NO_BALANCES = Text(
    id="Lembar {sheet}: buku kas tanpa kolom saldo; saldo berjalannya tidak dapat dicocokkan",
    en="Sheet {sheet}: a cash book without balances; its running balance could not be compared",
)
NO_GRANT_IN_ALL = Text(
    id="Profil belum menyebut dana bantuan seluruhnya: belanja semua tahap tidak dibandingkan "
    "dengannya",
    en="Profil does not say what all stages were granted: spending was not compared with it",
)
NO_REPORT_DAY = Text(
    id="Profil belum menyebut kapan laporan tahap lalu diserahkan: tanggal dana tahap ini tidak "
    "dibandingkan dengannya",
    en="Profil does not say when the stage before was reported: the day on which the money of this "
    "stage came in was not compared with it",
)
NO_SUCH_NAME = Text(
    id="{place}: batas untuk {name} tidak diperiksa; tidak ada kelompok atau uraian {sheet} yang "
    "bernama demikian",
    en="{place}: the cap for {name} was not checked; {sheet} has no group and no item of that name",
)
NO_STANDARD = Text(
    id="Baris {sheet} tanpa standar biaya dengan uraian dan satuan yang sama: {count}: {cells}",
    en="Lines of {sheet} without a standard cost of the same item and unit: {count}: {cells}",
)
NOT_RECALCULATED = Text(
    id="{count} rumus tidak dapat dihitung ulang; hasil yang tersimpan dipercaya: {cells}",
    en="{count} formulas could not be recalculated; their stored results were trusted: {cells}",
)
AND_MORE = Text(id="dan lainnya", en="and more")

_NAMED = 5
_OF_PRESENTERS = frozenset({Purchase.FEE, Purchase.MEALS})
_ACTIVITY = re.compile(
    r"\b(org|orang|peserta|fasilitator|narasumber|instruktur|pemateri|panitia|guru|kkg|mgmp"
    r"|konsumsi|snack|kudapan|transport\w*|uang (saku|harian)|honor\w*"
    r"|persons?|people|pax|participants?|speakers?|trainers?|catering)\b",
    re.IGNORECASE,
)
"""Words of an activity to which people come."""


def uncheckable(workbook: Workbook) -> Iterator[Message]:
    """Tell what was not there to compare with; nothing where there is no money at all."""
    kinds = {table.kind for table in workbook.tables}
    if kinds & {"budget", "realisation"}:
        yield from _absent(workbook, kinds) if _is_activity(workbook) else ()
    yield from _books(workbook)
    yield from _stages(workbook, kinds)
    yield from _standards(workbook)
    yield from _unscheduled(workbook)
    for each in capped(workbook):
        if not each.lines:
            name, sheet = each.cap.name, each.table.sheet
            yield say(NO_SUCH_NAME, place=str(each.cap.at), name=name, sheet=sheet)
    unknown = [each for each in workbook.calculations if _unknown(each)]
    if unknown:
        cells = _first([str(each.at) for each in unknown])
        yield say(NOT_RECALCULATED, count=len(unknown), cells=cells)


def _absent(workbook: Workbook, kinds: set[str]) -> Iterator[Message]:
    roles = {column.role for table in workbook.tables for column in table.columns}
    if "realisation" not in kinds and Role.SPENT not in roles:
        yield say(NO_SPENDING)
    elif "budget" not in kinds and Role.PLAN not in roles:
        yield say(NO_PLAN)
    if "cash-book" not in kinds:
        yield say(NO_CASH_BOOK)
    if "attendance" not in kinds:
        yield say(NO_ATTENDANCE if "schedule" in kinds else NEITHER)
    if not workbook.words:
        yield say(NO_WORDS)


def _books(workbook: Workbook) -> Iterator[Message]:
    """Tell what of the cash books nothing was compared with."""
    for book in workbook.cash_books:
        if book.entries and all(account.balance is None for account in book.accounts):
            yield say(NO_BALANCES, sheet=book.sheet)
    paid = any(spendings(workbook.paying_books))
    plan = planned_by(workbook)
    if plan is None:
        if paid and workbook.money_tables:
            yield say(NOT_PLACED)
        return
    told = uncoded(plan)
    left = [each for each in plan.unplaced if each not in told]
    if left:
        yield say(
            UNPLACED,
            count=len(left),
            amount=rupiah(sum((book.spent(row) or Decimal(0) for book, row in left), Decimal(0))),
            sheet=plan.table.sheet,
            cells=_first([str(row.at) for _, row in left]),
        )


def _standards(workbook: Workbook) -> Iterator[Message]:
    """Tell which lines the lists of standard costs say nothing of, sheet by sheet."""
    places: dict[str, list[str]] = {}
    for table, line in without_standard(workbook):
        places.setdefault(table.sheet, []).append(str(line.at))
    for sheet, cells in places.items():
        yield say(NO_STANDARD, sheet=sheet, count=len(cells), cells=_first(cells))


def _unscheduled(workbook: Workbook) -> Iterator[Message]:
    """Tell which lines for presenters no schedule could be held against, sheet by sheet.

    A workbook with neither schedule nor attendance is a plan alone and owes none.
    """
    if not (workbook.timetables or workbook.attendances):
        return
    places: dict[str, list[str]] = {}
    for each in bought(workbook):
        paid = each.receiver is Receiver.PRESENTERS and each.purchase in _OF_PRESENTERS
        if paid and presenter_days(occasions_of(workbook, each)) is None:
            places.setdefault(each.table.sheet, []).append(each.line.at.cell)
    for sheet, cells in places.items():
        yield say(NO_PRESENTERS, sheet=sheet, cells=_first(cells))


def _first(cells: Sequence[str]) -> tuple[str | Text, ...]:
    """Name the first few."""
    return (*cells[:_NAMED], AND_MORE) if len(cells) > _NAMED else tuple(cells)


def _stages(workbook: Workbook, kinds: set[str]) -> Iterator[Message]:
    """Tell what a later stage is not compared with, because Profil does not say it."""
    profile = workbook.profile
    if stage_of(profile) > 1 and "realisation" in kinds and granted(profile) is None:
        yield say(NO_GRANT_IN_ALL)
    if stage_of(profile) > 1 and workbook.cash_books and profile.day(Detail.STAGE_REPORTED) is None:
        yield say(NO_REPORT_DAY)


def _is_activity(workbook: Workbook) -> bool:
    """Tell whether money is spent on people who come together, or was spent already."""
    if any(table.kind not in ("budget", "programme") for table in workbook.tables):
        return True
    return any(_ACTIVITY.search(words) for t in workbook.money_tables for words in _words(t))


def _words(table: Table) -> Iterator[str]:
    yield from (table.title, *(column.heading for column in table.columns))
    for line in table.lines:
        yield f"{line.item} {line.unit}"


def _unknown(calculation: Calculation) -> bool:
    """Tell whether a formula is beyond us; other workbooks have a rule of their own."""
    return calculation.given is None and not calculation.external
