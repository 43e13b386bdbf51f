"""The sheet Petunjuk of a new workbook: what to fill in, in which order, and what then."""

from __future__ import annotations

from typing import Final

from kkg_xl.sheets.refs import Area
from kkg_xl.sheets.sheet_plan import Page, PlannedCell, Purpose, SheetPlan, Style

NAME: Final = "Petunjuk"
MARK: Final = "_kkg_xl_instructions"

STEPS: Final = (
    (
        "Profil",
        (
            "Isilah nama KKG, wilayah, kegiatan, dana, penanda tangan, dan kelompok kegiatan"
            " (A, B, C). Kepala dan tanda tangan lembar lain mengambil isinya dari sini."
        ),
    ),
    (
        "RAB",
        (
            "Tulislah satu belanja per baris: kode (A.1, A.2, B.1, …), kelompok, kegiatan, volume,"
            " satuan, kali, dan satuan biaya. JUMLAH terhitung sendiri; jangan ditimpa."
        ),
    ),
    (
        "BKU",
        (
            "Catatlah setiap bukti menurut tanggal: terima di PENERIMAAN, belanja di PENGELUARAN,"
            " dengan kode RAB-nya. SALDO terhitung sendiri; saldo di bawah nol menjadi merah."
        ),
    ),
    (
        "Peserta, Jadwal, Daftar Hadir",
        (
            "Tulislah nama peserta satu kali di Peserta, materi di Jadwal, lalu kehadiran tiap"
            " pertemuan di Daftar Hadir."
        ),
    ),
    (
        "Periksa",
        (
            "kkg-xl check BUKU.xlsx menghitung ulang semuanya dan menyebut sel yang tidak cocok."
            " Lembar berjudul STANDAR BIAYA (URAIAN, SATUAN, BIAYA), bila ada, ikut dibandingkan."
        ),
    ),
    (
        "Cetak RAB",
        (
            "kkg-xl budget BUKU.xlsx membuat lembar RAB siap cetak dan siap ditandatangani, dengan"
            " jumlah per kelompok dan terbilang."
        ),
    ),
    (
        "Cetak Realisasi",
        (
            "kkg-xl realisation BUKU.xlsx membuat lembar Realisasi: rencana, belanja, dan sisa tiap"
            " kegiatan dari RAB dan BKU. Jalankan lagi setelah BKU atau RAB berubah."
        ),
    ),
)

RULES: Final = (
    "Sel kuning diisi; sel putih berisi rumus atau judul.",
    "Angka ditulis tanpa Rp dan tanpa titik (150000); titiknya muncul sendiri.",
    "Tanggal ditulis hari/bulan/tahun (19/10/2009).",
    "Baris yang kurang: ketiklah tepat di bawah tabel, tabel bertambah sendiri.",
    "NIP dan kode ditulis sebagai teks; selnya sudah diatur begitu.",
)

_FIRST = 4


def plan() -> SheetPlan:
    """Plan the sheet."""
    cells = [
        PlannedCell(1, 1, Style.TITLE, "PETUNJUK"),
        PlannedCell(2, 1, Style.HINT, "Urutan mengisi buku kerja ini."),
        *(PlannedCell(_FIRST - 1, at, Style.HEADING, told) for at, told in enumerate(_HEADINGS, 1)),
    ]
    row = _FIRST
    for number, (sheet, what) in enumerate(STEPS, 1):
        cells.append(PlannedCell(row, 1, Style.ORDER, str(number)))
        cells.append(PlannedCell(row, 2, Style.TEXT, sheet))
        cells.append(PlannedCell(row, 3, Style.TEXT, what))
        row += 1
    row += 1
    cells.append(PlannedCell(row, 1, Style.GROUP, "Ingat"))
    cells.extend(PlannedCell(row, at, Style.GROUP) for at in (2, 3))
    merged = [Area(1, 1, 1, 3), Area(2, 1, 2, 3)]
    for rule in RULES:
        row += 1
        cells.append(PlannedCell(row, 1, Style.ORDER, "–"))
        cells.append(PlannedCell(row, 2, Style.TEXT, rule))
        cells.append(PlannedCell(row, 3, Style.TEXT))
        merged.append(Area(row, 2, row, 3))
    return SheetPlan(
        NAME,
        tuple(cells),
        widths={1: 11, 2: 28, 3: 78},
        heights={1: 24},
        merged=tuple(merged),
        page=Page(area=Area(1, 1, row, 3)),
        purpose=Purpose.HELP,
        mark=MARK,
    )


_HEADINGS = ("LANGKAH", "LEMBAR", "YANG DIKERJAKAN")
