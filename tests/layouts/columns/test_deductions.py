"""Taxes and discounts: which columns are shares and which are money."""

from __future__ import annotations

from decimal import Decimal

from kkg_xl.domain.table import Role
from kkg_xl.layouts.columns.contents import Contents
from kkg_xl.layouts.columns.deductions import settle_deductions


def settled(heading, role, *values):
    roles = {3: role}
    settle_deductions({3: heading}, roles, {3: Contents(values=[Decimal(v) for v in values])})
    return roles[3]


def test_a_heading_that_tells_the_share_heads_the_tax_where_the_numbers_are_money():
    assert Role.AMOUNT is settled("PPN 11%", Role.PERCENT, 110_000, 55_000)


def test_a_heading_of_a_discount_heads_its_share_where_the_numbers_are_small():
    assert Role.PERCENT is settled("Diskon", Role.AMOUNT, 5, 10)
