"""See docs/rules/number-unreadable.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
        numeric = _numeric(table)
        for row in table.by_index.values():
            for key, figure in row.figures.items():
                if isinstance(figure.value, Unreadable) and key in numeric:
                    text = figure.value.text
                    if not (isinstance(row, Line) and _does_without(table, row, key, text)):
                        yield _flag(table, row, key, figure, text)


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
        return _is_free(text)
    if key == law.target:
        return _is_free(text) and not _is_priced(table, law, line)
    terms = understood(line, law.target)
    if terms is not None and key not in stands_for(terms):
        return True
    paid = line.figures[law.target]
    if paid.amount == 0:
        return _is_free(text) or plain(text) in _NONE
    return _is_free(text) and (paid.blank or isinstance(paid.value, Unreadable))


def _is_priced(table: Table, law: Law, line: Line) -> bool:
    rates = (key for key in law.columns if table.by_key[key].role is Role.RATE)
    return any(number_at(line, key) for key in rates)


def _is_free(text: str) -> bool:
    return bool(_FREE.search(text))


def _flag(table: Table, row: Line | Total, key: int, figure: Figure, text: str) -> Flag:
    message = say(
        _UNREADABLE,
        row=line_name(row) if isinstance(row, Line) else titled(row),
        heading=heading(table, key),
        text=brief(text),
    )
    return Flag(figure.at, message)
