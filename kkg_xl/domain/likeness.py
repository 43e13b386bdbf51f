"""How alike the words of a payment and those of a budget line are, in per cent."""

from __future__ import annotations

import re

from rapidfuzz.fuzz import ratio, token_set_ratio

_WORD = re.compile(r"[^\W\d_]{2,}")
_FILLERS = frozenset(
    """
    bayar pembayaran dibayar beli pembelian belanja biaya dana untuk dan di ke
    dari pada dengan kegiatan pertemuan hari tahap bulan minggu tgl tanggal rp kkg gugus per orang
    org kali ls paket
    """.split()  # noqa: SIM905 -- a table of words is read more easily as a text
)
"""Words that nearly every payment has, and that tell nothing of what was bought."""


def likeness(paid: str, planned: str) -> int:
    """Compare two items; words that stand in one of them only count little, spelling a little.

    >>> likeness("Pembelian ATK pertemuan 1", "ATK"), likeness("Nasi kotak", "Cetak buku")
    (100, 30)
    """
    one, other = _words(paid), _words(planned)
    alike = token_set_ratio(" ".join(one), " ".join(other))
    whole = ratio(" ".join(one), " ".join(other))
    return round(max(alike if len(set(one) & set(other)) else 0, whole))


def _words(text: str) -> list[str]:
    told = _WORD.findall(text.casefold())
    return [word for word in told if word not in _FILLERS] or told
