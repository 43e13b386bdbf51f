"""Which columns say what was planned and which what was spent."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kkg_xl.domain.table import Role
from kkg_xl.layouts.words.vocabulary import plain


def settle_plans(headings: Mapping[int, str], roles: dict[int, Role]) -> None:
    """Keep PLAN and SPENT only where one stands beside the other."""
    has = set(roles.values())
    if Role.RECEIVED in has:
        return
    if Role.SPENT in has and Role.PLAN not in has:
        amounts = [column for column, role in roles.items() if role is Role.AMOUNT]
        spent = min(column for column, role in roles.items() if role is Role.SPENT)
        before = [column for column in amounts if column < spent]
        if before:
            roles[before[-1]] = Role.PLAN
            return
    elif Role.PLAN in has and Role.SPENT in has:
        _to_date(headings, roles)
        return
    elif Role.PLAN in has and Role.DIFFERENCE in has:
        _spent_in_block(roles)
        return
    for column, role in roles.items():
        if role in (Role.PLAN, Role.SPENT):
            roles[column] = Role.AMOUNT


def _to_date(headings: Mapping[int, str], roles: dict[int, Role]) -> None:
    """Keep SPENT for what was spent to date, where stages stand before it."""
    spent = [column for column, role in roles.items() if role is Role.SPENT]
    to_date = [
        column
        for column, role in roles.items()
        if role in (Role.SPENT, Role.AMOUNT)
        and column > spent[0]
        and _TO_DATE.search(plain(headings[column]))
    ]
    if to_date:
        for column in spent:
            roles[column] = Role.AMOUNT
        roles[to_date[-1]] = Role.SPENT


_TO_DATE = re.compile(
    r"S ?/ ?D(?: \w+)? INI|SD INI|SAMPAI DENGAN|KUMULATIF|TO DATE|^(?:JUMLAH|TOTAL)(?: REALISASI)?$"
)


def _spent_in_block(roles: dict[int, Role]) -> None:
    """Find the spending where REALISASI stands over a block and its last column is headed TOTAL."""
    plan = min(column for column, role in roles.items() if role is Role.PLAN)
    end = min(column for column, role in roles.items() if role is Role.DIFFERENCE)
    amounts = [c for c, role in roles.items() if role is Role.AMOUNT and plan < c < end]
    if amounts:
        roles[amounts[-1]] = Role.SPENT
    else:
        roles[plan] = Role.AMOUNT
