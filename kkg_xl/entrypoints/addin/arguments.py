"""What `kkg-xl addin` may be told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

from kkg_xl.domain.text import Language, Text
from kkg_xl.entrypoints.parser import Parser

Task: TypeAlias = Literal["build", "install", "remove", "doctor"]

ADDIN_HELP: Final = Text(
    id="""\
pemakaian: kkg-xl addin build [--output FILE] | install | remove | doctor

Tab KKG di Excel: dibuat dari teks, dipasang untuk pengguna ini saja, tanpa hak
administrator.

  build             membuat kkg_xl.xlam; isinya selalu sama
  install           membuatnya dan memasangnya di folder pembuka Excel
  remove            mencabutnya tanpa bekas
  doctor            memeriksa apa yang kurang dan cara memperbaikinya
  --output FILE     untuk build: nama berkas, bawaan kkg_xl.xlam di folder ini
  --lang id|en      bahasa pesan (bawaan: id)
  -h, --help        tampilkan bantuan ini

Kode keluar: 0 berhasil, 1 tidak berhasil atau doctor menemukan masalah, 2 perintahnya
sendiri keliru.
""",
    en="""\
usage: kkg-xl addin build [--output FILE] | install | remove | doctor

The tab KKG in Excel: made from text, installed for this user alone, without rights of an
administrator.

  build             makes kkg_xl.xlam; the same bytes every time
  install           makes it and puts it where Excel opens it
  remove            takes it away without a trace
  doctor            says what is missing and how to mend it
  --output FILE     for build: name of the file, by default kkg_xl.xlam in this folder
  --lang id|en      language of messages (default: id)
  -h, --help        show this help

Exit code: 0 done, 1 not done or doctor found something wrong, 2 the call itself was wrong.
""",
)

_NO_TASK: Final = Text(
    id="belum disebut: build, install, remove atau doctor",
    en="not given: build, install, remove or doctor",
)
_ONLY_BUILD: Final = Text(id="--output hanya untuk build", en="--output goes with build only")


class AddinOptions(NamedTuple):
    """What `kkg-xl addin` was asked."""

    task: Task
    output: Path | None
    language: Language


def parse_addin(argv: Sequence[str], language: Language) -> AddinOptions:
    """Parse what follows `addin`."""
    parser = addin_parser(language)
    said = parser.parse_args(argv)
    english = language == "en"
    if said.task is None:
        parser.error(_NO_TASK[english])
    if said.output is not None and said.task != "build":
        parser.error(_ONLY_BUILD[english])
    return AddinOptions(said.task, Path(said.output) if said.output else None, language)


def addin_parser(language: Language) -> Parser:
    """Give the parser of what follows `addin`."""
    parser = Parser("kkg-xl addin", ADDIN_HELP, language)
    parser.add_argument("task", nargs="?", choices=("build", "install", "remove", "doctor"))
    parser.add_argument("--output", metavar="FILE")
    return parser
