"""The input sheets of a new workbook beside Profil: RAB, BKU, Peserta, Jadwal, Daftar Hadir."""

from __future__ import annotations

from typing import Final

from kkg_xl.layouts.ours import checks, profile_sheet
from kkg_xl.layouts.ours.list_sheet import TOP, ListColumn, ListSheet, Summary
from kkg_xl.sheets.sheet_plan import Mark, Style

CODES: Final = "DaftarKode"
"""The defined name of the codes of the budget, from which the cash book chooses."""

CODE, GROUP, ITEM, VOLUME, UNIT, TIMES, RATE, AMOUNT = (
    *("KODE", "KELOMPOK", "KEGIATAN", "VOLUME", "SATUAN", "KALI", "SATUAN BIAYA", "JUMLAH"),
)

BUDGET: Final = ListSheet(
    name="RAB",
    title="RENCANA ANGGARAN BIAYA",
    hint=(
        "Satu baris untuk satu belanja. KALI adalah faktor kedua (hari, pertemuan); tulislah 1"
        " bila tidak ada. Belanja borongan: VOLUME 1, KALI 1. Lembar siap cetak dibuat dengan"
        " perintah budget."
    ),
    table="RAB",
    columns=(
        ListColumn(
            CODE, 8, Style.INPUT_CODE, check=checks.unique("Kode ini sudah dipakai di baris lain.")
        ),
        ListColumn(
            GROUP,
            24,
            Style.INPUT,
            check=checks.listed(
                profile_sheet.GROUPS, "Pilihlah kelompok yang ada di lembar Profil."
            ),
        ),
        ListColumn(ITEM, 38, Style.INPUT),
        ListColumn(VOLUME, 10, Style.INPUT_COUNT, check=checks.count),
        ListColumn(UNIT, 10, Style.INPUT),
        ListColumn(TIMES, 8, Style.INPUT_COUNT, check=checks.count),
        ListColumn(RATE, 15, Style.INPUT_MONEY, check=checks.rupiah),
        ListColumn(
            AMOUNT,
            16,
            Style.AWAITED_MONEY,
            formula=(
                f"RAB[[#This Row],[{VOLUME}]]*RAB[[#This Row],[{TIMES}]]*RAB[[#This Row],[{RATE}]]"
            ),
        ),
    ),
    prepared=30,
    mark="_kkg_xl_budget_input",
    summaries=(Summary(AMOUNT, f"SUM(RAB[{AMOUNT}])"),),
    names=((CODES, CODE),),
)

DAY, RECEIPT, TEXT, RECEIVED, SPENT, BALANCE = (
    *("TANGGAL", "NO. BUKTI", "URAIAN", "PENERIMAAN", "PENGELUARAN", "SALDO"),
)


def _down_to_here(heading: str) -> str:
    # Begins at the heading, so that a row put in anywhere is added up and none is left out.
    return f"SUM(BKU[[#Headers],[{heading}]]:BKU[[#This Row],[{heading}]])"


CASH_BOOK: Final = ListSheet(
    name="BKU",
    title="BUKU KAS UMUM (BKU)",
    hint=(
        "Satu baris untuk satu bukti, menurut urutan tanggal. KODE dipilih dari lembar RAB;"
        " penerimaan tidak berkode. SALDO terhitung sendiri."
    ),
    table="BKU",
    columns=(
        ListColumn(DAY, 12, Style.INPUT_DATE, check=checks.day),
        ListColumn(RECEIPT, 12, Style.INPUT_CODE),
        ListColumn(
            CODE,
            8,
            Style.INPUT_CODE,
            check=checks.listed(CODES, "Pilihlah kode yang ada di lembar RAB."),
        ),
        ListColumn(TEXT, 44, Style.INPUT),
        ListColumn(RECEIVED, 16, Style.INPUT_MONEY, check=checks.rupiah),
        ListColumn(SPENT, 16, Style.INPUT_MONEY, check=checks.rupiah),
        ListColumn(
            BALANCE,
            16,
            Style.MONEY,
            formula=(
                f'IF(COUNT(BKU[[#This Row],[{RECEIVED}]:[{SPENT}]])=0,"",'
                f"{_down_to_here(RECEIVED)}-{_down_to_here(SPENT)})"
            ),
        ),
    ),
    prepared=60,
    mark="_kkg_xl_cash_book",
    summaries=(
        Summary(RECEIVED, f"SUM(BKU[{RECEIVED}])"),
        Summary(SPENT, f"SUM(BKU[{SPENT}])"),
        Summary(BALANCE, f"SUM(BKU[{RECEIVED}])-SUM(BKU[{SPENT}])"),
    ),
    conditions=((BALANCE, f"AND(ISNUMBER(G{TOP + 1}),G{TOP + 1}<0)", Mark.WRONG),),
)

NUMBER, NAME, PERSON_ID, SEX, RANK, SCHOOL, NOTE = (
    *("NO", "NAMA", "NIP/NUPTK", "L/P", "GOL", "SEKOLAH", "KETERANGAN"),
)
MEMBERS: Final = "DaftarNama"
"""The defined name of the participants' names."""

ROSTER: Final = ListSheet(
    name="Peserta",
    title="DAFTAR PESERTA",
    hint="Nama sesuai daftar hadir, tanpa diulang. NIP/NUPTK ditulis sebagai teks.",
    table="Peserta",
    columns=(
        ListColumn(NUMBER, 6, Style.INPUT_COUNT),
        ListColumn(NAME, 36, Style.INPUT, check=checks.unique("Nama ini sudah ada di baris lain.")),
        ListColumn(PERSON_ID, 24, Style.INPUT_CODE),
        ListColumn(SEX, 6, Style.INPUT_MARK, check=checks.one_of("L", "P")),
        ListColumn(RANK, 8, Style.INPUT_MARK),
        ListColumn(SCHOOL, 28, Style.INPUT),
        ListColumn(NOTE, 20, Style.INPUT),
    ),
    prepared=40,
    mark="_kkg_xl_roster",
    names=((MEMBERS, NAME),),
)

BEGINS, ENDS, TOPIC, HOURS, SPEAKER, PLACE = (
    *("MULAI", "SELESAI", "MATERI", "JP", "PENYAJI", "TEMPAT"),
)

SCHEDULE: Final = ListSheet(
    name="Jadwal",
    title="JADWAL KEGIATAN",
    hint="Satu baris untuk satu materi pada satu hari. Waktu ditulis seperti 07.30.",
    table="Jadwal",
    columns=(
        ListColumn(DAY, 12, Style.INPUT_DATE, check=checks.day),
        ListColumn(BEGINS, 10, Style.INPUT_CODE),
        ListColumn(ENDS, 10, Style.INPUT_CODE),
        ListColumn(TOPIC, 44, Style.INPUT),
        ListColumn(HOURS, 6, Style.INPUT_COUNT, check=checks.count),
        ListColumn(SPEAKER, 24, Style.INPUT),
        ListColumn(PLACE, 28, Style.INPUT),
    ),
    prepared=30,
    mark="_kkg_xl_schedule",
    summaries=(Summary(HOURS, f"SUM(Jadwal[{HOURS}])"),),
)

SESSIONS: Final = tuple(f"P{number}" for number in range(1, 13))
"""Headings of the meetings in the order of the schedule."""
PRESENT: Final = "H"
ABSENT: Final = ("S", "I", "A")

ATTENDANCE: Final = ListSheet(
    name="Daftar Hadir",
    title="DAFTAR HADIR",
    hint=(
        "P1, P2, … adalah pertemuan menurut urutan jadwal. H hadir, S sakit, I izin, A tanpa"
        " keterangan; kosong berarti belum diisi."
    ),
    table="Hadir",
    columns=(
        ListColumn(NUMBER, 6, Style.INPUT_COUNT),
        ListColumn(
            NAME,
            34,
            Style.INPUT,
            check=checks.listed(MEMBERS, "Pilihlah nama yang ada di lembar Peserta."),
        ),
        *(
            ListColumn(each, 5, Style.INPUT_MARK, check=checks.one_of(PRESENT, *ABSENT))
            for each in SESSIONS
        ),
        ListColumn(
            "HADIR",
            9,
            Style.COUNT,
            formula=(f'COUNTIF(Hadir[[#This Row],[{SESSIONS[0]}]:[{SESSIONS[-1]}]],"{PRESENT}")'),
        ),
    ),
    prepared=40,
    mark="_kkg_xl_attendance",
    landscape=True,
)
