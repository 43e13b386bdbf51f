"""What `kkg-xl realisation` may be told."""

from __future__ import annotations

from typing import Final

from kkg_xl.domain.text import Language, Text
from kkg_xl.entrypoints.one_book import table_parser
from kkg_xl.entrypoints.parser import Parser

REALISATION_HELP: Final = Text(
    id="""\
pemakaian: kkg-xl realisation BUKU [--table LEMBAR] [--output FILE] [--dry-run]
                              [--format text|json] [--lang id|en]

Menulis lembar "Realisasi": rencana di samping belanja menurut buku kas (BKU), per baris,
per kelompok dan seluruhnya, dengan sisa, persentase, dan grafik. Belanja dicocokkan
menurut kode, lalu menurut uraian; yang hanya mirip atau belum cocok didaftar di bawah
tabel. Semua angkanya rumus. Lembar lain tidak disentuh.

  BUKU              buku kerja (.xlsx .xlsm)
  --table LEMBAR    tabel anggaran yang dipakai, bila ada beberapa: RAB, atau RAB!A4:F30
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
usage: kkg-xl realisation BOOK [--table SHEET] [--output FILE] [--dry-run]
                          [--format text|json] [--lang id|en]

Writes the sheet "Realisasi": the plan beside what the cash book (BKU) paid, for each
line, group and in all, with what is left, the percentage, and a chart. Payments are
placed by their codes, then by their words; what is only alike, or on no line yet, is
listed below the table. Every number is a formula. Other sheets are not touched.

  BOOK              a workbook (.xlsx .xlsm)
  --table SHEET     the budget that is used, if there are several: RAB, or RAB!A4:F30
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


def realisation_parser(language: Language) -> Parser:
    """Give the parser of the options of `realisation`."""
    return table_parser("kkg-xl realisation", REALISATION_HELP, language)
