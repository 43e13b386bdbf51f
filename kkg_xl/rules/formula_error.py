"""See docs/rules/formula-error.md."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from kkg_xl.domain.figures import CellError, Figure, Place
from kkg_xl.domain.naming import brief
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR

SHOWS = Text(id="Sel berisi {code}: {why}.", en="The cell holds {code}: {why}.")
FORMULA_SHOWS = Text(
    id="Rumus {formula} menghasilkan {code}: {why}.",
    en="The formula {formula} gives {code}: {why}.",
)
OUT_OF_RANGE = Text(
    id="rujukannya ke sel atau kolom yang tidak ada; periksa rumusnya",
    en="it refers to a cell or column that does not exist; check the formula",
)
WHY = {
    "#REF!": Text(
        id="sel yang dirujuk sudah dihapus; tulis ulang rumusnya",
        en="a cell that it referred to was deleted; write the formula again",
    ),
    "#DIV/0!": Text(
        id="dibagi dengan nol atau sel kosong; periksa pembaginya",
        en="it divides by zero or a blank cell; check the divisor",
    ),
    "#VALUE!": Text(
        id="ada teks di tempat angka; periksa sel yang dirujuk",
        en="a text stands where a number belongs; check the cells it refers to",
    ),
    "#NAME?": Text(
        id="nama fungsi atau nama rentang tidak dikenal; periksa ejaannya",
        en="a function or range name is not known; check its spelling",
    ),
    "#N/A": Text(
        id="yang dicari tidak ditemukan; periksa isi dan daftarnya",
        en="what it looks up was not found; check it and the list",
    ),
    "#NUM!": Text(
        id="angkanya di luar batas hitungan; periksa sel yang dirujuk",
        en="a number is out of bounds; check the cells it refers to",
    ),
    "#NULL!": Text(
        id="dua rentang tidak berpotongan; periksa tanda pemisahnya",
        en="two ranges do not meet; check the separators",
    ),
}
UNKNOWN = Text(id="periksa rumusnya", en="check the formula")


def formula_error(workbook: Workbook) -> Iterator[Flag]:
    """A cell holds an error such as #REF! instead of a number."""
    # What only follows from another cell at fault is mended there.
    seen = {each.at for each in workbook.calculations if each.caused_by is not None}
    for at, code, formula in chain(_calculated(workbook), _in_tables(workbook)):
        if at not in seen:
            seen.add(at)
            yield Flag(at, _message(code, formula))


def _calculated(workbook: Workbook) -> Iterator[tuple[Place, str, str]]:
    for calculation in workbook.calculations:
        if isinstance(calculation.stored, CellError):
            yield calculation.at, calculation.stored.code, calculation.formula


def _in_tables(workbook: Workbook) -> Iterator[tuple[Place, str, str]]:
    for figure in chain(workbook.errors, _figures(workbook)):
        if isinstance(figure.value, CellError):
            formula = "" if figure.derivation is None else figure.derivation.formula
            yield figure.at, figure.value.code, formula


def _figures(workbook: Workbook) -> Iterator[Figure]:
    for table in workbook.money_tables:
        for line in table.lines:
            yield from line.figures.values()
        for total in table.totals:
            yield from total.figures.values()


def _message(code: str, formula: str) -> Message:
    if not formula:
        return say(SHOWS, code=code, why=WHY.get(code, UNKNOWN))
    why = WHY.get(code, UNKNOWN)
    if code == "#REF!" and code not in formula:
        why = OUT_OF_RANGE
    return say(FORMULA_SHOWS, formula=brief(formula), code=code, why=why)
