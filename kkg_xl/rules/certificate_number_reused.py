"""See docs/rules/certificate-number-reused.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.attending import Certificate
from kkg_xl.domain.everybody import named
from kkg_xl.domain.people import identity
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_AGAIN = Text(
    "{name}: sertifikat {number} sudah dipakai untuk {other} di {cell}.",
    "{name}: certificate {number} is already that of {other} at {cell}.",
)


def certificate_number_reused(workbook: Workbook) -> Iterator[Flag]:
    """Two people have certificates of one number."""
    known: dict[str, Certificate] = {}
    for each in workbook.certificates:
        earlier = known.setdefault("".join(each.number.casefold().split()), each)
        own, other = identity(each.person), identity(earlier.person)
        if earlier is each or (own.name == other.name and not own.is_other(other)):
            continue
        message = say(
            _AGAIN,
            name=named(each.person),
            number=each.number,
            other=named(earlier.person),
            cell=str(earlier.at) if earlier.at.sheet != each.at.sheet else earlier.at.cell,
        )
        yield Flag(each.at, message)
