"""See docs/rules/number-unreadable.md."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kkg_xl.domain.cash_book import CashBook
from kkg_xl.domain.cash_wording import entry_name
from kkg_xl.domain.figures import Figure, Unreadable
from kkg_xl.domain.law import Law
from kkg_xl.domain.naming import brief, titled
from kkg_xl.domain.neighbours import number_at, plain
from kkg_xl.domain.practice import stands_for, understood
from kkg_xl.domain.table import Line, Role, Table, Total
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import heading, line_name
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR

_UNREADABLE = Text(
    "{row}: {heading} berisi '{text}', yang tidak dapat dibaca sebagai angka. "
    "Ketik angkanya, atau kosongkan.",
    "{row}: {heading} holds '{text}', which cannot be read as a number. "
    "Type the number, or clear the cell.",
)
_MANY = Text(
    "{row}: {heading} berisi '{text}', yang tidak dapat dibaca sebagai angka; begitu juga {count} "
    "sel lain di kolom ini. Ketik angkanya, atau kosongkan.",
    "{row}: {heading} holds '{text}', which cannot be read as a number; nor can {count} other "
    "cells of this column. Type the numbers, or clear the cells.",
)
_DATE = Text(
    "{row}: {heading} berisi tanggal {text}, bukan angka. Ketik lagi angkanya, dengan format "
    "angka.",
    "{row}: {heading} holds a date, {text}, and no number. Type the number again, "
    "in a number format.",
)
_MANNER = 3
"""From so many on, cells of a column that hold the same words, or mostly words, are one fault."""
_NUMBERED = frozenset(
    {Role.FACTOR, Role.RATE, Role.AMOUNT, Role.PLAN, Role.SPENT}
    | {Role.DIFFERENCE, Role.RECEIVED, Role.BALANCE}
)
_FREE = re.compile(
    r"\b(free|gratis|bebas|swadaya|sumbangan|hibah|donasi|nihil|incl\w*|termasuk|(di)?pinjam|cuma)\b",
    re.IGNORECASE,
)
_NONE = frozenset({"n a", "na", "tidak ada", "tba", "tbd"})


def number_unreadable(workbook: Workbook) -> Iterator[Flag]:
    """Text stands where a number belongs, and cannot be read as one."""
    for table in workbook.money_tables:
        for key, found in _unreadable(table).items():
            figures = (line.figures.get(key) for line in table.lines)
            filled = sum(1 for figure in figures if figure is not None and not figure.blank)
            alike = Counter(plain(text) for _, text in found)
            mostly = len(found) >= _MANNER and len(found) * 3 > filled
            told: set[str] = set()
            for row, text in found:
                cause = "" if mostly else plain(text)
                count = len(found) if mostly else alike[cause]
                if count < _MANNER:
                    yield _flag(table, row, key, row.figures[key], 0)
                elif cause not in told:
                    told.add(cause)
                    yield _flag(table, row, key, row.figures[key], count - 1)
    for book in workbook.cash_books:
        yield from _in_book(book)


def _in_book(book: CashBook) -> Iterator[Flag]:
    """Give the entries of a cash book that move money and hold words where an amount belongs."""
    for row in book.entries:
        for key, heading_text in book.headings.items():
            value = row.figures[key].value
            if isinstance(value, Unreadable) and (value.is_date or _has_digits(value.text)):
                message = say(
                    _DATE if value.is_date else _UNREADABLE,
                    row=entry_name(row),
                    heading=brief(heading_text),
                    text=brief(value.text),
                )
                yield Flag(row.figures[key].at, message)


def _has_digits(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


def _unreadable(table: Table) -> Mapping[int, Sequence[tuple[Line | Total, str]]]:
    """Give the rows whose number cannot be read and what stands there, by column."""
    numeric = _numeric(table)
    found: dict[int, list[tuple[Line | Total, str]]] = defaultdict(list)
    for row in table.by_index.values():
        for key, figure in row.figures.items():
            if isinstance(figure.value, Unreadable) and key in numeric:
                text = figure.value.text
                if not (isinstance(row, Line) and _does_without(table, row, key, text)):
                    found[key].append((row, text))
    return found


def _numeric(table: Table) -> frozenset[int]:
    """Give the columns in which numbers belong: by their role, and some number is there."""
    return frozenset(
        key
        for row in table.by_index.values()
        for key, figure in row.figures.items()
        if figure.amount is not None and table.by_key[key].role in _NUMBERED
    )


def _does_without(table: Table, line: Line, key: int, text: str) -> bool:
    """Tell whether a line does without the number: it costs nothing, or its formula passes by."""
    law = next((law for law in table.laws if key in (*law.columns, law.target)), None)
    if law is None:
        # What nothing is multiplied by tells the size in words: `120 m x 2,5 m`.
        return _is_free(text) or table.by_key[key].role is Role.FACTOR
    if key == law.target:
        return _is_free(text) and not _is_priced(table, law, line)
    terms = understood(line, law.target)
    if terms is not None and key not in stands_for(terms):
        return True
    paid = line.figures.get(law.target)
    if paid is not None and paid.amount == 0:
        return _is_free(text) or plain(text) in _NONE
    unpaid = paid is None or paid.blank or isinstance(paid.value, Unreadable)
    return _is_free(text) and unpaid


def _is_priced(table: Table, law: Law, line: Line) -> bool:
    rates = (key for key in law.columns if table.by_key[key].role is Role.RATE)
    return any(number_at(line, key) for key in rates)


def _is_free(text: str) -> bool:
    return bool(_FREE.search(text))


def _flag(table: Table, row: Line | Total, key: int, figure: Figure, others: int) -> Flag:
    value = figure.value
    text, is_date = value if isinstance(value, Unreadable) else ("", False)
    message = say(
        _MANY if others else _DATE if is_date else _UNREADABLE,
        row=line_name(row) if isinstance(row, Line) else titled(row),
        heading=heading(table, key),
        text=brief(text),
        count=others,
    )
    return Flag(figure.at, message)
