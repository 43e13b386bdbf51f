"""The words on the sheets: which heading means what, which label makes a row a total.

Collected from the seed report, from some 200 public workbooks and from the official forms
(docs/glossary.md pairs them with the names in the code). Nothing else in the package knows an
Indonesian word that stands on a sheet.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kkg_xl.domain.table import Role

_DROPPED = re.compile(r"\(\s*RP\.?\s*\)|\bRP\b\.?|\bIDR\b|[*:.,;\"'’`()\[\]_]|[\s\u00a0]+")
_HYPHENATED = re.compile(r"(?<=[a-zA-Z])-[ \u00a0]*\n\s*(?=[a-z])")
"""A word broken at the end of a line: `Banyak-` above `nya`."""

_SPACED = re.compile(r"\b(?:[A-Z] ){3,}[A-Z]\b")
"""Letters set apart for looks: `J U M L A H`."""

_SPACES = re.compile(r" {2,}")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Reduce a text to what is compared: upper case, without `(Rp)`, dots and line breaks.

    >>> plain("Harga\\nSat. (Rp)")
    'HARGA SAT'
    """
    words = _SPACES.sub(" ", _DROPPED.sub(" ", unbroken(text).upper())).strip()
    return _SPACED.sub(lambda found: found[0].replace(" ", ""), words) if " " in words else words


def unbroken(text: str) -> str:
    """Join a word that is broken at the end of a line."""
    return _HYPHENATED.sub("", text) if "-" in text else text


_COUNTED = (
    "ORANG|ORG|PESERTA|GURU|HARI|HR|KALI|KL|KEG|PERTEMUAN|BULAN|BLN|JAM|JP|OJP|OH|OJ|OK|OB|MALAM|"
    "MINGGU|TAHUN|THN|KELAS|SEKOLAH|KELOMPOK|LEMBAR|LBR|EKS|EXP|BUAH|BH|PAKET|PKT|FASILITATOR|"
    "NARASUMBER|DAYS?|PERSONS?|PEOPLE|TIMES|HOURS?|NIGHTS?|PARTICIPANTS?|MONTHS?|MEETINGS?|UNITS?"
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
            r"TARIF(?: .*)?|INDEKS|INDEX|BESARAN|"
            r".* (?:PER|/) ?(?:HARI|ORANG|ORG|BULAN|JAM|KALI|PERTEMUAN|OH|UNIT)|@.*|MATERIAL|BAHAN|"
            r"UPAH|WAGE|JASA|ALAT|OTHER|LAIN LAIN|"
            r"(?:TOTAL|JUMLAH) (?:HARGA SAT(?:UAN)?|UNIT PRICE|UNIT COST)|HARGA SATUAN TOTAL|"
            r"COÛT (?:UNITAIRE|HORAIRE)|PRIX UNITAIRE|"
            r"(?:UANG|UNIT) (?:HARIAN|SAKU|TRANSPORT?|MAKAN|REPRESENTASI|PENGINAPAN)|"
            r"HONOR(?:ARIUM)?|TRANSPORT(?:ASI)?(?: LOKAL)?|PENGINAPAN|TIKET|KONSUMSI|STANDAR BIAYA|"
            r"SBU|SBM"
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
            r"JUMLAH2?|NOMINAL|DITERIMA|DITERIMAKAN|TERIMA BERSIH"
        ),
    ),
    (
        Role.FACTOR,
        (
            rf"VOL(?:UME|UM|KEG)?(?: ?\d| .*)?|QTY|QUANTITY(?: .*)?|KUANTITAS|KUANTUM|"
            rf"KOEF(?:ISIEN)?|BANYAK(?:NYA)?(?: .*)?|FREK(?:UENSI)?(?: .*)?|LAMA(?:NYA)?(?: .*)?|"
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
            r"SPENDING|KELUAR|KREDIT|REALISED|REALIZED|EXPENDITURE|TERSERAP|PENYERAPAN)(?: .*)?"
        ),
    ),
    (
        Role.DIFFERENCE,
        (
            r"SELISIH(?: .*)?|SISA(?: .*)?|LEBIH ?[/-]? ?\(?KURANG.*|KURANG ?[/-]? ?LEBIH|VARIANCE|"
            r"DIFFERENCE|REMAINING|BALANCE|(?:LEBIH|KURANG)"
        ),
    ),
    (
        Role.PERCENT,
        (
            r"%|\( ?% ?\)|.*%|PERSEN(?:TASE)?(?: .*)?|PROSENTASE(?: .*)?|BOBOT(?: .*)?|"
            r"PRESTASI(?: .*)?|CAPAIAN|PERCENT(?:AGE)?"
        ),
    ),
    (Role.RECEIVED, r"PENERIMAAN(?: .*)?|MASUK|DEBE?T|DEBIT|UANG MASUK|RECEIPTS?|RECEIVED|INCOME"),
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
    words = plain(text)
    if not words or len(words) > _LONGEST_HEADING:
        return ()
    found = [role for role, pattern in _PATTERNS if pattern.fullmatch(words)]
    if words in _LINES:
        found = [Role.ITEM]
    elif PERIOD.fullmatch(words):
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
    return tuple(found)


_LINES = frozenset({"BUDGET LINE", "BUDGET ITEM", "LINE ITEM", "COST ITEM"})
_EITHER = frozenset({"JUMLAH", "JML", "JLH", "TOTAL"})
_UNITS = frozenset({"SATUAN", "SAT", "UNIT", "UNITS"})
_SUMMED = re.compile(r"HARGA TOTAL|HARGA JUMLAH|(?:JUMLAH|TOTAL|JML) HARGA(?! SAT)|BIAYA$|COST$")

COMPONENT = re.compile(r"\b(?:MATERIAL|BAHAN|UPAH|WAGE|LABOU?R|JASA|ALAT|TENAGA|OTHER|LAIN LAIN)\b")
"""Headings of the parts of one price, which are added."""

_TOTAL = re.compile(
    r"(?:SUB ?-? ?(?:TOTAL|JUMLAH|JML)|(?:GRAND ?)?TOTAL|JUMLAH|JML|JLH|JUMLAH TOTAL|TOTAL JUMLAH|"
    r"REKAPITULASI|TOTAUX?|SUM)\b(?P<rest>.*)"
)
_GRAND = re.compile(
    r"\b(?:[A-Z]|[IVX]{1,4}|\d) ?\+ ?(?:[A-Z]|[IVX]{1,4}|\d)\b|GRAND|SELURUH|KESELURUHAN|"
    r"JUMLAH TOTAL|TOTAL JUMLAH|JUMLAH BESAR|"
    r"TOTAL (?:EXPENSES|COUT DU PROJET|BIAYA|RAB|ANGGARAN|PENGELUARAN|DANA|HPS|UMUM)|"
    r"JUMLAH (?:ANGGARAN|RAB|BIAYA|PENGELUARAN|DANA)"
)
_ALL = re.compile(
    r"GRAND|SELURUH|KESELURUHAN|JUMLAH TOTAL|JUMLAH BESAR|"
    r"\b(?:[A-Z]|[IVX]{1,4}|\d) ?\+ ?(?:[A-Z]|[IVX]{1,4}|\d)\b"
)
_SUB = re.compile(r"SUB ?-? ?(?:TOTAL|JUMLAH|JML)")
_TAX = re.compile(r"(?:.*\b)?(?:PPN|PPH|PAJAK|VAT|TAX)\b(?P<rest>.*)")
_MARKED_UP = re.compile(
    r".*\b(?:INC(?:L|LUDING)?|TERMASUK|SETELAH|PLUS|OVERHEAD|KEUNTUNGAN|PROFIT|JASA PEMBORONG)\b.*"
)
_ROUNDED = re.compile(r".*\b(?:PEMBULATAN|DIBULATKAN|BULAT|ROUNDED|ROUNDING)\b.*")
_PARTIAL = re.compile(
    r"\b(?:TIDAK TERMASUK|BELUM TERMASUK|DI ?LUAR|TANPA|NOT INCLUDING|EXCLUDING|EXCL|KECUALI)\b"
)
_CARRIED = re.compile(
    r"(?:JUMLAH )?(?:PINDAHAN|DIPINDAHKAN|DARI HALAMAN|HALAMAN INI)\b.*|.*(?:DIPINDAHKAN|HALAMAN)$"
)
_SIGNATURE = re.compile(
    r"(?:MENGETAHUI|MENYETUJUI|DISETUJUI|MENGESAHKAN|DIBUAT OLEH|DIPERIKSA|PEMBUAT|YANG MEMBUAT|"
    r"NIP\b|BENDAHARA|KETUA (?:KKG|PANITIA|KELOMPOK)|KEPALA (?:SEKOLAH|UPTD?|DINAS)|PENGAWAS|"
    r"APPROVED BY|PREPARED BY).*"
)


def is_total(text: str) -> bool:
    """Tell whether a label makes its row a total.

    >>> is_total("Sub Total II.A"), is_total("JUMLAH ( Rp )"), is_total("Total station, sewa")
    (True, True, False)
    """
    if text.lstrip()[:1] not in _TOTAL_INITIALS:
        return False
    found = _TOTAL.match(plain(text))
    return found is not None and len(found["rest"]) <= _LONGEST_REST and "," not in text


_LONGEST_REST = 48
_TOTAL_INITIALS = frozenset("SGTJRsgtjr")


def is_grand_total(text: str) -> bool:
    """Tell whether a total's label says that it is the total of everything."""
    return _GRAND.search(plain(text)) is not None and not is_subtotal(text)


def is_total_of_all(text: str) -> bool:
    """Tell whether a label can mean nothing but everything: GRAND TOTAL, JUMLAH A + B."""
    return _ALL.search(plain(text)) is not None and not is_subtotal(text)


def is_subtotal(text: str) -> bool:
    """Tell whether a total's label says that it is one of several."""
    return _SUB.match(plain(text)) is not None


def is_partial(text: str) -> bool:
    """Tell whether a total's label leaves something out on purpose."""
    return _PARTIAL.search(plain(text)) is not None


def is_tax(text: str) -> bool:
    """Tell whether a label names a tax that is added."""
    words = plain(text)
    return _holds(words, _TAX_SIGNS) and _TAX.fullmatch(words) is not None


def is_marked_up(text: str) -> bool:
    """Tell whether a total's label says that something was added to the sum of its lines."""
    return _MARKED_UP.fullmatch(plain(text)) is not None and not is_partial(text)


def is_rounded(text: str) -> bool:
    """Tell whether a label says that a total is rounded on purpose."""
    words = plain(text)
    return _holds(words, _ROUNDED_SIGNS) and _ROUNDED.fullmatch(words) is not None


@lru_cache(maxsize=8192)
def is_carried(text: str) -> bool:
    """Tell whether a row carries a sum from page to page."""
    words = plain(text)
    return _holds(words, _CARRIED_SIGNS) and _CARRIED.fullmatch(words) is not None


@lru_cache(maxsize=8192)
def is_signature(text: str) -> bool:
    """Tell whether a text belongs to the block of signatures below a table."""
    return text.lstrip()[:1] in _SIGNING and _SIGNATURE.fullmatch(plain(text)) is not None


_SIGNING = frozenset("MDPYNBKAmdpynbka")


def _holds(words: str, signs: tuple[str, ...]) -> bool:
    """Look for what a pattern cannot do without, which dismisses most texts at little cost."""
    for sign in signs:  # noqa: SIM110 -- every text of a workbook passes here several times
        if sign in words:
            return True
    return False


_TAX_SIGNS = ("PPN", "PPH", "PAJAK", "VAT", "TAX")
_ROUNDED_SIGNS = ("BULAT", "ROUND")
_CARRIED_SIGNS = ("PINDAH", "HALAMAN")


CORRECTION = re.compile(
    r"\b(?:KOREKSI|POTONGAN|PENGEMBALIAN|DISKON|DISCOUNT|RETUR|DIKURANGI|REFUND)\b"
)
"""Items whose amounts may be below zero."""
