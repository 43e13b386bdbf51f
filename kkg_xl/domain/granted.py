"""The grant that a Profil states, beside what a realisation says was spent of it, and its stages.

A cash book that pays more than it has tells so by its balance. A realisation over several stages
has no balance: what all stages spent is compared with what all of them were granted.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.cash_book import Entry
from kkg_xl.domain.continuing import opening_places
from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.profile import Detail, Profile
from kkg_xl.domain.stages import stage_in
from kkg_xl.domain.table import Role, Scope, Table
from kkg_xl.domain.transfers import is_tax_passed_on, is_transfer
from kkg_xl.domain.workbook import Workbook

_NOTHING = Decimal(0)
_GRANTED = re.compile(
    r"\b(?:dana|bantuan|dbl|block ?grant|grant|hibah|subsidi|tahap|termin|pencairan|transfer)\b",
    re.IGNORECASE,
)
"""Words of what comes in as the grant; interest and contributions have others."""

_NOT_GRANTED = re.compile(
    r"\b(?:iuran|swadaya|pribadi|pinjam\w*|talangan|kas bon|pengembalian|dikembalikan|kembali"
    r"|bunga|jasa giro|saldo|koreksi)\b",
    re.IGNORECASE,
)
"""Words of what else comes in, even beside those of the grant."""
_UNNAMED = re.compile(r"\b(?:dana|bantuan|dbl|block ?grant|grant|hibah|pencairan)\b", re.IGNORECASE)
"""Words of a grant whose stage is not told."""


class Granted(NamedTuple):
    """What may be spent, and where the Profil says so."""

    amount: Decimal
    at: Place


class Beyond(NamedTuple):
    """Spending to date beyond the grant, where a realisation adds it up."""

    table: Table
    figure: Figure
    spent: Decimal
    granted: Granted
    own: Decimal
    """What the cash books received beside the grant, which may be spent too."""


class Misgranted(NamedTuple):
    """A grant of which Profil and the cash books say different amounts."""

    stated: Granted
    received: Decimal
    places: tuple[Place, ...]
    """Where the cash books say it."""


class Early(NamedTuple):
    """Money of a stage that came in before the stage before it was reported."""

    row: Entry
    stage: int
    came: date
    reported: date
    at: Place
    """Where the Profil says when it was reported."""


def stage_of(profile: Profile) -> int:
    """Give the stage that a profile is of; the first where it says nothing."""
    return stage_in(profile.text(Detail.STAGE)) or 1


def granted(profile: Profile) -> Granted | None:
    """Give what was granted up to this stage; `None` where nobody says it.

    That of all stages or, in the first, what was received.
    """
    known = [Detail.GRANT_IN_ALL] if stage_of(profile) > 1 else [Detail.GRANT_IN_ALL, Detail.GRANT]
    for detail in known:
        if amount := profile.amount(detail):
            return Granted(amount, profile.details[detail].at)
    return None


def beyond_grant(workbook: Workbook) -> Beyond | None:
    """Give the first realisation that spends more than was granted."""
    grant = granted(workbook.profile)
    if grant is None:
        return None
    own = _own_money(workbook)
    for table in workbook.money_tables:
        keys = [column.key for column in table.with_role(Role.SPENT) if column.key in table.money]
        if table.kind != "realisation" or not keys or not table.lines or not table.whole:
            continue
        amounts = (line.figures[keys[-1]].amount for line in table.lines)
        spent = sum((amount for amount in amounts if amount is not None), _NOTHING)
        if spent - grant.amount - own >= 1:
            return Beyond(table, _told_at(table, keys[-1]), spent, grant, own)
    return None


def _told_at(table: Table, key: int) -> Figure:
    """Give the figure that adds the spending up, else that of the last line."""
    grand = [total.figures[key] for total in table.totals if total.scope is Scope.GRAND]
    return grand[-1] if grand else table.lines[-1].figures[key]


def _own_money(workbook: Workbook) -> Decimal:
    """Add up what came in beside the grant; in the first stage, what was there before it too."""
    books = workbook.paying_books
    found = _NOTHING
    for book in books:
        for row in book.entries:
            if not (_GRANTED.search(row.item) or is_transfer(row) or is_tax_passed_on(row)):
                found += book.received(row) or _NOTHING
    if stage_of(workbook.profile) == 1:
        places = opening_places(workbook, books)
        figures = (figure for book in books for row in book.rows for figure in row.figures.values())
        found += sum((each.amount or _NOTHING for each in figures if each.at in places), _NOTHING)
    return found


def misgranted(workbook: Workbook) -> Misgranted | None:
    """Give the grant of the profile's stage, if the cash books received another amount of it."""
    profile = workbook.profile
    stated, stage = profile.amount(Detail.GRANT), stage_of(profile)
    rows = [
        (row, book.received(row))
        for book in workbook.paying_books
        for row in book.entries
        if book.received(row) != 0 and _is_grant(row)
    ]
    told = {stage_in(row.item) for row, _ in rows} - {None}
    if told:
        rows = [each for each in rows if stage_in(each[0].item) == stage]
    is_unclear = told > {1} and not profile.text(Detail.STAGE) if told else stage > 1
    amounts = [amount for _, amount in rows if amount is not None]
    if not stated or not amounts or is_unclear or len(amounts) < len(rows):
        return None
    received = sum(amounts, _NOTHING)
    if abs(stated - received) < 1:
        return None
    places = tuple(row.at for row, _ in rows)
    return Misgranted(Granted(stated, profile.details[Detail.GRANT].at), received, places)


def _is_grant(row: Entry) -> bool:
    """Tell whether what comes in is the grant, as far as its words tell."""
    if is_transfer(row) or is_tax_passed_on(row) or _NOT_GRANTED.search(row.item):
        return False
    return stage_in(row.item) is not None or _UNNAMED.search(row.item) is not None


def early(workbook: Workbook) -> Early | None:
    """Give the money of the profile's stage, if the stage before was reported after it came in."""
    profile = workbook.profile
    stage, reported = stage_of(profile), profile.day(Detail.STAGE_REPORTED)
    if stage <= 1 or reported is None:
        return None
    for book in workbook.paying_books:
        for row in book.entries:
            came = row.day if book.received(row) and stage_in(row.item) == stage else None
            if came is not None and came < reported:
                at = profile.details[Detail.STAGE_REPORTED].at
                return Early(row, stage, came, reported, at)
    return None
