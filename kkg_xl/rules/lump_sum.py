"""See docs/rules/lump-sum.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.figures import Figure
from kkg_xl.domain.gaps import is_lump
from kkg_xl.domain.neighbours import number_at
from kkg_xl.domain.practice import products, stated
from kkg_xl.domain.table import Law, Line, Table
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
    for table in workbook.tables:
        told: set[int] = set()
        for law in products(table):
            whole = sum(
                (n for line in table.lines if (n := table.due(line, law.target))), Decimal(0)
            )
            for line, figure in stated(table, law):
                if line.index not in told and _is_unexplained(law, line, figure):
                    told.add(line.index)
                    yield _flag(table, law, line, whole)


def _is_unexplained(law: Law, line: Line, figure: Figure) -> bool:
    """Tell whether nothing says how an amount comes about: no factors, no item, no other sheet."""
    if not figure.amount or not is_lump(law, line):
        return False
    is_told = line.described is not None and line.described.rate is not None
    return not is_told and not (figure.derivation is not None and figure.derivation.outside)


def _flag(table: Table, law: Law, line: Line, whole: Decimal) -> Flag:
    amount = number_at(line, law.target) or Decimal(0)
    share = (amount * 100 / whole).quantize(_CENT) if whole > 0 else Decimal(100)
    message = say(
        _LUMP,
        line=line_name(line),
        heading=heading(table, law.target),
        stated=number(table, law.target, amount),
        share=share,
    )
    return Flag(line.figures[law.target].at, message, amount)
