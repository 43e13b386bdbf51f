"""Why a workbook cannot be read: a closed list of kinds, and a sentence for every cause.

Several causes share a kind: programs look at the kind, people read the sentence, which names the
cause and what to do. The name of the workbook is added by the report.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from kkg_xl.domain.text import Field, Text, say

UnreadableKind: TypeAlias = Literal[
    "missing",  # nothing stands at the path
    "not-a-file",  # a folder, a pipe, a device
    "no-permission",  # the system does not let us read it
    "unreachable",  # where it is stored does not answer, or not in a way that is understood
    "empty",  # no bytes, or nothing but zeros
    "not-a-workbook",  # something else under a workbook's name: HTML, CSV, PDF, Word
    "encrypted",  # locked with a password
    "damaged",  # cut off, or not what it says it is
    "too-large",  # more than the limits in `kkg_xl.hosts.files.reading.limits`
    "unsafe",  # built to harm whoever opens it
    "unsupported",  # a workbook, but of a kind that is not read
    "crashed",  # the process that reads or checks it died of it
    "timed-out",  # reading or checking it did not end in time
    "no-workbooks",  # a folder in which there is none
    "no-copy",  # Excel, which has it open, gives no copy of it
    "internal",  # a fault of this program
]


class Cause(NamedTuple):
    """One way in which reading fails."""

    kind: UnreadableKind
    text: Text


class UnreadableWorkbookError(Exception):
    """A workbook cannot be read; `kind` is of a closed list, `message` tells people why."""

    def __init__(self, cause: Cause, **fields: Field) -> None:
        """Name the cause and what fills its sentence."""
        self.cause = cause
        self.kind: UnreadableKind = cause.kind
        self.message = say(cause.text, **fields)
        super().__init__(self.message.told("en"))


_AGAIN = Text(
    id="Mintalah salinan baru, atau buka di Excel lalu simpan ulang sebagai .xlsx.",
    en="Ask for a fresh copy, or open it in Excel and save it again as .xlsx.",
)


def _damaged(indonesian: str, english: str) -> Cause:
    return Cause("damaged", Text(f"{indonesian} {_AGAIN.id}", f"{english} {_AGAIN.en}"))


def _too_large(indonesian: str, english: str) -> Cause:
    """Give a cause whose sentence ends with the limit."""
    return Cause(
        "too-large",
        Text(
            f"{indonesian} (batasnya {{limit}}). Pecahlah menjadi beberapa buku kerja.",
            f"{english} (the limit is {{limit}}). Split it into several workbooks.",
        ),
    )


def _unsafe(indonesian: str, english: str) -> Cause:
    return Cause(
        "unsafe",
        Text(
            f"{indonesian} Buku kerja biasa tidak seperti itu; jangan dibuka sebelum pengirimnya"
            " dipastikan.",
            f"{english} Ordinary workbooks are not like that; do not open it before you are sure"
            " of its sender.",
        ),
    )


MISSING = Cause(
    "missing",
    Text(
        "Berkas tidak ditemukan. Periksa nama dan foldernya.",
        "There is no such file. Check its name and folder.",
    ),
)
FOLDER = Text("folder", "a folder")
NOT_A_FILE = Cause(
    "not-a-file",
    Text(
        "Ini bukan berkas biasa melainkan {what}. Tunjuklah berkas buku kerjanya.",
        "This is not a regular file but {what}. Point to the workbook itself.",
    ),
)
NO_PERMISSION = Cause(
    "no-permission",
    Text(
        "Berkas tidak boleh dibaca. Tutuplah program yang sedang membukanya, atau minta izin"
        " membaca kepada pemiliknya.",
        "The file may not be read. Close the program that has it open, or ask its owner for"
        " permission to read it.",
    ),
)
NOT_READ = _damaged(
    "Berkas tidak dapat dibaca dari tempat penyimpanannya ({what}).",
    "The file cannot be read from where it is stored ({what}).",
)
EMPTY = Cause(
    "empty",
    Text(
        "Berkas kosong, tidak ada isinya. Mintalah salinan baru kepada pengirimnya.",
        "The file is empty. Ask its sender for a fresh copy.",
    ),
)
ONLY_ZEROS = Cause(
    "empty",
    Text(
        "Berkas hanya berisi nol: penyalinan atau pengunduhannya gagal. Salin atau unduh lagi.",
        "The file holds nothing but zeros: copying or downloading it failed. Do it again.",
    ),
)
NOT_A_WORKBOOK = Cause(
    "not-a-workbook",
    Text(
        "Berkas ini bukan buku kerja Excel melainkan {what}. Buka dengan programnya, lalu simpan"
        " sebagai .xlsx.",
        "This is not an Excel workbook but {what}. Open it with its own program and save it as"
        " .xlsx.",
    ),
)
ENCRYPTED = Cause(
    "encrypted",
    Text(
        "Buku kerja dikunci dengan kata sandi. Buka di Excel, hapus kata sandinya (File > Info >"
        " Protect Workbook), simpan, lalu ulangi.",
        "The workbook is locked with a password. Open it in Excel, remove the password (File >"
        " Info > Protect Workbook), save it, and try again.",
    ),
)
UNSUPPORTED = Cause(
    "unsupported",
    Text(
        "Buku kerja ini disimpan sebagai {what}, yang tidak dibaca. Simpan ulang sebagai .xlsx.",
        "This workbook is saved as {what}, which is not read. Save it again as .xlsx.",
    ),
)

ZIP_BROKEN = _damaged(
    "Berkas terpotong atau rusak ({what}).", "The file is cut off or damaged ({what})."
)
PART_MISSING = _damaged(
    "Bagian {part} tidak ada di dalam buku kerja.", "The part {part} is missing from the workbook."
)
PART_BROKEN = _damaged(
    "Bagian {part} di dalam buku kerja rusak ({what}).",
    "The part {part} of the workbook is damaged ({what}).",
)
NO_SHEET = _damaged("Buku kerja tidak punya lembar.", "The workbook has no sheet.")
SHEET_BROKEN = _damaged(
    "Lembar {sheet} bukan lembar kerja yang utuh ({what}).",
    "Sheet {sheet} is not a whole worksheet ({what}).",
)
CELL_OUTSIDE = _damaged(
    "Lembar {sheet} menyebut sel atau baris yang tidak mungkin ada: {what}.",
    "Sheet {sheet} names a cell or row that cannot be: {what}.",
)
CELL_TWICE = _damaged(
    "Sel {cell} di lembar {sheet} tertulis dua kali, jadi nilainya tidak pasti.",
    "Cell {cell} of sheet {sheet} is written twice, so its value is not certain.",
)
CELL_NOT_A_NUMBER = _damaged(
    "Sel {cell} di lembar {sheet} seharusnya berisi angka tetapi tertulis {what}.",
    "Cell {cell} of sheet {sheet} should hold a number but has {what}.",
)
CELL_WITHOUT_TEXT = _damaged(
    "Sel {cell} di lembar {sheet} menunjuk teks nomor {what}, yang tidak ada di buku kerja.",
    "Cell {cell} of sheet {sheet} points to text number {what}, which the workbook has not.",
)
CELL_TYPE_UNKNOWN = _damaged(
    "Sel {cell} di lembar {sheet} berjenis {what}, yang tidak dikenal.",
    "Cell {cell} of sheet {sheet} is of the type {what}, which is not known.",
)
LEGACY_BROKEN = _damaged(
    "Isi buku kerja format lama ini tidak dapat dibaca.",
    "What this workbook of an older format holds cannot be read.",
)

FILE_TOO_LARGE = _too_large("Berkas terlalu besar", "The file is too large")
PART_TOO_LARGE = _too_large("Isi buku kerja terlalu besar", "What the workbook holds is too large")
TOO_MANY_SHEETS = _too_large("Terlalu banyak lembar", "There are too many sheets")
TOO_MANY_CELLS = _too_large("Terlalu banyak sel", "There are too many cells")
TOO_MANY_ELEMENTS = _too_large(
    "Bagian {part} berisi terlalu banyak unsur", "The part {part} has too many elements"
)
TAG_TOO_LONG = _too_large(
    "Bagian {part} berisi tanda yang terlalu panjang", "The part {part} has too long a tag"
)
FORMULAS_TOO_LONG = _too_large("Rumus-rumusnya terlalu panjang", "The formulas are too long")
TOO_MANY_TEXTS = _too_large("Terlalu banyak teks", "There are too many texts")
TEXTS_TOO_LONG = _too_large(
    "Teks di dalam sel-selnya terlalu panjang", "The texts in its cells are too long"
)
TOO_MANY_MERGES = _too_large("Terlalu banyak sel gabungan", "There are too many merged cells")
TOO_MANY_STYLES = _too_large("Terlalu banyak gaya sel", "There are too many cell styles")
OUT_OF_MEMORY = Cause(
    "too-large",
    Text(
        "Memori komputer tidak cukup untuk membacanya. Pecahlah menjadi beberapa buku kerja.",
        "This computer has not enough memory to read it. Split it into several workbooks.",
    ),
)

BOMB = _unsafe(
    "Berkas kecil ini mengembang menjadi isi yang luar biasa besar (bom zip).",
    "This small file unfolds into something huge (a zip bomb).",
)
ZIP_TOO_MANY_ENTRIES = _unsafe(
    "Berkas berisi {count} bagian; batasnya {limit}.",
    "The file has {count} parts; the limit is {limit}.",
)
ZIP_OVERLAP = _unsafe(
    "Bagian-bagian di dalam berkas saling tumpang tindih.",
    "Parts of the file lie on top of each other.",
)
ZIP_DUPLICATE = _unsafe(
    "Bagian {part} ada dua kali di dalam berkas.", "The part {part} stands twice in the file."
)
ZIP_NAME = _unsafe(
    "Berkas berisi bagian dengan nama berbahaya: {part}.",
    "The file has a part with a dangerous name: {part}.",
)
OUTSIDE_PART = _unsafe(
    "Buku kerja mengambil bagiannya dari luar berkas: {part}.",
    "The workbook takes a part from outside the file: {part}.",
)
XML_DTD = _unsafe(
    "Bagian {part} memuat definisi XML (DTD), yang dilarang dalam buku kerja.",
    "The part {part} has an XML definition (DTD), which workbooks may not have.",
)
XML_DEPTH = _unsafe(
    "Bagian {part} bersarang lebih dari {limit} tingkat.",
    "The part {part} is nested deeper than {limit} levels.",
)

CRASHED = Cause(
    "crashed",
    Text(
        "Program pembaca format lama berhenti karena isi berkas ini. Buka di Excel lalu simpan"
        " ulang sebagai .xlsx.",
        "The program that reads older formats stopped because of what this file holds. Open it"
        " in Excel and save it again as .xlsx.",
    ),
)
TIMED_OUT = Cause(
    "timed-out",
    Text(
        "Membaca berkas ini melewati {limit} detik. Buka di Excel lalu simpan ulang sebagai .xlsx.",
        "Reading this file took more than {limit} seconds. Open it in Excel and save it again as"
        " .xlsx.",
    ),
)
STOPPED = Cause(
    "crashed",
    Text(
        "Pemeriksaan berkas ini selalu berhenti mendadak. Buka di Excel lalu simpan ulang sebagai"
        " .xlsx.",
        "The check of this file stops dead every time. Open it in Excel and save it again as"
        " .xlsx.",
    ),
)
TOO_SLOW = Cause(
    "timed-out",
    Text(
        "Memeriksa berkas ini melewati batas {limit} detik. Pecahlah menjadi beberapa buku kerja,"
        " atau beri waktu lebih dengan --time-limit.",
        "Checking this file took more than the limit of {limit} seconds. Split it into several"
        " workbooks, or allow more time with --time-limit.",
    ),
)
FAILED = Cause(
    "internal",
    Text(
        "Program gagal memeriksa buku kerja ini ({where}). Laporkanlah kepada pembuatnya.",
        "The program failed on this workbook ({where}). Please report it to its makers.",
    ),
)
