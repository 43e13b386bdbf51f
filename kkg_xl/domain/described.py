"""Factors that stand inside an item: `3 org x 2 hr x Rp 50.000`.

Sizes look just the same (`besi 4 x 6 m`), so a chain needs money or two units that count
something. What may be part of a longer reckoning, or one of several, is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.numerals import Manner, read_digits
from kkg_xl.domain.table import Described
from kkg_xl.domain.typography import plain


def read_described(text: str) -> Described | None:
    """Read the one chain of factors in a text; `None` if there is none, or more than one.

    >>> described = read_described("Konsumsi (25 org x 4 kali x Rp 20.000)")
    >>> described.text, described.counts, described.rate
    ('25 org x 4 kali x Rp 20.000', (Decimal('25'), Decimal('4')), Decimal('20000'))
    >>> read_described("Besi 4 x 6 m")
    """
    # Every item of a workbook passes here; plain searches dismiss almost all of them.
    if not (
        "x" in text
        or "X" in text
        or "@" in text
        or "×" in text
        or "*" in text
        or "ikali" in text
        or "IKALI" in text
    ):
        return None
    bare = " ".join(plain(text).split())
    chains = [
        described
        for chain in _CHAIN.finditer(bare)
        if (described := _described(bare, chain)) is not None
    ]
    return chains[0] if len(chains) == 1 else None


class _Factor(NamedTuple):
    value: Decimal
    unit: str
    """The first word of the unit in small letters, without a power."""
    at: bool
    money: bool
    """Whether `Rp`, `,-` or `@` marks it as money."""

    @property
    def counts(self) -> bool:
        return self.unit in _COUNTED

    @property
    def measures(self) -> bool:
        return self.unit in _MEASURES


def _described(bare: str, chain: re.Match[str]) -> Described | None:
    before = bare[max(0, chain.start() - _NEARBY) : chain.start()]
    if _MORE_BEFORE.search(before) or _MORE_BEHIND.match(bare, chain.end()):
        return None
    beside = _NUMBER_BEFORE.search(before)
    if beside and beside[1].lower() in _COUNTED:
        return None  # `2 org 3 keg x Rp 50.000`
    factors = [_factor(part) for part in _FACTOR.finditer(chain[0])]
    if None in factors:
        return None
    return _sorted_out(chain[0].rstrip(), [factor for factor in factors if factor])


def _factor(part: re.Match[str]) -> _Factor | None:
    told = read_digits(part["digits"], Manner.UNDECIDED)
    if told is None:
        return None
    value = told[0]
    unit = (part["unit"] or "").lower().rstrip("²³")
    at = part["at"] is not None
    marked = bool(part["mark"] or part["tail"])
    # `@ 50.000` and `@ 50.000/org`, but not `@ 2 org`.
    priced = at and value >= _LEAST_PRICE and (not unit or part["per"] is not None)
    return _Factor(value, unit, at, money=marked or priced)


def _sorted_out(text: str, factors: Sequence[_Factor]) -> Described | None:
    """Tell counts from the rate, if the factors are such at all."""
    prices = [factor for factor in factors if factor.money]
    others = [factor for factor in factors if not factor.money]
    if len(prices) > 1 or not others:
        return None
    last = others[-1]
    if not prices and not last.unit and last.value >= _LEAST_PRICE:
        # `3 org x 2 hr x 50000`; of `3 org x 250` nobody can tell.
        if last.value < _PLAIN_PRICE or not any(factor.counts for factor in others):
            return None
        prices = [others.pop()]
    if any(factor.at and not factor.unit for factor in others):
        return None
    if not prices and sum(factor.counts for factor in others) < _LEAST_COUNTS:
        return None
    measures = sum(factor.measures for factor in others)
    # `5 m x Rp 20.000` is cloth by the metre; `4 x 6 m @ Rp 50.000` is a size and a price.
    if measures and (not prices or measures > 1 or not all(factor.unit for factor in others)):
        return None
    rate = prices[0].value if prices else None
    return Described(text, tuple(factor.value for factor in others), rate)


_NEARBY = 40
_LEAST_PRICE = 100
_PLAIN_PRICE = 1000
_LEAST_COUNTS = 2

_COUNTED_AS_TEXT = """
    org orang peserta pst pserta guru kepsek pengawas fasilitator narasumber panitia
    anggota siswa murid dosen pemateri instruktur moderator notulen tutor pemandu tim regu pax
    person persons people hr hari hri malam mlm mgg minggu bln bulan thn tahun semester smt jam
    jpl jp ojp menit sesi kl kali keg kgt kegiatan pertemuan pert ptm tahap angkatan siklus
    oh oj ok ob ot op paket pkt pak pack ls lbr lembar lmbr eks exp eksemplar buah bh buku unit
    set stel kelas sekolah sklh kelompok klp gugus kec kecamatan kab kabupaten desa ruang kamar
    dus dos box kotak rim botol btl galon gelas roll rol bungkus bks kantong sak zak batang btg
    biji butir porsi potong helai pasang ekor titik mobil kendaraan trip rit day days night
    nights month months hour hours time times session sessions sheet sheets piece pieces pcs
    sets units
"""
_COUNTED = frozenset(_COUNTED_AS_TEXT.split())
_MEASURES_AS_TEXT = """
    m cm mm km dm meter mtr inch inci kg gr gram g ons ton kuintal l ltr liter ml cc w watt kw
    kva v volt a amp ampere ah mah pair core pk hp mp gb tb mb mhz lumen
"""
_MEASURES = frozenset(_MEASURES_AS_TEXT.split())

# White space is single blanks by now, which keeps these expressions linear.
_NUMBER = r"[0-9]+(?:[.,][0-9]+)*(?![0-9])"
_MARK = r"(?:rp|idr)\.?[ :]*"
_TAIL = r" ?[.,]-{1,2}"
_GLUED = r"x(?:[0-9@]|rp)"
# A word ends before a glued separator: `25orgx4kali`.
_WORD = rf"(?!x\b|{_GLUED}|dikali)[^\W\d_]+?(?=\b|[23]\b|{_GLUED})[23]?\.?"
_PER = r"/ ?|per "
_ECHO = r"(?: ?\( ?[^\W\d_]+(?: [^\W\d_]+)* ?\))?"
_HEAD = rf"(?:{_MARK})?{_NUMBER}(?:{_TAIL})?{_ECHO} ?(?:{_PER})?"
_SEPARATOR = r" ?(?:[x×*] ?@?|@|dikali(?:kan)?(?: dengan)?) ?"
_CHAIN = re.compile(
    rf"(?<![\w.,/'-])(?:{_HEAD}(?:{_WORD}(?:/{_WORD})*(?: {_WORD}){{0,2}})?{_SEPARATOR})+"
    rf"{_HEAD}(?:{_WORD}(?:/{_WORD})*)?(?!\w)",
    re.IGNORECASE,
)
_FACTOR = re.compile(
    rf"(?P<at>@ ?)?(?P<mark>{_MARK})?(?P<digits>{_NUMBER})(?P<tail>{_TAIL})?{_ECHO} ?"
    rf"(?P<per>{_PER})?(?P<unit>{_WORD})?",
    re.IGNORECASE,
)
# Another factor, a sum, a share or a range: what was found is not the whole reckoning.
_MORE_BEFORE = re.compile(
    r"(?:[0-9] ?[-/]|[0-9+]|(?<![^\W\d_])[x×*]|[.…_)] ?@|dikali) ?$",
    re.IGNORECASE,
)
_MORE_BEHIND = re.compile(
    r" ?(?:[x×*](?![^\W\d_])|xrp|[@+/%]|dikali|- ?[0-9]|,? ?[0-9])",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(r"[0-9] ?([^\W\d_]+)\.?[ ,]*$")
