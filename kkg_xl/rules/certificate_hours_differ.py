"""See docs/rules/certificate-hours-differ.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.certificates import Issued, issued
from kkg_xl.domain.everybody import named
from kkg_xl.domain.naming import apart
from kkg_xl.domain.presence import Presence
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR

_MORE = Text(
    "{name}: sertifikat {number} menyebut {stated} JP, sedangkan seluruh program {whole} JP"
    " ({difference}).",
    "{name}: certificate {number} states {stated} JP, while all of the programme is {whole} JP"
    " ({difference}).",
)
_DIFFERS = Text(
    "{name}: sertifikat {number} menyebut {stated} JP, sedangkan yang dihadiri {computed} JP"
    " ({difference}).",
    "{name}: certificate {number} states {stated} JP, while {computed} JP were attended"
    " ({difference}).",
)


def certificate_hours_differ(workbook: Workbook) -> Iterator[Flag]:
    """A certificate states other JP than its person attended, or more than there were.

    It is a warning where it states all of the programme: some groups give that to whoever is
    entitled.
    """
    for each in issued(workbook):
        if each.hours is None or not all(session.hours for session in each.sessions):
            continue
        whole = sum((session.hours or Decimal(0) for session in each.sessions), Decimal(0))
        stated = each.hours.amount
        if stated is not None and stated > whole:
            yield _flag(each, stated, whole, _MORE, Severity.ERROR)
        elif stated not in {None, each.credit.hours} and not each.credit.counts[Presence.BLANK]:
            severity = Severity.WARNING if stated == whole else Severity.ERROR
            yield _flag(each, stated or Decimal(0), whole, _DIFFERS, severity)


def _flag(each: Issued, stated: Decimal, whole: Decimal, text: Text, severity: Severity) -> Flag:
    computed = whole if text is _MORE else each.credit.hours
    message = say(
        text,
        name=named(each.name),
        number=each.number,
        stated=stated,
        computed=computed,
        whole=whole,
        difference=apart(stated, computed, rupiah=False),
    )
    at = each.number_at if each.hours is None else each.hours.at
    return Flag(at, message, severity=severity)
