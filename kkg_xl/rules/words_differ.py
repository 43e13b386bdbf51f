"""See docs/rules/words-differ.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kkg_xl.domain.adding import Claim, claims
from kkg_xl.domain.figures import Place
from kkg_xl.domain.naming import apart, told_exactly
from kkg_xl.domain.rightful import is_rightful
from kkg_xl.domain.table import Scope
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import rupiah
from kkg_xl.domain.words import in_words
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("formula-error", "result-stale")

DIFFER = Text(
    id="Terbilang menyebut {stated}, padahal jumlahnya {computed} ({words} rupiah); {apart}. "
    "Tulis ulang terbilangnya.",
    en="The words say {stated}, but the amount is {computed} ({words} rupiah); {apart}. "
    "Write the words again.",
)


def words_differ(workbook: Workbook) -> Iterator[Flag]:
    """An amount in words differs from the total that it repeats."""
    totals: Mapping[Place, Claim] | None = None
    for words in workbook.words:
        amounts = [figure.amount for figure in words.beside if figure.amount is not None]
        if (
            words.number is None
            or not amounts
            or any(_same(words.number, each) for each in amounts)
        ):
            continue
        if totals is None:
            totals = {claim.figure.at: claim for claim in claims(workbook, *Scope)}
        if any(_right_total(words.number, totals.get(figure.at)) for figure in words.beside):
            continue
        computed = _meant(words.number, amounts)
        message = say(
            DIFFER,
            stated=rupiah(words.number),
            computed=rupiah(computed),
            words=in_words(int(computed)),
            apart=apart(words.number, computed, rupiah=True),
        )
        yield Flag(words.at, message, stated=words.number, computed=told_exactly(computed))


def _meant(number: Decimal, amounts: Sequence[Decimal]) -> Decimal:
    """Choose the amount that words mean: the first, unless another is much nearer to them.

    Of a list of fees the words tell what is paid out, not what stands there before the tax.
    """
    nearest = min(amounts, key=lambda amount: abs(amount - number))
    is_near = abs(nearest - number) * _MUCH < abs(amounts[0] - number)
    return nearest if is_near else amounts[0]


_MUCH = 5


def _same(number: Decimal, amount: Decimal) -> bool:
    """Tell whether words repeat an amount: to the cent, or its whole rupiah."""
    return abs(number - amount) < 1


def _right_total(number: Decimal, claim: Claim | None) -> bool:
    """Tell whether the words say what a wrong total should be; then the total is to be mended."""
    return claim is not None and is_rightful(claim, number)
