"""The sheet Profil: one field a row, its label before it. Planned and read by the same fields.

A field is found by its label, so rows may be put in and the sheet may be moved about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from kkg_xl.domain.crediting import Basis
from kkg_xl.domain.days import read_day
from kkg_xl.domain.figures import Place
from kkg_xl.domain.numerals import Manner, read_number
from kkg_xl.domain.profile import Detail, Profile, Told
from kkg_xl.domain.settings import USUAL_HOURS_A_DAY
from kkg_xl.layouts.ours import checks, profile_caps
from kkg_xl.layouts.ours.profile_caps import HINT, LABEL, VALUE, content
from kkg_xl.sheets.formula_dates import day
from kkg_xl.sheets.grid import Book, Grid
from kkg_xl.sheets.refs import Area, address
from kkg_xl.sheets.sheet_plan import (
    Content,
    Name,
    Page,
    Paper,
    PlannedCell,
    Purpose,
    SheetPlan,
    Style,
    Validation,
)

NAME: Final = "Profil"
MARK: Final = "_kkg_xl_profile"

GROUPS: Final = "DaftarKelompok"
"""The defined name of the list of groups of activities, from which the budget chooses."""

_FIRST: Final = 4
_MOST_GROUPS: Final = 6


class Field(NamedTuple):
    """One field of the sheet."""

    detail: Detail
    label: str
    style: Style
    hint: str = ""


SECTIONS: Final[tuple[tuple[str, tuple[Field, ...]], ...]] = (
    (
        "KELOMPOK KERJA",
        (
            Field(Detail.GROUP, "Nama KKG", Style.INPUT, "mis. KKG Gugus 01 Kecamatan …"),
            Field(Detail.ADDRESS, "Alamat sekretariat", Style.INPUT),
            Field(Detail.SUBDISTRICT, "Kecamatan", Style.INPUT),
            Field(Detail.DISTRICT, "Kabupaten/Kota", Style.INPUT, "mis. Kabupaten Jember"),
            Field(Detail.PROVINCE, "Provinsi", Style.INPUT),
        ),
    ),
    (
        "KEGIATAN DAN DANA",
        (
            Field(Detail.PROGRAMME, "Program", Style.INPUT, "mis. Program BERMUTU"),
            Field(Detail.ACTIVITY, "Kegiatan", Style.INPUT, "judul kegiatan di kepala RAB"),
            Field(Detail.STAGE, "Tahap", Style.INPUT, "mis. 1"),
            Field(Detail.YEAR, "Tahun anggaran", Style.INPUT, "mis. 2009"),
            Field(Detail.BEGINS, "Mulai", Style.INPUT_DATE, "tanggal kegiatan pertama"),
            Field(Detail.ENDS, "Selesai", Style.INPUT_DATE, "tanggal kegiatan terakhir"),
            Field(Detail.SOURCE, "Sumber dana", Style.INPUT, "mis. Dana Bantuan Langsung (DBL)"),
            Field(Detail.GRANT, "Dana diterima (Rp)", Style.INPUT_MONEY, "pada tahap ini"),
            Field(
                Detail.GRANT_IN_ALL,
                "Dana bantuan seluruhnya (Rp)",
                Style.INPUT_MONEY,
                "semua tahap, menurut perjanjian",
            ),
            Field(
                Detail.STAGE_REPORTED,
                "Laporan tahap lalu diserahkan",
                Style.INPUT_DATE,
                "mulai tahap 2: tanggalnya",
            ),
        ),
    ),
    (
        "PENANDA TANGAN",
        (
            Field(Detail.PLACE, "Tempat", Style.INPUT, "kota di atas tanda tangan"),
            Field(Detail.SIGNED, "Tanggal", Style.INPUT_DATE, "RAB ditandatangani"),
            Field(
                Detail.REPORTED,
                "Tanggal laporan",
                Style.INPUT_DATE,
                "Realisasi ditandatangani; kosong: tanggal Selesai",
            ),
            Field(
                Detail.SUPERVISOR_TITLE, "Mengetahui, sebagai", Style.INPUT, "mis. Pengawas TK/SD"
            ),
            Field(Detail.SUPERVISOR, "Nama yang mengetahui", Style.INPUT),
            Field(Detail.SUPERVISOR_ID, "NIP yang mengetahui", Style.INPUT_CODE),
            Field(Detail.CHAIR, "Nama Ketua KKG", Style.INPUT),
            Field(Detail.CHAIR_ID, "NIP Ketua KKG", Style.INPUT_CODE),
            Field(Detail.TREASURER, "Nama Bendahara", Style.INPUT),
            Field(Detail.TREASURER_ID, "NIP Bendahara", Style.INPUT_CODE),
        ),
    ),
    (
        "PENGATURAN",
        (
            Field(Detail.PAPER, "Kertas", Style.INPUT, "A4, atau F4 (folio)"),
            Field(
                Detail.CHANGE_LIMIT,
                "Batas perubahan tanpa persetujuan LPMP",
                Style.INPUT_PERCENT,
                "perubahan sampai sebesar ini cukup dilaporkan",
            ),
            Field(
                Detail.THRESHOLD,
                "Ambang sertifikat",
                Style.INPUT_PERCENT,
                "kehadiran paling sedikit; ditetapkan KKG",
            ),
            Field(Detail.BASIS, "Dasar kehadiran", Style.INPUT, "JP, pertemuan, atau hari"),
            Field(
                Detail.ROUNDING,
                "Pembulatan persen kehadiran",
                Style.INPUT_CODE,
                "tidak, atau 0, 1, 2 angka di belakang koma",
            ),
            Field(
                Detail.MINUTES, "Menit per JP", Style.INPUT_COUNT, "mis. 50; kosong: menurut jadwal"
            ),
            Field(Detail.HOURS_A_DAY, "JP paling banyak sehari", Style.INPUT_COUNT),
            Field(
                Detail.HOLIDAYS,
                "Hari libur lain",
                Style.INPUT,
                "mis. 27/11/2009; 18 s.d. 31 Desember 2009",
            ),
        ),
    ),
)
_GROUPS_HEADING: Final = "KELOMPOK KEGIATAN DI RAB"

PREPARED: Final[Mapping[Detail, Content]] = {
    Detail.SUPERVISOR_TITLE: "Pengawas TK/SD",
    Detail.PAPER: "A4",
    Detail.CHANGE_LIMIT: Decimal("0.1"),
    Detail.THRESHOLD: Decimal("0.8"),
    Detail.BASIS: Basis.HOURS.value,
    Detail.ROUNDING: "tidak",
    Detail.HOURS_A_DAY: USUAL_HOURS_A_DAY,
}
"""What the empty sheet says already."""

_DAYS: Final = [
    field
    for _, fields in SECTIONS
    for field in fields
    if field.style is Style.INPUT_DATE or field.detail is Detail.HOLIDAYS
]
_LABELS: Final = {field.label.casefold(): field for _, fields in SECTIONS for field in fields}


def plan(told: Mapping[Detail, Content], groups: tuple[str, ...]) -> SheetPlan:
    """Plan the sheet; `groups` are the titles of the groups A, B, C, … of the budget."""
    cells = list(_cells({**PREPARED, **told}, groups))
    last = max(cell.row for cell in cells)
    groups_area = Area(last - _MOST_GROUPS + 1, VALUE, last, VALUE)
    caps = profile_caps.plan(last + 2)
    return SheetPlan(
        NAME,
        (*cells, *caps.cells),
        widths={1: 2, LABEL: 38, VALUE: 46, HINT: 34},
        heights={1: 24},
        merged=(Area(1, LABEL, 1, HINT), Area(2, LABEL, 2, HINT), caps.hint),
        frozen=(_FIRST - 1, 1),
        page=Page(area=Area(1, LABEL, caps.shares.bottom, HINT)),
        purpose=Purpose.INPUT,
        validations=(*_validations(cells), checks.share(caps.shares)),
        names=(Name(GROUPS, f"{NAME}!{_absolute(groups_area)}"),),
        mark=MARK,
    )


def label(detail: Detail) -> str:
    """Give what a field is called on the sheet."""
    return next(field.label for field in _LABELS.values() if field.detail is detail)


def read(book: Book) -> Profile:
    """Read the profile of a workbook; one without the sheet gives an empty profile."""
    grids = [grid for grid in book.grids if grid.name.casefold() == NAME.casefold()]
    details = {
        detail: told for grid in grids for detail, told in _read(grid, date1904=book.date1904)
    }
    return Profile(details, tuple(cap for grid in grids for cap in profile_caps.read(grid)))


def _read(grid: Grid, *, date1904: bool) -> Iterator[tuple[Detail, Told]]:
    for row, cells in grid.rows.items():
        if profile_caps.begins(cells):
            return  # below, what people write stands where the labels stood
        for column, cell in cells.items():
            field = _LABELS.get(str(cell.value).strip(" :").casefold())
            if field is not None:
                at = Place(grid.name, address(row, column + 1))
                value = content(grid.cell(row, column + 1))
                if field.style is Style.INPUT_MONEY and isinstance(value, str):
                    value = _rupiah(value)
                own = _day(value, date1904) if field in _DAYS else None
                yield field.detail, Told(value, at, own)


def _rupiah(text: str) -> Decimal | str:
    """Read an amount that somebody typed as text, `Rp 5.000.000`; what cannot be stays text."""
    numeral = read_number(text, Manner.INDONESIAN)
    return numeral.value if numeral is not None and numeral.sure and not numeral.unit else text


def _day(value: Decimal | str | None, date1904: bool) -> date | None:  # noqa: FBT001
    if isinstance(value, Decimal):
        return day(value, date1904=date1904)
    return None if value is None else read_day(value)


def groups(grid: Grid) -> tuple[str, ...]:
    """Read the titles of the groups of the budget, from the row below their heading on."""
    for row, cells in grid.rows.items():
        if any(cell.value == _GROUPS_HEADING for cell in cells.values()):
            below = (grid.cell(row + step, VALUE).value for step in range(1, _MOST_GROUPS + 1))
            return tuple(str(value).strip() for value in below if value is not None)
    return ()


def _cells(told: Mapping[Detail, Content], groups: tuple[str, ...]) -> Iterator[PlannedCell]:
    yield PlannedCell(1, LABEL, Style.TITLE, "PROFIL KKG")
    yield PlannedCell(
        2,
        LABEL,
        Style.HINT,
        "Isilah sel kuning. Kepala dan tanda tangan semua lembar mengambil isinya dari sini.",
    )
    row = _FIRST
    for heading, fields in SECTIONS:
        yield from _heading(row, heading)
        for field in fields:
            row += 1
            yield PlannedCell(row, LABEL, Style.TEXT, field.label)
            yield PlannedCell(row, VALUE, field.style, told.get(field.detail))
            yield PlannedCell(row, HINT, Style.HINT, field.hint or None)
        row += 2
    yield from _heading(row, _GROUPS_HEADING)
    for number in range(_MOST_GROUPS):
        row += 1
        yield PlannedCell(row, LABEL, Style.TEXT, f"Kelompok {'ABCDEF'[number]}")
        yield PlannedCell(row, VALUE, Style.INPUT, groups[number] if number < len(groups) else None)


def _heading(row: int, text: str) -> Iterator[PlannedCell]:
    yield PlannedCell(row, LABEL, Style.GROUP, text)
    yield PlannedCell(row, VALUE, Style.GROUP)


def _validations(cells: list[PlannedCell]) -> Iterator[Validation]:
    places = {str(cell.value): Area(cell.row, VALUE, cell.row, VALUE) for cell in cells}
    at = {field.detail: places[field.label] for _, fields in SECTIONS for field in fields}
    days = (Detail.BEGINS, Detail.ENDS, Detail.STAGE_REPORTED, Detail.SIGNED, Detail.REPORTED)
    yield from (checks.day(at[each]) for each in days)
    yield from (checks.rupiah(at[each]) for each in (Detail.GRANT, Detail.GRANT_IN_ALL))
    yield checks.one_of(*(paper.value for paper in Paper))(at[Detail.PAPER])
    yield from (checks.share(at[each]) for each in (Detail.CHANGE_LIMIT, Detail.THRESHOLD))
    yield checks.one_of(*(basis.value for basis in Basis))(at[Detail.BASIS])
    yield checks.one_of("tidak", "0", "1", "2")(at[Detail.ROUNDING])
    yield checks.whole(20, 120)(at[Detail.MINUTES])
    yield checks.whole(1, 24)(at[Detail.HOURS_A_DAY])
    signing = (Detail.SUPERVISOR_ID, Detail.CHAIR_ID, Detail.TREASURER_ID)
    yield from (checks.nip(at[each]) for each in signing)


def _absolute(area: Area) -> str:
    return f"$C${area.top}:$C${area.bottom}"
