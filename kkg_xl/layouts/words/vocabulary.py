"""The words of labels: which one makes its row a total, a tax, a signature.

Collected from the seed report, from some 200 public workbooks and from the official forms
(docs/glossary.md pairs them with the names in the code).
"""

from __future__ import annotations

import re
from functools import lru_cache

_DROPPED = re.compile(r"\(\s*RP\.?\s*\)|\bRP\b\.?|\bIDR\b|[*:.,;\"'’`()\[\]_]|[\s\u00a0]+")
_HYPHENATED = re.compile(r"(?<=[a-zA-Z])-[ \u00a0]*\n\s*(?=[a-z])")
"""A word broken at the end of a line: `Banyak-` above `nya`."""

_SPACED = re.compile(r"\b(?:[A-Z] ){3,}[A-Z]\b")
"""Letters set apart for looks: `J U M L A H`."""

_GROUPED = re.compile(r"^(JUMLAH|TOTAL)(.+)")
"""The letter of a group behind such a word: `J U M L A H  A`."""

_SPACES = re.compile(r" {2,}")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    r"""Reduce a text to what is compared: upper case, without `(Rp)`, dots and line breaks.

    >>> plain("Harga\nSat. (Rp)")
    'HARGA SAT'
    """
    words = _SPACES.sub(" ", _DROPPED.sub(" ", unbroken(text).upper())).strip()
    return _SPACED.sub(_joined, words) if " " in words else words


def _joined(found: re.Match[str]) -> str:
    return _GROUPED.sub(r"\1 \2", found[0].replace(" ", ""))


def unbroken(text: str) -> str:
    """Join a word that is broken at the end of a line."""
    return _HYPHENATED.sub("", text) if "-" in text else text


_TOTAL = re.compile(
    r"(?:SUB ?-? ?(?:TOTAL|JUMLAH|JML)|(?:GRAND ?)?TOTAL|JUMLAH|JML|JLH|JUMLAH TOTAL|TOTAL JUMLAH|"
    r"REKAPITULASI|TOTAUX?|SUM)\b(?P<rest>.*)"
)
_GRAND = re.compile(
    r"\b(?:[A-Z]|[IVX]{1,4}|\d) ?\+ ?(?:[A-Z]|[IVX]{1,4}|\d)\b|GRAND|SELURUH|KESELURUHAN|"
    r"JUMLAH TOTAL|TOTAL JUMLAH|JUMLAH BESAR|"
    r"TOTAL (?:EXPENSES|COUT DU PROJET|BIAYA|RAB|ANGGARAN|PENGELUARAN|DANA|HPS|UMUM)|"
    r"JUMLAH (?:ANGGARAN|RAB|BIAYA|PENGELUARAN|DANA)"
)
_ALL = re.compile(
    r"GRAND|SELURUH|KESELURUHAN|JUMLAH TOTAL|JUMLAH BESAR|"
    r"\b(?:[A-Z]|[IVX]{1,4}|\d) ?\+ ?(?:[A-Z]|[IVX]{1,4}|\d)\b"
)
_SUB = re.compile(r"SUB ?-? ?(?:TOTAL|JUMLAH|JML)")
_TAX = re.compile(r"(?:.*\b)?(?:PPN|PPH|PAJAK|VAT|TAX)\b(?P<rest>.*)")
_DISCOUNT = re.compile(
    r"(?:POTONGAN|DISKON|DISCOUNT|DISC|RABAT|REBATE|DIKURANGI)\b(?! (?:KAYU|KAIN|BESI|KERTAS))"
)
_GROUPS_ADDED = re.compile(r"\( ?[A-Z](?: ?\+ ?[A-Z])+ ?\)$")
_MARKED_UP = re.compile(
    r".*\b(?:INC(?:L|LUDING)?|TERMASUK|SETELAH|PLUS|OVERHEAD|KEUNTUNGAN|PROFIT|JASA PEMBORONG)\b.*"
)
_ROUNDED = re.compile(r".*\b(?:PEMBULATAN|DIBULATKAN|BULAT|ROUNDED|ROUNDING)\b.*")
_PARTIAL = re.compile(
    r"\b(?:TIDAK TERMASUK|BELUM TERMASUK|DI ?LUAR|TANPA|NOT INCLUDING|EXCLUDING|EXCL|KECUALI)\b"
)
_CARRIED = re.compile(
    r"(?:JUMLAH )?(?:PINDAHAN|DIPINDAHKAN|DARI HALAMAN|HALAMAN INI)\b.*|.*(?:DIPINDAHKAN|HALAMAN)$"
)
_SIGNATURE = re.compile(
    r"(?:MENGETAHUI|MENYETUJUI|DISETUJUI|MENGESAHKAN|DIBUAT OLEH|DIPERIKSA|PEMBUAT|YANG MEMBUAT|"
    r"NIP\b|BENDAHARA|KETUA (?:KKG|PANITIA|KELOMPOK)|KEPALA (?:SEKOLAH|UPTD?|DINAS)|PENGAWAS|"
    r"APPROVED BY|PREPARED BY).*"
)


@lru_cache(maxsize=8192)
def is_total(text: str) -> bool:
    """Tell whether a label makes its row a total.

    >>> is_total("Sub Total II.A"), is_total("JUMLAH ( Rp )"), is_total("Total station, sewa")
    (True, True, False)
    """
    if text.lstrip()[:1] not in _TOTAL_INITIALS:
        return False
    found = _TOTAL.match(plain(text))
    return found is not None and len(found["rest"]) <= _LONGEST_REST and "," not in text


_LONGEST_REST = 48
_TOTAL_INITIALS = frozenset("SGTJRsgtjr")


def is_grand_total(text: str) -> bool:
    """Tell whether a total's label says that it is the total of everything."""
    return _GRAND.search(plain(text)) is not None and not is_subtotal(text)


def is_total_of_all(text: str) -> bool:
    """Tell whether a label can mean nothing but everything: GRAND TOTAL, JUMLAH A + B."""
    return _ALL.search(plain(text)) is not None and not is_subtotal(text)


def is_subtotal(text: str) -> bool:
    """Tell whether a total's label says that it is one of several."""
    return _SUB.match(plain(text)) is not None


def is_partial(text: str) -> bool:
    """Tell whether a total's label leaves something out on purpose."""
    return _PARTIAL.search(plain(text)) is not None


def is_tax(text: str) -> bool:
    """Tell whether a label names a tax that is added."""
    words = plain(text)
    return mentions(words, _TAX_SIGNS) and _TAX.fullmatch(words) is not None


def is_balance(text: str) -> bool:
    """Tell whether a label says what is left of receipts after spending.

    >>> is_balance("SURPLUS / (DEFISIT)"), is_balance("Defisit anggaran"), is_balance("Sisa cat")
    (True, True, False)
    """
    return text.lstrip()[:1] in _BALANCING and _BALANCE.match(plain(text)) is not None


_BALANCING = frozenset("SDsd")
_BALANCE = re.compile(r"(?:SURPLUS|DEFISIT|SILPA)\b")


def is_discount(text: str) -> bool:
    """Tell whether a label names what is taken off a price.

    >>> is_discount("Diskon 5%"), is_discount("Potongan harga"), is_discount("Setelah diskon")
    (True, True, False)
    """
    words = plain(text)
    return mentions(words, _DISCOUNT_SIGNS) and _DISCOUNT.match(words) is not None


def sums_groups(text: str) -> bool:
    """Tell whether a label says which groups it adds up, whatever it calls their sum.

    >>> sums_groups("Harga satuan pekerjaan (D+E)"), sums_groups("Vitamin A + D")
    (True, False)
    """
    return "+" in text and _GROUPS_ADDED.search(text.strip()) is not None


def is_marked_up(text: str) -> bool:
    """Tell whether a total's label says that something was added to the sum of its lines."""
    return _MARKED_UP.fullmatch(plain(text)) is not None and not is_partial(text)


def is_rounded(text: str) -> bool:
    """Tell whether a label says that a total is rounded on purpose."""
    words = plain(text)
    return mentions(words, _ROUNDED_SIGNS) and _ROUNDED.fullmatch(words) is not None


@lru_cache(maxsize=8192)
def is_carried(text: str) -> bool:
    """Tell whether a row carries a sum from page to page."""
    words = plain(text)
    return mentions(words, _CARRIED_SIGNS) and _CARRIED.fullmatch(words) is not None


@lru_cache(maxsize=8192)
def is_signature(text: str) -> bool:
    """Tell whether a text belongs to the block of signatures below a table."""
    return text.lstrip()[:1] in _SIGNING and _SIGNATURE.fullmatch(plain(text)) is not None


def is_dated(text: str) -> bool:
    """Tell whether a text is the place and date above a signature.

    >>> is_dated("Praya, 3 Mei 2025"), is_dated("Kertas, 3 rim")
    (True, False)
    """
    return "," in text and _DATED.fullmatch(text.strip()) is not None


_DATED = re.compile(
    r"\D{2,40},\s*(?:\d{1,2}|[.…_\s]+)[\s/.-]*(?:[^\W\d_]{3,12}|\d{1,2}|[.…_]*)[\s/.-]*(?:20\d\d|20[.…_]+)"
    r"|\D{2,40},\s*[.…_]{3,}"
)


_SIGNING = frozenset("MDPYNBKAmdpynbka")


def mentions(words: str, signs: tuple[str, ...]) -> bool:
    """Look for what a pattern cannot do without, which dismisses most texts at little cost.

    `words` and `signs` are in capitals.
    """
    for sign in signs:  # noqa: SIM110 -- every text of a workbook passes here several times
        if sign in words:
            return True
    return False


_TAX_SIGNS = ("PPN", "PPH", "PAJAK", "VAT", "TAX")
_DISCOUNT_SIGNS = ("POT", "DIS", "RABAT", "REBATE", "KURANG")
_ROUNDED_SIGNS = ("BULAT", "ROUND")
_CARRIED_SIGNS = ("PINDAH", "HALAMAN")


CORRECTION = re.compile(
    r"\b(?:KOREKSI|POTONGAN|PENGEMBALIAN|DISKON|DISCOUNT|RETUR|DIKURANGI|REFUND)\b"
)
"""Items whose amounts may be below zero."""
