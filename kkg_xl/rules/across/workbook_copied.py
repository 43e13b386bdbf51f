"""See docs/rules/workbook-copied.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.circles import circles
from kkg_xl.domain.evidence import Evidence, Overlap, told_at
from kkg_xl.domain.owners import Kinship, kinship
from kkg_xl.domain.text import Text, say
from kkg_xl.rules.across.model import SharedFlag
from kkg_xl.rules.model import Severity

SEVERITY = Severity.WARNING

_COPIED = Text(
    "Buku kerja dua kelompok hampir sama: {alike} dari {of} pembayaran dan baris anggaran ({share} "
    "%) sama sampai tanggal dan rupiahnya, mulai di {places}. Tanyakan siapa yang menyalin.",
    "The workbooks of two groups are nearly the same: {alike} of {of} payments and budget lines "
    "({share} %) agree to the day and rupiah, from {places} on. Ask who copied.",
)
_MANY = Text(
    "Buku kerja {circle} kelompok hampir sama, di antaranya {places}: {alike} dari {of} pembayaran "
    "dan baris anggaran ({share} %) sama. Kegiatan bersama, atau salinan; tanyakan.",
    "The workbooks of {circle} groups are nearly the same, among them {places}: {alike} of {of} "
    "payments and budget lines ({share} %) agree. A joint activity, or copies; ask.",
)
_WHOSE = Text(
    "Dua buku kerja hampir sama: {alike} dari {of} pembayaran dan baris anggaran ({share} %), "
    "mulai di {places}. Bila kelompoknya sama, nilailah satu saja; bila tidak, tanyakan siapa yang "
    "menyalin.",
    "Two workbooks are nearly the same: {alike} of {of} payments and budget lines ({share} %), "
    "from {places} on. If they are of one group, review one only; if not, ask who copied.",
)
_FEWEST = 10
_LEAST = Decimal("0.6")
_MANY_GROUPS = 6


def workbook_copied(evidence: Evidence) -> Iterator[SharedFlag]:
    """Most payments of a workbook are those of another group's.

    Where six groups and more have the same, they may have planned and bought together.
    """
    found = [(each, kin) for each in evidence.overlaps if (kin := _kinship(each))]
    workbooks = [
        (each.one.source.workbook, each.other.source.workbook)
        for each, kin in found
        if kin is Kinship.OTHER
    ]
    circle_of = circles(workbooks)
    size = Counter(circle_of.values())
    for overlap, kin in found:
        yield _flag(overlap, kin, size[circle_of.get(overlap.one.source.workbook, "")])


def _kinship(overlap: Overlap) -> Kinship | None:
    """Tell whose the workbooks are, where they are nearly the same and not surely of one group."""
    if overlap.alike < _FEWEST or overlap.alike < _LEAST * overlap.of:
        return None
    kin = kinship(overlap.one.source.owner, overlap.other.source.owner)
    return None if kin is Kinship.SAME else kin


def _flag(overlap: Overlap, kin: Kinship, circle: int) -> SharedFlag:
    is_many = circle >= _MANY_GROUPS
    message = say(
        _WHOSE if kin is Kinship.UNKNOWN else _MANY if is_many else _COPIED,
        alike=overlap.alike,
        of=overlap.of,
        share=int(Decimal(100 * overlap.alike) / overlap.of),
        circle=circle,
        places=tuple(told_at(each.source, each.fact) for each in (overlap.one, overlap.other)),
    )
    spots = tuple((each.source, each.fact) for each in (overlap.one, overlap.other))
    doubtful = is_many or kin is Kinship.UNKNOWN
    return SharedFlag(spots, message, Severity.INFO if doubtful else None)
