"""What `kkg-xl undo` may be told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from kkg_xl.domain.text import Language, Text
from kkg_xl.entrypoints.one_book import parse_book
from kkg_xl.entrypoints.parser import Parser

UNDO_HELP: Final = Text(
    id="""\
pemakaian: kkg-xl undo BUKU [--lang id|en]

Mengembalikan buku kerja persis seperti sebelum perintah terakhir mengubahnya. Dapat
diulang untuk perubahan sebelumnya. Buku yang sudah diubah lagi oleh orang lain tidak
disentuh.

  BUKU              buku kerja yang diubah kkg-xl
  --lang id|en      bahasa pesan (bawaan: id)
  -h, --help        tampilkan bantuan ini

Kode keluar: 0 sudah dikembalikan, 1 tidak dapat dikembalikan, 2 perintahnya sendiri
keliru.
""",
    en="""\
usage: kkg-xl undo BOOK [--lang id|en]

Puts a workbook back exactly as it was before the last command changed it. Can be
repeated for the changes before. A workbook that somebody else has changed since is not
touched.

  BOOK              the workbook that kkg-xl changed
  --lang id|en      language of messages (default: id)
  -h, --help        show this help

Exit code: 0 put back, 1 it could not be put back, 2 the call itself was wrong.
""",
)


class UndoOptions(NamedTuple):
    """What `kkg-xl undo` was asked."""

    book: str
    language: Language


def parse_undo(argv: Sequence[str], language: Language) -> UndoOptions:
    """Parse what follows `undo`."""
    _, book = parse_book(undo_parser(language), argv)
    return UndoOptions(book, language)


def undo_parser(language: Language) -> Parser:
    """Give the parser of the options of `undo`."""
    return Parser("kkg-xl undo", UNDO_HELP, language)
