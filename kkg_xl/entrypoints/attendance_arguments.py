"""What `kkg-xl attendance` may be told."""

from __future__ import annotations

from typing import Final

from kkg_xl.domain.text import Language, Text
from kkg_xl.entrypoints.one_book import table_parser
from kkg_xl.entrypoints.parser import Parser

ATTENDANCE_HELP: Final = Text(
    id="""\
pemakaian: kkg-xl attendance BUKU [--table LEMBAR] [--output FILE] [--dry-run]
                             [--format text|json] [--lang id|en]

Menulis lembar "Matriks Hadir": peserta × pertemuan dengan tanggal, materi dan JP dari
jadwal, hitungan H/S/I/A dan yang belum diisi, JP yang diperoleh, persentase, dan grafik;
lalu lembar "Sertifikat": siapa yang berhak, siapa yang tidak, dan mengapa. Ambang, dasar
(JP, pertemuan, hari) dan pembulatan diatur di lembar Profil. Lembar lain tidak disentuh.

  BUKU              buku kerja (.xlsx .xlsm)
  --table LEMBAR    lembar daftar hadir yang dipakai, bila ada beberapa
  --output FILE     tulis hasilnya ke FILE; BUKU tidak diubah
  --dry-run         hanya tunjukkan apa yang akan ditulis
  --format text     tanda terima untuk dibaca (bawaan)
  --format json     tanda terima sebagai satu objek JSON
  --lang id|en      bahasa tanda terima dan pesan (bawaan: id)
  -h, --help        tampilkan bantuan ini

Kode keluar: 0 sudah ditulis atau tidak ada yang perlu ditulis, 1 buku tidak terbaca
atau tidak boleh ditulis, 2 perintahnya sendiri keliru.
""",
    en="""\
usage: kkg-xl attendance BOOK [--table SHEET] [--output FILE] [--dry-run]
                         [--format text|json] [--lang id|en]

Writes the sheet "Matriks Hadir": participants × sessions with dates, topics and JP of
the schedule, counts of H/S/I/A and of what is not filled in, JP credited, percentages,
and a chart; and the sheet "Sertifikat": who is entitled to a certificate, who is not,
and why. Threshold, basis (JP, pertemuan for sessions, hari for days) and rounding are
set on the sheet Profil. Other sheets are not touched.

  BOOK              a workbook (.xlsx .xlsm)
  --table SHEET     the sheet of the attendance that is used, if there are several
  --output FILE     write the result to FILE; BOOK is not changed
  --dry-run         only show what would be written
  --format text     a receipt to read (default)
  --format json     the receipt as one JSON object
  --lang id|en      language of the receipt and of messages (default: id)
  -h, --help        show this help

Exit code: 0 written, or nothing to write; 1 a workbook that cannot be read or must not
be written; 2 the call itself was wrong.
""",
)


def attendance_parser(language: Language) -> Parser:
    """Give the parser of the options of `attendance`."""
    return table_parser("kkg-xl attendance", ATTENDANCE_HELP, language)
