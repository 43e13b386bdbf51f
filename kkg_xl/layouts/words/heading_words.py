"""The words of headings: which one means what.

Collected from the seed report, from some 200 public workbooks and from the official forms
(docs/glossary.md pairs them with the names in the code).
"""

from __future__ import annotations

import re
from functools import lru_cache

from kkg_xl.domain.table import Role
from kkg_xl.layouts.words.vocabulary import plain

_COUNTED = (
    "ORANG|ORG|PESERTA|GURU|HARI|HR|KALI|KL|KEG|PERTEMUAN|BULAN|BLN|JAM|JP|OJP|OH|OJ|OK|OB|MALAM|"
    "MINGGU|TAHUN|THN|KELAS|SEKOLAH|KELOMPOK|LEMBAR|LBR|EKS|EXP|BUAH|BH|PAKET|PKT|FASILITATOR|"
    "NARASUMBER|SISWA|MURID|ANGGOTA|PANITIA|KADER|WARGA|KK|JIWA|UNDANGAN|VOL(?:UME)?|"
    "DAYS?|PERSONS?|PEOPLE|TIMES|HOURS?|NIGHTS?|PARTICIPANTS?|MONTHS?|MEETINGS?|UNITS?"
)
_MONTHS = (
    "JANUARI|FEBRUARI|PEBRUARI|MARET|APRIL|MEI|JUNI|JULI|AGUSTUS|SEPTEMBER|OKTOBER|NOVEMBER|"
    "NOPEMBER|DESEMBER|JANUARY|FEBRUARY|MARCH|MAY|JUNE|JULY|AUGUST|OCTOBER|DECEMBER|"
    "JAN|FEB|PEB|MAR|APR|JUN|JUL|AGS|AGT|SEP|OKT|NOV|NOP|DES"
)

PERIOD = re.compile(
    rf"(?:{_MONTHS})(?: \d{{4}})?|"
    rf"(?:BULAN|BLN|MINGGU|TAHAP|TERMIN|MONTH|WEEK) ?(?:KE )?(?:\d+|[IVX]+)"
)
"""A heading that names one period of several."""

_HEADINGS: tuple[tuple[Role, str], ...] = (
    (Role.NUMBER, r"NO|NOMOR|NR|NO URUT|NOURUT|NOITEM|NUM|#|NO KODE"),
    (Role.DATE, r"(?:HARI ?/? ?)?(?:TANGGAL|TGL|DATE)(?: .*)?"),
    (
        Role.CODE,
        r"KODE(?: .*)?|KD ?\w+|MAK|AKUN|(?:KODE )?REKENING|NO REK(?:ENING)?|CODE|NO ?BUKTI",
    ),
    (
        Role.RATE,
        (
            r"HARGA ?SAT(?:UAN)?(?: .*)?|HARGASAT|SATUAN (?:BIAYA|HARGA)|"
            r"BIAYA (?:SATUAN|SAT|PER .*|@.*)|UNIT (?:COST|PRICE|RATE).*|COST (?:PER |/ ?)?UNIT|"
            r"(?:PRICE|RATE|COST) ?(?:PER|/|@) ?.*|PRICE|RATE|"
            r"HARGA ?(?:@|/|PER|SURVEY|UPAH|BAHAN|MATERIAL|SEWA|HPS|DASAR|POKOK)? ?.*|"
            r"TARIF(?:[ /].*)?|HONOR ?/ ?.*|INDEKS|INDEX|BESARAN|"
            r".* (?:PER|/) ?(?:HARI|ORANG|ORG|BULAN|JAM|KALI|PERTEMUAN|OH|UNIT)|@.*|MATERIAL|BAHAN|"
            r"UPAH|WAGE|JASA|ALAT|OTHER|LAIN LAIN|"
            r"(?:TOTAL|JUMLAH) (?:HARGA SAT(?:UAN)?|UNIT PRICE|UNIT COST)|HARGA SATUAN TOTAL|"
            r"COÛT (?:UNITAIRE|HORAIRE)|PRIX UNITAIRE|"
            r"(?:UANG|UNIT) (?:HARIAN|SAKU|TRANSPORT?|MAKAN|REPRESENTASI|PENGINAPAN)|"
            r"HONOR(?:ARIUM)?|IURAN|TRANSPORT(?:ASI)?(?: LOKAL)?|PENGINAPAN|TIKET|KONSUMSI|"
            r"(?:STANDAR (?:BIAYA|HARGA)|SBU|SBM|SSH|(?:BIAYA|TARIF) TERTINGGI)(?: .*)?"
        ),
    ),
    (
        Role.AMOUNT,
        (
            r"JUMLAH|JML|JLH|(?:JUMLAH|JML|TOTAL|JLH) ?(?:HARGA|BIAYA|DANA|HPS|NILAI|ANGGARAN|"
            r"BELANJA|UANG|YANG DITERIMA|DITERIMA|COST|PRICE|AMOUNT|RAB|RAK|SELURUHNYA|"
            r"KESELURUHAN)?(?: .*)?|TOTAL|AMOUNT(?: .*)?|SUB ?TOTAL|SUB ?JUMLAH|BIAYA|"
            r"NILAI(?: .*)?|COST|COÛT TOTAL|MONTANT|LINE TOTAL|EXTENDED.*|"
            r"(?:PPH|PPN|PAJAK|POTONGAN|DISKON|TAX|VAT|DISCOUNT)(?: .*)?|HARGA TOTAL|HARGA JUMLAH|"
            r"(?:PERKIRAAN|ESTIMASI|PRAKIRAAN|KEBUTUHAN|USULAN|ALOKASI|BESARNYA) "
            r"(?:BIAYA|DANA|ANGGARAN|BELANJA)|ESTIMATED COST|DANA|"
            r"JUMLAH2?|NOMINAL|DITERIMA|DITERIMAKAN|TERIMA BERSIH"
        ),
    ),
    (
        Role.FACTOR,
        (
            rf"VOL(?:UME|UM|KEG)?(?: ?\d| .*)?|QTY|QUANTITY(?: .*)?|KUANTITAS|KUANTUM|"
            rf"KOEF(?:ISIEN)?|BANYAK(?:NYA)?(?: .*)?|FRE[KQ](?:UENSI|UENCY)?(?: .*)?|"
            r"LAMA(?:NYA)?(?: .*)?|"
            rf"(?:FAKTOR|FACTOR)(?: ?\d)?|"
            rf"(?:JUMLAH|JML|JLH|TOTAL|NUMBER OF|NO OF|# OF|#) ?(?:{_COUNTED})(?: .*)?|"
            rf"(?:{_COUNTED})|QUANTITÉ|QUANTITE|NBRE D HEURES|NOMBRE.*|JUMLAH|JML|JLH|SATUAN|SAT|"
            rf"JUMLAH BARANG"
        ),
    ),
    (Role.UNIT, r"SATUAN|SAT ?\d?|UNIT|SATKEG|UOM|UNIT OF MEASURE|UNITÉ"),
    (
        Role.PLAN,
        (
            r"(?:JUMLAH |TOTAL )?(?:RENCANA|ANGGARAN|PAGU|RAB|TARGET|BUDGET(?:ED)?|PLAN(?:NED)?|"
            r"DIANGGARKAN)(?: .*)?"
        ),
    ),
    (
        Role.SPENT,
        (
            r"(?:JUMLAH |TOTAL )?(?:REALISASI|PENGGUNAAN|PENGELUARAN|TERPAKAI|ACTUALS?|SPENT|"
            r"SPENDING|(?:UANG |KAS )?KELUAR|KREDIT|CASH OUT|MONEY OUT|"
            r"REALISED|REALIZED|EXPENDITURE|TERSERAP|PENYERAPAN)(?: .*)?"
        ),
    ),
    (
        Role.DIFFERENCE,
        (
            r"SELISIH(?: .*)?|SISA(?: .*)?|LEBIH ?[/-]? ?\(?KURANG.*|KURANG ?[/-]? ?LEBIH|VARIANCE|"
            r"DIFFERENCE|REMAINING|BALANCE|(?:LEBIH|KURANG)|BERTAMBAH(?: .*|/.*)?|"
            r"(?:KE)?NAIK(?:AN)?(?: ?/ ?(?:PEN)?TURUN(?:AN)?)?|PERUBAHAN(?: ANGGARAN)?|CHANGE"
        ),
    ),
    (
        Role.PERCENT,
        (
            r"%|\( ?% ?\)|.*%|% .*|PERSEN(?:TASE)?(?: .*)?|PROSENTASE(?: .*)?|BOBOT(?: .*)?|"
            r"PRESTASI(?: .*)?|CAPAIAN|PERCENT(?:AGE)?"
        ),
    ),
    (
        Role.RECEIVED,
        (
            r"(?:JUMLAH |UANG |KAS )?(?:PENERIMAAN|TERIMA|MASUK|PEMASUKAN)(?: .*)?|DEBE?T|DEBIT|"
            r"RECEIPTS?|RECEIVED|INCOME|CASH IN|MONEY IN"
        ),
    ),
    (Role.BALANCE, r"SALDO(?: .*)?|BALANCE"),
    (
        Role.NOTE,
        r"KET(?:ERANGAN)?|CATATAN|REMARKS?|NOTES?|KOMENTAR|COMMENTAIRE|LINK|SUMBER(?: .*)?",
    ),
    (
        Role.DETAIL,
        (
            r"SPE[CSK]\w*|URAIAN RINGKAS|MERK|TYPE|TIPE|UKURAN|KELOMPOK|KATEGORI|CATEGORY|DETAILS?|"
            r"DETIL|PACKAGE|SPESIFIKASI TEKNIS"
        ),
    ),
    (
        Role.ITEM,
        (
            r"URAIAN(?: .*)?|(?:NAMA |JENIS |RINCIAN |KOMPONEN |MATA )?(?:KEGIATAN|BARANG|"
            r"PEKERJAAN|PENGELUARAN|ANGGARAN|BELANJA|BIAYA|PART|MATERIAL|ALAT|ITEM|KEBUTUHAN|"
            r"KOMPONEN|PENERIMA|PEKERJA)(?: .*)?|NMITEM|BUDGET LINE|LINE ITEM|COST ITEM|"
            r"NAMA(?: .*)?|DESKRIPSI(?: .*)?|DESCRIPTIONS?|ITEMS?(?: .*)?|RINCIAN(?: .*)?|"
            r"JENIS(?: .*)?|KOMPONEN(?: .*)?|STRUCTURE|SPECIFIKASI|PROGRAM(?: .*)?|"
            r"ACTIVIT(?:Y|IES)|KETERANGAN(?: .*)?|ORGANI[SZ]ATION|SASARAN|OUTPUT|AKUN|DETIL|DETAIL|"
            r"PENGGUNAAN(?: DANA)?|PERINCIAN(?: .*)?|POS(?: .*)?"
        ),
    ),
)
_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _HEADINGS)
_LONGEST_HEADING = 60


@lru_cache(maxsize=8192)
def roles(text: str) -> tuple[Role, ...]:
    """Tell what a heading may mean, the likeliest first; empty if it is none.

    >>> roles("HARGA SAT. (Rp)")[0], roles("Vol ")[0], roles("Air mineral")
    (<Role.RATE: 'rate'>, <Role.FACTOR: 'factor'>, ())
    """
    words = _ASIDE.sub("", plain(text))
    if not words or len(words) > _LONGEST_HEADING:
        return ()
    planned = _BLOCK.match(words)
    if planned is not None:
        inner = roles(planned["inner"])
        if inner[:1] and inner[0] in (Role.FACTOR, Role.RATE, Role.UNIT):
            return inner  # RENCANA VOLUME is a volume
    found = [role for role, pattern in _PATTERNS if pattern.fullmatch(words)]
    return tuple(_settled(words, found))


def _settled(words: str, found: list[Role]) -> list[Role]:
    """Put what a heading may mean in order, where several words of it are known."""
    if words in _LINES:
        return [Role.ITEM]
    if PERIOD.fullmatch(words):
        found.insert(0, Role.AMOUNT)
    elif found[:1] == [Role.AMOUNT] and Role.FACTOR in found and words not in _EITHER:
        # `JUMLAH PESERTA` counts people; only a bare JUMLAH leaves the choice to the arithmetic.
        found.remove(Role.FACTOR)
        found.insert(0, Role.FACTOR)
    elif words in _UNITS:
        found = [Role.UNIT, Role.FACTOR]
    elif Role.PERCENT in found:
        found = [Role.PERCENT]
    elif found[:1] == [Role.RATE] and Role.AMOUNT in found:
        found = [Role.AMOUNT, Role.RATE] if _SUMMED.match(words) else found
    elif Role.PLAN in found or Role.SPENT in found:
        found.sort(key=lambda role: role not in (Role.PLAN, Role.SPENT))
    return found


_ASIDE = re.compile(r" (?:DIBULATKAN|PEMBULATAN|ROUNDED|DLM|DALAM)\b.*$")
"""What a heading adds about its numbers and not about their meaning."""

_BLOCK = re.compile(r"(?:RENCANA|ANGGARAN|REALISASI|PLAN|ACTUAL|BUDGET) (?P<inner>.+)")

DEDUCTION = re.compile(r"(?:PPH|PPN|PAJAK|POTONGAN|DISKON|TAX|VAT|DISCOUNT)\b")
"""Headings of what is taken off or added on: an amount, or its share of one."""

FOREIGN = re.compile(r"\b(?:USD|US\$|AUD|EUR|SGD)\b|\$")
"""Headings of amounts in another currency."""

_LINES = frozenset({"BUDGET LINE", "BUDGET ITEM", "LINE ITEM", "COST ITEM"})
_EITHER = frozenset({"JUMLAH", "JML", "JLH", "TOTAL"})
_UNITS = frozenset({"SATUAN", "SAT", "UNIT", "UNITS"})
_SUMMED = re.compile(r"HARGA TOTAL|HARGA JUMLAH|(?:JUMLAH|TOTAL|JML) HARGA(?! SAT)|BIAYA$|COST$")

COMPONENT = re.compile(r"\b(?:MATERIAL|BAHAN|UPAH|WAGE|LABOU?R|JASA|ALAT|TENAGA|OTHER|LAIN LAIN)\b")
"""Headings of the parts of one price, which are added."""
