"""The headings by which structures of programmes and schedules are found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from kkg_xl.layouts.inventory import Inventory
from kkg_xl.layouts.words.vocabulary import plain


class Part(Enum):
    """What a column of a programme or a schedule holds."""

    NUMBER = "number"
    CODE = "code"
    TOPIC = "topic"
    HOURS = "hours"
    PRESENTER = "presenter"
    DAY = "day"
    MEETING = "meeting"
    TIME = "time"
    PERIOD = "period"
    """The number of a slot: JAM KE."""
    BEGINS = "begins"
    ENDS = "ends"
    PLACE = "place"
    ELSE = "else"
    """What neither has: money, signatures, names of participants."""


_PARTS = {
    Part.NUMBER: re.compile(r"NO|NOMOR|NO URUT|NO ?/ ?KODE"),
    Part.CODE: re.compile(r"KODE(?: MATERI)?"),
    Part.TOPIC: re.compile(
        r"(?:NAMA |JUDUL |POKOK )?MATERI(?:[ /].*)?|TOPIK(?:[ /].*)?|POKOK BAHASAN"
        r"|MATA (?:DIKLAT|PELATIHAN|TATARAN|LATIH|ACARA|KEGIATAN)"
        r"|(?:NAMA |URAIAN |RINCIAN |JENIS )?KEGIATAN(?: ?/ ?MATERI)?|ACARA(?:[ /].*)?|AGENDA"
    ),
    Part.HOURS: re.compile(
        r"(?:(?:JML|JUMLAH|ALOKASI|BOBOT|WAKTU|TOTAL|BANYAKNYA) )*(?:JP|JPL|OJP|JAM PEL(?:AJARAN)?)"
        r"(?: @? ?\d+ (?:MENIT|MNT))?|(?:JUMLAH|JML|ALOKASI) JAM|ALOKASI WAKTU"
    ),
    Part.PRESENTER: re.compile(
        r"(?:NAMA )?(?:PENYAJI|NARA ?SUMBER|FASILITATOR|PEMATERI|INSTRUKTUR|PEMANDU|GURU PEMANDU"
        r"|PEMBICARA|PENATAR|TUTOR|PENGAJAR|WIDYAISWARA)(?: ?/.*)?"
    ),
    Part.DAY: re.compile(
        r"HARI(?: ?[/&-]? ?(?:DAN )?(?:TANGGAL|TGL))?|(?:TANGGAL|TGL)(?: ?/ ?HARI)?"
        r"|(?:HARI ?/? ?)?(?:TANGGAL|TGL|WAKTU) PELAKSANAAN"
    ),
    Part.MEETING: re.compile(r"PERTEMUAN(?: KE)?|SESI|TATAP MUKA"),
    Part.TIME: re.compile(r"(?:WAKTU|JAM|PUKUL)(?: ?/ ?(?:WAKTU|JAM|PUKUL))?(?: WI(?:B|TA|T))?"),
    Part.PERIOD: re.compile(r"(?:JAM|JP|JAM PEL(?:AJARAN)?|SLOT) ?KE ?-?"),
    Part.BEGINS: re.compile(r"(?:(?:JAM|WAKTU|PUKUL) )?MULAI"),
    Part.ENDS: re.compile(r"(?:(?:JAM|WAKTU|PUKUL) )?(?:SELESAI|BERAKHIR)"),
    Part.PLACE: re.compile(r"TEMPAT(?:[ /].*)?|LOKASI|RUANG(?:AN)?"),
    Part.ELSE: re.compile(
        r"NAMA(?: (?:PESERTA|GURU|LENGKAP|ANGGOTA|SISWA).*)?|NIP\b.*|NUPTK\b.*|TTD.*"
        r"|TANDA ?TANGAN.*|PARAF|VOLUME|VOL|SATUAN|(?:HARGA|BIAYA|TARIF|HONOR)\b.*"
        r"|ANGGARAN|REALISASI|PENERIMAAN|PENGELUARAN|SALDO|DEBE[TL]|KREDIT|NO BUKTI|NILAI"
        r"|JUMLAH(?: DANA| BIAYA| UANG)?"
        r"|SUMBER DANA|TARGET|SASARAN|INDIKATOR|MINGGU KE.*|BULAN"
    ),
}
_UNDER = {Part.BEGINS, Part.ENDS, Part.DAY}
_SIGNS = (
    "materi",
    "topik",
    "kegiatan",
    "acara",
    "agenda",
    "bahasan",
    "mata ",
    "waktu",
    "jam",
    "pukul",
    "mulai",
    "jadwal",
    "hari/",
    "hari /",
)


@dataclass(frozen=True, slots=True)
class Headings:
    """A row of headings of one of these tables."""

    row: int
    columns: Mapping[Part, Sequence[int]]

    def column(self, part: Part) -> int:
        """Give the first column of a part; 0, which no sheet has, where there is none."""
        return next(iter(self.columns.get(part, ())), 0)

    def has(self, *parts: Part) -> bool:
        """Tell whether there is a column of any of these parts."""
        return any(part in self.columns for part in parts)


def part_of(text: str) -> Part | None:
    """Tell what a column with this heading holds, `None` for a text that is no such heading.

    >>> part_of("HARI/ TANGGAL"), part_of("Pemateri"), part_of("Kebijakan Dinas")
    (<Part.DAY: 'day'>, <Part.PRESENTER: 'presenter'>, None)
    """
    words = plain(text)
    return next((part for part, form in _PARTS.items() if form.fullmatch(words)), None)


def programme_headings(held: Inventory) -> Iterator[Headings]:
    """Find the rows of headings that a structure or a schedule may have, from top to bottom."""
    if not held.says(_SIGNS):
        return
    rows: dict[int, dict[Part, list[int]]] = {}
    for number, column, text in held.texts:
        part = part_of(text)
        if part is not None:
            rows.setdefault(number, defaultdict(list))[part].append(column)
    for number, own in rows.items():
        above, below = rows.get(number - 1, {}), rows.get(number + 1, {})
        if Part.ELSE in own or Part.ELSE in above:
            continue
        if set(below.get(Part.ELSE, ())) - {*_below_hours(held, number, own)}:
            continue
        under = set(below) <= _UNDER  # MULAI and SELESAI below WAKTU
        yield Headings(number, {**below, **own} if under else own)


def _below_hours(held: Inventory, row: int, own: Mapping[Part, Sequence[int]]) -> Iterator[int]:
    """Give the columns below a heading JP: T, P and JUMLAH."""
    for column in own.get(Part.HOURS, ()):
        for area in held.grid.merged:
            if (area.top, area.left) == (row, column):
                yield from range(area.left, area.right + 1)
