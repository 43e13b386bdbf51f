"""Numbers that were written as text become numbers, and look as they did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.cash_book import CashBook
from kkg_xl.domain.figures import Figure
from kkg_xl.domain.numerals import Manner, read_number
from kkg_xl.domain.practice import is_sound
from kkg_xl.domain.table import Line, Role, Table, Total
from kkg_xl.domain.text import Text, say
from kkg_xl.sheets.grid import Kind
from kkg_xl.usecases.recalculation.desk import GENERAL, TEXT_FORMAT, Desk, Step

WHY = Text(
    id="Ditulis sebagai teks, jadi tidak ikut dijumlahkan; kini angka {value}.",
    en="Written as text, so it was not added up; now the number {value}.",
)

_NUMBERS = frozenset({Role.FACTOR, Role.RATE, Role.AMOUNT, Role.PLAN, Role.SPENT, Role.DIFFERENCE})
_PARTS = re.compile(r"(?P<lead>[^\d+-]*)(?P<digits>\d[\d.,]*\d|\d)(?P<tail>\D*)")
_ODD = frozenset("()[]-+−–")
"""Signs and brackets change the number and are no part of its looks."""
_NO_CENTS = re.compile(r",\s*[-–=]+")
"""What stands for no part of a rupiah: `750.000,-`."""


def text_numbers(desk: Desk, table: Table) -> Iterator[Step]:
    """Give the numbers of a table that are text and can mean only one number."""
    for row in table.by_index.values():
        for key, figure in row.figures.items():
            column = table.by_key.get(key)
            is_number = column is not None and column.role in _NUMBERS
            if is_number and becomes_number(desk, table, row, key):
                yield _step(desk, figure)


def booked_numbers(desk: Desk, book: CashBook) -> Iterator[Step]:
    """Give the numbers of a cash book that are text and can mean only one number."""
    for row in book.rows:
        for figure in row.figures.values():
            if _is_text_number(desk, figure) and _is_sure(figure):
                yield _step(desk, figure)


def becomes_number(desk: Desk, table: Table, row: Line | Total, key: int) -> bool:
    """Tell whether a figure is a text that this module turns into a number."""
    figure = row.figures[key]
    return _is_text_number(desk, figure) and (
        _is_sure(figure) or (isinstance(row, Line) and _borne_out(table, row, key))
    )


def _is_text_number(desk: Desk, figure: Figure) -> bool:
    """Tell whether a figure is nothing but the text of a number, which a number can look like."""
    value, typed = figure.value, figure.typed
    if typed is None or not isinstance(value, Decimal):
        return False
    cell = desk.cell(figure.at)
    if cell.kind is not Kind.TEXT or cell.formula is not None:
        return False
    if str(cell.value).strip(" \u00a0\n\t") != typed:
        return False  # a figure behind its label in one cell
    if desk.flagged(figure.at, "scale-differs", "number-unreadable"):
        return False
    return looks_of(typed, value) is not None


def _is_sure(figure: Figure) -> bool:
    told = (read_number(figure.typed or "", manner) for manner in Manner)
    return any(each is not None and each.sure and each.value == figure.value for each in told)


def _borne_out(table: Table, line: Line, key: int) -> bool:
    """Tell whether the arithmetic of the line confirms the reading of one of its numbers."""
    return any(
        key in (*law.columns, law.target)
        and line.figures.get(law.target) is not None
        and line.figures[law.target].amount is not None
        and law.computed(line) is not None
        and is_sound(table, law, line)
        for law in table.laws
    )


def _step(desk: Desk, figure: Figure) -> Step:
    value = figure.amount
    return Step(
        figure.at,
        say(WHY, value="" if value is None else value),
        value=value,
        number_format=format_of(desk, figure),
    )


def format_of(desk: Desk, figure: Figure) -> str | None:
    """Give the number format that a text needs to look as it does; `None` if it has that already.

    For a cell that holds no text, only where its format would keep a formula from counting.
    """
    present = desk.cell(figure.at).number_format
    value = figure.value
    if figure.typed is None or not isinstance(value, Decimal):
        return GENERAL if present == TEXT_FORMAT else None
    looks = looks_of(figure.typed, value) or GENERAL
    if looks == present or (looks == "0" and present == GENERAL):
        return None
    return None if looks == "#,##0" and present.startswith("#,##0") else looks


def looks_of(typed: str, value: Decimal) -> str | None:
    """Give the number format that shows a number as a text had it; `None` if none can.

    >>> looks_of("Rp 1.350.000,-", Decimal(1350000)), looks_of("3 org", Decimal(3))
    ('"Rp "#,##0",-"', '0" org"')
    >>> looks_of("22,250.00", Decimal(22250)), looks_of("45 org x 3", Decimal(135))
    ('#,##0.00', None)
    """
    parts = _PARTS.fullmatch(typed)
    if parts is None or _ODD & set(parts["lead"]):
        return None
    lead, digits, tail = parts["lead"], parts["digits"], parts["tail"]
    if _ODD & set(_NO_CENTS.sub("", tail, count=1)):
        return None
    whole = f"{value.to_integral_value():f}"
    shown = digits.replace(".", "").replace(",", "")
    places = len(shown) - len(whole)
    if not shown.startswith(whole) or places < 0:
        return None  # `13,5 juta` and its like
    grouped = len(re.findall(r"[.,]", digits)) > bool(places)
    pattern = ("#,##0" if grouped else "0") + ("." + "0" * places if places else "")
    return _quoted(lead) + pattern + _quoted(tail)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "''") + '"' if text else ""
