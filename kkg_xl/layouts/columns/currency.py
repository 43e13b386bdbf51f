"""Whether a table tells money at all: marks, weights, books and stock are multiplied as well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from kkg_xl.domain.table import Column, Role
from kkg_xl.layouts.columns.regions import Region
from kkg_xl.sheets.grid import Kind

_WORDS = re.compile(
    r"\b(?:RP|IDR|USD|RUPIAH|RAB|RKAS|HPS|BKU|BOQ|BILL|NOTA|KUITANSI|KWITANSI|INVOICE|KAS|DANA|PAGU|FEES?)\b"
    r"|[$€£]|RUPIAH|HARGA|BIAYA|TARIF|ONGKOS|UPAH|HONOR|UANG|ANGGARAN|BELANJA|BAYAR|TERIMA|REALISASI"
    r"|KONTRAK|SALDO|NOMINAL|DEBIT|DEBET|KREDIT|PAJAK|COST|PRICE|BUDGET|AMOUNT|PAYMENT|EXPENSE|SPEN[DT]"
    r"|PENGELUARAN|IURAN|SUBSIDI|HIBAH|SWADAYA|EXPENDITURE|INCOME|TRANSPORT"
    r"|PRIX|CO[UÛ]T|MONTANT|D[EÉ]PENSE|PREIS|KOSTEN|PRECIO|COSTO",
    re.IGNORECASE,
)
_STOCK = re.compile(r"\b(?:STOK|STOCK|PERSEDIAAN|INVENTARIS|INVENTORY)\b", re.IGNORECASE)
_MARKED = re.compile(r"Rp|IDR|USD|[$€£]", re.IGNORECASE)
_PRICED = frozenset({Role.PLAN, Role.SPENT})
_THOUSAND = Decimal(1000)


def tells_money(
    region: Region, title: str, columns: Sequence[Column], amounts: Iterable[Decimal]
) -> bool:
    """Tell a table of money from one of counts.

    By its words, else by how large most amounts are, else by the number format.
    """
    headings = " ".join(column.heading for column in columns)
    if _WORDS.search(f"{region.grid.name} {title} {headings}"):
        return True
    if any(column.role in _PRICED for column in columns):
        return True
    sizes = sorted(abs(amount) for amount in amounts if amount)
    if not sizes or sizes[len(sizes) // 2] >= _THOUSAND:
        return True
    return any(
        _MARKED.search(cell.number_format)
        for number in region.rows
        for cell in region.grid.rows[number].values()
        if cell.kind is not Kind.TEXT
    )


def keeps_stock(region: Region, title: str) -> bool:
    """Tell a card of goods that come and go from a book of money."""
    headings = " ".join(heading.text for heading in region.headings.values())
    words = f"{region.grid.name} {title} {headings}"
    return bool(_STOCK.search(words)) and not _WORDS.search(words)
