"""What receipts themselves say, in both languages."""

from __future__ import annotations

from typing import Final

from kkg_xl.domain.text import Text

PLANNED: Final = Text(id="{cells} akan diubah", en="{cells} to be changed")
WRITTEN: Final = Text(id="{cells} diubah", en="{cells} changed")
SHEETS: Final = (
    Text(id="{sheets} akan ditulis", en="{sheets} to be written"),
    Text(id="{sheets} ditulis", en="{sheets} written"),
)
ADDED: Final = Text(id="lembar baru", en="new sheet")
REPLACED: Final = Text(
    id="mengganti lembar buatan kkg-xl sebelumnya", en="replaces what kkg-xl wrote before"
)
UNCHANGED: Final = Text(id="tidak ada yang perlu diubah", en="nothing to change")
FAILED: Final = Text(id="TIDAK DITULIS", en="NOT WRITTEN")

BLANK: Final = Text(id="(kosong)", en="(blank)")
NOT_CALCULATED: Final = Text(id="(belum dihitung)", en="(not calculated)")
TRUTH: Final = {True: Text(id="TRUE", en="TRUE"), False: Text(id="FALSE", en="FALSE")}
ALIKE: Final = Text(id="Sel pertama: {why}", en="First cell: {why}")
FIRST: Final = Text(id="yang pertama: {change}", en="the first: {change}")

FOLLOWING: Final = Text(
    id="Ikut berubah, rumusnya tetap", en="Follow, their formulas are untouched"
)
LEFT: Final = Text(id="Dibiarkan", en="Left alone")
UNTOLD: Final = Text(
    id="Bergantung pada yang diubah, tetapi hanya Excel yang dapat menghitungnya; hasil lamanya "
    "masih tersimpan sampai buku dibuka dan disimpan di Excel: {cells}",
    en="Depend on what changed, but only Excel can calculate them; their old results stay stored "
    "until the workbook is opened and saved in Excel: {cells}",
)
MORE: Final = Text(id="dan {n} lagi", en="and {n} more")

ENDING_PLANNED: Final = Text(
    id="Belum ditulis: {counts}. Jalankan tanpa --dry-run untuk menulisnya.",
    en="Not written yet: {counts}. Run it without --dry-run to write it.",
)
ENDING_WRITTEN: Final = Text(id="Ditulis ke {name}: {counts}.", en="Written to {name}: {counts}.")
UNDO: Final = Text(id="Membatalkannya: kkg-xl undo {name}", en="To undo it: kkg-xl undo {name}")
ENDING_UNCHANGED: Final = Text(
    id="Tidak ada yang perlu diubah; buku tidak ditulis.",
    en="Nothing to change; the workbook was not written.",
)
ENDING_LEFT: Final = Text(
    id="Tidak ada yang dapat diubah dengan pasti ({counts}); buku tidak ditulis.",
    en="Nothing that can be changed surely ({counts}); the workbook was not written.",
)
ENDING_FAILED: Final = Text(id="Tidak ada yang ditulis.", en="Nothing was written.")

COUNTED: Final = {
    "sheets": (Text(id="{n} lembar", en="{n} sheet"), Text(id="{n} lembar", en="{n} sheets")),
    "changed": (
        Text(id="{n} sel diubah", en="{n} cell changed"),
        Text(id="{n} sel diubah", en="{n} cells changed"),
    ),
    "following": (
        Text(id="{n} hasil ikut berubah", en="{n} result follows"),
        Text(id="{n} hasil ikut berubah", en="{n} results follow"),
    ),
    "left": (
        Text(id="{n} dibiarkan", en="{n} left alone"),
        Text(id="{n} dibiarkan", en="{n} left alone"),
    ),
    "untold": (
        Text(id="{n} belum terhitung", en="{n} not calculated here"),
        Text(id="{n} belum terhitung", en="{n} not calculated here"),
    ),
}
"""One and many; Indonesian makes no difference."""
