"""What each row of a table is: a line, a heading, a total, or nothing of the kind.

A row is judged by what it says and by what its formula does; a row that fits nothing is kept as
`STRAY`, so that somebody speaks of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from kkg_xl.domain.figures import Derivation
from kkg_xl.domain.numerals import is_dash
from kkg_xl.domain.table import Column, Role
from kkg_xl.domain.words import is_words_label, looks_like_words
from kkg_xl.layouts.codes import Form, code_of, form_of, leading_code
from kkg_xl.layouts.columns import NUMERIC
from kkg_xl.layouts.derivations import Derivations
from kkg_xl.layouts.regions import Region, row_texts
from kkg_xl.layouts.vocabulary import is_carried, is_rounded, is_signature, is_tax, is_total
from kkg_xl.sheets.grid import Cell, Kind, Row

_MONEY = frozenset({Role.AMOUNT, Role.PLAN, Role.SPENT, Role.DIFFERENCE})
_PRICED = frozenset({Role.FACTOR, Role.RATE})
_LONGEST_NOTE = 40


class Sort(Enum):
    """What a row is."""

    LINE = "line"
    HEADING = "heading"
    TOTAL = "total"
    STRAY = "stray"
    """Numbers that belong to nothing."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """One row with what was found on it."""

    number: int
    sort: Sort
    code: str
    label: str
    """The item of a line, the title of a heading, the label of a total."""
    label_column: int
    detail: str
    unit: str
    cells: Mapping[int, Cell]
    """Cells of the numeric columns that hold something."""
    derivations: Mapping[int, Derivation]
    hidden: bool


def sorted_rows(
    region: Region, columns: tuple[Column, ...], derivations: Derivations
) -> Iterator[Sorted]:
    """Judge the rows of a region until its signatures begin."""
    desk = _Desk(region, columns, derivations)
    for number in region.rows:
        row = region.grid.rows[number]
        texts = {
            column: text
            for column, text in row_texts(row).items()
            if region.left <= column <= region.right
        }
        if texts and desk.ends(row, texts):
            return
        judged = desk.judge(number, row, texts)
        if judged is not None:
            yield judged


class _Desk:
    """Judges the rows of one table."""

    def __init__(
        self, region: Region, columns: tuple[Column, ...], derivations: Derivations
    ) -> None:
        self._region = region
        self._derivations = derivations
        by_role = {column.key: column.role for column in columns}
        self._numeric = {key for key, role in by_role.items() if role in NUMERIC}
        self._money = {key for key, role in by_role.items() if role in _MONEY}
        self._priced = {key for key, role in by_role.items() if role in _PRICED}
        self._rates = {key for key, role in by_role.items() if role is Role.RATE}
        self._factors = {key for key, role in by_role.items() if role is Role.FACTOR}
        self._number = {key for key, role in by_role.items() if role is Role.NUMBER}
        self._unit = {key for key, role in by_role.items() if role is Role.UNIT}
        self._notes = {key for key, role in by_role.items() if role is Role.NOTE}
        self._codes = {key for key, role in by_role.items() if role is Role.CODE}
        if not self._number and self._codes:
            # KODE numbers the rows where there is no NO.
            self._number = {min(self._codes)}
            self._codes -= self._number
        self._other = {key for key, role in by_role.items() if role is Role.OTHER}
        self._item = next((key for key, role in by_role.items() if role is Role.ITEM), 0)
        self._hidden = region.grid.hidden_rows

    def ends(self, row: Row, texts: Mapping[int, str]) -> bool:
        """Tell whether the block of signatures begins here."""
        if not any(is_signature(text) for text in texts.values()):
            return False
        return not any(
            column in row and row[column].kind in (Kind.NUMBER, Kind.NOT_CALCULATED, Kind.ERROR)
            for column in self._money
        )

    def judge(self, number: int, row: Row, texts: Mapping[int, str]) -> Sorted | None:
        """Tell what a row is; `None` for one that says nothing of money."""
        cells = {
            column: cell
            for column, cell in row.items()
            if column in self._numeric and self._holds(cell)
        }
        words = {
            column: text
            for column, text in texts.items()
            if column not in self._numeric or self._is_label(column, text, row)
        }
        if any(looks_like_words(text) or is_words_label(text) for text in words.values()):
            return None
        for column in words:
            cells.pop(column, None)
        derivations = {
            column: self._derivations.derivation(number, column, cell.formula)
            for column, cell in cells.items()
            if cell.formula is not None
        }
        code, label, label_column = self._label(row, words)
        unit = " ".join(texts[column] for column in sorted(self._unit) if column in texts)
        sort = self._sort(cells, derivations, label, code, unit, words)
        if sort is None:
            return None
        detail = " ".join(
            text
            for column, text in words.items()
            if column not in self._number
            and column not in self._unit
            and column not in self._notes
            and column not in self._codes
            and column != label_column
        )
        return Sorted(
            number,
            sort,
            code,
            label,
            label_column,
            detail,
            unit,
            cells,
            derivations,
            number in self._hidden,
        )

    def _holds(self, cell: Cell) -> bool:
        if cell.kind is Kind.TEXT:
            return bool(str(cell.value).strip("\u00a0 \n\t")) and not is_dash(str(cell.value))
        return cell.kind is not Kind.BLANK

    def _is_label(self, column: int, text: str, row: Row) -> bool:
        """Tell whether a text in a column of numbers is a label: `Sub Total II.A` beside its sum."""
        cell = row.get(column)
        if cell is not None and cell.formula is not None and cell.kind is not Kind.TEXT:
            return False
        if any(character.isdigit() for character in text[:3]):
            return False
        return (
            is_total(text)
            or is_tax(text)
            or is_rounded(text)
            or is_carried(text)
            or len(text) > _LONGEST_NOTE
        )

    def _label(self, row: Row, words: Mapping[int, str]) -> tuple[str, str, int]:
        """Find the code, the label and its column."""
        code = ""
        for column in self._number:
            cell = row.get(column)
            if cell is None:
                continue
            if cell.kind is Kind.NUMBER and isinstance(cell.value, Decimal):
                code = _plain_number(cell.value)
            elif column in words:
                code = code_of(words[column])
        candidates = {
            column: text
            for column, text in words.items()
            if column not in self._unit
            and column not in self._notes
            and column not in self._other
            and not (column in self._number and code)
            and (column not in self._codes or len(words) == 1)
        }
        totals = [column for column, text in words.items() if self._named_total(text)]
        if self._item in candidates and not (totals and totals[0] != self._item and not code):
            chosen = self._item
        elif totals:
            chosen = totals[0]
        else:
            chosen = min(candidates, default=min(words, default=0))
        label = words.get(chosen, "")
        if not code and label:
            code, label = leading_code(label)
        return code, label, chosen

    def _elsewhere(self, priced: list[int], derivations: Mapping[int, Derivation]) -> bool:
        """Tell whether a quantity is reckoned from other rows: a total in another column."""
        return bool(priced) and all(
            column in derivations and (derivations[column].astray or derivations[column].counted)
            for column in priced
        )

    def _named_total(self, text: str) -> bool:
        return is_total(text) or is_tax(text) or is_rounded(text)

    def _sort(  # noqa: C901, PLR0911, PLR0913, PLR0912 -- one question after the other, in their order
        self,
        cells: Mapping[int, Cell],
        derivations: Mapping[int, Derivation],
        label: str,
        code: str,
        unit: str,
        words: Mapping[int, str],
    ) -> Sort | None:
        told = [cell for cell in cells.values() if cell.kind is not Kind.TEXT]
        money = [column for column in cells if column in self._money]
        priced = [column for column in cells if column in self._priced]
        sums = any(
            column in self._money and _adds(derivations[column]) for column in derivations
        ) or (
            not priced
            and form_of(code, roman=True) in (Form.LETTER, Form.ROMAN)
            and any(derivations[column].counted for column in derivations if column in self._money)
        )
        both = bool(self._rates & cells.keys()) and bool(self._factors & cells.keys())
        worded = [text for column, text in words.items() if column not in self._number or not code]
        if any(is_carried(text) for text in worded):
            return None
        named = any(self._named_total(text) for text in worded)
        if named and (not both or sums) and (money or not priced):
            return Sort.TOTAL
        if sums and not (both and label):
            return Sort.TOTAL
        if not told and not (cells and code and label):
            return Sort.HEADING if label and (worded or code) else None
        if not money and not priced:
            return Sort.HEADING if label else Sort.STRAY
        if label and _idle(told) and len(told) == len(cells):
            # A zero that a formula left on a group's heading is no lump sum.
            heads = form_of(code, roman=True) in (Form.LETTER, Form.ROMAN)
            if heads or (not unit and not code and all(cell.formula is not None for cell in told)):
                return Sort.HEADING
        if label and not money and self._elsewhere(priced, derivations):
            return Sort.TOTAL if named else Sort.STRAY
        if label:
            return Sort.LINE
        if both:
            return Sort.LINE
        if all(cell.formula is not None and not cell.value for cell in cells.values()):
            return None
        return Sort.STRAY


def is_idle(row: Sorted) -> bool:
    """Tell whether a row holds nothing but zeros that formulas left."""
    return not row.unit and all(
        cell.value == 0 and cell.kind is Kind.NUMBER and cell.formula is not None
        for cell in row.cells.values()
    )


def _idle(told: list[Cell]) -> bool:
    return all(cell.value == 0 and cell.kind is Kind.NUMBER for cell in told)


def _adds(derivation: Derivation) -> bool:
    """Tell whether a formula adds up its own column, more than one row of it or by a function."""
    if not derivation.counted:
        return False
    formula = derivation.formula.upper()
    return len(derivation.counted) > 1 or "SUM" in formula or "SUBTOTAL" in formula


def _plain_number(value: Decimal) -> str:
    return str(int(value)) if value == value.to_integral_value() else str(value.normalize())
