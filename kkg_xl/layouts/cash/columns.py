"""Which column of a cash book is which, by the headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kkg_xl.domain.cash_book import Account
from kkg_xl.domain.table import Role
from kkg_xl.layouts.columns.headers import Heading
from kkg_xl.layouts.words.cash_words import CODE, MONTH, PAYEE, RECEIPT, REST, SO_FAR, WHOLE
from kkg_xl.layouts.words.vocabulary import plain

_MOVING = (Role.RECEIVED, Role.SPENT, Role.BALANCE)


@dataclass(frozen=True)
class CashColumns:
    """The columns of a cash book; those that are not there are `None`."""

    accounts: tuple[Account, ...]
    item: int | None
    day: int | None
    month: int | None
    number: int | None
    receipt: int | None
    code: int | None
    payee: int | None

    @cached_property
    def money(self) -> tuple[int, ...]:
        """Give every column of money, from left to right."""
        balances = {each.balance for each in self.accounts if each.balance}
        return tuple(sorted({*self.received, *self.spent, *balances}))

    @cached_property
    def received(self) -> tuple[int, ...]:
        """Give the columns of what came in, of all accounts."""
        return tuple(key for each in self.accounts for key in each.received)

    @cached_property
    def spent(self) -> tuple[int, ...]:
        """Give the columns of what went out, of all accounts."""
        return tuple(key for each in self.accounts for key in each.spent)


def cash_columns(headings: Mapping[int, Heading]) -> CashColumns | None:
    """Tell the columns of a cash book by its headings; `None` where they are no such book's.

    A book has what came in and what went out, and a date, or what is left after each row.
    """
    roles = {key: told.roles[0] for key, told in headings.items() if told.roles}
    moving = _moving(headings, roles)
    there = set(moving.values())
    dated = Role.DATE in roles.values()
    if not {Role.RECEIVED, Role.SPENT} <= there or not (dated or Role.BALANCE in there):
        return None
    words = {key: plain(told.text) for key, told in headings.items() if key not in moving}
    receipt = next((key for key, text in words.items() if RECEIPT.search(text)), None)
    used = {receipt}
    day = next((key for key, role in roles.items() if role is Role.DATE and key not in used), None)
    used.add(day)
    code = next((k for k, text in words.items() if CODE.search(text) and k not in used), None)
    used.add(code)
    item = _item(roles, used)
    used.add(item)
    return CashColumns(
        tuple(_accounts(headings, moving)),
        item,
        day,
        next((key for key, text in words.items() if MONTH.fullmatch(text)), None),
        next((k for k, role in roles.items() if role is Role.NUMBER and k not in used), None),
        receipt,
        code,
        next((k for k, text in words.items() if PAYEE.search(text) and k not in used), None),
    )


def _item(roles: Mapping[int, Role], used: set[int | None]) -> int | None:
    for wanted in (Role.ITEM, Role.DETAIL, Role.NOTE):
        for key, role in roles.items():
            if role is wanted and key not in used:
                return key
    return None


def _moving(headings: Mapping[int, Heading], roles: Mapping[int, Role]) -> dict[int, Role]:
    moving = {
        key: role
        for key, role in roles.items()
        if role in _MOVING and not SO_FAR.fullmatch(plain(headings[key].text))
    }
    if Role.BALANCE not in moving.values():
        rest = [key for key, told in headings.items() if REST.fullmatch(plain(told.text))]
        moving.update(dict.fromkeys(rest[-1:], Role.BALANCE))
    return dict(sorted(moving.items()))


def _accounts(headings: Mapping[int, Heading], moving: Mapping[int, Role]) -> Iterator[Account]:
    """Part the columns into purses: received, spent, balance, once or several times over."""
    for block in _blocks(moving):
        received = [key for key in block if moving[key] is Role.RECEIVED]
        spent = [key for key in block if moving[key] is Role.SPENT]
        balances = [key for key in block if moving[key] is Role.BALANCE]
        if len(received) == len(spent) == len(balances):
            purses = list(zip(received, spent, balances, strict=True))
            for own in purses:
                # JUMLAH beside TUNAI and BANK is both of them once more.
                if len(purses) == 1 or not _is_whole(headings[own[0]]):
                    yield Account((own[0],), (own[1],), own[2])
        else:
            balance = balances[-1] if balances else None
            yield Account(_parts(headings, received), _parts(headings, spent), balance)


def _blocks(moving: Mapping[int, Role]) -> Iterator[Sequence[int]]:
    """Give the columns of each purse; a column of what came in begins one after a balance."""
    block: list[int] = []
    for key, role in moving.items():
        begins = role is Role.RECEIVED and any(moving[k] is Role.BALANCE for k in block)
        if begins and any(moving[k] is Role.SPENT for k in block):
            yield block
            block = []
        block.append(key)
    kinds = {moving[key] for key in block}
    if {Role.RECEIVED, Role.SPENT} <= kinds:
        yield block


def _parts(headings: Mapping[int, Heading], keys: Sequence[int]) -> tuple[int, ...]:
    """Give the columns that are added: the one that adds up the others stands for them."""
    whole = [key for key in keys if len(keys) > 1 and _is_whole(headings[key])]
    return tuple(whole[-1:] or keys)


def _is_whole(heading: Heading) -> bool:
    return WHOLE.fullmatch(plain(heading.parts[-1])) is not None
