"""What `kkg-xl new` may be told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from kkg_xl.domain.text import Language, Text
from kkg_xl.entrypoints.parser import Parser

NEW_HELP: Final = Text(
    id="""\
pemakaian: kkg-xl new FILE [--example] [--lang id|en]

Membuat buku kerja baru untuk KKG: Profil, RAB, BKU, Peserta, Jadwal, Daftar Hadir dan
Petunjuk. Berkas yang sudah ada tidak pernah ditimpa.

  FILE              buku kerja baru, berakhir .xlsx
  --example         isi dengan contoh: RAB Rp13.157.000 dan BKU-nya, nama orang rekaan
  --lang id|en      bahasa pesan (bawaan: id); isi buku selalu berbahasa Indonesia
  -h, --help        tampilkan bantuan ini

Kode keluar: 0 buku dibuat, 1 tidak dapat dibuat, 2 perintahnya sendiri keliru.
""",
    en="""\
usage: kkg-xl new FILE [--example] [--lang id|en]

Makes a new workbook for a KKG: Profil, RAB, BKU, Peserta, Jadwal, Daftar Hadir and
Petunjuk. A file that is there is never written over.

  FILE              the new workbook, ending in .xlsx
  --example         fill it with an example: a budget of Rp13,157,000 and its cash book,
                    with invented people
  --lang id|en      language of messages (default: id); the workbook is Indonesian
  -h, --help        show this help

Exit code: 0 the workbook was made, 1 it cannot be made, 2 the call itself was wrong.
""",
)

_NO_FILE = Text(id="belum disebut: FILE", en="not given: FILE")


class NewOptions(NamedTuple):
    """What `kkg-xl new` was asked."""

    file: Path
    example: bool
    language: Language


def parse_new(argv: Sequence[str], language: Language) -> NewOptions:
    """Parse what follows `new`."""
    parser = new_parser(language)
    said = parser.parse_args(argv)
    if not said.file:
        parser.error(_NO_FILE[language == "en"])
    return NewOptions(Path(said.file), said.example, language)


def new_parser(language: Language) -> Parser:
    """Give the parser of what follows `new`."""
    parser = Parser("kkg-xl new", NEW_HELP, language)
    parser.add_argument("file", nargs="?", metavar="FILE")
    parser.add_argument("--example", action="store_true")
    return parser
