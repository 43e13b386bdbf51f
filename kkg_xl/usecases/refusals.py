"""Why a workbook is not written: a closed list of kinds, and a sentence for every cause.

A refusal comes before anything is written, or leaves the old file whole. As in `unreadable`,
programs look at the kind, and people read the sentence, which says what to do.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from kkg_xl.domain.text import Field, Text, say

RefusalKind: TypeAlias = Literal[
    "unsupported",  # a workbook of a kind that is read but not written
    "signed",  # a digital signature would be broken
    "protected",  # somebody locked the cell, the sheet or the list of sheets
    "part-of-a-whole",  # the cell belongs to an array formula, a pivot table, a merged area, …
    "unwritable",  # a value that no cell can hold
    "no-such-sheet",  # the plan speaks of a sheet that is not there, or has it twice
    "open-elsewhere",  # another program has the workbook open
    "no-permission",  # the file or its folder may not be written
    "disk-full",  # no room for the new file or for the backup
    "write-failed",  # the storage failed
    "changed",  # the workbook is no longer the one that was read, or that was written last
    "nothing-to-undo",  # no action is known whose result this workbook is
    "already-there",  # a new file would take the place of one that is there
    "no-attendance",  # no attendance list that can be read
    "no-cash-book",  # no cash book that spending could be taken from
    "no-budget",  # no table that the budget could be written from, or more than one
    "unverified",  # what was written, read again, is not what was meant
    "no-answer",  # Excel is busy, refuses, or was closed
    "half-written",  # Excel stopped answering before all was written or put back
]


class Refusal(NamedTuple):
    """One reason not to write."""

    kind: RefusalKind
    text: Text


class RefusedError(Exception):
    """A workbook is not written; `kind` is of a closed list, `message` tells people why."""

    def __init__(self, refusal: Refusal, **fields: Field) -> None:
        """Name the reason and what fills its sentence."""
        self.refusal = refusal
        self.kind: RefusalKind = refusal.kind
        self.message = say(refusal.text, **fields)
        super().__init__(self.message.told("en"))


def _whole(indonesian: str, english: str) -> Refusal:
    """Give a reason that lies in what the cell belongs to."""
    return Refusal(
        "part-of-a-whole",
        Text(
            f"Sel {{cell}} di lembar {{sheet}} tidak diubah karena {indonesian}.",
            f"Cell {{cell}} of sheet {{sheet}} is not changed because {english}.",
        ),
    )


def _unwritable(indonesian: str, english: str) -> Refusal:
    return Refusal(
        "unwritable",
        Text(
            f"Isi baru sel {{cell}} di lembar {{sheet}} tidak dapat ditulis: {indonesian}.",
            f"The new content of cell {{cell}} of sheet {{sheet}} cannot be written: {english}.",
        ),
    )


NOT_WRITTEN = Refusal(
    "unsupported",
    Text(
        "Buku kerja jenis ini ({what}) dibaca tetapi tidak ditulis. Buka di Excel, simpan ulang"
        " sebagai .xlsx, lalu ulangi.",
        "A workbook of this kind ({what}) is read but not written. Open it in Excel, save it again"
        " as .xlsx, and try again.",
    ),
)
ENDING_MISLEADS = Refusal(
    "unsupported",
    Text(
        "Isi berkas baru berjenis {kind}, jadi namanya harus berakhir {kind}, bukan {ending};"
        " Excel menolak nama yang lain.",
        "The new file holds a workbook of the kind {kind}, so its name must end {kind}, not"
        " {ending}; Excel refuses any other.",
    ),
)
SIGNED = Refusal(
    "signed",
    Text(
        "Buku kerja ditandatangani secara digital; setiap perubahan membatalkan tanda tangannya."
        " Hapus tanda tangannya di Excel (File > Info > View Signatures), atau simpan hasilnya ke"
        " berkas lain dari salinan tanpa tanda tangan.",
        "The workbook is digitally signed; any change breaks the signature. Remove the signature in"
        " Excel (File > Info > View Signatures), or work on a copy without it.",
    ),
)
SHEET_PROTECTED = Refusal(
    "protected",
    Text(
        "Sel {cell} terkunci karena lembar {sheet} dilindungi. Buka pelindungnya di Excel (Review >"
        " Unprotect Sheet), lalu ulangi.",
        "Cell {cell} is locked because sheet {sheet} is protected. Unprotect it in Excel (Review >"
        " Unprotect Sheet) and try again.",
    ),
)
BOOK_PROTECTED = Refusal(
    "protected",
    Text(
        "Daftar lembar buku kerja dilindungi, jadi lembar {sheet} tidak dapat ditambahkan. Buka"
        " pelindungnya di Excel (Review > Protect Workbook), lalu ulangi.",
        "The list of sheets of this workbook is protected, so sheet {sheet} cannot be added."
        " Unprotect it in Excel (Review > Protect Workbook) and try again.",
    ),
)
IN_ARRAY = _whole(
    "merupakan bagian rumus larik {area}; ubahlah larik itu di Excel",
    "it is part of the array formula {area}; change that in Excel",
)
IN_DATA_TABLE = _whole(
    "merupakan bagian tabel data (what-if) {area}", "it is part of the data table {area}"
)
IN_PIVOT = _whole(
    "merupakan bagian tabel pivot {area}; ubahlah sumber datanya",
    "it is part of the pivot table {area}; change its source",
)
IN_PICTURE = _whole(
    "memuat gambar di dalam sel; pindahkan gambar itu di Excel",
    "it holds a picture within the cell; move that in Excel",
)
IN_MERGED = _whole(
    "tertutup sel gabungan {area}; hanya sel kiri atasnya yang terlihat",
    "merged area {area} covers it; only its top left cell is seen",
)
IN_HEADING = _whole(
    "merupakan judul kolom tabel {table}", "it is a column heading of table {table}"
)
TEXT_FORBIDDEN = _unwritable(
    "ada huruf yang tidak boleh ada di dalam sel ({what})",
    "it has a character that no cell may hold ({what})",
)
TEXT_TOO_LONG = _unwritable(
    "panjangnya {count} huruf; batasnya {limit}",
    "it is {count} characters long; the limit is {limit}",
)
NUMBER_IMPOSSIBLE = _unwritable(
    "bukan angka yang dapat disimpan Excel ({what})", "it is no number that Excel stores ({what})"
)
OUTSIDE_SHEET = _unwritable("sel itu di luar lembar", "that cell is off the sheet")
CHANGED_TWICE = _unwritable("sel itu diubah dua kali", "that cell is changed twice")
RESULT_OF_NOTHING = _unwritable(
    "sel itu tidak berisi rumus, jadi tidak punya hasil",
    "that cell has no formula and so no result",
)
NO_SUCH_SHEET = Refusal(
    "no-such-sheet",
    Text(
        "Lembar {sheet} tidak ada, atau ada lebih dari satu, di buku kerja ini.",
        "There is no sheet {sheet} in this workbook, or more than one.",
    ),
)
OPEN_ELSEWHERE = Refusal(
    "open-elsewhere",
    Text(
        "Buku kerja sedang dibuka {who}. Tutup dahulu, lalu ulangi. Berkas lama tidak berubah.",
        "The workbook is open, by {who}. Close it and try again. The old file is unchanged.",
    ),
)
LOCK_FILE = Refusal(
    "open-elsewhere",
    Text(
        "Buku kerja tampaknya sedang dibuka {who}: di sebelahnya ada berkas kunci {lock}. Tutup"
        " dahulu, lalu ulangi. Jika tidak ada yang membukanya (program pernah macet), hapus berkas"
        " kunci itu. Berkas lama tidak berubah.",
        "The workbook seems to be open, by {who}: the lock file {lock} stands beside it. Close it"
        " and try again. If nobody has it open (a program crashed), delete that lock file. The old"
        " file is unchanged.",
    ),
)
FILE_READ_ONLY = Refusal(
    "no-permission",
    Text(
        "Berkas hanya boleh dibaca. Hapus tanda baca-saja (read-only) pada berkasnya, atau simpan"
        " hasilnya ke berkas lain dengan --output.",
        "The file is read-only. Clear that mark of the file, or save the result to another file"
        " with --output.",
    ),
)
FOLDER_READ_ONLY = Refusal(
    "no-permission",
    Text(
        "Folder {folder} tidak boleh ditulisi. Simpan hasilnya ke folder lain dengan --output, atau"
        " minta izin menulis kepada pemiliknya. Berkas lama tidak berubah.",
        "The folder {folder} may not be written to. Save the result to another folder with"
        " --output, or ask its owner for permission. The old file is unchanged.",
    ),
)
NO_FOLDER = Refusal(
    "no-permission",
    Text("Folder {folder} tidak ada.", "There is no folder {folder}."),
)
DISK_FULL = Refusal(
    "disk-full",
    Text(
        "Ruang penyimpanan di {folder} penuh. Kosongkan sebagian, lalu ulangi. Berkas lama tidak"
        " berubah.",
        "There is no space left in {folder}. Make room and try again. The old file is unchanged.",
    ),
)
WRITE_FAILED = Refusal(
    "write-failed",
    Text(
        "Berkas tidak dapat ditulis di {folder} ({what}). Periksa tempat penyimpanannya, atau"
        " simpan ke tempat lain dengan --output. Berkas lama tidak berubah.",
        "The file cannot be written in {folder} ({what}). Check the storage, or save to another"
        " place with --output. The old file is unchanged.",
    ),
)
CHANGED_MEANWHILE = Refusal(
    "changed",
    Text(
        "Buku kerja diubah program lain sejak dibaca, jadi tidak ada yang ditulis. Ulangi.",
        "Another program changed the workbook since it was read, so nothing was written. Try"
        " again.",
    ),
)
CHANGED_SINCE = Refusal(
    "changed",
    Text(
        "Buku kerja sudah diubah sejak kkg-xl terakhir menulisnya; membatalkan sekarang akan"
        " menghapus perubahan itu. Tidak ada yang dibatalkan. Isinya sebelum kkg-xl menulis"
        " tersimpan di {backup}.",
        "The workbook was changed since kkg-xl last wrote it; to undo now would wipe out that"
        " change. Nothing was undone. What it held before kkg-xl wrote is kept in {backup}.",
    ),
)
NO_HOME = Refusal(
    "no-permission",
    Text(
        "Tidak ada tempat untuk salinan cadangan: komputer ini tidak mengenal folder pribadi"
        " pengguna. Simpan hasilnya ke berkas lain dengan --output.",
        "There is no place for the backup: this computer knows no home folder of the user. Save"
        " the result to another file with --output.",
    ),
)
NOTHING_TO_UNDO = Refusal(
    "nothing-to-undo",
    Text(
        "Tidak ada yang dapat dibatalkan: kkg-xl belum pernah mengubah buku kerja ini di komputer"
        " ini, atau semuanya sudah dibatalkan.",
        "There is nothing to undo: kkg-xl has not changed this workbook on this computer, or all"
        " of it was undone already.",
    ),
)
BACKUP_LOST = Refusal(
    "nothing-to-undo",
    Text(
        "Salinan cadangan {backup} rusak, jadi tidak dipakai. Buku kerja tidak berubah.",
        "The backup {backup} is damaged and not used. The workbook is unchanged.",
    ),
)
UNVERIFIED = Refusal(
    "unverified",
    Text(
        "Hasil tulisan, ketika dibaca kembali, tidak sama dengan yang dimaksud ({what}). Tidak ada"
        " yang diubah. Laporkanlah kepada pembuat program ini.",
        "What was written, read again, is not what was meant ({what}). Nothing was changed. Please"
        " report it to the makers of this program.",
    ),
)

NOT_YET_CERTAIN = Text(
    "Tersimpan, tetapi penyimpanannya belum memastikannya: jangan cabut diska atau matikan"
    " komputer sebelum beberapa menit.",
    "Saved, but the storage has not confirmed it: do not unplug the disk or switch off the computer"
    " for some minutes.",
)
LOCK_FILE_LEFT = Text(
    "Di sebelah buku kerja ada berkas kunci {lock} dari {who}, tampaknya sisa program yang macet."
    " Jika buku kerja ternyata masih dibuka, tutuplah tanpa menyimpan lalu buka lagi; jika disimpan"
    " di sana, perubahan ini hilang.",
    "Beside the workbook stands the lock file {lock}, of {who}, which a crash seems to have left."
    " If the workbook is open after all, close it without saving and open it again; saving it there"
    " would lose these changes.",
)
