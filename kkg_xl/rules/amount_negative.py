"""See docs/rules/amount-negative.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.law import Law
from kkg_xl.domain.neighbours import number_at
from kkg_xl.domain.practice import as_due
from kkg_xl.domain.table import Line, Role, Table
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import heading, line_name, number
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("formula-differs", "formula-error", "result-stale")

_NEGATIVE = Text(
    "{line}: {heading} {stated} di bawah nol, padahal bukan baris koreksi atau potongan. "
    "Hapus tanda minusnya, atau sebut di uraian bahwa ini koreksi.",
    "{line}: {heading} {stated} is below zero, but the line is no correction or discount. "
    "Remove the minus sign, or say in the item that it is a correction.",
)
_COUNTED = frozenset({Role.FACTOR, Role.RATE})
_PAID = frozenset({Role.AMOUNT, Role.PLAN, Role.SPENT, Role.RECEIVED})
_CORRECTION = re.compile(
    r"\b(koreksi|potongan|dipotong|dis[ck]on|discount|rabat|rebate|retur|refund|pengembalian"
    r"|dikembalikan|kelebihan|dikurang\w*|pengurang\w*|minus|setor\w*|sisa|saldo|deduct\w*|less"
    r"|credit|cash ?back|voucher|pph|penyesuaian|adjust\w*|selisih|batal|pembatalan)\b",
    re.IGNORECASE,
)


def amount_negative(workbook: Workbook) -> Iterator[Flag]:
    """An amount is below zero in a line that is no correction."""
    for table in workbook.money_tables:
        corrections = {each.index for each in table.headings if _CORRECTION.search(each.text)}
        for line in table.lines:
            amounts = (figure.amount for figure in line.figures.values())
            if (
                any(amount is not None and amount < 0 for amount in amounts)
                and line.group not in corrections
                and not _CORRECTION.search(f"{line.item} {line.detail}")
            ):
                yield from _negative(table, line)


def _negative(table: Table, line: Line) -> Iterator[Flag]:
    """Give a line's negative counts and rates and, where none explains them, its amounts."""
    for key, figure in line.figures.items():
        column = table.by_key[key]
        law = table.law_of.get(key)
        amount = figure.amount
        if amount is None or amount >= 0 or _CORRECTION.search(column.heading):
            continue
        is_paid = column.role in _PAID and (law is None or not _follows(table, law, line, amount))
        if is_paid or column.role in _COUNTED:
            message = say(
                _NEGATIVE,
                line=line_name(line),
                heading=heading(table, key),
                stated=number(table, key, amount),
            )
            computed = None if law is None else law.computed(line)
            yield Flag(figure.at, message, amount if is_paid else None, computed)


def _follows(table: Table, law: Law, line: Line, amount: Decimal) -> bool:
    """Tell whether an amount is below zero because one of its factors is, or is wrong itself."""
    if law.computed(line) != amount:
        return False
    due = as_due(table, law, line)
    return (due is not None and due >= 0) or any(
        (number_at(line, key) or 0) < 0 for key in law.columns
    )
