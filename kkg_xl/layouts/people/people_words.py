"""The words over and beside lists of people: what a column holds, what a total counts."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from kkg_xl.domain.attending import Count
from kkg_xl.layouts.words.vocabulary import plain


class Part(Enum):
    """What a column of a list of people holds."""

    NUMBER = "number"
    NAME = "name"
    NIP = "nip"
    NUPTK = "nuptk"
    EITHER = "nip or nuptk"
    """One column for both."""
    SEX = "sex"
    BORN = "born"
    SCHOOL = "school"
    SIGNED = "signed"
    """Signatures, or the numbers beside which people sign."""
    MARK = "mark"
    DAY = "day"
    SESSION = "session"
    TOPIC = "topic"
    HOURS = "hours"
    RANK = "rank"
    OTHER = "other"
    """Something about people that is of no concern here."""


_PARTS = {
    Part.NUMBER: r"NO|NO URUT|NOMOR|NOMOR URUT|NR",
    Part.NAME: r"NAMA(?: (?:PESERTA|GURU|LENGKAP|ANGGOTA|NARASUMBER|PENERIMA|FASILITATOR)\b.*)?"
    r"|NAMA ?(?:DAN|&|/) ?(?:GELAR|NIP|NUPTK)",
    Part.EITHER: r"(?:NIP|NUPTK|NIPPPK|NIP PPPK) ?(?:/|DAN|ATAU|) ?(?:NIP|NUPTK|NIPPPK|NRK).*",
    Part.NIP: r"(?:NO |NOMOR )?(?:NIP|NIPPPK|NI PPPK)(?: (?:BARU|PESERTA|GURU|PNS))?",
    Part.NUPTK: r"(?:NO |NOMOR )?NUPTK",
    Part.SEX: r"L ?/ ?P|P ?/ ?L|LP|JK|J ?/ ?K|JENIS KELAMIN|JENIS KEL",
    Part.BORN: r"(?:TEMPAT ?(?:/|DAN|&)? ?)?(?:TGL|TANGGAL) ?LAHIR|TTL",
    Part.SCHOOL: r"(?:UNIT KERJA|(?:NAMA |ASAL )?SEKOLAH|TEMPAT TUGAS|(?:ASAL )?INSTANSI"
    r"|SATUAN PENDIDIKAN|(?:ASAL )?LEMBAGA)(?: ?/.*)?",
    Part.SIGNED: r"(?:TANDA ?TANGAN|TTD|PARAF)\b.*",
    Part.MARK: r"KEHADIRAN|STATUS(?: KEHADIRAN)?|HADIR ?/ ?TIDAK(?: HADIR)?|ABSEN(?:SI)?"
    r"|KET(?:ERANGAN)? (?:KE)?HADIR(?:AN)?|DAFTAR HADIR",
    Part.DAY: r"TANGGAL|TGL|HARI ?(?:/|DAN|) ?(?:TANGGAL|TGL)|HARI",
    Part.SESSION: r"PERTEMUAN(?: KE)?|SESI(?: KE)?|KEGIATAN|PERTEMUAN ?/ ?SESI",
    Part.TOPIC: r"MATERI|TOPIK|POKOK BAHASAN|MATERI ?/ ?(?:KEGIATAN|TOPIK)",
    Part.HOURS: r"JP|JML JP|JUMLAH JP|JAM PELAJARAN",
    Part.RANK: r"(?:GOL|GOLONGAN|PANGKAT|JABATAN)\b.*",
    Part.OTHER: r"(?:KELAS|ALAMAT|KET|KETERANGAN|NO HP|HP|TELP|EMAIL"
    r"|TEMPAT|AGAMA|PENDIDIKAN|MAPEL|MATA PELAJARAN|TMT|KECAMATAN|KABUPATEN|NPSN|NPWP|NIK"
    r"|CATATAN|NO REK|REKENING|STATUS KEPEGAWAIAN)\b.*",
}
_PATTERNS = [(part, re.compile(pattern)) for part, pattern in _PARTS.items()]

_COUNTS = {
    Count.PRESENT: r"H|HADIR|JUMLAH HADIR|TOTAL HADIR|JUMLAH KEHADIRAN|TOTAL KEHADIRAN"
    r"|JUMLAH PESERTA HADIR|PESERTA HADIR|JUMLAH YANG HADIR|YANG HADIR",
    Count.SICK: r"S|SAKIT|JUMLAH SAKIT",
    Count.EXCUSED: r"I|IZIN|IJIN|JUMLAH IZIN|JUMLAH IJIN",
    Count.ABSENT: r"A|ALPA|ALPHA|TK|TANPA KETERANGAN|JUMLAH ALPA|JUMLAH ALPHA",
    Count.HOURS: r"JP|JUMLAH JP|TOTAL JP|JP DIPEROLEH|JP HADIR|JML JP",
    Count.SHARE: r"%|(?:% ?|PERSEN(?:TASE)? ?|PROSENTASE ?)(?:KEHADIRAN|HADIR)?",
}
_COUNTED = [(count, re.compile(pattern)) for count, pattern in _COUNTS.items()]
_SUM = re.compile(r"JUMLAH|JML|JLH|TOTAL")
_SHORT = re.compile(r"\b(?:JML|JLH|TOTAL)\b")

_SESSION = re.compile(
    r"(?:P|PERT|PERTEMUAN|SESI|HARI|TATAP MUKA|TM|KE|H|MINGGU|PEKAN)[ /-]*(?:KE)?[ /-]*"
    r"(?:\d{1,2}|[IVX]{1,4})|KE ?- ?\d{1,2}"
    r"|\d{1,2} ?[/-] ?\d{1,2}"
    r"|\d{1,2}[ -]?(?:JAN|[FP]EB|MAR|APR|MEI|JUN|JUL|AG|SEP|OKT|NOV|NOP|DES)[A-Z]*"
)
"""A number, or a day whose year nothing tells."""
_OVER_SESSIONS = re.compile(
    r"(?:PERTEMUAN|KEHADIRAN|DAFTAR HADIR|DAFTAR KEHADIRAN|HADIR|ABSEN(?:SI)?|SESI|TANGGAL|TGL|HARI"
    r"|BULAN|MATERI|TOPIK|KEGIATAN|PERTEMUAN KE|HARI ?/ ?(?:TANGGAL|TGL))\b.*"
)
_WEEKDAY = re.compile(r"SENIN|SELASA|RABU|KAMIS|JUM ?AT|SABTU|MINGGU|AHAD")


@lru_cache(maxsize=4096)
def part_of(text: str) -> Part | None:
    """Tell what a heading says its column holds.

    >>> part_of("N I P"), part_of("NIP/NUPTK"), part_of("P1")
    (<Part.NIP: 'nip'>, <Part.EITHER: 'nip or nuptk'>, None)
    """
    words = plain(text).replace("N I P", "NIP")
    return next((part for part, pattern in _PATTERNS if pattern.fullmatch(words)), None)


@lru_cache(maxsize=4096)
def count_of(text: str) -> Count | None:
    """Tell what a heading or the label of a row counts.

    >>> count_of("JML HADIR"), count_of("Tidak hadir")
    (<Count.PRESENT: 'present'>, None)
    """
    words = _SHORT.sub("JUMLAH", plain(text))
    return next((count for count, pattern in _COUNTED if pattern.fullmatch(words)), None)


def is_sum(text: str) -> bool:
    """Tell whether a heading says JUMLAH and not of what."""
    return _SUM.fullmatch(plain(text)) is not None


def is_session(text: str) -> bool:
    """Tell whether a heading numbers a session or names a weekday.

    >>> is_session("P1"), is_session("Pertemuan ke-3"), is_session("Senin"), is_session("Sekolah")
    (True, True, True, False)
    """
    words = plain(text)
    return _SESSION.fullmatch(words) is not None or _WEEKDAY.fullmatch(words) is not None


def is_over_sessions(text: str) -> bool:
    """Tell whether a heading can stand over the columns of several sessions."""
    return _OVER_SESSIONS.fullmatch(plain(text)) is not None


_KEPT = re.compile(
    r"\b(?:(?:DAFTAR|REKAP\w*) (?:HADIR|KEHADIRAN|ABSEN\w*|PESERTA)|ABSENSI|PRESENSI)\b"
)
_PRESENTERS = re.compile(
    r"\b(?:NARASUMBER|FASILITATOR|PENYAJI|PEMATERI|INSTRUKTUR|PENATAR|PANITIA|PEMANDU)\b"
)


def says_what_is_kept(title: str) -> bool:
    """Tell whether a title says that attendance or people are listed below it."""
    return _KEPT.search(plain(title)) is not None


def is_of_presenters(title: str) -> bool:
    """Tell whether a list is one of presenters or organisers, who are no participants.

    >>> is_of_presenters("DAFTAR HADIR NARASUMBER"), is_of_presenters("DAFTAR HADIR PESERTA")
    (True, False)
    """
    return _PRESENTERS.search(plain(title)) is not None
