"""See docs/rules/rate-outlying-in-district.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.evidence import Evidence, Outlier, Usual
from kkg_xl.domain.naming import brief
from kkg_xl.domain.neighbours import ratio
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import rupiah
from kkg_xl.rules.across.model import SharedFlag
from kkg_xl.rules.model import Severity

SEVERITY = Severity.WARNING
YIELDS_TO = (
    "amount-negative",
    "number-unreadable",
    "rate-exceeds-standard",
    "rate-outlying",
    "scale-differs",
    "workbook-copied",
)

_FAR_OFF = Text(
    "{item}: {rate} per {unit}, sedangkan lazimnya {usual} menurut buku kerja {groups} kelompok di "
    "{district}, {times} kali lipat. Periksa harganya.",
    "{item}: {rate} per {unit}, while it is usually {usual} in the workbooks of {groups} groups in "
    "{district}, {times} times. Check the price.",
)
_HERE = Text("kumpulan ini", "this collection")
_FEWEST = 8
_FAR = 4
_DEVIATIONS = 5
_NORMAL = Decimal("1.4826")
"""The median deviation of what is spread normally, in standard deviations."""
_LEAST_SPREAD = Decimal("0.1")
_TENTH = Decimal("0.1")


def rate_outlying_in_district(evidence: Evidence) -> Iterator[SharedFlag]:
    """A rate is far from what other groups of the district pay for the same item."""
    for outlier in evidence.outliers:
        rate, usual = outlier.price.fact.rate, outlier.usual
        if usual.groups >= _FEWEST and ratio(rate, usual.rate) >= _FAR and _deviates(rate, usual):
            yield _flag(outlier)


def _deviates(rate: Decimal, usual: Usual) -> bool:
    """Tell whether a rate is beyond what the others differ by among themselves."""
    spread = max(usual.spread * _NORMAL, usual.rate * _LEAST_SPREAD)
    return abs(rate - usual.rate) > _DEVIATIONS * spread


def _flag(outlier: Outlier) -> SharedFlag:
    (source, price), usual, district = outlier
    message = say(
        _FAR_OFF,
        item=brief(price.item),
        rate=rupiah(price.rate),
        unit=brief(price.unit),
        usual=rupiah(usual.rate),
        groups=usual.groups,
        district=brief(district) or _HERE,
        times=ratio(price.rate, usual.rate).quantize(_TENTH),
    )
    return SharedFlag(((source, price.at),), message)
