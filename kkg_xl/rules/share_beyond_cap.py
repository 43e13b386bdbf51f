"""See docs/rules/share-beyond-cap.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.caps import Capped, capped
from kkg_xl.domain.naming import apart, brief, told_exactly
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import money
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = (
    "formula-error",
    "group-total-differs",
    "line-product-differs",
    "number-unreadable",
    "result-stale",
    "scale-differs",
    "total-omits-lines",
)

_MORE = Text(
    "{name}: {amount}, yaitu {share} % dari RAB {whole}, padahal paling banyak {cap} % ({place}) "
    "atau {allowed}; {apart}. Kurangi, atau mintakan persetujuan.",
    "{name}: {amount}, which is {share} % of the budget of {whole}, but at most {cap} % ({place}) "
    "or {allowed} may be; {apart}. Plan less, or ask for approval.",
)
_LESS = Text(
    "{name}: {amount}, yaitu {share} % dari RAB {whole}, padahal paling sedikit {cap} % ({place}) "
    "atau {allowed}; {apart}. Tambahlah, atau mintakan persetujuan.",
    "{name}: {amount}, which is {share} % of the budget of {whole}, but at least {cap} % ({place}) "
    "or {allowed} must be; {apart}. Plan more, or ask for approval.",
)


def share_beyond_cap(workbook: Workbook) -> Iterator[Flag]:
    """A group or kind of spending takes more, or less, of the budget than Profil allows."""
    for each in capped(workbook):
        if each.lines and each.allowed != each.amount:
            yield _flag(each)


def _flag(each: Capped) -> Flag:
    table, amount, whole, allowed = each.table, each.amount, each.whole, each.allowed
    message = say(
        _MORE if amount > allowed else _LESS,
        name=brief(each.cap.name),
        amount=money(table, amount),
        share=_per_cent(amount, whole),
        whole=money(table, whole),
        cap=_per_cent(allowed, whole),
        place=str(each.cap.at),
        allowed=money(table, allowed),
        apart=apart(amount, allowed, rupiah=table.whole),
    )
    return Flag(each.at, message, told_exactly(amount), told_exactly(allowed))


def _per_cent(amount: Decimal, whole: Decimal) -> Decimal:
    return told_exactly(100 * amount / whole)
