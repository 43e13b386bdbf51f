"""Numbers of people and schools that a workbook states, in sentences or beside a label.

They are what shares and tables of counts are of, and what meals and copies are bought for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text
from kkg_xl.domain.typography import plain


class Counted(Enum):
    """What a number is a number of."""

    MEMBERS = Text("anggota", "members")
    """Of the group, who are its teachers."""
    PARTICIPANTS = Text("peserta", "participants")
    SCHOOLS = Text("sekolah", "schools")


class Headcount(NamedTuple):
    """How many there are of something, as the workbook says."""

    at: Place
    of: Counted
    number: Decimal


_NOUNS = {
    "anggota": Counted.MEMBERS,
    "guru": Counted.MEMBERS,
    "peserta": Counted.PARTICIPANTS,
    "guru peserta": Counted.PARTICIPANTS,
    "sekolah": Counted.SCHOOLS,
    "lembaga": Counted.SCHOOLS,
}
_NOUN = r"(?P<noun>guru peserta|anggota|guru|peserta|sekolah|lembaga)"
_SAID = re.compile(
    r"(?<![\d.,/-])(?P<number>\d{1,5})(?: ?\([^()]{1,40}\))?(?: orang)? "
    rf"{_NOUN}\b(?! (?:pemandu|inti|model|kelas|ber\w+|pns|honorer|tetap|negeri|swasta)\b)"
)
_LABEL = re.compile(
    r"(?:(?:jumlah|banyak|banyaknya|total|jml)\b\.? ?)(?:seluruh |semua )?"
    rf"{_NOUN}(?: (?:kkg|gugus|sasaran|seluruhnya|keseluruhan|kegiatan|pelatihan|\d+)\b)*[ :]*"
)
_FIRST = re.compile(rf"\b{_NOUN}\b")
_PART = re.compile(
    r"\b(?:pns|asn|pppk|honorer|gtt|negeri|swasta|kelas|laki|perempuan|sertifikasi|pemandu|lulus)\b"
)


def headcounts_in(at: Place, text: str) -> Iterator[Headcount]:
    """Find the numbers of people that a sentence tells; those of a part of them are left out.

    >>> place = Place("Laporan", "A1")
    >>> told = headcounts_in(place, "108 anggota dari 9 sekolah")
    >>> [(each.of.name, int(each.number)) for each in told]
    [('MEMBERS', 108), ('SCHOOLS', 9)]
    >>> list(headcounts_in(place, "2 sekolah berkategori baik, 4 guru pemandu"))
    []
    """
    for found in _SAID.finditer(_folded(text)):
        yield Headcount(at, _NOUNS[found["noun"]], Decimal(found["number"]))


def labelled(text: str) -> Counted | None:
    """Tell what a label counts: `Jumlah anggota :`.

    >>> labelled("Jumlah seluruh guru"), labelled("Jumlah guru PNS")
    (<Counted.MEMBERS: Text(id='anggota', en='members')>, None)
    """
    found = _LABEL.fullmatch(_folded(text))
    return None if found is None else _NOUNS[found["noun"]]


def subject_of(*titles: str) -> Counted | None:
    """Tell of whom titles speak, the first that names somebody.

    `None` for nobody in particular, and where one of them speaks of a part only.

    >>> subject_of("Jumlah", "Angka kredit guru"), subject_of("Jumlah guru", "Guru PNS")
    (<Counted.MEMBERS: Text(id='anggota', en='members')>, None)
    """
    told = [_folded(title) for title in titles]
    if any(map(_PART.search, told)):
        return None
    found = next((found for words in told if (found := _FIRST.search(words))), None)
    return None if found is None else _NOUNS[found["noun"]]


def _folded(text: str) -> str:
    return " ".join(plain(text).casefold().split())
