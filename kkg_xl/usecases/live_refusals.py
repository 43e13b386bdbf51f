"""Why a workbook that is open in Excel is not read or written, and what people are told after.

Where a sentence says that nothing was changed, what had been changed was put back before.
"""

from __future__ import annotations

from kkg_xl.domain.text import Text
from kkg_xl.usecases.refusals import Refusal
from kkg_xl.usecases.unreadable import Cause

EXCEL_BUSY = Refusal(
    "no-answer",
    Text(
        "Excel tidak menerima perintah selama {seconds} detik: sebuah sel sedang disunting, atau"
        " ada kotak dialog yang terbuka. Tekan Enter atau Esc di Excel, tutup kotak dialognya, lalu"
        " ulangi.",
        "Excel took no command for {seconds} seconds: a cell is being edited, or a dialog is open."
        " Press Enter or Esc in Excel, close the dialog, and try again.",
    ),
)
EXCEL_GONE = Refusal(
    "no-answer",
    Text(
        "Excel atau buku kerjanya ditutup di tengah jalan. Buka lagi buku kerjanya, lalu ulangi.",
        "Excel or the workbook was closed in the meantime. Open the workbook again and try again.",
    ),
)
EXCEL_REFUSES = Refusal(
    "no-answer",
    Text(
        "Excel menolak perintah ini ({what}). Biasanya karena lembar atau buku kerjanya dilindungi,"
        " hanya boleh dibaca, atau sedang dipakai bersama. Buka pelindungnya (Review > Unprotect),"
        " atau simpan salinan dengan nama lain, lalu ulangi.",
        "Excel refuses this command ({what}), most often because the sheet or the workbook is"
        " protected, read-only or shared. Unprotect it (Review > Unprotect), or save a copy under"
        " another name, and try again.",
    ),
)
EXCEL_FAILED = Refusal(
    "no-answer",
    Text(
        "Excel menjawab dengan kesalahan yang tidak dikenal ({what}). Ulangi; jika terjadi lagi,"
        " simpan buku kerjanya dan buka lagi Excel.",
        "Excel answers with an error that is not known ({what}). Try again; if it happens again,"
        " save the workbook and start Excel anew.",
    ),
)
NO_COPY = Cause(
    "no-copy",
    Text(
        "Excel tidak memberikan salinan buku kerja ini untuk dibaca. {why}",
        "Excel gives no copy of this workbook to read. {why}",
    ),
)
HALF_WRITTEN = Refusal(
    "half-written",
    Text(
        "{why} Sebagian sel mungkin sudah berubah dan belum dapat dikembalikan: klik Batalkan"
        " setelah Excel dapat dipakai lagi.",
        "{why} Some cells may have changed and could not be put back yet: click Undo once Excel"
        " can be used again.",
    ),
)
NOTHING_WRITTEN = Text(
    "{why} Tidak ada yang berubah di buku kerja.", "{why} Nothing has changed in the workbook."
)
LOST_TRACK = Refusal(
    "changed",
    Text(
        "Buku kerja berubah sejak kkg-xl terakhir menulisnya sehingga tidak ada lagi yang dapat"
        " dibatalkan.",
        "The workbook has changed since kkg-xl last wrote it, so that nothing is left to undo.",
    ),
)
MARKED_FILE = Refusal(
    "unsupported",
    Text(
        "Buku kerja ini salinan bertanda dari kkg-xl check --annotate; tandanya adalah warna sel"
        " yang hanya dapat dihapus di berkasnya. Tutup buku kerja ini, lalu jalankan kkg-xl undo"
        " atas berkasnya.",
        "This workbook is a marked copy of kkg-xl check --annotate; its marks are colours of cells"
        " that can be taken away only in the file. Close it and run kkg-xl undo on the file.",
    ),
)
NO_MARKS = Refusal(
    "nothing-to-undo",
    Text(
        "Tidak ada tanda pemeriksaan di buku kerja ini.",
        "There are no marks of a check in this workbook.",
    ),
)

UNDONE = Text(
    "Dikembalikan seperti sebelum perintah terakhir: {name}.",
    "Put back as it was before the last command: {name}.",
)
LEFT_ALONE = Text(
    "Dibiarkan karena sudah diubah orang sejak itu: {places}",
    "Left alone because somebody has changed it since: {places}",
)
NOT_MARKED = Text(
    "Lembar {sheets} dilindungi, jadi temuannya hanya ditulis di lembar Temuan. Buka pelindungnya"
    " (Review > Unprotect Sheet) bila ingin melihat tandanya.",
    "Sheet {sheets} is protected, so its findings are told on the sheet Temuan alone. Unprotect it"
    " (Review > Unprotect Sheet) to see the marks.",
)
FEW_NOTES = Text(
    "Catatan hanya ditempel di {n} sel terberat; sel lain diberi warna, penjelasannya ada di lembar"
    " Temuan.",
    "Only the {n} worst cells have a note; the others are coloured and explained on the sheet"
    " Temuan.",
)
