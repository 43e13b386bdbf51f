"""What a whole table is like: its title, its kind, its money."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Column, Line, Role
from kkg_xl.layouts.columns.regions import Region, row_texts
from kkg_xl.layouts.words.heading_words import DEDUCTION, FOREIGN
from kkg_xl.layouts.words.vocabulary import plain

MONEY = (Role.AMOUNT, Role.PLAN, Role.SPENT, Role.DIFFERENCE)
"""Roles of columns whose figures are added up."""

_REALISED = re.compile(r"REALISASI|REALISED|REALIZED|ACTUALS?\b", re.IGNORECASE)
_THOUSAND = Decimal(1000)
_ROWS_ABOVE = 8
_LONGEST_TITLE = 120
_SHORTEST_TITLE = 4


def title_of(region: Region) -> str:
    """Give the nearest words above a table that are no `label : value`, else the sheet's name."""
    grid = region.grid
    for number in range(region.top - 1, max(0, region.top - _ROWS_ABOVE), -1):
        row = grid.rows.get(number)
        texts = row_texts(row).values() if row else ()
        long = [text for text in texts if len(text) >= _SHORTEST_TITLE and ":" not in text[:2]]
        if long:
            return " ".join(long)[:_LONGEST_TITLE]
    return grid.name


def kind_of(sheet: str, title: str, columns: Iterable[Column]) -> str:
    """Tell a realisation, which says what was spent, from a budget."""
    if any(column.role is Role.SPENT for column in columns):
        return "realisation"
    named = _REALISED.search(sheet) or _REALISED.search(title)
    return "realisation" if named else "budget"


def ordered_money(
    money: Sequence[int], columns: Sequence[Column], laws: Sequence[Law]
) -> tuple[int, ...]:
    """Put first the column that the table is about: spending, else the product, else the first.

    Rupiah stand before another currency.
    """
    abroad = foreign_columns(columns, laws)
    roles = {column.key: column.role for column in columns}
    multiplied = {law.target for law in laws if law.multiplies}
    added_up = set(money)
    whole = {
        law.target
        for law in laws
        if law.target in added_up
        and law.columns <= added_up
        and sum(1 for term in law.terms if term.coefficient > 0) > 1
        and (law.columns & multiplied or min(money) in law.columns)
    }
    taken = {column.key for column in columns if DEDUCTION.match(plain(column.heading))}
    taken |= {
        key
        for law in laws
        if roles[law.target] is Role.AMOUNT
        for term in law.terms
        for key in term.factors
        if term.coefficient < 0 and len(term.factors) == 1 and roles[key] is Role.AMOUNT
    }

    def rank(key: int) -> tuple[bool, ...]:
        return (
            roles[key] is not Role.SPENT,
            key in abroad,
            key in taken,
            key not in whole,
            key not in multiplied,
            roles[key] is Role.DIFFERENCE,
        )

    return tuple(sorted(money, key=rank))


def foreign_columns(columns: Sequence[Column], laws: Sequence[Law]) -> frozenset[int]:
    """Give the columns of another currency: by their headings, and the prices behind those."""
    roles = {column.key: column.role for column in columns}
    named = {column.key for column in columns if FOREIGN.search(plain(column.heading))}
    behind = {
        key for law in laws if law.target in named for key in law.columns if roles[key] is Role.RATE
    }
    return frozenset(named | behind)


def added_columns(laws: Sequence[Law], columns: Sequence[Column]) -> tuple[int, ...]:
    """Give the columns that are themselves amounts: what each receives, added in every line."""
    roles = {column.key: column.role for column in columns}
    return tuple(
        dict.fromkeys(
            term.factors[0]
            for law in laws
            if roles[law.target] in (Role.AMOUNT, Role.PLAN, Role.SPENT) and len(law.terms) > 1
            for term in law.terms
            if len(term.factors) == 1 and roles[term.factors[0]] is Role.RATE
        )
    )


def is_whole(
    region: Region, lines: Sequence[Line], money: Sequence[int], foreign: frozenset[int]
) -> bool:
    """Tell rupiah, which have no cents, from dollars and from thousands of rupiah.

    By what a note says, else by what most amounts look like.
    """
    if _in_thousands(region):
        return False
    keys = [key for key in money if key not in foreign] or money
    amounts = [number for line in lines for key in keys[:2] if (number := line.figures[key].amount)]
    if not amounts:
        return True
    whole = sum(1 for number in amounts if number == number.to_integral_value())
    large = sorted(abs(number) for number in amounts)[len(amounts) // 2] >= _THOUSAND
    return large or whole == len(amounts)


def _in_thousands(region: Region) -> bool:
    """Tell whether a note above a table or in its headings says that its money is shortened."""
    notes = (
        text
        for number in range(max(1, region.top - _ROWS_ABOVE), region.top)
        if (row := region.grid.rows.get(number))
        for text in row_texts(row).values()
    )
    headings = (heading.text for heading in region.headings.values())
    return any(_SHORTENED.search(plain(text)) for text in (*notes, *headings))


_SHORTENED = re.compile(
    r"(?<!BULATKAN )\b(?:DALAM|DLM|IN) (?:RIBU|JUTA|MILI|MILY|THOUSAND|MILLION|000)|"
    r"^(?:JUMLAH |BIAYA |HARGA )?(?:RIBU|JUTA)(?:AN)?(?: RUPIAH)?$|^(?:\D* )?000$"
)
