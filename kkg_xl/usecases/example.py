"""What the example workbook holds: the budget of a real report of 2009, with invented people.

The amounts are those of table D of the accountability report of KKG Gugus 03 Ledokombo, the days
and topics those of its schedule. Receipts and their dates are invented, and everybody's name is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from kkg_xl.domain.profile import Detail
from kkg_xl.layouts.ours import input_sheets as sheets
from kkg_xl.sheets.planned import serial
from kkg_xl.sheets.sheet_plan import Content

Rows = list[Mapping[str, Content]]

GROUPS: Final = ("Inservice Training", "Onservice Training", "Kegiatan Forum KKG")

PROFILE: Final[Mapping[Detail, Content]] = {
    Detail.GROUP: "KKG Gugus 03 Kecamatan Ledokombo",
    Detail.ADDRESS: "SD Negeri Slateng 03, Jl. Sumbergadung 41, Slateng",
    Detail.SUBDISTRICT: "Ledokombo",
    Detail.DISTRICT: "Kabupaten Jember",
    Detail.PROVINCE: "Jawa Timur",
    Detail.PROGRAMME: "Program BERMUTU",
    Detail.ACTIVITY: "Pemberdayaan Guru melalui Program BERMUTU",
    Detail.STAGE: "1",
    Detail.YEAR: "2009",
    Detail.BEGINS: serial(date(2009, 10, 19)),
    Detail.ENDS: serial(date(2009, 11, 21)),
    Detail.SOURCE: "Dana Bantuan Langsung (DBL)",
    Detail.GRANT: Decimal(13157000),
    Detail.PLACE: "Ledokombo",
    Detail.SIGNED: serial(date(2009, 10, 5)),
    Detail.REPORTED: serial(date(2009, 11, 28)),
    Detail.SUPERVISOR: "PENGAWAS 01",
    Detail.SUPERVISOR_ID: "19600101 198503 1 001",
    Detail.CHAIR: "KETUA 01",
    Detail.CHAIR_ID: "19700101 199503 1 001",
    Detail.TREASURER: "BENDAHARA 01",
    Detail.TREASURER_ID: "19750101 200003 2 001",
}

# Code, item, volume, unit, times, rate.
_LINES: Final = (
    ("A.1", "Uang Saku Fasilitator", 3, "orang", 3, 150000),
    ("A.2", "Uang Transport Fasilitator", 3, "orang", 3, 50000),
    ("A.3", "ATK", 1, "paket", 1, 992000),
    ("A.4", "Sewa Peralatan", 3, "hari", 1, 225000),
    ("A.5", "Konsumsi Peserta", 40, "orang", 3, 20000),
    ("A.6", "Konsumsi Narasumber/ Fasilitator", 4, "orang", 3, 20000),
    ("B.1", "Uang Saku Fasilitator", 8, "kali", 1, 200000),
    ("B.2", "Uang Transport Fasilitator", 8, "kali", 1, 50000),
    ("B.3", "ATK", 1, "paket", 1, 700000),
    ("B.4", "Sewa Peralatan", 8, "kali", 1, 225000),
    ("B.5", "Sewa Tempat", 2, "kali", 1, 300000),
    ("B.6", "Konsumsi Narasumber/ Fasilitator", 8, "kali", 1, 25000),
    ("B.7", "Cetak Buku BBM", 40, "buku", 1, 25000),
    ("C.1", "Transport Ketua ke LPMP", 1, "kali", 1, 300000),
    ("C.2", "Transport Peserta", 3, "orang", 3, 50000),
)

# Day and month of 2009, and the code of what was paid.
_PAID: Final = (
    *((17, 10, code) for code in ("A.3", "B.3")),
    *((21, 10, code) for code in ("A.1", "A.2", "A.4", "A.5", "A.6")),
    *((7, 11, code) for code in ("C.1", "C.2")),
    *((21, 11, code) for code in ("B.1", "B.2", "B.4", "B.5", "B.6", "B.7")),
)

# Days after 19 October, begin, end, topic, lessons, speaker.
_INSERVICE: Final = (
    (0, "07.30", "09.10", "Kebijakan Dinas tentang BERMUTU", 2, 1),
    (0, "09.10", "10.50", "Implementasi KTSP", 2, 2),
    (0, "11.05", "14.35", "Pengenalan Lesson Study", 3, 3),
    (0, "14.35", "17.20", "Pengenalan Case Study", 3, 4),
    (1, "07.30", "10.00", "Pengenalan PTK", 3, 5),
    (1, "10.00", "12.45", "Kajian Kritis", 3, 2),
    (1, "13.45", "15.25", "Metode Pembelajaran", 2, 4),
    (1, "15.40", "17.20", "Penilaian Pembelajaran", 2, 5),
    (2, "07.30", "08.20", "Penilaian Pembelajaran", 1, 5),
    (2, "08.20", "10.00", "Perangkat Pembelajaran", 2, 3),
    (2, "10.00", "12.45", "Media Pembelajaran", 3, 2),
    (2, "13.45", "15.25", "Tematik", 2, 5),
    (2, "15.40", "17.20", "ICT", 2, 4),
)
_ONSERVICE: Final = (
    ((26, 10), "Pengenalan Program BERMUTU"),
    ((31, 10), "Identifikasi Masalah"),
    ((6, 11), "Perencanaan Tindakan"),
    ((7, 11), "Pelaksanaan Tindakan"),
    ((12, 11), "Analisis dan Interpretasi Data"),
    ((14, 11), "Refleksi dan Tindak Lanjut"),
    ((20, 11), "ICT 1"),
    ((21, 11), "ICT 2"),
)
_MEMBERS, _SCHOOLS, _SESSIONS = 40, 9, 11
_INDOORS: Final = "SD Negeri Slateng 03"
_LABORATORY: Final = "SD Negeri Sumberlesung 01"


def budget() -> Rows:
    """Give the rows of RAB."""
    group = dict(zip("ABC", GROUPS, strict=True))
    return [
        {
            sheets.CODE: code,
            sheets.GROUP: group[code[0]],
            sheets.ITEM: item,
            sheets.VOLUME: Decimal(volume),
            sheets.UNIT: unit,
            sheets.TIMES: Decimal(times),
            sheets.RATE: Decimal(rate),
        }
        for code, item, volume, unit, times, rate in _LINES
    ]


def cash_book() -> Rows:
    """Give the rows of BKU: the grant, and every line paid as it was planned."""
    amounts = {code: (item, volume * times * rate) for code, item, volume, _, times, rate in _LINES}
    received: Mapping[str, Content] = {
        sheets.DAY: serial(date(2009, 10, 12)),
        sheets.RECEIPT: "M-01",
        sheets.TEXT: "Diterima Dana Bantuan Langsung (DBL) tahap 1",
        sheets.RECEIVED: Decimal(sum(amount for _, amount in amounts.values())),
    }
    return [received, *_payments(amounts)]


def _payments(amounts: Mapping[str, tuple[str, int]]) -> Iterator[Mapping[str, Content]]:
    for number, (day, month, code) in enumerate(_PAID, 1):
        item, amount = amounts[code]
        yield {
            sheets.DAY: serial(date(2009, month, day)),
            sheets.RECEIPT: f"K-{number:02}",
            sheets.CODE: code,
            sheets.TEXT: f"Dibayar {item}",
            sheets.SPENT: Decimal(amount),
        }


def roster() -> Rows:
    """Give the rows of Peserta."""
    return [
        {
            sheets.NUMBER: Decimal(number),
            sheets.NAME: f"Peserta {number:02}",
            sheets.SEX: "LP"[number % 2],
            sheets.SCHOOL: f"SD Negeri {number % _SCHOOLS + 1:02}",
        }
        for number in range(1, _MEMBERS + 1)
    ]


def schedule() -> Rows:
    """Give the rows of Jadwal: three days of lessons, then eight meetings of four lessons."""
    first = serial(date(2009, 10, 19))
    inservice = [
        _lesson(first + after, begins, ends, topic, hours, f"Fasilitator {speaker:02}", _INDOORS)
        for after, begins, ends, topic, hours, speaker in _INSERVICE
    ]
    onservice = [
        _lesson(
            serial(date(2009, month, day)),
            "08.00",
            "11.40",
            topic,
            4,
            "Fasilitator 02",
            _LABORATORY if topic.startswith("ICT") else _INDOORS,
        )
        for (day, month), topic in _ONSERVICE
    ]
    return [*inservice, *onservice]


def _lesson(  # noqa: PLR0913, PLR0917 -- the columns of the sheet, in their order
    day: Decimal, begins: str, ends: str, topic: str, hours: int, speaker: str, place: str
) -> Mapping[str, Content]:
    return {
        sheets.DAY: day,
        sheets.BEGINS: begins,
        sheets.ENDS: ends,
        sheets.TOPIC: topic,
        sheets.HOURS: Decimal(hours),
        sheets.SPEAKER: speaker,
        sheets.PLACE: place,
    }


def attendance() -> Rows:
    """Give the rows of Daftar Hadir; now and then somebody is away."""
    return [
        {
            sheets.NUMBER: Decimal(number),
            sheets.NAME: f"Peserta {number:02}",
            **{
                session: sheets.ABSENT[number % 3]
                if (number * 7 + at) % 29 == 0
                else sheets.PRESENT
                for at, session in enumerate(sheets.SESSIONS[:_SESSIONS])
            },
        }
        for number in range(1, _MEMBERS + 1)
    ]
