"""See docs/rules/spending-exceeds-grant.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.granted import beyond_grant
from kkg_xl.domain.naming import apart, told_exactly
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import rupiah
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = (
    "formula-error",
    "grand-total-differs",
    "number-unreadable",
    "result-stale",
    "spending-exceeds-plan",
    "total-omits-lines",
)

_BEYOND = Text(
    "Belanja sampai saat ini {spent}, padahal dananya {granted} ({place}); {apart}. Perbaiki "
    "angkanya, atau tulislah dari mana kelebihannya dibayar.",
    "Spending so far is {spent}, but the grant is {granted} ({place}); {apart}. Mend the amounts, "
    "or write down what paid for the rest.",
)
_BESIDE = Text(
    "Belanja sampai saat ini {spent}, padahal dananya {granted} ({place}) dan penerimaan lain di "
    "buku kas {own}; {apart}. Perbaiki angkanya, atau tulislah dari mana kelebihannya dibayar.",
    "Spending so far is {spent}, but the grant is {granted} ({place}) and other receipts of the "
    "cash book {own}; {apart}. Mend the amounts, or write down what paid for the rest.",
)


def spending_exceeds_grant(workbook: Workbook) -> Iterator[Flag]:
    """All stages together spent more than the grant that Profil states."""
    beyond = beyond_grant(workbook)
    if beyond is None:
        return
    limit = beyond.granted.amount + beyond.own
    message = say(
        _BESIDE if beyond.own else _BEYOND,
        spent=rupiah(beyond.spent),
        granted=rupiah(beyond.granted.amount),
        place=str(beyond.granted.at),
        own=rupiah(beyond.own),
        apart=apart(beyond.spent, limit, rupiah=True),
    )
    yield Flag(beyond.figure.at, message, told_exactly(beyond.spent), told_exactly(limit))
