"""What the HTML report itself says, in both languages."""

from __future__ import annotations

from typing import Final

from kkg_xl.domain.text import Text

TITLE: Final = Text(id="Hasil pemeriksaan", en="Result of the check")
CHECKED: Final = (
    Text(id="{n} buku diperiksa", en="{n} workbook checked"),
    Text(id="{n} buku diperiksa", en="{n} workbooks checked"),
)
SKIP: Final = Text(id="Langsung ke daftar buku", en="Skip to the list of workbooks")

LEVELS: Final = {
    "error": Text(id="ada kesalahan", en="with errors"),
    "unreadable": Text(id="tidak terbaca", en="unreadable"),
    "warning": Text(id="ada peringatan", en="with warnings"),
    "info": Text(id="hanya info", en="info only"),
    "clean": Text(id="tanpa temuan", en="nothing found"),
}
"""What is worst about a workbook."""

AT_STAKE: Final = Text(id="selisih semua kesalahan", en="difference of all errors")
MONEY_CHART: Final = Text(id="Selisih terbesar, per buku", en="Largest differences, by workbook")
RULES_CHART: Final = Text(id="Temuan menurut aturan", en="Findings by rule")
NO_MONEY: Final = Text(
    id="Tidak ada kesalahan yang bernilai uang.", en="No error that is about money."
)
NO_RULES: Final = Text(id="Tidak ada temuan.", en="Nothing found.")
MORE_RULES: Final = (
    Text(id="{n} aturan lain", en="{n} more rule"),
    Text(id="{n} aturan lain", en="{n} more rules"),
)
IN_WORKBOOKS: Final = (
    Text(id="di {n} buku", en="in {n} workbook"),
    Text(id="di {n} buku", en="in {n} workbooks"),
)

SHARED: Final = Text(id="Lintas buku", en="Across workbooks")
SHARED_HINT: Final = Text(
    id="Hanya terlihat bila beberapa buku dibandingkan.",
    en="Only seen where workbooks lie side by side.",
)
PLACES: Final = (
    Text(id="{n} tempat", en="{n} place"),
    Text(id="{n} tempat", en="{n} places"),
)

LIST: Final = Text(id="Daftar buku", en="Workbooks")
LIST_CAPTION: Final = Text(
    id="Semua buku, yang terburuk lebih dulu", en="All workbooks, the worst first"
)
SEARCH: Final = Text(id="Cari nama buku atau kelompok", en="Search workbook or group")
BY_LEVEL: Final = Text(id="Saring menurut tingkat", en="Filter by level")
BY_RULE: Final = Text(id="Saring menurut aturan", en="Filter by rule")
ALL_RULES: Final = Text(id="Semua aturan", en="All rules")
CLEAR: Final = Text(id="Tampilkan semua", en="Show all")
SHOWN_OF: Final = Text(id="{n} dari {m} buku", en="{n} of {m} workbooks")
NOTHING_LISTED: Final = Text(
    id="Tidak ada buku yang cocok dengan saringan ini.", en="No workbook matches this filter."
)

WORKBOOK: Final = Text(id="Buku", en="Workbook")
ERRORS: Final = Text(id="Kesalahan", en="Errors")
WARNINGS: Final = Text(id="Peringatan", en="Warnings")
INFOS: Final = Text(id="Info", en="Info")
DIFFERENCE: Final = Text(id="Selisih (Rp)", en="Difference (Rp)")

BACK: Final = Text(id="Semua buku", en="All workbooks")
PREVIOUS: Final = Text(id="Sebelumnya", en="Previous")
NEXT: Final = Text(id="Berikutnya", en="Next")
PAGES: Final = Text(id="Berpindah buku", en="Go from workbook to workbook")

STATED: Final = Text(id="tertulis", en="stated")
COMPUTED: Final = Text(id="hasil hitung", en="computed")
GAP: Final = Text(id="selisih", en="difference")
ROWS_LEFT_OUT: Final = (
    Text(id="… {n} baris", en="… {n} row"),
    Text(id="… {n} baris", en="… {n} rows"),
)
PART_OF: Final = Text(id="Bagian lembar {sheet}", en="Part of sheet {sheet}")
MORE_TABLES: Final = (
    Text(id="{n} tabel lain", en="{n} more table"),
    Text(id="{n} tabel lain", en="{n} more tables"),
)
MORE_FINDINGS: Final = (
    Text(id="{n} temuan lain di lembar ini", en="{n} more finding on this sheet"),
    Text(id="{n} temuan lain di lembar ini", en="{n} more findings on this sheet"),
)
NOT_SHOWN: Final = (
    Text(
        id="{n} temuan lagi tidak ditampilkan di sini; --format json menyebut semuanya.",
        en="{n} more finding is not shown here; --format json tells all.",
    ),
    Text(
        id="{n} temuan lagi tidak ditampilkan di sini; --format json menyebut semuanya.",
        en="{n} more findings are not shown here; --format json tells all.",
    ),
)
HIDDEN: Final = Text(id="tersembunyi", en="hidden")
ALSO: Final = Text(id="Juga di {cells}.", en="Also at {cells}.")
