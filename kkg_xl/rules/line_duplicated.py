"""See docs/rules/line-duplicated.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

from kkg_xl.domain.copies import copies
from kkg_xl.domain.neighbours import number_at, plain
from kkg_xl.domain.table import Line, Role, Table
from kkg_xl.domain.text import Field, Text, say
from kkg_xl.domain.wording import line_name, number
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_AGAIN = Text(
    "{line}, {amount}: sama persis dengan {earlier} di {cell}. Hapus salah satu bila tercatat "
    "dua kali, atau bedakan uraiannya.",
    "{line}, {amount}: exactly like {earlier} at {cell}. Delete one if it was entered twice, "
    "or tell them apart in the item.",
)
_EARLIER = Text("baris {number}", "line {number}")
_EARLIER_UNNUMBERED = Text("baris", "the line")

_Key: TypeAlias = "tuple[object, ...]"


def line_duplicated(workbook: Workbook) -> Iterator[Flag]:
    """A line says exactly the same as an earlier one of its group.

    A cash book may rightly repeat itself and is passed over, and so is a list of payments by
    day that multiplies nothing. Lines that repeat those of another sheet are told there, and who
    received something twice by `payment-repeated`.
    """
    elsewhere = {
        *copies(workbook),
        *(each.person.at for roster in workbook.rosters for each in roster.payments),
    }
    for table in workbook.money_tables:
        roles = {column.role for column in table.columns}
        bought = any(law.multiplies for law in table.laws)
        dated = Role.DATE in roles
        if Role.BALANCE not in roles and (bought or not dated):
            flags = _repeated(table, dated=dated)
            yield from (flag for flag in flags if flag.at not in elsewhere)


def _repeated(table: Table, *, dated: bool) -> Iterator[Flag]:
    """Give lines that repeat one under the same heading, or under the same line without numbers.

    Where days are told, of the same day.
    """
    first: dict[_Key, Line] = {}
    block = -1
    for line in table.lines:
        amount = _amount(table, line)
        numbers = _numbers(line)
        if not any(numbers):
            block = line.index
        if amount is None or not plain(line.item) or (dated and not line.day):
            continue
        key = (
            block,
            line.group,
            line.day,
            plain(line.item),
            _detail(line),
            plain(line.unit),
            *numbers,
        )
        earlier = first.setdefault(key, line)
        if earlier is not line:
            yield Flag(
                line.at,
                say(
                    _AGAIN,
                    line=line_name(line),
                    amount=number(table, *amount),
                    earlier=_earlier(earlier),
                    cell=earlier.at.cell,
                ),
            )


def _detail(line: Line) -> tuple[str, ...]:
    """Give the detail without the line's own number at its end, where receivers sign."""
    words = plain(line.detail).split()
    return tuple(words[:-1] if words and words[-1] == plain(line.number) else words)


def _numbers(line: Line) -> Sequence[object]:
    """Give what stands in the columns of numbers, which every line has in the same order."""
    return [
        figure.value if (amount := figure.amount) is None else amount
        for figure in line.figures.values()
    ]


def _amount(table: Table, line: Line) -> tuple[int, Decimal] | None:
    """Give the first money column that has an amount other than zero, and the amount."""
    for key in table.money:
        if amount := number_at(line, key):
            return key, amount
    return None


def _earlier(line: Line) -> Field:
    label = line.number.strip(" .)")
    return say(_EARLIER, number=label) if label else _EARLIER_UNNUMBERED
