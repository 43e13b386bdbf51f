"""See docs/rules/percentage-differs.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.composition import (
    Amount,
    Composition,
    precision,
    summed,
    told_of,
    wrong_shares,
)
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import plus
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("formula-error", "result-stale")

_ONE = Text(
    "{label}: {stated} %, padahal {count} dari {whole} adalah {computed} %. Betulkan.",
    "{label}: {stated} %, but {count} of {whole} is {computed} %. Correct it.",
)
_SEVERAL = Text(
    "Persentase {shares} = {sum}, bukan 100; dihitung dari banyaknya: {right}. Bulatkan, jangan "
    "dipotong.",
    "The percentages {shares} = {sum}, not 100; from the counts they are {right}. Round them, do "
    "not cut them off.",
)
_WRONG = Text(
    "Persentase {shares} tidak sesuai dengan banyaknya; seharusnya {right}. Betulkan.",
    "The percentages {shares} do not agree with the counts; they should be {right}. Correct them.",
)
_SUM = Text(
    "Persentase {shares} = {sum}, bukan 100. Betulkan persentasenya, atau jelaskan sisanya.",
    "The percentages {shares} = {sum}, not 100. Correct them, or explain the rest.",
)
_ALL = Decimal(100)


def percentage_differs(workbook: Workbook) -> Iterator[Flag]:
    """Percentages of a whole do not add up to 100, or are not those of their counts."""
    for each in workbook.compositions:
        if each.shares:
            yield from _of(workbook, each)


def _of(workbook: Workbook, composition: Composition) -> Iterator[Flag]:
    whole, wrong = _best(workbook, composition)
    shares = composition.shares
    added = summed(shares)
    off = abs(added - _ALL) > sum(precision(share.value) for share in shares)
    told = plus([share.value for share in shares])
    if len(wrong) == 1:
        ((share, due),) = wrong
        part = next(part for part in composition.parts if part.share is share)
        count = part.many.value if part.many is not None else whole
        message = say(
            _ONE, label=part.label, stated=share.value, count=count, whole=whole, computed=due
        )
        yield Flag(share.at, message)
    elif wrong:
        right = plus([dict(wrong).get(share, share.value) for share in shares])
        message = say(_SEVERAL if off else _WRONG, shares=told, sum=added, right=right)
        yield Flag(wrong[0][0].at, message)
    elif off and not composition.counts:
        yield Flag(shares[0].at, say(_SUM, shares=told, sum=added))


def _best(
    workbook: Workbook, composition: Composition
) -> tuple[Decimal, list[tuple[Amount, Decimal]]]:
    """Compare shares with their counts, in the whole in which most of them are right.

    Those who answered several times make more than 100 % of those who were asked.
    """
    wholes = [summed(composition.counts)]
    wholes += [each.number for each in told_of(workbook.headcounts, composition.of)]
    tried = [(whole, wrong_shares(composition, whole)) for whole in wholes]
    return min(tried, key=lambda pair: len(pair[1]))
