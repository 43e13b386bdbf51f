"""Tables of categories: a label, how many, which per cent. They stand in reports, not in budgets.

A table is one by the heading of its labels (`Kualifikasi`, `Angka Kredit`, `Kategori`); money in a
heading makes it none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from kkg_xl.domain.composition import Amount, Composition, Part
from kkg_xl.domain.figures import Place
from kkg_xl.domain.headcounts import subject_of
from kkg_xl.layouts.columns.regions import row_texts
from kkg_xl.layouts.inventory import Inventory
from kkg_xl.layouts.words.vocabulary import is_total, plain
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import EMPTY_ROW, Grid, Kind, Row
from kkg_xl.sheets.refs import Area, address

_LABELS = re.compile(
    r"(?:TINGKAT )?(?:KUALIFIKASI|PENDIDIKAN|IJAZAH|GOLONGAN|PANGKAT|ANGKA KREDIT|KATEGORI|KONDISI|"
    r"KOMPETENSI|JENIS KELAMIN|STATUS|USIA|UMUR|MASA KERJA|KRITERIA|JENJANG|PREDIKAT|KINERJA|"
    r"RENTANG|NAMA SEKOLAH|ASAL SEKOLAH)\b.*"
)
_COUNTS = re.compile(
    r"(?:JUMLAH|JML|BANYAK(?:NYA)?|FREKUENSI)"
    r"(?: (?:ORANG|GURU|ANGGOTA|PESERTA|SEKOLAH|LEMBAGA|PTK))?"
)
_SHARES = re.compile(r"(?:PERSENTASE|PROSENTASE|PRESENTASE|PERSEN)(?: %)?|%|JUMLAH %")
_MONEY = re.compile(
    r"\bRP\b|HARGA|BIAYA|TARIF|VOLUME|SATUAN|ANGGARAN|REALISASI|NOMINAL|DANA|HONOR", re.IGNORECASE
)
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d+)?) ?(?:%|persen)", re.IGNORECASE)
_SIGNS = ("persen", "prosen", "presen", "%", "jumlah", "jml", "banyak", "frekuensi")
_TITLE_ROWS = 2
"""So many rows above the headings may hold the title."""
_FEWEST = 2


def compositions(
    held: Inventory, taken: Sequence[Area], calculator: Calculator
) -> Iterator[Composition]:
    """Find the tables of categories of a sheet; `taken` are its tables of money."""
    if not held.says(_SIGNS):
        return
    for number, column, text in held.texts:
        if not _LABELS.fullmatch(plain(text)):
            continue
        if any(area.top <= number <= area.bottom for area in taken):
            continue
        found = _composition(held.grid, number, column, calculator)
        if found is not None:
            yield found


def _composition(
    grid: Grid, number: int, column: int, calculator: Calculator
) -> Composition | None:
    headings = row_texts(grid.rows[number])
    counts = _column(headings, _COUNTS, column)
    shares = _column(headings, _SHARES, column)
    heading = counts or shares
    if heading is None or any(_MONEY.search(text) for text in headings.values()):
        return None
    rows = _rows(grid, number, column)
    numbers = _numbers(grid, calculator, rows, counts)
    per_cent = _per_cent(rows, _numbers(grid, calculator, rows, shares))
    told = [
        Part(Place(grid.name, address(row, column)), label, numbers.get(row), per_cent.get(row))
        for row, label in rows.items()
    ]
    parts = tuple(part for part in told if not is_total(part.label))
    if sum(part.many is not None or part.share is not None for part in parts) < _FEWEST:
        return None
    title = _title(grid, number)
    return Composition(
        grid.name,
        title or headings[column],
        Place(grid.name, address(number, heading)),
        subject_of(headings[heading], title, headings[column]),
        parts,
        next((part for part in told if is_total(part.label)), None),
    )


def _column(headings: Mapping[int, str], words: re.Pattern[str], after: int) -> int | None:
    return next((k for k, t in headings.items() if k > after and words.fullmatch(plain(t))), None)


def _title(grid: Grid, number: int) -> str:
    """Give the nearest text above the headings that has a row to itself."""
    for above in range(number - 1, number - 1 - _TITLE_ROWS, -1):
        row = grid.rows.get(above, EMPTY_ROW)
        texts = row_texts(row)
        if texts:
            (first, *others) = texts.values()
            return first.strip(" :.") if not others and _is_alone(row) else ""
    return ""


def _is_alone(row: Row) -> bool:
    return sum(1 for cell in row.values() if cell.kind is not Kind.BLANK) == 1


def _rows(grid: Grid, number: int, column: int) -> Mapping[int, str]:
    """Give the labels of a table by row: until one has none, and no further than its total."""
    found: dict[int, str] = {}
    for row in range(number + 1, max(grid.rows) + 1):
        label = _label(grid.rows.get(row, EMPTY_ROW), column)
        if not label:
            break
        found[row] = label
        if is_total(label):
            break
    return found


def _label(row: Row, column: int) -> str:
    """Give a row's label; JUMLAH may stand further to the left, over merged cells."""
    texts = [str(row[key].value or "").strip() for key in row if key <= column]
    total = next((text for text in texts if is_total(text)), "")
    return total or (texts[-1] if column in row else "")


def _numbers(
    grid: Grid, calculator: Calculator, rows: Iterable[int], column: int | None
) -> dict[int, Amount]:
    """Give the numbers of a column by row, shares still as the cells have them."""
    found: dict[int, Amount] = {}
    for row in rows if column is not None else ():
        cell = grid.cell(row, column or 0)
        value = cell.value
        if cell.kind is Kind.NOT_CALCULATED:
            value = calculator.given(grid.name, row, column or 0)
        if isinstance(value, str) and (told := _SHARE.fullmatch(value.strip())):
            value = Decimal(told[1].replace(",", "."))
        if isinstance(value, Decimal) and cell.kind is not Kind.DATE:
            found[row] = Amount(Place(grid.name, address(row, column or 0)), value)
    return found


def _per_cent(rows: Mapping[int, str], shares: Mapping[int, Amount]) -> dict[int, Amount]:
    """Give shares in per cent: 52 for `52 %`, and for 0.52 where all of them are fractions."""
    own = [each.value for row, each in shares.items() if not is_total(rows[row])]
    as_fractions = bool(own) and all(value <= 1 for value in own)
    return {
        row: each._replace(value=each.value * 100) if as_fractions else each
        for row, each in shares.items()
    }
