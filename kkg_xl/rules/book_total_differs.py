"""See docs/rules/book-total-differs.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.cash_totals import Claim, claims
from kkg_xl.domain.cash_wording import label_of, off_by, told_above
from kkg_xl.domain.naming import told_exactly
from kkg_xl.domain.summing_up import mistaken_sums
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import rupiah
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("formula-error", "number-unreadable", "result-stale")

_DIFFERS = Text(
    "{label}: tertulis {stated}, padahal baris di atasnya berjumlah {computed}; {apart}.",
    "{label}: says {stated}, but the rows above add up to {computed}; {apart}.",
)
_ABOVE = Text(
    "{label}: tertulis {stated}, padahal baris di bawahnya berjumlah {computed}; {apart}.",
    "{label}: says {stated}, but the rows below add up to {computed}; {apart}.",
)


def book_total_differs(workbook: Workbook) -> Iterator[Flag]:
    """A total of a cash book differs from what came in, or went out, in its rows."""
    for book in workbook.cash_books:
        yield from (_flag(claim) for claim in claims(book) if not claim.fits)
    for summed in mistaken_sums(workbook):
        figure, stated, computed = summed.summary.figure, summed.stated, summed.computed
        message = told_above(_ABOVE, summed)
        yield Flag(figure.at, message, told_exactly(stated), told_exactly(computed))


def _flag(claim: Claim) -> Flag:
    message = say(
        _DIFFERS,
        label=label_of(claim.row),
        stated=rupiah(claim.stated),
        computed=rupiah(claim.computed),
        apart=off_by(claim.stated, claim.computed),
    )
    return Flag(claim.figure.at, message, told_exactly(claim.stated), told_exactly(claim.computed))
