"""See docs/rules/lump-sum.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.figures import Figure
from kkg_xl.domain.gaps import is_dummy
from kkg_xl.domain.lump_sums import lump_sums
from kkg_xl.domain.neighbours import number_at
from kkg_xl.domain.practice import products, stated
from kkg_xl.domain.table import Line, Table
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import heading, line_name, number
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.INFO
YIELDS_TO = ("amount-negative", "amount-not-whole", "scale-differs")

_LUMP = Text(
    "{line}: {heading} {stated} tanpa volume dan harga satuan, {share} % dari seluruhnya. "
    "Lampirkan rincian atau kuitansinya.",
    "{line}: {heading} {stated} without volume and rate, {share} % of the whole. "
    "Enclose a breakdown or the receipt.",
)
_CENT = Decimal("0.01")


def lump_sum(workbook: Workbook) -> Iterator[Flag]:
    """A line has an amount with no volume and no rate."""
    for table in workbook.money_tables:
        if not table.money:
            continue
        key = table.money[0]
        whole = sum((n for line in table.lines if (n := table.due(line, key))), Decimal(0))
        for line in (*lump_sums(table), *_dummies(table, key)):
            if (number_at(line, key) or 0) > 0 and not _is_from_elsewhere(line.figures[key]):
                yield _flag(table, key, line, whole)


def _dummies(table: Table, key: int) -> Iterator[Line]:
    """Give lines such as `1 paket` without a price: their volume explains nothing."""
    for law in products(table):
        for line, figure in stated(table, law):
            if law.target == key and figure.amount and is_dummy(law, line):
                yield line


def _is_from_elsewhere(figure: Figure) -> bool:
    """Tell whether an amount is taken from another sheet, which has the breakdown."""
    return figure.derivation is not None and bool(figure.derivation.outside)


def _flag(table: Table, key: int, line: Line, whole: Decimal) -> Flag:
    amount = number_at(line, key) or Decimal(0)
    share = (amount * 100 / whole).quantize(_CENT) if whole > 0 else Decimal(100)
    message = say(
        _LUMP,
        line=line_name(line),
        heading=heading(table, key),
        stated=number(table, key, amount),
        share=share,
    )
    return Flag(line.figures[key].at, message, amount)
