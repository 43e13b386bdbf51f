"""The command line: what may be said, and what is answered to anything else.

The help is written out, not generated: it reads the same under every version of Python, and in
both languages. A test holds it against the options that are really there.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

from kkg_xl.domain.text import Language, Text
from kkg_xl.entrypoints.parser import Parser, count

ReceiptFormat: TypeAlias = Literal["text", "json"]
"""In which a command tells what it has done."""
Format: TypeAlias = Literal["text", "json", "xlsx", "html", "csv", "sarif", "parquet"]

FORMATS: Final[tuple[Format, ...]] = get_args(Format)
NEEDS_FILE: Final = frozenset[Format]({"xlsx", "parquet"})
"""Formats that no screen and no pipe is made for."""


VERBS: Final = (
    *("check", "recalculate", "budget", "realisation", "attendance", "undo", "new", "addin"),
)

HELP: Final = Text(
    id="""\
pemakaian: kkg-xl PERINTAH ...

Memeriksa dan menulis buku kerja Excel bendahara KKG.

perintah:
  check             mencari angka yang tidak cocok dan menunjukkan selnya
  recalculate       menjadikan baris, jumlah dan terbilang rumus lagi
  budget            menulis RAB siap cetak dan siap ditandatangani
  realisation       menulis rencana di samping belanja menurut buku kas (BKU)
  attendance        menulis matriks hadir dan daftar penerima sertifikat
  undo              mengembalikan perubahan terakhir
  new               membuat buku kerja baru dengan semua lembar isian
  addin             memasang tab KKG di Excel

pilihan:
  --version         tampilkan versi
  --lang id|en      bahasa (bawaan: id)
  -h, --help        tampilkan bantuan ini; kkg-xl PERINTAH --help untuk satu perintah
""",
    en="""\
usage: kkg-xl COMMAND ...

Checks and writes the Excel workbooks of a KKG treasurer.

commands:
  check             finds figures that do not agree and says in which cell
  recalculate       makes lines, totals and words formulas again
  budget            writes the budget, ready to be printed and signed
  realisation       writes the plan beside the spending of the cash book (BKU)
  attendance        writes the attendance matrix and who gets a certificate
  undo              puts back what the last action changed
  new               makes a new workbook with all input sheets
  addin             installs the tab KKG in Excel

options:
  --version         show the version
  --lang id|en      language (default: id)
  -h, --help        show this help; kkg-xl COMMAND --help for one command
""",
)

CHECK_HELP: Final = Text(
    id="""\
pemakaian: kkg-xl check PATH... [--format FORMAT] [--output FILE] [--mask]
                        [--annotate DIR] [--jobs N] [--resume] [--cluster ALAMAT]
                        [--lang id|en]

Memeriksa buku kerja: menghitung ulang setiap angka dan menunjukkan sel yang tidak
cocok, apa yang tertulis, apa hasil hitungnya, dan selisihnya. Buku tidak diubah.

  PATH              buku kerja (.xlsx .xlsm .xltx .xls .xlsb .ods) atau folder;
                    folder ditelusuri sampai ke dalam; juga di alamat seperti s3://kiriman
  --format text     laporan untuk dibaca (bawaan)
  --format json     JSON Lines: satu objek per buku
  --format html     satu berkas untuk peramban: ikhtisar dan satu halaman per buku
  --format xlsx     buku kerja dengan ringkasan, semua temuan dan tautan ke selnya; perlu --output
  --format csv      satu baris per temuan, untuk program
  --format sarif    SARIF 2.1.0, untuk program
  --format parquet  seperti csv, untuk ribuan buku; perlu --output dan kkg-xl[parquet]
  --output FILE     tulis laporan ke FILE, tidak ke layar
  --mask            samarkan nama, NIP, NUPTK dan NIK orang di laporan: Orang-1, …1999
  --annotate DIR    tulis salinan tiap buku ke folder DIR, dengan tanda dan catatan di sel
                    temuan dan lembar Temuan; kkg-xl undo menghapus tandanya lagi
  --jobs N          periksa dalam N proses terjaga (bawaan: satu per inti, bila bukunya banyak)
  --resume          lanjutkan: buku yang tidak berubah sejak diperiksa tidak diperiksa lagi
  --time-limit S    paling lama S detik prosesor per buku dalam proses terjaga (bawaan: 60)
  --memory-limit M  paling banyak M MB memori per proses terjaga (bawaan: 2048)
  --cluster ALAMAT  periksa pada pekerja klaster Dask, misalnya tcp://10.0.0.5:8786
  --lang id|en      bahasa laporan dan pesan (bawaan: id)
  -h, --help        tampilkan bantuan ini

Kode keluar: 0 tidak ada kesalahan, 1 ada kesalahan, buku yang tidak terbaca atau salinan
yang tidak dapat ditulis, 2 perintahnya sendiri keliru.
""",
    en="""\
usage: kkg-xl check PATH... [--format FORMAT] [--output FILE] [--mask]
                    [--annotate DIR] [--jobs N] [--resume] [--cluster ADDRESS]
                    [--lang id|en]

Checks workbooks: recomputes every figure and says in which cell something does not
agree, what is stated, what is computed, and the difference. Changes no workbook.

  PATH              a workbook (.xlsx .xlsm .xltx .xls .xlsb .ods) or a folder,
                    which is searched through; also at an address such as s3://kiriman
  --format text     a report to read (default)
  --format json     JSON Lines: one object per workbook
  --format html     one file for a browser: an overview and a page per workbook
  --format xlsx     a workbook: an overview, every finding, links to its cell; needs --output
  --format csv      one row per finding, for programs
  --format sarif    SARIF 2.1.0, for programs
  --format parquet  as csv, for thousands of workbooks; needs --output and kkg-xl[parquet]
  --output FILE     write the report to FILE instead of the screen
  --mask            hide names, NIP, NUPTK and NIK of people in the report: Orang-1, …1999
  --annotate DIR    write a copy of each workbook into folder DIR, with a mark and a note at
                    each finding and a sheet Temuan; kkg-xl undo takes the marks out again
  --jobs N          check in N guarded processes (default: one per core, for many workbooks)
  --resume          go on: a workbook that is as it was when checked is not checked again
  --time-limit S    at most S seconds of CPU per workbook in a guarded process (default: 60)
  --memory-limit M  at most M MB of memory per guarded process (default: 2048)
  --cluster ADDRESS check on the workers of a Dask cluster, such as tcp://10.0.0.5:8786
  --lang id|en      language of the report and of messages (default: id)
  -h, --help        show this help

Exit code: 0 no error found, 1 an error, a workbook that cannot be read or a copy that
cannot be written, 2 the call itself was wrong.
""",
)

_VERB = Text(id="PERINTAH", en="COMMAND")
_NO_VERB = Text(id="perintah belum disebut", en="no command given")
_NO_PATH = Text(id="belum disebut: PATH", en="not given: PATH")
_EMPTY_PATH = Text(id="PATH kosong", en="PATH is empty")
_NO_FILE = Text(
    id="--format {format} perlu --output FILE", en="--format {format} needs --output FILE"
)
_NOT_ON_CLUSTER = Text(
    id="{option} hanya untuk komputer ini, tidak bersama --cluster",
    en="{option} is for this computer, not with --cluster",
)
_NOT_UPLOADED = Text(
    id="--output menyebut alamat; laporan ditulis di komputer ini, lalu salinlah ke sana",
    en="--output names an address; reports are written on this computer, copy them from there",
)
_NO_FOLDER = Text(id="--annotate tidak menyebut folder", en="--annotate names no folder")


class CheckOptions(NamedTuple):
    """What `kkg-xl check` was asked."""

    paths: tuple[str, ...]
    format: Format
    output: Path | None
    annotate: Path | None
    """The folder for marked copies."""
    language: Language
    jobs: int | None = None
    """How many guarded processes; `None` leaves it to the program."""
    resume: bool = False
    time_limit: int | None = None
    """Seconds of CPU per workbook."""
    memory_limit: int | None = None
    """MB of memory per guarded process."""
    cluster: str | None = None
    """Where the scheduler of a Dask cluster listens."""
    mask: bool = False


def language_of(argv: Sequence[str]) -> Language:
    """Find the language before anything else is parsed, so that errors can be told in it."""
    said = [*argv, ""]
    for position, word in enumerate(argv):
        if word == "--":
            break
        value = said[position + 1] if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and value == "en":
            return "en"
    return "id"


def parse_verb(argv: Sequence[str], language: Language) -> tuple[str, list[str]]:
    """Split what was said into the verb and the rest; empty verb for `--version`."""
    parser = Parser("kkg-xl", HELP, language)
    parser.add_argument("--version", action="store_true")
    parser.add_argument("verb", metavar=_VERB[language == "en"], nargs="?", choices=VERBS)
    until = _verb_at(argv) + 1
    said = parser.parse_args(argv[:until])
    if said.version:
        return "", []
    if said.verb is None:
        parser.error(_NO_VERB[language == "en"])
    return said.verb, list(argv[until:])


def _verb_at(argv: Sequence[str]) -> int:
    """Find the verb: the first word that is neither an option nor the value of `--lang`."""
    words = enumerate(zip(("", *argv), argv, strict=False))
    return next(
        (at for at, (before, word) in words if word[:1] != "-" and before != "--lang"), len(argv)
    )


def parse_check(argv: Sequence[str], language: Language) -> CheckOptions:
    """Parse what follows `check`; options may stand before, between and behind the paths."""
    parser = check_parser(language)
    dashes = argv.index("--") if "--" in argv else len(argv)  # argparse forgets them on the way
    said = parser.parse_intermixed_args(argv[:dashes])
    paths = (*said.paths, *argv[dashes + 1 :])
    if not paths:
        parser.error(_NO_PATH[language == "en"])
    if not all(paths):
        parser.error(_EMPTY_PATH[language == "en"])
    output = _output(said.output, parser, language)
    if said.format in NEEDS_FILE and output is None:
        parser.error(_NO_FILE[language == "en"].format(format=said.format))
    if said.annotate is not None and (not said.annotate or Path(said.annotate).is_file()):
        parser.error(_NO_FOLDER[language == "en"])
    annotate = None if said.annotate is None else Path(said.annotate)
    for option, value in (("--annotate", annotate), ("--jobs", said.jobs)):
        if said.cluster is not None and value is not None:
            parser.error(_NOT_ON_CLUSTER[language == "en"].format(option=option))
    rest = (said.jobs, said.resume, said.time_limit, said.memory_limit, said.cluster, said.mask)
    return CheckOptions(paths, said.format, output, annotate, language, *rest)


def _output(said: str | None, parser: argparse.ArgumentParser, language: Language) -> Path | None:
    from kkg_xl.hosts.remote.addresses import (  # noqa: PLC0415 -- help needs none of it
        is_address,
        without_scheme,
    )

    if said is None:
        return None
    if is_address(said):
        parser.error(_NOT_UPLOADED[language == "en"])
    return Path(without_scheme(said))


def check_parser(language: Language) -> argparse.ArgumentParser:
    """Give the parser of what follows `check`."""
    parser = Parser("kkg-xl check", CHECK_HELP, language)
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--output", metavar="FILE")
    parser.add_argument("--annotate", metavar="DIR")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--cluster", metavar="ADDRESS")
    parser.add_argument("--mask", action="store_true")
    for option in ("--jobs", "--time-limit", "--memory-limit"):
        parser.add_argument(option, type=count)
    return parser
