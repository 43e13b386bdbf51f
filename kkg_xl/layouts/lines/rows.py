"""What each row of a table is: a line, a heading, a total, or nothing of the kind.

A row is judged by what it says and by what its formula does; a row that fits nothing is kept as
`STRAY`, so that somebody speaks of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.days import on
from kkg_xl.domain.figures import Derivation
from kkg_xl.domain.numerals import is_dash
from kkg_xl.domain.table import Column, Role
from kkg_xl.domain.words import is_words_label, looks_like_words, may_tell_words
from kkg_xl.layouts.columns.closing import last_figure
from kkg_xl.layouts.columns.purposes import NUMERIC
from kkg_xl.layouts.columns.regions import Region, row_texts
from kkg_xl.layouts.laws.derivations import Derivations
from kkg_xl.layouts.lines.sorting import Evidence, Roles, Sort, names_total, sort_of
from kkg_xl.layouts.words.codes import code_of, leading_code
from kkg_xl.layouts.words.row_words import words_of
from kkg_xl.layouts.words.vocabulary import (
    is_dated,
    is_discount,
    is_signature,
)
from kkg_xl.sheets.grid import Cell, Kind, Row

# A name of the module is found fifteen times as fast as a member of an enum.
_BLANK, _ERROR, _NOT_CALCULATED, _NUMBER, _TEXT = (
    Kind.BLANK,
    Kind.ERROR,
    Kind.NOT_CALCULATED,
    Kind.NUMBER,
    Kind.TEXT,
)

_MONEY = frozenset({Role.AMOUNT, Role.PLAN, Role.SPENT, Role.DIFFERENCE})


class Sorted(NamedTuple):
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
    day: str = ""
    """What stands in a column of dates."""
    account: str = ""
    """What stands in columns of codes beside the running number."""
    note: str = ""


def sorted_rows(
    region: Region,
    columns: tuple[Column, ...],
    derivations: Derivations,
    day: Callable[[Decimal], date | None],
) -> Iterator[Sorted]:
    """Judge the rows of a region until its signatures begin; `day` reads serial numbers."""
    desk = _Desk(region, columns, derivations, day)
    last, closed = last_figure(region, desk.numeric), False
    for number in region.rows:
        row = region.grid.rows[number]
        texts = {
            column: text
            for column, text in row_texts(row).items()
            if region.left <= column <= region.right
        }
        if texts and desk.ends(row, texts):
            return
        if closed and number > last and not any(names_total(text) for text in texts.values()):
            continue  # notes and signatures, however they are worded
        judged = desk.judge(number, row, texts)
        if judged is not None:
            closed = closed or judged.sort is Sort.TOTAL
            yield judged


class _Desk:
    """Judges the rows of one table."""

    def __init__(
        self,
        region: Region,
        columns: tuple[Column, ...],
        derivations: Derivations,
        day: Callable[[Decimal], date | None],
    ) -> None:
        self._day = day
        self._region = region
        self._derivations = derivations
        by_role = {column.key: column.role for column in columns}
        self.numeric = {key for key, role in by_role.items() if role in NUMERIC}
        self._roles = Roles(
            frozenset(key for key, role in by_role.items() if role in _MONEY),
            frozenset(key for key, role in by_role.items() if role is Role.FACTOR),
            frozenset(key for key, role in by_role.items() if role is Role.RATE),
        )
        self._number = {key for key, role in by_role.items() if role is Role.NUMBER}
        self._unit = {key for key, role in by_role.items() if role is Role.UNIT}
        self._notes = {key for key, role in by_role.items() if role is Role.NOTE}
        self._codes = {key for key, role in by_role.items() if role is Role.CODE}
        if not self._number and self._codes:
            # KODE numbers the rows where there is no NO.
            self._number = {min(self._codes)}
            self._codes -= self._number
        self._days = {key for key, role in by_role.items() if role is Role.DATE}
        self._other = {key for key, role in by_role.items() if role is Role.OTHER}
        self._item = next((key for key, role in by_role.items() if role is Role.ITEM), 0)
        self._hidden = region.grid.hidden_rows

    def ends(self, row: Row, texts: Mapping[int, str]) -> bool:
        """Tell whether the block of signatures begins here."""
        if not any(is_signature(text) for text in texts.values()):
            return False
        return not any(
            column in row and row[column].kind in (_NUMBER, _NOT_CALCULATED, _ERROR)
            for column in self._roles.money
        )

    def judge(self, number: int, row: Row, texts: Mapping[int, str]) -> Sorted | None:
        """Tell what a row is; `None` for one that says nothing of money."""
        cells = {
            column: cell
            for column, cell in row.items()
            if column in self.numeric and self._holds(cell)
        }
        words = words_of(row, texts, self.numeric, self._roles.money)
        if may_tell_words(" ".join(words.values())) and any(
            looks_like_words(text) or is_words_label(text) for text in words.values()
        ):
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
        evidence = Evidence(
            cells,
            derivations,
            code,
            label,
            unit,
            [text for column, text in words.items() if column not in self._number or not code],
            self._passes_on(number, derivations),
            self._less_discounts(derivations),
            self._shifted(number, cells, derivations),
        )
        sort = sort_of(evidence, self._roles)
        if sort is None:
            return None
        detail = " ".join(
            text
            for column, text in words.items()
            if column not in self._number
            and column not in self._unit
            and column not in self._notes
            and column not in self._codes
            and column not in self._days
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
            *(self._standing(row, columns) for columns in (self._days, self._codes, self._notes)),
        )

    def _standing(self, row: Row, columns: Iterable[int]) -> str:
        """Give what stands in some columns of a row."""
        return " ".join(self._shown(row[column]) for column in columns if column in row)

    def _shown(self, cell: Cell) -> str:
        if cell.kind is Kind.DATE and isinstance(cell.value, Decimal):
            day = self._day(cell.value)
            return str(cell.value) if day is None else on(day)
        return str(cell.value or "")

    def _holds(self, cell: Cell) -> bool:
        if cell.kind is _TEXT:
            text = str(cell.value)
            return bool(text.strip("\u00a0 \n\t")) and not is_dash(text) and not is_dated(text)
        return cell.kind is not _BLANK

    def _label(self, row: Row, words: Mapping[int, str]) -> tuple[str, str, int]:
        """Find the code, the label and its column."""
        numbering = (*sorted(self._number, reverse=True), *sorted(self._codes))
        codes = (_code(row.get(column), words.get(column, "")) for column in numbering)
        code = next((code for code in codes if code), "")
        candidates = {
            column: text
            for column, text in words.items()
            if column not in self._unit
            and column not in self._notes
            and column not in self._other
            and not (column in self._number and code)
            and (column not in self._codes or len(words) == 1)
        }
        totals = [column for column, text in words.items() if names_total(text)]
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

    def _shifted(
        self, number: int, cells: Mapping[int, Cell], derivations: Mapping[int, Derivation]
    ) -> bool:
        """Tell whether all that a row has is a price that is none: typed, or a sum of amounts."""
        if not cells or not cells.keys() <= self._roles.rates:
            return False
        return all(
            (derivation := derivations.get(column)) is None
            or any(
                self._derivations.derivation(number, meant, derivation.formula[1:]).counted
                for meant in self._roles.money
            )
            for column in cells
        )

    def _less_discounts(self, derivations: Mapping[int, Derivation]) -> bool:
        """Tell whether what an amount takes off others is labelled as a discount."""
        taken = {
            number
            for column, derivation in derivations.items()
            if column in self._roles.money
            for number, times in derivation.counted or ()
            if times < 0
        }
        return bool(taken) and all(
            any(is_discount(text) for text in row_texts(self._region.grid.rows[number]).values())
            for number in taken
        )

    def _passes_on(self, own: int, derivations: Mapping[int, Derivation]) -> bool:
        """Tell whether an amount only repeats a sum of another row, or any amount below its own."""
        rows = self._region.grid.rows
        for column, derivation in derivations.items():
            if column not in self._roles.money or not derivation.counted:
                continue
            if len(derivation.counted) == 1 and derivation.terms is None:
                ((number, times),) = derivation.counted
                other = rows[number].get(column)
                formula = None if other is None else other.formula
                if times == 1 and (number > own or (formula and _SUMS.search(formula))):
                    return True
        return False


_SUMS = re.compile(r"SUM|SUBTOTAL|\+|^\$?[A-Z]{1,3}\$?\d+$", re.IGNORECASE)


def _code(cell: Cell | None, text: str) -> str:
    if cell is not None and cell.kind is _NUMBER and isinstance(cell.value, Decimal):
        return _plain_number(cell.value)
    return code_of(text)


def _plain_number(value: Decimal) -> str:
    return str(int(value)) if value == value.to_integral_value() else str(value.normalize())
