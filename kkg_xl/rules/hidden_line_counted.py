"""See docs/rules/hidden-line-counted.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, groupby
from operator import itemgetter

from kkg_xl.domain.adding import Claim, claims, stated
from kkg_xl.domain.counting import times
from kkg_xl.domain.figures import Place
from kkg_xl.domain.naming import NAMED, named, titled, with_amount
from kkg_xl.domain.table import Line, Scope, Table
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import line_name, money
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

HIDDEN = Text(
    id="{line}, tersembunyi tetapi ikut dihitung dalam {label}. Tampilkan atau hapus barisnya.",
    en="{line}, is hidden but counted in {label}. Show the line or delete it.",
)
ALL_HIDDEN = Text(
    id="{count} baris tersembunyi mulai {line}, berjumlah {amount}, tetapi ikut dihitung dalam "
    "{label}. Tampilkan atau hapus barisnya.",
    en="{count} lines are hidden from {line} on, {amount} in all, but counted in {label}. "
    "Show the lines or delete them.",
)


def hidden_line_counted(workbook: Workbook) -> Iterator[Flag]:
    """A hidden line has an amount that a visible total counts."""
    spared = {
        place
        for table in workbook.money_tables
        if table.visible and any(line.hidden for line in table.lines)
        for place in _folded(table)
    }
    for claim in claims(workbook, Scope.GROUP, Scope.GRAND):
        if claim.table.visible and not claim.total.hidden:
            hidden = [line for line in _counted(claim) if line.at not in spared]
            spared.update(line.at for line in hidden)
            yield from _flags(claim, hidden)


def _counted(claim: Claim) -> list[Line]:
    """Give the hidden lines with an amount that a total counts."""
    lines = claim.lines
    hidden = [line for line in lines if line.hidden and stated(line, claim.key)]
    if not hidden or claim.given is None:
        return []
    often = times(claim.table, claim.total, claim.key)
    if often is not None:
        return [line for line in hidden if often.get(line.index)]
    visible = [stated(line, claim.key) or Decimal(0) for line in lines if not line.hidden]
    return hidden if abs(sum(visible, Decimal(0)) - claim.given) >= 1 else []


def _folded(table: Table) -> Iterator[Place]:
    """Give the lines of groups that are folded away as a whole, and whose totals stay in sight.

    One line alone is folded away only where a group of several is; else somebody hid that line.
    """
    groups: list[list[Place]] = []
    for total in table.totals:
        if total.scope is Scope.GROUP and not total.hidden:
            rows = [row for index in total.lines if (row := table.by_index.get(index))]
            if all(row.hidden for row in rows):
                groups.append([row.at for row in rows])
    if any(len(places) > 1 for places in groups):
        yield from chain.from_iterable(groups)


def _flags(claim: Claim, hidden: list[Line]) -> Iterator[Flag]:
    """Flag each hidden line, or the first of many in a row."""
    order = [(line.index - nth, line) for nth, line in enumerate(hidden)]
    for _, run in groupby(order, key=itemgetter(0)):
        lines = [line for _, line in run]
        if len(lines) > NAMED:
            yield _flag_of_many(claim, lines)
            continue
        for line in lines:
            name = with_amount(line_name(line), stated(line, claim.key) or Decimal(0))
            message = say(HIDDEN, line=name, label=titled(claim.total))
            yield Flag(line.figures[claim.key].at, message)


def _flag_of_many(claim: Claim, lines: list[Line]) -> Flag:
    amount = sum((stated(line, claim.key) or Decimal(0) for line in lines), Decimal(0))
    message = say(
        ALL_HIDDEN,
        count=len(lines),
        line=named(lines[0]),
        amount=money(claim.table, amount),
        label=titled(claim.total),
    )
    return Flag(lines[0].figures[claim.key].at, message)
