"""See docs/rules/grant-differs.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.granted import misgranted
from kkg_xl.domain.naming import apart, told_exactly
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import rupiah
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_DIFFERS = Text(
    "Dana diterima {stated}, padahal buku kas mencatat {received} ({cells}); {apart}. Samakan "
    "keduanya, atau catat dana yang belum masuk buku kas.",
    "The grant received is {stated}, but the cash book has {received} ({cells}); {apart}. Make "
    "them agree, or enter the money that the cash book lacks.",
)
_MOST_NAMED = 5


def grant_differs(workbook: Workbook) -> Iterator[Flag]:
    """Profil says that another grant was received than the cash book does."""
    found = misgranted(workbook)
    if found is None:
        return
    message = say(
        _DIFFERS,
        stated=rupiah(found.stated.amount),
        received=rupiah(found.received),
        cells=tuple(map(str, found.places[:_MOST_NAMED])),
        apart=apart(found.stated.amount, found.received, rupiah=True),
    )
    stated, received = told_exactly(found.stated.amount), told_exactly(found.received)
    yield Flag(found.stated.at, message, stated, received)
