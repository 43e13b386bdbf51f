"""What the reports themselves say, in both languages."""

from __future__ import annotations

from typing import Final

from kkg_xl.domain.text import Text
from kkg_xl.rules.model import Severity

SEVERITIES: Final = {
    Severity.ERROR: Text(id="kesalahan", en="error"),
    Severity.WARNING: Text(id="peringatan", en="warning"),
    Severity.INFO: Text(id="info", en="info"),
}

COUNTED: Final = {
    "error": (Text(id="{n} kesalahan", en="{n} error"), Text(id="{n} kesalahan", en="{n} errors")),
    "warning": (
        Text(id="{n} peringatan", en="{n} warning"),
        Text(id="{n} peringatan", en="{n} warnings"),
    ),
    "info": (Text(id="{n} info", en="{n} info"), Text(id="{n} info", en="{n} info")),
    "accepted": (
        Text(id="{n} temuan diterima", en="{n} finding accepted"),
        Text(id="{n} temuan diterima", en="{n} findings accepted"),
    ),
    "workbook": (Text(id="{n} buku", en="{n} workbook"), Text(id="{n} buku", en="{n} workbooks")),
    "table": (Text(id="{n} tabel", en="{n} table"), Text(id="{n} tabel", en="{n} tables")),
    "line": (Text(id="{n} baris", en="{n} line"), Text(id="{n} baris", en="{n} lines")),
    "lump sum": (
        Text(id="{n} lumpsum", en="{n} lump sum"),
        Text(id="{n} lumpsum", en="{n} lump sums"),
    ),
    "cell": (Text(id="{n} sel", en="{n} cell"), Text(id="{n} sel", en="{n} cells")),
}
"""One and many; Indonesian makes no difference."""

KINDS: Final = {
    "budget": Text(id="anggaran", en="budget"),
    "realisation": Text(id="realisasi", en="realisation"),
    "cash-book": Text(id="buku kas", en="cash book"),
    "attendance": Text(id="daftar hadir", en="attendance"),
    "roster": Text(id="daftar peserta", en="roster"),
    "schedule": Text(id="jadwal", en="schedule"),
    "programme": Text(id="struktur program", en="programme"),
}

AGREES: Final = Text(
    id="jumlah tertulis {stated} = hasil hitung", en="stated total {stated} = computed"
)
DIFFERS: Final = Text(
    id="jumlah tertulis {stated}, hasil hitung {computed} ({side} {difference})",
    en="stated total {stated}, computed {computed} ({difference} {side})",
)
TOO_MUCH: Final = Text(id="lebih", en="too much")
TOO_LITTLE: Final = Text(id="kurang", en="too little")
NOT_STATED: Final = Text(
    id="hasil hitung {computed}, jumlah tidak tertulis", en="computed {computed}, no total stated"
)
NOT_LEGIBLE: Final = Text(
    id="hasil hitung {computed}, jumlah tertulis tidak terbaca",
    en="computed {computed}, stated total not readable",
)
NEVER_CALCULATED: Final = Text(
    id="hasil hitung {computed}, jumlah belum dihitung",
    en="computed {computed}, the total was never calculated",
)
NOT_COMPUTED: Final = Text(
    id="jumlah tertulis {stated}, tidak dapat dihitung", en="stated total {stated}, not computable"
)

WHOLE_WORKBOOK: Final = Text(id="Seluruh buku", en="Whole workbook")
ACCEPTED: Final = Text(id="diterima", en="accepted")
REASON: Final = Text(id="Alasan: {reason}", en="Reason: {reason}")
NOTHING_FOUND: Final = Text(id="tidak ada temuan", en="nothing found")
NO_TABLE: Final = Text(
    id="tidak ada tabel uang di buku ini", en="no table of money in this workbook"
)
UNREADABLE: Final = Text(id="TIDAK TERBACA", en="UNREADABLE")
NOT_CHECKED: Final = Text(id="Tidak diperiksa", en="Not checked")
ALIKE: Final = Text(id="Sel pertama: {message}", en="First cell: {message}")

FOUND: Final = Text(id="{counts} di {workbooks}", en="{counts} in {workbooks}")
CLEAN: Final = Text(
    id="Tidak ada temuan: {workbooks}, {tables} dan {lines} diperiksa",
    en="Nothing found: {workbooks}, {tables} and {lines} checked",
)
DIFFERENCE: Final = Text(id="selisih {amount}", en="difference {amount}")
NOT_READ: Final = Text(id="{workbooks} tidak terbaca", en="{workbooks} unreadable")
