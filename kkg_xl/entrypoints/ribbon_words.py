"""What the buttons say when they are done, each in one sentence and what to do next."""

from __future__ import annotations

from typing import Final

from kkg_xl.domain.text import Text

TITLE: Final = "KKG"

CLEAN: Final = Text(id="{verdict}.", en="{verdict}.")
FOUND: Final = Text(
    id="{verdict}. Selnya ditandai dan didaftar di lembar {sheet}; Temuan berikutnya melompat ke"
    " selnya satu per satu.",
    en="{verdict}. The cells are marked and listed on the sheet {sheet}; Next finding jumps to"
    " them one by one.",
)
CLEARED: Final = Text(
    id="Tanda dan lembar Temuan sudah dihapus.", en="The marks and the sheet Temuan are gone."
)
RECALCULATED: Final = Text(
    id="{changed} di lembar {sheets}{rest}. Batalkan mengembalikannya.",
    en="{changed} on sheet {sheets}{rest}. Undo puts it back.",
)
LEFT: Final = Text(id="; {left}, yang pertama {at}: {why}", en="; {left}, the first is {at}: {why}")
UNCHANGED: Final = Text(id="Tidak ada yang perlu diubah{rest}.", en="Nothing to change{rest}.")
SHEET_WRITTEN: Final = Text(
    id="Lembar {sheet} ditulis: {what}. Batalkan menghapusnya lagi.{remarks}",
    en="Sheet {sheet} is written: {what}. Undo takes it away again.{remarks}",
)
NEW_BOOK: Final = Text(
    id="Buku kerja baru terbuka. Mulailah dari lembar Profil, lalu simpan dengan nama sendiri.",
    en="A new workbook is open. Begin with the sheet Profil, and save it under a name of its own.",
)
NO_BOOK: Final = Text(
    id="Buka dahulu buku kerjanya, lalu klik lagi.", en="Open the workbook first, then click again."
)
BOOK_NOT_FOUND: Final = Text(
    id="Buku kerja {name} tidak dapat dicapai. Jika dibuka dalam Protected View, klik Enable"
    " Editing dahulu.",
    en="The workbook {name} cannot be reached. If it is open in Protected View, click Enable"
    " Editing first.",
)
STILL_RUNNING: Final = Text(
    id="Perintah KKG yang sebelumnya masih berjalan; tunggu sampai selesai.",
    en="The KKG command before this one is still running; wait until it is done.",
)
NO_FINDINGS: Final = Text(
    id="Belum ada daftar temuan di buku kerja ini: klik Periksa dahulu.",
    en="There is no list of findings in this workbook yet: click Check first.",
)
NONE_LEFT: Final = Text(
    id="Daftar temuan tidak menyebut sel yang dapat dituju.",
    en="The list of findings names no cell that one can go to.",
)
FINDING: Final = Text(
    id="Temuan {n} dari {all} · {at} · {message}", en="Finding {n} of {all} · {at} · {message}"
)
NO_PROFILE: Final = Text(
    id="Buku kerja ini tidak punya lembar Profil. Tanpa itu berlaku: batas perubahan 10 %. Buku"
    " baru membuat buku kerja dengan lembar Profil.",
    en="This workbook has no sheet Profil. Without one the limit of changes is 10 %. New workbook"
    " makes one that has it.",
)
HELP: Final = Text(
    id="kkg_xl {version} (add-in {addin})\n\n{buttons}",
    en="kkg_xl {version} (add-in {addin})\n\n{buttons}",
)
OLD_ADDIN: Final = Text(
    id="Add-in ini versi {addin}, programnya {version}. Tutup Excel, lalu jalankan: kkg-xl addin"
    " install",
    en="This add-in is of version {addin}, the program of {version}. Close Excel and run: kkg-xl"
    " addin install",
)
FAILED: Final = Text(
    id="kkg_xl gagal ({name}). Buku kerja tidak diubah, atau sudah dikembalikan; mohon dilaporkan"
    " kepada pembuatnya.",
    en="kkg_xl failed ({name}). The workbook is unchanged, or was put back; please report it to"
    " its makers.",
)
