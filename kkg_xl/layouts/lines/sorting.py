"""Whether a row is a line, a heading, a total or nothing of the kind: by its words and formulas."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from kkg_xl.domain.described import read_described
from kkg_xl.domain.figures import Derivation
from kkg_xl.layouts.words.codes import Form, form_of
from kkg_xl.layouts.words.vocabulary import (
    is_balance,
    is_carried,
    is_rounded,
    is_tax,
    is_total,
    sums_groups,
)
from kkg_xl.sheets.grid import Cell, Kind

# A name of the module is found fifteen times as fast as a member of an enum.
_NUMBER, _TEXT = Kind.NUMBER, Kind.TEXT

_HALF = Decimal("0.5")
_GROUPED = frozenset({Form.LETTER, Form.ROMAN, Form.ACCOUNT})


class Sort(Enum):
    """What a row is."""

    LINE = "line"
    HEADING = "heading"
    TOTAL = "total"
    STRAY = "stray"
    """Numbers that belong to nothing."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Columns of a table by what they are for, as far as judging a row needs it."""

    money: frozenset[int]
    factors: frozenset[int]
    rates: frozenset[int]


class Evidence(NamedTuple):
    """What a row says."""

    cells: Mapping[int, Cell]
    """In columns of numbers, those that hold something."""
    derivations: Mapping[int, Derivation]
    code: str
    label: str
    unit: str
    words: Collection[str]
    """All its texts but its code."""
    passes_on: bool
    """Whether an amount only repeats another sum: `=G9`."""
    less_discounts: bool = False
    """Whether all that an amount takes off others are discounts."""
    shifted: bool = False
    """Whether the total of the amounts stands beside their column, among the prices."""


def sort_of(evidence: Evidence, roles: Roles) -> Sort | None:
    """Judge a row; `None` for one that says nothing of money."""
    if any(is_carried(text) for text in evidence.words):
        return Sort.TOTAL if evidence.cells.keys() & roles.money else None
    cells = evidence.cells.keys()
    if _balances(evidence, roles):
        return None
    money = bool(cells & roles.money)
    priced = bool(cells & (roles.factors | roles.rates))
    both = bool(cells & roles.factors) and bool(cells & roles.rates)
    named = any(names_total(text) for text in evidence.words)
    sums = _sums(evidence, roles, priced=priced)
    if named and (not both or sums) and (money or not priced or evidence.shifted):
        return Sort.TOTAL
    if sums and not (both and evidence.label):
        return Sort.TOTAL
    if not evidence.label:
        return _without_label(evidence, both=both, told=money or priced)
    return _with_label(evidence, money=money, priced=priced)


def _with_label(evidence: Evidence, *, money: bool, priced: bool) -> Sort:
    if not (money or priced) or not _tells_numbers(evidence):
        # An item that tells its own factors is a line, even with its amount left blank.
        return Sort.LINE if read_described(evidence.label) is not None else Sort.HEADING
    if _idle_heading(evidence):
        return Sort.HEADING
    return Sort.STRAY if not money and _elsewhere(evidence) else Sort.LINE


def _balances(evidence: Evidence, roles: Roles) -> bool:
    """Tell whether a row takes one total from another: what is left is no total, nor a line."""
    if not evidence.code and is_balance(evidence.label):
        return True
    return not evidence.less_discounts and any(
        column in roles.money and any(times < 0 for _, times in derivation.counted or ())
        for column, derivation in evidence.derivations.items()
    )


@lru_cache(maxsize=8192)
def names_total(text: str) -> bool:
    """Tell whether a label makes its row a total, a tax or a rounded total."""
    return is_total(text) or is_tax(text) or is_rounded(text) or sums_groups(text)


def _sums(evidence: Evidence, roles: Roles, *, priced: bool) -> bool:
    """Tell whether an amount is a sum of other rows."""
    adding = [
        derivation
        for column, derivation in evidence.derivations.items()
        if column in roles.money and derivation.counted and not _is_share(derivation)
    ]
    if any(len(each.counted or ()) > 1 or "SUM" in each.formula.upper() for each in adding):
        return True
    heads = form_of(evidence.code, roman=True) in _GROUPED
    return bool(adding) and not priced and (heads or evidence.passes_on)


def _is_share(derivation: Derivation) -> bool:
    """Tell whether an amount is a share of other rows: overhead, which is a line of its own.

    Half of a sum is no share: it adds up lines and their sub-totals.
    """
    return all(abs(times) < _HALF for _, times in derivation.counted or ())


def _without_label(evidence: Evidence, *, both: bool, told: bool) -> Sort | None:
    if both:
        return Sort.LINE
    cells = evidence.cells.values()
    if not told and not evidence.cells:
        return None
    if all(cell.formula is not None and not cell.value for cell in cells):
        return None  # a row prepared for a line that was never written
    return Sort.STRAY


def _tells_numbers(evidence: Evidence) -> bool:
    """Tell whether a row has numbers, or texts in their place as a line has."""
    if any(cell.kind is not _TEXT for cell in evidence.cells.values()):
        return True
    digits = any(any(c.isdigit() for c in str(cell.value)) for cell in evidence.cells.values())
    return bool(evidence.code) or digits


def _idle_heading(evidence: Evidence) -> bool:
    """Tell whether only zeros stand on a group's heading, left there by a formula."""
    cells = evidence.cells.values()
    if not all(cell.kind is _NUMBER and cell.value == 0 for cell in cells):
        return False
    if form_of(evidence.code, roman=True) in _GROUPED:
        return True
    calculated = all(cell.formula is not None for cell in cells)
    return calculated and not evidence.unit and not evidence.code


def _elsewhere(evidence: Evidence) -> bool:
    """Tell whether quantities are reckoned from other rows: something below the table."""
    return all(
        (derivation := evidence.derivations.get(column)) is not None
        and bool(derivation.astray or derivation.counted)
        for column in evidence.cells
    )
