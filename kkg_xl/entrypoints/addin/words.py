"""What the tab KKG says: of every control its label and its tip, Indonesian first.

The VBA that answers the ribbon is written from this catalogue (`kkg_xl.entrypoints.addin.wording`),
so that there is no second one. A tip says what a click does and what it leaves alone.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from kkg_xl.domain.text import Text


class Caption(NamedTuple):
    """What one control says."""

    label: Text
    tip: Text | None = None


CAPTIONS: Final = {
    "KkgCheckGroup": Caption(Text(id="Periksa", en="Check")),
    "KkgCheck": Caption(
        Text(id="Periksa", en="Check"),
        Text(
            id="Mencari angka yang tidak cocok di buku kerja ini, menandai selnya dan mendaftarnya"
            " di lembar Temuan. Isi sel tidak diubah.",
            en="Finds figures that do not agree in this workbook, marks their cells and lists them"
            " on the sheet Temuan. What the cells hold is not changed.",
        ),
    ),
    "KkgNextFinding": Caption(
        Text(id="Temuan berikutnya", en="Next finding"),
        Text(
            id="Melompat ke sel temuan berikutnya dan menyebutkan apa yang tidak cocok di situ.",
            en="Jumps to the cell of the next finding and says what does not agree there.",
        ),
    ),
    "KkgClearMarks": Caption(
        Text(id="Hapus tanda", en="Clear marks"),
        Text(
            id="Menghapus warna, catatan dan lembar Temuan yang dibuat oleh Periksa.",
            en="Takes away the colours, the notes and the sheet Temuan that Check has made.",
        ),
    ),
    "KkgWriteGroup": Caption(Text(id="Tulis", en="Write")),
    "KkgRecalculate": Caption(
        Text(id="Hitung ulang", en="Recalculate"),
        Text(
            id="Menjadikan setiap jumlah volume × satuan × biaya lagi, setiap total jumlah"
            " barisnya, dan terbilang sesuai angkanya. Yang meragukan dibiarkan dan disebutkan.",
            en="Makes every amount volume × unit × rate again, every total the sum of its lines,"
            " and the words the amount. What is in doubt is left alone and named.",
        ),
    ),
    "KkgBudget": Caption(
        Text(id="Tulis RAB", en="Write budget"),
        Text(
            id="Menulis lembar RAB siap cetak dan tanda tangan dari baris anggaran.",
            en="Writes the budget sheet from the budget lines, ready to print and sign.",
        ),
    ),
    "KkgRealisation": Caption(
        Text(id="Tulis Realisasi", en="Write realisation"),
        Text(
            id="Menulis lembar realisasi: rencana dan belanja dari BKU, per baris, per kelompok dan"
            " seluruhnya.",
            en="Writes the realisation: plan against spending from the cash book, per line, per"
            " group and in all.",
        ),
    ),
    "KkgAttendance": Caption(
        Text(id="Matriks Hadir", en="Attendance matrix"),
        Text(
            id="Menulis lembar Matriks Hadir (peserta × pertemuan, JP dan persentase) dan lembar"
            " Sertifikat (siapa yang berhak) dari daftar hadir.",
            en="Writes the sheets Matriks Hadir (participants × meetings, JP and percentage) and"
            " Sertifikat (who is entitled) from the attendance lists.",
        ),
    ),
    "KkgUndo": Caption(
        Text(id="Batalkan", en="Undo"),
        Text(
            id="Mengembalikan apa yang diubah tombol KKG yang terakhir; sampai sepuluh langkah.",
            en="Puts back what the last KKG button changed; up to ten steps.",
        ),
    ),
    "KkgBookGroup": Caption(Text(id="Buku", en="Workbook")),
    "KkgNew": Caption(
        Text(id="Buku baru", en="New workbook"),
        Text(
            id="Membuka buku kerja baru dengan lembar Profil, RAB, BKU, Peserta, Jadwal dan"
            " Daftar Hadir.",
            en="Opens a new workbook with the sheets Profil, RAB, BKU, Peserta, Jadwal and Daftar"
            " Hadir.",
        ),
    ),
    "KkgSettingsMenu": Caption(
        Text(id="Pengaturan", en="Settings"),
        Text(
            id="Bahasa tombol dan pesan, serta pengaturan buku ini di lembar Profil.",
            en="The language of buttons and messages, and this workbook's settings on the sheet"
            " Profil.",
        ),
    ),
    "KkgSettings": Caption(
        Text(id="Pengaturan buku ini", en="Settings of this workbook"),
        Text(
            id="Membuka lembar Profil: batas perubahan, tahap, dana dan penanda tangan.",
            en="Opens the sheet Profil: limit of changes, stage, grant and signatories.",
        ),
    ),
    "KkgLanguageExcel": Caption(Text(id="Bahasa Excel", en="Language of Excel")),
    "KkgLanguageIndonesian": Caption(Text(id="Bahasa Indonesia", en="Bahasa Indonesia")),
    "KkgLanguageEnglish": Caption(Text(id="English", en="English")),
    "KkgHelp": Caption(
        Text(id="Bantuan", en="Help"),
        Text(
            id="Versi kkg_xl dan panduannya.",
            en="The version of kkg_xl and its guide.",
        ),
    ),
    "KkgNotStarted": Caption(
        Text(
            id="kkg_xl tidak dapat dijalankan. Buka Command Prompt (Mac: Terminal), jalankan:"
            " kkg-xl addin doctor",
            en="kkg_xl could not be started. Open a Command Prompt (Mac: Terminal) and run:"
            " kkg-xl addin doctor",
        ),
    ),
}
"""By the id of the control; the last is no control but what VBA says when Python does not start."""
