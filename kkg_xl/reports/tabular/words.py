"""What the sheets of a report say, in both languages."""

from __future__ import annotations

from typing import Final

from kkg_xl.domain.text import Text
from kkg_xl.reports.tabular.model import Weight
from kkg_xl.reports.words import SEVERITIES
from kkg_xl.rules.model import Severity

NUMBER: Final = Text(id="NO", en="NO")
WORKBOOK: Final = Text(id="BUKU KERJA", en="WORKBOOK")
GROUP: Final = Text(id="KELOMPOK", en="GROUP")
STATUS: Final = Text(id="STATUS", en="STATUS")
ERRORS: Final = Text(id="KESALAHAN", en="ERRORS")
WARNINGS: Final = Text(id="PERINGATAN", en="WARNINGS")
INFOS: Final = Text(id="INFO", en="INFO")
ACCEPTED: Final = Text(id="DITERIMA", en="ACCEPTED")
STATED: Final = Text(id="TERTULIS", en="STATED")
COMPUTED: Final = Text(id="HASIL HITUNG", en="COMPUTED")
AT_STAKE: Final = Text(id="SELISIH KESALAHAN", en="DIFFERENCE OF ERRORS")
DIFFERENCE: Final = Text(id="SELISIH", en="DIFFERENCE")
SEVERITY: Final = Text(id="TINGKAT", en="SEVERITY")
SHEET: Final = Text(id="LEMBAR", en="SHEET")
CELL: Final = Text(id="SEL", en="CELL")
RULE: Final = Text(id="ATURAN", en="RULE")
MESSAGE: Final = Text(id="PESAN", en="MESSAGE")
REASON: Final = Text(id="ALASAN DITERIMA", en="REASON FOR ACCEPTING")
KIND: Final = Text(id="JENIS", en="KIND")
WHY: Final = Text(id="SEBAB DAN APA YANG DILAKUKAN", en="REASON AND WHAT TO DO")

WORKBOOKS: Final = Text(id="Buku diperiksa", en="Workbooks checked")
CLEAN: Final = Text(id="bersih", en="clean")
WRONG: Final = Text(id="ada kesalahan", en="errors")
DOUBTFUL: Final = Text(id="ada peringatan", en="warnings")
INFO_ONLY: Final = Text(id="hanya info", en="info only")
UNREADABLE: Final = Text(id="tidak terbaca", en="unreadable")
PARTLY: Final = Text(id="sebagian", en="in part")
ERRORS_IN_ALL: Final = Text(id="Jumlah kesalahan", en="Errors in all")
WARNINGS_IN_ALL: Final = Text(id="Jumlah peringatan", en="Warnings in all")
AT_STAKE_IN_ALL: Final = Text(id="Jumlah selisih kesalahan", en="Difference of errors in all")

SEVERITY_WORDS: Final = {
    Severity.ERROR: (SEVERITIES[Severity.ERROR], Weight.WRONG),
    Severity.WARNING: (SEVERITIES[Severity.WARNING], Weight.DOUBTFUL),
    Severity.INFO: (SEVERITIES[Severity.INFO], Weight.NOTEWORTHY),
}
ACCEPTED_WORD: Final = Text(id="diterima", en="accepted")
