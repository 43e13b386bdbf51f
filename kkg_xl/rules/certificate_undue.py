"""See docs/rules/certificate-undue.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.certificates import Issued, issued
from kkg_xl.domain.crediting import Basis, Entitlement
from kkg_xl.domain.everybody import named
from kkg_xl.domain.naming import told_exactly
from kkg_xl.domain.profile import Detail
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR

_UNDUE = Text(
    "{name}: mendapat sertifikat {number}, tetapi hadir {share} % menurut {basis}; ambang di Profil"
    " {threshold} %.",
    "{name}: got certificate {number}, but attended {share} % by {basis}; the threshold in Profil"
    " is {threshold} %.",
)
_USUAL = Text(
    "{name}: mendapat sertifikat {number}, tetapi hadir {share} % menurut {basis}. Ambangnya tidak"
    " tertulis; yang lazim {threshold} %. Tulislah di lembar Profil.",
    "{name}: got certificate {number}, but attended {share} % by {basis}. No threshold is stated;"
    " usual is {threshold} %. State it on the sheet Profil.",
)
_BASES = {
    Basis.HOURS: Text("JP", "JP"),
    Basis.SESSIONS: Text("pertemuan", "session"),
    Basis.DAYS: Text("hari", "day"),
}


def certificate_undue(workbook: Workbook) -> Iterator[Flag]:
    """A certificate was given to somebody who attended less than the threshold.

    It is a warning where the workbook states no threshold: none is official.
    """
    is_stated = workbook.profile.share(Detail.THRESHOLD) is not None
    for each in issued(workbook):
        if each.credit.entitlement(each.terms) is Entitlement.NOT_DUE:
            yield _flag(each, is_stated=is_stated)


def _flag(each: Issued, *, is_stated: bool) -> Flag:
    most = 1 - (each.credit.filled - each.credit.present) / each.credit.whole
    message = say(
        _UNDUE if is_stated else _USUAL,
        name=named(each.name),
        number=each.number,
        share=told_exactly(Decimal(most.numerator * 100) / most.denominator),
        basis=say(_BASES[each.terms.basis]),
        threshold=told_exactly(each.terms.threshold * 100),
    )
    return Flag(each.number_at, message, severity=None if is_stated else Severity.WARNING)
