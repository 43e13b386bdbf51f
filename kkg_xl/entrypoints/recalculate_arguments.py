"""What `kkg-xl recalculate` may be told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kkg_xl.domain.text import Language, Text
from kkg_xl.entrypoints.one_book import BookOptions, parse_options, writing_parser
from kkg_xl.entrypoints.parser import Parser

RECALCULATE_HELP: Final = Text(
    id="""\
pemakaian: kkg-xl recalculate BUKU [--output FILE] [--dry-run] [--format text|json]
                              [--lang id|en]

Menghitung ulang buku kerja: jumlah setiap baris menjadi rumus dari faktornya, setiap
total menjumlahkan tepat barisnya, angka yang ditulis sebagai teks menjadi angka, dan
terbilang mengikuti jumlahnya. Selebihnya tidak disentuh. Setiap sel yang diubah
disebut: sebelum, sesudah, dan sebabnya. Yang tidak boleh ditebak dibiarkan dan disebut.

  BUKU              buku kerja (.xlsx .xlsm)
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
usage: kkg-xl recalculate BOOK [--output FILE] [--dry-run] [--format text|json]
                          [--lang id|en]

Recalculates a workbook: the amount of each line becomes a formula of its factors, each
total adds up exactly its lines, numbers written as text become numbers, and the words
follow the amount. All else is left untouched. Each changed cell is named: before,
after, and why. What must not be guessed is left alone and named.

  BOOK              a workbook (.xlsx .xlsm)
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


def parse_recalculate(argv: Sequence[str], language: Language) -> BookOptions:
    """Parse what follows `recalculate`."""
    return parse_options(recalculate_parser(language), argv)[1]


def recalculate_parser(language: Language) -> Parser:
    """Give the parser of the options of `recalculate`."""
    return writing_parser("kkg-xl recalculate", RECALCULATE_HELP, language)
