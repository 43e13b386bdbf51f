"""What a realisation says was spent, beside what the cash books say was paid for the same lines."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.booked import Position, booked
from kkg_xl.domain.figures import Figure
from kkg_xl.domain.table import Line, Role, Table
from kkg_xl.domain.workbook import Workbook

_NOTHING = Decimal(0)


class Unequal(NamedTuple):
    """A line of a realisation that does not say what the books paid."""

    line: Line
    figure: Figure
    stated: Decimal
    paid: Decimal
    sheets: tuple[str, ...]
    """The sheets of the books that paid for it; all of them where none did."""


def unequal(workbook: Workbook) -> Iterator[Unequal]:
    """Give the lines that cannot be what the books paid.

    Less in the books may stand among the spending for which no line was found, and is only told
    where that is not enough. Where fewer lines agree than do not, the books are of another period
    or kept in other words, and nothing is said.
    """
    if not workbook.paying_books:
        return
    for table in workbook.money_tables:
        spent = [column.key for column in table.with_role(Role.SPENT)]
        if table.kind == "realisation" and spent and table.whole:
            yield from _of_table(workbook, table, spent[-1])


def _of_table(workbook: Workbook, table: Table, key: int) -> Iterator[Unequal]:
    beside = booked(table, workbook.paying_books)
    agreeing = 0
    found: list[Unequal] = []
    for position in beside.positions:
        stated = _stated(position, key)
        if stated is None or not (stated or position.entries):
            continue
        if any(abs(way - position.paid) < 1 for way in _ways(table, position, key)):
            agreeing += bool(position.entries)
        elif stated < position.paid or stated - position.paid > beside.elsewhere:
            books = [book.sheet for book, _ in position.entries]
            books = books or [book.sheet for book in workbook.paying_books]
            line = position.lines[-1]
            sheets = tuple(dict.fromkeys(books))
            found.append(Unequal(line, line.figures[key], stated, position.paid, sheets))
    if agreeing and agreeing >= len(found):
        yield from found


def _stated(position: Position, key: int) -> Decimal | None:
    amounts = [
        _NOTHING if line.figures[key].blank else line.figures[key].amount for line in position.lines
    ]
    return None if None in amounts else sum((each for each in amounts if each), _NOTHING)


def _ways(table: Table, position: Position, key: int) -> Iterator[Decimal]:
    """Give what the position may rightly say: spending to date, or that of one stage."""
    stages = {key, *(law_key for law in table.laws if law.target == key for law_key in law.columns)}
    stated = (_stated(position, stage) for stage in stages)
    return (amount for amount in stated if amount is not None)
