"""Formulas as text: what a law makes of a row, the sum of some cells, a link to a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby

from kkg_xl.domain.figures import Place, Rounding, Term
from kkg_xl.sheets.formula_references import Reference, fill, split
from kkg_xl.sheets.grid import Grid, Kind
from kkg_xl.sheets.refs import Area, address, letters, parse_address

_BARE_SHEET = re.compile(r"[^\W\d]\w*")
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[RrCc]\d*(?:[Cc]\d*)?")
_ROUNDERS = {"nearest": "ROUND", "down": "ROUNDDOWN", "up": "ROUNDUP"}
_MOST_DIGITS = 12
"""A longer constant came of a division and is not what anybody wrote."""
_MOST_PARTS = 200
"""Parts of a sum; a program takes 255 of them."""


def of_terms(terms: Sequence[Term], row: int) -> str | None:
    """Write what terms make of a row; `None` where a constant cannot be written exactly.

    >>> of_terms([Term(Decimal(1), (3, 5)), Term(Decimal(-1), (6,))], 7)
    'C7*E7-F7'
    >>> of_terms([Term(Decimal(100), (7,), (6,))], 9)
    'G9/F9*100'
    """
    written: list[str] = []
    for term in terms:
        part = _of_term(term, row)
        if part is None:
            return None
        sign = "-" if term.coefficient < 0 else "+" if written else ""
        written.append(sign + part)
    return "".join(written) or None


def _of_term(term: Term, row: int) -> str | None:
    size = abs(term.coefficient)
    if len(size.normalize().as_tuple().digits) > _MOST_DIGITS:
        return None
    parts = [address(row, key) for key in term.factors]
    number = f"{size.normalize():f}"
    if not parts:
        return number + "".join(f"/{address(row, key)}" for key in term.divisors)
    product = "*".join(parts) + "".join(f"/{address(row, key)}" for key in term.divisors)
    return product if size == 1 else f"{product}*{number}"


def rounded(formula: str, rounding: Rounding | None) -> str:
    """Round what a formula gives, as a workbook does on purpose.

    >>> rounded("C7*E7", Rounding(Decimal(1000), "down"))
    'ROUNDDOWN(C7*E7,-3)'
    >>> rounded("F30", Rounding(Decimal(500), "nearest"))
    'ROUND((F30)/500,0)*500'
    """
    if rounding is None:
        return formula
    function = _ROUNDERS[rounding.direction]
    digits, unit = _power_of_ten(rounding.unit), f"{rounding.unit.normalize():f}"
    if digits is None:
        return f"{function}(({formula})/{unit},0)*{unit}"
    return f"{function}({formula},{-digits})"


def _power_of_ten(unit: Decimal) -> int | None:
    power = unit.normalize()
    return power.adjusted() if power.as_tuple().digits == (1,) else None


def copied(formula: str, row: int, to: int) -> str | None:
    """Copy a formula from its row to another one, as filling down does.

    `None` where it refers to another row without a `$`: nobody knows which one is meant there.

    >>> copied("IF(C7=0,0,C7*$E7*H$1)", 7, 9)
    'IF(C9=0,0,C9*$E9*H$1)'
    """
    skeleton, references = split(formula)
    moved: list[Reference] = []
    for reference in references:
        if reference.external or reference.whole:
            return None
        if all(reference.fixed[::2]):
            moved.append(reference)
        elif reference.area.top == reference.area.bottom == row and not any(reference.fixed[::2]):
            text = _ROW.sub(str(to), reference.text) if reference.sheet is None else ""
            if not text:
                return None
            moved.append(reference._replace(text=text))
        else:
            return None
    return fill(skeleton, tuple(moved))


_ROW = re.compile(r"(?<=[A-Za-z])\d+")


def link(at: Place, sheet: str, *, fixed: bool = False) -> str:
    """Refer to a cell from a sheet; `fixed` where the formula counts for other cells as well.

    >>> link(Place("RAB 2009", "F30"), "Sampul"), link(Place("RAB", "F30"), "RAB")
    ("'RAB 2009'!F30", 'F30')
    >>> link(Place("Profil", "C34"), "Realisasi", fixed=True)
    'Profil!$C$34'
    """
    cell = at.cell
    if fixed:
        row, column = parse_address(cell)
        cell = f"${letters(column)}${row}"
    if at.sheet == sheet:
        return cell
    name = at.sheet
    if not _BARE_SHEET.fullmatch(name) or _LIKE_A_CELL.fullmatch(name):
        name = "'" + name.replace("'", "''") + "'"
    return f"{name}!{cell}"


def total_of(
    cells: Sequence[Place], grid: Grid, *, plainly: bool = False, function: str = "SUM("
) -> str | None:
    """Add up cells, neighbours as a range where nothing else that counts stands between them.

    `plainly` adds single cells up with `+`, as people add sub-totals. `function` is what adds up
    the others, with the arguments that come first. `None` where there are none, or too many parts.
    """
    near = [parse_address(at.cell) for at in cells if at.sheet == grid.name]
    far = [at for at in cells if at.sheet != grid.name]
    ranges = list(_ranges(near, grid))
    parts = [_written(area) for area in ranges]
    parts += [link(at, grid.name) for at in far]
    if not parts or len(parts) > _MOST_PARTS:
        return None
    if plainly and not any(":" in part for part in parts):
        return "+".join(parts)
    return f"{function}{','.join(parts)})"


def _written(area: Area) -> str:
    first = address(area.top, area.left)
    return first if area.top == area.bottom else f"{first}:{address(area.bottom, area.right)}"


def _ranges(cells: Iterable[tuple[int, int]], grid: Grid) -> Iterable[Area]:
    for column, found in groupby(sorted(cells, key=lambda at: (at[1], at[0])), lambda at: at[1]):
        rows = [row for row, _ in found]
        own, top, bottom = set(rows), rows[0], rows[0]
        for row in rows[1:]:
            between = (n for n in range(bottom + 1, row) if n not in own)
            if any(_counts(grid, n, column) for n in between):
                yield Area(top, column, bottom, column)
                top = row
            bottom = row
        yield Area(top, column, bottom, column)


def _counts(grid: Grid, row: int, column: int) -> bool:
    """Tell whether a sum would count a cell, or could one day."""
    cell = grid.cell(row, column)
    return cell.formula is not None or cell.kind not in (Kind.BLANK, Kind.TEXT)
