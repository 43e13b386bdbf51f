"""What `kkg-xl budget` may be told."""

from __future__ import annotations

from typing import Final

from kkg_xl.domain.text import Language, Text
from kkg_xl.entrypoints.one_book import table_parser
from kkg_xl.entrypoints.parser import Parser

BUDGET_HELP: Final = Text(
    id="""\
pemakaian: kkg-xl budget BUKU [--table LEMBAR] [--output FILE] [--dry-run]
                         [--format text|json] [--lang id|en]

Menulis lembar "RAB (cetak)": RAB siap cetak dan siap ditandatangani, dengan kelompok,
jumlah per kelompok, jumlah seluruhnya, terbilang, tempat dan tanggal, dan tanda tangan
dari lembar Profil. Semua angkanya rumus. Lembar lain tidak disentuh.

  BUKU              buku kerja (.xlsx .xlsm)
  --table LEMBAR    tabel anggaran yang dicetak, bila ada beberapa: RAB, atau RAB!A4:F30
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
usage: kkg-xl budget BOOK [--table SHEET] [--output FILE] [--dry-run]
                     [--format text|json] [--lang id|en]

Writes the sheet "RAB (cetak)": the budget ready to be printed and signed, with groups,
their totals, the grand total, the total in words, place and date, and the signatures
of the sheet Profil. Every number is a formula. Other sheets are not touched.

  BOOK              a workbook (.xlsx .xlsm)
  --table SHEET     the table that is printed, if there are several: RAB, or RAB!A4:F30
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


def budget_parser(language: Language) -> Parser:
    """Give the parser of the options of `budget`."""
    return table_parser("kkg-xl budget", BUDGET_HELP, language)
