"""What the commands have in common that work on one workbook."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from kkg_xl.domain.text import Language, Text
from kkg_xl.entrypoints.arguments import ReceiptFormat
from kkg_xl.entrypoints.parser import Parser

_NO_BOOK: Final = Text(id="belum disebut: BUKU", en="not given: BOOK")
_ONE_BOOK: Final = Text(id="hanya satu BUKU sekali jalan", en="only one BOOK at a time")
_NO_FILE: Final = Text(id="--output tanpa nama berkas", en="--output without the name of a file")
_SAME_FILE: Final = Text(
    id="--output menyebut BUKU itu sendiri; tanpa --output BUKU langsung diubah",
    en="--output names BOOK itself; without --output BOOK is changed",
)


class BookOptions(NamedTuple):
    """What a command that writes into one workbook was asked."""

    book: str
    output: Path | None
    """`None` writes into the workbook itself."""
    dry_run: bool
    format: ReceiptFormat
    language: Language


class TableOptions(NamedTuple):
    """What a command that writes a sheet for a budget into its workbook was asked."""

    book: BookOptions
    table: str
    """A sheet, or a sheet and a range; empty to choose the only one."""


def table_parser(program: str, text: Text, language: Language) -> Parser:
    """Give the parser of the options of a command that writes a sheet for a budget."""
    parser = writing_parser(program, text, language)
    parser.add_argument("--table", metavar="SHEET", default="")
    return parser


def parse_table(parser: Parser, argv: Sequence[str]) -> TableOptions:
    """Parse what follows such a command."""
    said, options = parse_options(parser, argv)
    return TableOptions(options, said.table)


def writing_parser(program: str, text: Text, language: Language) -> Parser:
    """Give the parser of the options that all commands have which write into a workbook."""
    parser = Parser(program, text, language)
    parser.add_argument("--output", metavar="FILE")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    return parser


def parse_options(parser: Parser, argv: Sequence[str]) -> tuple[argparse.Namespace, BookOptions]:
    """Parse what follows such a command; give all that was said, and what all of them have."""
    said, book = parse_book(parser, argv)
    output = output_of(parser, said, book)
    return said, BookOptions(book, output, said.dry_run, said.format, parser.language)


def parse_book(parser: Parser, argv: Sequence[str]) -> tuple[argparse.Namespace, str]:
    """Parse what follows a command: its options and the one workbook."""
    parser.add_argument("books", nargs="*", metavar="BOOK")
    dashes = argv.index("--") if "--" in argv else len(argv)  # argparse forgets them on the way
    said = parser.parse_intermixed_args(argv[:dashes])
    books = (*said.books, *argv[dashes + 1 :])
    english = parser.language == "en"
    if len(books) > 1:
        parser.error(_ONE_BOOK[english])
    if not any(books):
        parser.error(_NO_BOOK[english])
    return said, books[0]


def output_of(parser: Parser, said: argparse.Namespace, book: str) -> Path | None:
    """Give the file to write the result to, `None` for the workbook itself."""
    if said.output is None:
        return None
    if not said.output:
        parser.error(_NO_FILE[parser.language == "en"])
    output = Path(said.output)
    if output.exists() and Path(book).exists() and output.samefile(book):
        parser.error(_SAME_FILE[parser.language == "en"])
    return output
