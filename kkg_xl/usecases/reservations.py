"""What a reader could not see or vouch for, in words: one sentence per key."""

from __future__ import annotations

from collections.abc import Mapping

from kkg_xl.domain.text import Message, Text, say
from kkg_xl.sheets.grid import Reservation

RESERVATIONS: Mapping[str, Text] = {
    "sheet-not-cells": Text(
        "Lembar {sheet} tidak diperiksa: isinya {detail}, bukan sel.",
        "Sheet {sheet} was not checked: it holds {detail}, not cells.",
    ),
    "sheet-names-repeated": Text(
        "Ada lebih dari satu lembar bernama {sheet}; rumus yang menyebut nama itu tidak pasti"
        " menunjuk yang mana.",
        "More than one sheet is called {sheet}; it is not certain which of them formulas mean.",
    ),
    "shared-formula-lost": Text(
        "Rumus sel {sheet}!{cell} tidak ada di berkas, hanya hasilnya.",
        "The formula of cell {sheet}!{cell} is not in the file, only its result.",
    ),
    "name-misleads": Text(
        "Nama berkas berakhir {detail}; berkas dibaca menurut isinya.",
        "The name of the file ends {detail}; it was read by what it holds.",
    ),
    "legacy-no-formulas": Text(
        "Format {detail} dibaca tanpa rumus: total yang diketik dan hasil yang basi tidak dapat"
        " dibedakan. Simpan ulang sebagai .xlsx untuk pemeriksaan penuh.",
        "The format {detail} is read without formulas: typed totals and stale results cannot be"
        " told apart. Save it again as .xlsx for a full check.",
    ),
    "legacy-no-errors": Text(
        "Dalam format {detail} sel galat (#REF!, #VALUE!, …) terbaca sebagai sel kosong.",
        "In the format {detail} cells in error (#REF!, #VALUE!, …) are read as blank.",
    ),
    "legacy-no-hidden": Text(
        "Dalam format {detail} baris dan kolom tersembunyi tidak terlihat.",
        "In the format {detail} hidden rows and columns cannot be seen.",
    ),
    "legacy-one-reader": Text(
        "Hanya satu dari dua program pembaca dapat membaca berkas {detail} ini; nilainya tidak"
        " dapat dibandingkan.",
        "Only one of two programs could read this {detail} file; its values could not be compared.",
    ),
    "readers-differ": Text(
        "Dua program pembaca berbeda tentang sel {sheet}!{cell} ({detail}); nilainya tidak dapat"
        " dipastikan.",
        "Two programs read cell {sheet}!{cell} differently ({detail}); its value is not certain.",
    ),
    "readers-differ-more": Text(
        "Dua program pembaca berbeda tentang {detail} sel lagi.",
        "Two programs read {detail} more cells differently.",
    ),
    "readers-differ-sheets": Text(
        "Dua program pembaca menemukan lembar yang berbeda ({detail}).",
        "Two programs found different sheets ({detail}).",
    ),
}
"""By `Reservation.key`."""


def reserved(reservation: Reservation) -> Message:
    """Put a reservation into words.

    >>> reserved(Reservation("legacy-no-errors", detail=".ods")).told("en")
    'In the format .ods cells in error (#REF!, #VALUE!, …) are read as blank.'
    """
    return say(
        RESERVATIONS[reservation.key],
        sheet=reservation.sheet or "",
        cell=reservation.cell or "",
        detail=reservation.detail,
    )
