"""See docs/rules/receipt-shared.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kkg_xl.domain.days import on
from kkg_xl.domain.evidence import Evidence, Seen, farthest, told_at
from kkg_xl.domain.facts import Payment
from kkg_xl.domain.likeness import words
from kkg_xl.domain.naming import brief
from kkg_xl.domain.owners import Kinship
from kkg_xl.domain.text import PersonName, Text, say
from kkg_xl.domain.wording import rupiah
from kkg_xl.rules.across.model import SharedFlag
from kkg_xl.rules.model import Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("workbook-copied",)

_SAME = Text(
    "Bukti {number} tanggal {day}, {what}, {amount}, dipakai oleh lebih dari satu kelompok: "
    "{places}. Satu bukti hanya sah untuk satu kelompok; mintalah bukti aslinya.",
    "Receipt {number} of {day}, {what}, {amount}, is used by more than one group: {places}. One "
    "receipt can be one group's only; ask for the original.",
)
_PERHAPS = Text(
    "Bukti {number} tanggal {day}, {what}, {amount}, ada di beberapa buku kerja: {places}. "
    "Nomornya urutan buku itu sendiri, jadi bisa kebetulan; bandingkan bukti aslinya.",
    "Receipt {number} of {day}, {what}, {amount}, is in several workbooks: {places}. Its number is "
    "of the books' own series, so it may be chance; compare the originals.",
)
_WHOSE = Text(
    "Bukti {number} tanggal {day}, {what}, {amount}, ada di beberapa buku kerja: {places}. Tidak "
    "jelas apakah kelompoknya sama; bila berbeda, mintalah bukti aslinya.",
    "Receipt {number} of {day}, {what}, {amount}, is in several workbooks: {places}. Whether they "
    "are of one group is not told; if they are not, ask for the original.",
)
_ROUND = 1000
"""Amounts that are multiples of so many rupiah are paid by many on one day."""


def receipt_shared(evidence: Evidence) -> Iterator[SharedFlag]:
    """The workbooks of two groups have the same receipt.

    A number of the books' own series is only worth knowing, and only where all else is the same.
    """
    for alike in evidence.receipts:
        for same in _same(alike):
            flag = _flag(same)
            if flag is not None:
                yield flag


def _same(alike: Sequence[Seen[Payment]]) -> Iterator[Sequence[Seen[Payment]]]:
    """Part what only has number, day and amount in common; of each workbook the first counts."""
    parts: list[dict[str, Seen[Payment]]] = []
    for seen in alike:
        first = (next(iter(part.values())).fact for part in parts)
        own = next(
            (part for part, one in zip(parts, first, strict=True) if _agree(one, seen.fact)), None
        )
        if own is None:
            own = {}
            parts.append(own)
        own.setdefault(seen.source.workbook, seen)
    yield from (tuple(part.values()) for part in parts if len(part) > 1)


def _agree(one: Payment, other: Payment) -> bool:
    """Tell whether two payments are to one payee or, where that is not told, for one thing."""
    if one.in_series or other.in_series:
        return (words(one.payee), words(one.item)) == (words(other.payee), words(other.item))
    if one.payee and other.payee:
        return words(one.payee) == words(other.payee)
    return words(one.item) == words(other.item)


def _flag(same: Sequence[Seen[Payment]]) -> SharedFlag | None:
    first = same[0].fact
    in_series = any(seen.fact.in_series for seen in same)
    kinship = farthest(seen.source for seen in same)
    if kinship is Kinship.SAME or first.day is None or (in_series and not first.amount % _ROUND):
        return None
    whose = kinship is Kinship.UNKNOWN
    payee = next((seen.fact.payee for seen in same if seen.fact.payee), "")
    message = say(
        _PERHAPS if in_series else _WHOSE if whose else _SAME,
        number=brief(first.receipt),
        day=on(first.day),
        what=PersonName(brief(payee)) if payee else brief(first.item),
        amount=rupiah(first.amount),
        places=tuple(told_at(seen.source, seen.fact.at) for seen in same),
    )
    spots = tuple((seen.source, seen.fact.at) for seen in same)
    return SharedFlag(spots, message, Severity.INFO if in_series or whose else None)
