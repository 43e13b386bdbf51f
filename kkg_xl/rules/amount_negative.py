"""See docs/rules/amount-negative.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kkg_xl.domain.figures import Place
from kkg_xl.domain.neighbours import number_at
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
    r"koreksi|potong|diskon|discount|rabat|retur|kembali|refund|kurang|minus|setor|sisa|saldo"
    r"|deduct|rebate|less\b|credit|cash\s?back|voucher|pph|penyesuaian|adjust|selisih|batal",
    re.IGNORECASE,
)


def amount_negative(workbook: Workbook) -> Iterator[Flag]:
    """An amount is below zero in a line that is no correction."""
    for table in workbook.tables:
        corrections = {each.index for each in table.headings if _CORRECTION.search(each.text)}
        for line in table.lines:
            words = f"{line.item} {line.detail}"
            if line.group not in corrections and not _CORRECTION.search(words):
                yield from _negative(table, line)


def _negative(table: Table, line: Line) -> Iterator[Flag]:
    """Give a line's negative counts and rates and, where none explains them, its amounts."""
    explained: set[Place] = set()
    for key, figure in line.figures.items():
        column = table.by_key[key]
        law = table.law_of.get(key)
        amount = figure.amount
        if amount is None or amount >= 0 or _CORRECTION.search(column.heading):
            continue
        if column.role in _COUNTED or (column.role in _PAID and law is None):
            explained.add(figure.at)
        elif column.role in _PAID and law is not None:
            computed = law.computed(line)
            if computed != amount or not any(_is_below_zero(line, key) for key in law.columns):
                explained.add(figure.at)
        if figure.at in explained:
            yield Flag(
                figure.at,
                say(
                    _NEGATIVE,
                    line=line_name(line),
                    heading=heading(table, key),
                    stated=number(table, key, amount),
                ),
                None if column.role in _COUNTED else amount,
                None if law is None else law.computed(line),
            )


def _is_below_zero(line: Line, key: int) -> bool:
    number = number_at(line, key)
    return number is not None and number < 0
