"""Whether a payment and a budget line are told in the same words, and how alike these are."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.fuzz import ratio, token_set_ratio

_WORD = re.compile(r"[^\W\d_]{2,}")
_COPY = re.compile(r"\b(?:f|ph)oto ?[ck]op[iy]\b")
_FILLERS = frozenset(
    """
    bayar pembayaran dibayar beli pembelian belanja biaya dana untuk dan di ke
    dari pada dengan kegiatan pertemuan hari tahap bulan minggu tgl tanggal rp kkg gugus per orang
    org kali ls paket
    """.split()  # noqa: SIM905 -- a table of words is read more easily as a text
)
"""Words that nearly every payment has, and that tell nothing of what was bought."""


@lru_cache(maxsize=8192)
def words(text: str) -> str:
    """Reduce an item to what is compared: items are the same if these are.

    >>> words("Konsumsi Peserta (3 hari)")
    'konsumsipeserta3hari'
    """
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def likeness(paid: str, planned: str) -> int:
    """Compare two items, in per cent.

    Words that stand in one of them only count little, spelling a little; of the ways to write a
    photocopy all are the same.

    >>> likeness("Pembelian ATK pertemuan 1", "ATK"), likeness("Nasi kotak", "Cetak buku")
    (100, 30)
    >>> likeness("Photo copy modul", "Fotokopi modul")
    100
    """
    one, other = _words(paid), _words(planned)
    alike = token_set_ratio(" ".join(one), " ".join(other))
    whole = ratio(" ".join(one), " ".join(other))
    return round(max(alike if len(set(one) & set(other)) else 0, whole))


def _words(text: str) -> list[str]:
    told = _WORD.findall(_COPY.sub("fotokopi", text.casefold()))
    return [word for word in told if word not in _FILLERS] or told
