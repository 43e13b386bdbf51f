"""The words of cash books: which labels open, add up, carry over or close a page or a month."""

from __future__ import annotations

import re
from functools import lru_cache

from kkg_xl.domain.cash_book import Sort
from kkg_xl.layouts.words.codes import leading_code
from kkg_xl.layouts.words.vocabulary import is_total, plain

RECEIPT = re.compile(r"\b(?:BUKTI|BKT|K(?:U|W|UW)ITANSI|NOTA|VOUCHER|REF|TRANSAKSI|BPU|BNU)\b")
"""Headings of the receipt's number."""

CODE = re.compile(r"\b(?:KODE|KD|RAB|RKAS|RKA|REK(?:ENING)?|AKUN|MAK|MATA ANGGARAN|POS)\b")
"""Headings of the budget line's code."""

PAYEE = re.compile(
    r"\b(?:PENERIMA|TOKO|REKANAN|PENYEDIA|KEPADA|YANG MENERIMA|SUPPLIER|VENDOR|PAYEE|PAID TO)\b"
)
"""Headings of who was paid."""

MONTH = re.compile(r"BULAN|BLN|MONTH")

REST = re.compile(r"SISA(?: .*)?")
"""Headings of what is left, beside columns of what came in and went out."""

SO_FAR = re.compile(r".*\b(?:K[UO]MULATIF|S ?[/.]? ?D|SAMPAI DENGAN)\b.*")
"""Headings of what came in or went out so far, which no row adds to the balance."""

WHOLE = re.compile(r"(?:.* )?(?:JUMLAH|JML|TOTAL)")
"""Headings of the column that adds up those beside it."""

_HELD = re.compile(
    r"(?:JUMLAH |TOTAL )?(?:SALDO|SISA|KAS|UANG|DANA|BANK|TUNAI|DI|PADA|SIMPANAN|SURAT|GIRO)\b.*"
)
_PLACE = re.compile(
    r"\b(?:BANK|REKENING|REK|GIRO|TABUNGAN|TUNAI|BRANKAS|DI TANGAN|SURAT BERHARGA|UANG KERTAS"
    r"|UANG LOGAM|MATERAI|PANJAR)\b"
)
_LEFT = re.compile(
    r"(?:JUMLAH |TOTAL |SISA )?(?:SALDO|SISA (?:DANA|KAS|UANG)|SISA|BALANCE)\b(?P<rest>.*)"
)
_BEFORE = re.compile(
    r"\b(?:AWAL|LALU|PINDAHAN|SEBELUMNYA|KEMARIN|OPENING|BROUGHT FORWARD)\b|\bTAHUN (?:20)?\d\d\b"
    r"|\bTAHAP (?:[IVX]+|\d)\b"
)
_BROUGHT = re.compile(
    r"(?:JUMLAH |SALDO |JML )?(?:PINDAHAN|PEMINDAHAN)\b.*|(?:JUMLAH )?DARI HALAMAN.*"
    r"|(?:SALDO|SISA|KAS) (?:.*\b)?AWAL\b.*|BROUGHT FORWARD.*|OPENING BALANCE.*"
)
_ON = re.compile(r".*\b(?:DIPINDAHKAN|PINDAH(?: KE)? HALAMAN|HALAMAN INI|CARRIED FORWARD)\b.*")
_BULLETS = " -–•*>"
_GENERAL = re.compile(r"\bBKU\b|BUKU KAS UMUM|\bKAS UMUM\b")


@lru_cache(maxsize=4096)
def sort_of_label(text: str) -> Sort | None:
    """Tell what a label makes of its row, if it moves no money of its own.

    >>> sort_of_label("Saldo bulan lalu").value, sort_of_label("Jumlah dipindahkan").value
    ('opening', 'total')
    >>> sort_of_label("SALDO AKHIR").value, sort_of_label("Sewa gedung")
    ('closing', None)
    """
    words = plain(leading_code(text.lstrip(_BULLETS))[1])
    if _ON.fullmatch(words):
        return Sort.TOTAL
    if _BROUGHT.fullmatch(words):
        return Sort.OPENING
    left = _LEFT.fullmatch(words)
    if left is not None:
        return Sort.OPENING if _BEFORE.search(left["rest"]) else Sort.CLOSING
    return Sort.TOTAL if is_total(text) else None


def holds(text: str) -> bool:
    """Tell whether a label names a place where money is kept: the bank, the cash box."""
    words = plain(leading_code(text.lstrip(_BULLETS))[1])
    return _HELD.fullmatch(words) is not None and _PLACE.search(words) is not None


def is_general(text: str) -> bool:
    """Tell whether a title is that of the general book (BKU)."""
    return _GENERAL.search(plain(text)) is not None
