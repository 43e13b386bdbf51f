"""The running balance of a cash book: what each row should leave, and what it says is left.

A balance is right if it follows the balance above it as that stands, or everything from the
beginning: so one wrong balance is found once, at its own row, and not in all rows below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.cash_book import Account, CashBook, Entry, Sort, added
from kkg_xl.domain.cash_sides import side_of
from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.once import once

_CENT = Decimal("0.01")
_NOTHING = Decimal(0)


class Step(NamedTuple):
    """One row on the way of one account."""

    row: Entry
    account: Account
    before: Decimal | None
    """What was left before, as the book says; `None` where that cannot be told."""
    received: Decimal | None
    spent: Decimal | None
    stated: Figure | None
    """What the row says is left; `None` or blank where it says nothing."""
    computed: Decimal | None
    """What is left after it, from `before`."""
    due: Decimal | None
    """What is left after it, reckoned from the beginning of the book."""

    @property
    def place(self) -> Place:
        """Where the balance stands, else the row."""
        return self.row.at if self.stated is None else self.stated.at

    @property
    def fault(self) -> tuple[Decimal, Decimal] | None:
        """What the row says and what it should say; `None` where it does, or nobody can tell."""
        amount = None if self.stated is None else self.stated.amount
        ways = [way for way in (self.computed, self.due) if way is not None]
        if amount is None or not ways or any(near(amount, way) for way in ways):
            return None
        return amount, ways[0]


def near(one: Decimal, other: Decimal) -> bool:
    """Tell whether two amounts are the same; less than a cent apart is binary arithmetic.

    >>> near(Decimal("125999.999"), Decimal(126000)), near(Decimal(1), Decimal(2))
    (True, False)
    """
    return abs(one - other) < _CENT


@once
def steps(book: CashBook, account: Account) -> Sequence[Step]:
    """Walk one account of a book from its first row to its last."""
    return tuple(_walked(book, account))


def _walked(book: CashBook, account: Account) -> Iterator[Step]:
    last = due = start(book, account)
    begun = opened = False
    for row in book.rows:
        stated = None if account.balance is None else row.figures[account.balance]
        received = added(row, account.received)
        spent = added(row, account.spent)
        if row.sort is Sort.OPENING and not opened and not begun:
            step = _opened(row, account, stated, received)
            last = due = step.due
        elif row.sort is Sort.ENTRY or _enters(row, stated, received, last):
            computed, due = _after(last, received, spent), _after(due, received, spent)
            step = Step(row, account, last, received, spent, stated, computed, due)
            last = computed
        else:
            told = _told(row, account, stated, last, due)
            step = Step(row, account, last, received, spent, told, last, due)
        begun, opened = begun or row.sort is Sort.ENTRY, opened or row.sort is Sort.OPENING
        yield step
        amount = None if step.stated is None else step.stated.amount
        tells = step.stated is stated and (row.sort is not Sort.TOTAL or side_of(row) is None)
        if amount is not None and (row.sort is Sort.ENTRY or tells):
            last = amount
            due = amount if due is None else due


@once
def start(book: CashBook, account: Account) -> Decimal | None:
    """Give what the first row starts from: what a row of opening tells is added by `steps`.

    Nothing, unless all balances are higher or lower by the same amount, which the book then does
    not tell: the balance of an earlier book.
    """
    if not book.rows or book.rows[0].sort is Sort.OPENING:
        return _NOTHING
    gaps: list[Decimal] = []
    total: Decimal | None = _NOTHING
    for row in book.entries:
        total = _after(total, added(row, account.received), added(row, account.spent))
        if total is None:
            break
        stated = None if account.balance is None else row.figures[account.balance].amount
        if stated is not None:
            gaps.append(stated - total)
    if not gaps or any(near(gap, _NOTHING) for gap in gaps):
        return _NOTHING
    return gaps[0] if len(gaps) == 1 or near(gaps[0], gaps[1]) else _NOTHING


def ends(book: CashBook, account: Account) -> tuple[Decimal, ...]:
    """Give what an account ends with: as its last balance says, and as reckoned throughout.

    Empty where it cannot be told.
    """
    last = None
    for step in steps(book, account):
        if step.row.sort in (Sort.ENTRY, Sort.OPENING):
            last = step
    if last is None:
        return ()
    amount = None if last.stated is None else last.stated.amount
    told = last.computed if amount is None else amount
    return tuple(dict.fromkeys(way for way in (told, last.due) if way is not None))


def _opened(row: Entry, account: Account, stated: Figure | None, received: Decimal | None) -> Step:
    """Begin with what an opening row tells, in the column of balances or of what came in."""
    amount = None if stated is None else stated.amount
    told = any(not row.figures[key].blank for key in account.received)
    computed = received if told else amount
    return Step(
        row, account, _NOTHING, received, _NOTHING, stated, computed,
        amount if amount is not None and not told else computed,
    )  # fmt: skip


def _enters(
    row: Entry, stated: Figure | None, received: Decimal | None, last: Decimal | None
) -> bool:
    """Tell whether a later opening row adds to the balance: the cash box, another stage."""
    amount = None if stated is None else stated.amount
    if row.sort is not Sort.OPENING or not received or amount is None or last is None:
        return False
    return near(amount, last + received) and not near(amount, last)


def _told(
    row: Entry, account: Account, stated: Figure | None, last: Decimal | None, due: Decimal | None
) -> Figure | None:
    """Give the figure in which a row that moves nothing tells the balance, wherever it stands."""
    if stated is not None and not stated.blank:
        return stated
    if row.sort is Sort.TOTAL:
        return stated
    filled = [
        row.figures[key]
        for key in (*account.received, *account.spent)
        if not row.figures[key].blank
    ]
    if row.sort is Sort.OPENING and len(filled) > 1:
        return stated  # carried from page to page: what came in and what went out so far
    for figure in filled:
        if any(way is not None and figure.amount == way for way in (last, due)):
            return figure
    return filled[0] if filled else stated


def _after(
    before: Decimal | None, received: Decimal | None, spent: Decimal | None
) -> Decimal | None:
    if before is None or received is None or spent is None:
        return None
    return before + received - spent
