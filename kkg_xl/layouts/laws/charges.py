"""What is taken off or added in each line: a discount in percent or rupiah, PPN in every line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kkg_xl.domain.figures import Term
from kkg_xl.domain.table import Column, Line, Role
from kkg_xl.layouts.laws.terms import Terms
from kkg_xl.layouts.words.heading_words import DEDUCTION
from kkg_xl.layouts.words.vocabulary import plain

_MONEY = frozenset({Role.AMOUNT, Role.PLAN, Role.SPENT})
_SHARE = re.compile(r"(\d+(?:[.,]\d+)?) ?%")
_ONE = Decimal(1)
_HUNDRED = Decimal(100)


def charged(
    key: int, meant: Terms | None, columns: Sequence[Column], lines: Sequence[Line]
) -> list[Terms]:
    """Give what a product comes to less, and plus, what stands before its column: a share, rupiah.

    Nothing where no product is meant, or where nobody is charged anything.
    """
    if meant is None:
        return []
    found: list[Terms] = []
    for column in columns:
        if column.key < key and DEDUCTION.match(plain(column.heading)):
            most = max(_amounts(column.key, lines), default=Decimal(0))
            found.extend(
                tuple(sorted((*meant, *_charge(meant, column.key, most, sign))))
                for sign in ((-_ONE, _ONE) if most else ())
            )
    return found


def told_shares(column: Column, columns: Sequence[Column]) -> list[Terms]:
    """Give a tax as the share that its heading tells, `PPh 5 %`, of each amount before it.

    Nothing where the heading tells no share, or several.
    """
    told = _SHARE.findall(column.heading)
    if len(told) != 1 or not DEDUCTION.match(plain(column.heading)):
        return []
    share = Decimal(told[0].replace(",", ".")) / _HUNDRED
    return [
        (Term(share, (other.key,)),)
        for other in columns
        if other.key < column.key and other.role in _MONEY
    ]


def _amounts(key: int, lines: Sequence[Line]) -> Iterator[Decimal]:
    for line in lines:
        figure = line.figures.get(key)
        if figure is not None and figure.amount is not None:
            yield figure.amount


def _charge(meant: Terms, key: int, most: Decimal, sign: Decimal) -> Iterator[Term]:
    """Give the charge as terms: of a share or a number of percent each product has its part."""
    if most > _HUNDRED:
        yield Term(sign, (key,))
    else:
        part = _ONE if most <= _ONE else _ONE / _HUNDRED
        for term in meant:
            yield _shared(term, key, sign * part)


def _shared(term: Term, key: int, part: Decimal) -> Term:
    factors = tuple(sorted((*term.factors, key)))
    return Term(term.coefficient * part, factors, term.divisors)
