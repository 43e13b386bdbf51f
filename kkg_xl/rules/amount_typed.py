"""See docs/rules/amount-typed.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.adding import Claim, holds_as_it_stands
from kkg_xl.domain.derived import due
from kkg_xl.domain.figures import Figure, Place, Term
from kkg_xl.domain.law import Law
from kkg_xl.domain.naming import titled
from kkg_xl.domain.practice import is_sound, is_typed, stated
from kkg_xl.domain.table import Scope, Table, Total
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.domain.wording import heading, line_name, number
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = (
    "amount-negative",
    "amount-not-whole",
    "grand-total-differs",
    "group-total-differs",
    "line-product-differs",
    "number-as-text",
    "number-unreadable",
    "scale-differs",
    "total-counts-twice",
    "total-omits-lines",
    "totals-disagree",
)

_TYPED = Text(
    "{row}: {heading} {stated} diketik, padahal {count} lainnya dihitung dengan rumus. "
    "Salin rumus dari baris di dekatnya.",
    "{row}: {heading} {stated} is typed, but {count} others are calculated. "
    "Copy the formula of a line nearby.",
)
_TYPED_TOTAL = Text(
    "{row}: {heading} {stated} diketik, padahal {count} angka lain di kolom ini dihitung dengan "
    "rumus. Ganti dengan rumus penjumlahan.",
    "{row}: {heading} {stated} is typed, but {count} other numbers of this column are "
    "calculated. Replace it with a sum.",
)
_FEWEST = 2
_ADDED_UP = frozenset({Scope.GROUP, Scope.GRAND, Scope.AFTER_TAX})


def amount_typed(workbook: Workbook) -> Iterator[Flag]:
    """An amount is typed among amounts that are calculated."""
    for table in workbook.money_tables:
        for law in table.laws:
            yield from _lines(table, law)
        for column in table.columns:
            if column.key not in table.law_of:
                yield from _fixed(table, column.key)
        for key in table.money:
            yield from _totals(table, key)


def _lines(table: Table, law: Law) -> Iterator[Flag]:
    """Give typed amounts whose line has its factors, where most such lines are calculated."""
    told = [each for each in stated(table, law) if law.computed(each[0]) is not None]
    typed = [(line, figure) for line, figure in told if _is_typed(figure)]
    calculated = sum(1 for _, figure in told if _is_calculated(figure))
    if _is_exception(len(typed), calculated):
        for line, figure in typed:
            if is_sound(table, law, line):
                message = say(_TYPED, row=line_name(line), count=calculated)
                yield _flag(message, table, law.target, figure)


def _fixed(table: Table, key: int) -> Iterator[Flag]:
    """Give the one typed number of a column that is else reckoned alike.

    From the same cell, an exchange rate, or as the same share of another column. Not where the
    others only repeat a column.
    """
    filled = [
        (line, own)
        for line in table.lines
        if (own := line.figures.get(key)) and own.amount and not table.is_charge(own)
    ]
    taken = [(own.derivation.outside, own.derivation.terms) for _, own in filled if own.derivation]
    alike = len(set(taken)) == 1 and _is_reckoned(*taken[0])
    if alike and len(taken) > _FEWEST and len(taken) + 1 == len(filled):
        for line, figure in filled:
            if _is_typed(figure):
                message = say(_TYPED, row=line_name(line), count=len(taken))
                yield _flag(message, table, key, figure)


def _is_reckoned(outside: tuple[Place, ...], terms: tuple[Term, ...] | None) -> bool:
    return bool(outside) or any(term.coefficient != 1 for term in terms or ())


def _totals(table: Table, key: int) -> Iterator[Flag]:
    """Give typed totals among calculated ones, or a single one over calculated lines."""
    added = [
        total
        for total in table.totals
        if total.scope in _ADDED_UP and key in total.figures and (total.lines or total.of)
    ]
    typed = [
        total
        for total in added
        if _is_typed(total.figures[key]) and total.figures[key].at != total.at  # not in its label
    ]
    calculated = sum(1 for total in added if _is_calculated(total.figures[key]))
    if not calculated and len(added) == 1:
        law = table.law_of.get(key)
        told = () if law is None else stated(table, law)
        lines = [figure for line, figure in told if law and law.computed(line) is not None]
        calculated = sum(map(_is_calculated, lines))
        if not _is_exception(sum(map(_is_typed, lines)), calculated):
            return
    for total in typed if calculated else ():
        if _is_borne_out(table, total, key):
            message = say(_TYPED_TOTAL, row=titled(total), count=calculated)
            yield _flag(message, table, key, total.figures[key])


def _is_borne_out(table: Table, total: Total, key: int) -> bool:
    """Tell whether a formula would give what a total states, as its lines and sub-totals stand."""
    claim = Claim(table, total, key, total.figures[key])
    if claim.figure.amount is None or total.scope is Scope.AFTER_TAX:
        return due(claim) == claim.figure.amount
    return holds_as_it_stands(claim, claim.figure.amount)


def _is_exception(typed: int, calculated: int) -> bool:
    """Tell whether the typed ones are so few that calculating is the rule: at most 40 %."""
    return calculated >= _FEWEST and calculated * 10 >= (typed + calculated) * 6


def _is_typed(figure: Figure) -> bool:
    return figure.amount is not None and is_typed(figure)


def _is_calculated(figure: Figure) -> bool:
    return not is_typed(figure)


def _flag(message: Message, table: Table, key: int, figure: Figure) -> Flag:
    amount = "" if figure.amount is None else number(table, key, figure.amount)
    fields = {**message.fields, "heading": heading(table, key), "stated": amount}
    told = message._replace(fields=fields)
    return Flag(figure.at, told, figure.amount, figure.amount, cause=figure.at.column)
