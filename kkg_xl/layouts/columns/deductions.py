"""Taxes, discounts and amounts in another currency: which are shares, which are money."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from kkg_xl.domain.table import Role
from kkg_xl.layouts.columns.contents import Contents
from kkg_xl.layouts.words.heading_words import DEDUCTION, FOREIGN
from kkg_xl.layouts.words.vocabulary import plain

_WHOLE_SHARE = Decimal(100)


def settle_deductions(
    headings: Mapping[int, str], roles: dict[int, Role], found: Mapping[int, Contents]
) -> None:
    """Tell a share (a discount of 0,2) from an amount, and pass over another currency."""
    for column, role in roles.items():
        large = sum(1 for v in found.get(column, Contents()).values if abs(v) > _WHOLE_SHARE)
        if role is Role.PERCENT and large and DEDUCTION.match(plain(headings[column])):
            roles[column] = Role.AMOUNT  # `PPN 11%` heads the tax, not its share
    amounts = [column for column, role in roles.items() if role is Role.AMOUNT]
    told_in_rupiah = False
    for column in amounts:
        words = plain(headings[column])
        values = found.get(column, Contents()).values
        if DEDUCTION.match(words) and values and all(abs(v) <= _WHOLE_SHARE for v in values):
            roles[column] = Role.PERCENT
        elif FOREIGN.search(words) and told_in_rupiah:
            roles[column] = Role.OTHER  # rupiah told once more in another currency
        told_in_rupiah = told_in_rupiah or not FOREIGN.search(words)
