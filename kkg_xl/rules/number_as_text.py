"""See docs/rules/number-as-text.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kkg_xl.domain.cash_book import CashBook
from kkg_xl.domain.cash_wording import entry_name
from kkg_xl.domain.figures import Figure
from kkg_xl.domain.naming import brief, titled
from kkg_xl.domain.table import Line, Role, Table, Total
from kkg_xl.domain.text import Field, Text, say
from kkg_xl.domain.wording import heading, line_name, number, rupiah
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("number-unreadable", "scale-differs")

_ONE = Text(
    "{row}: {heading} '{typed}' ditulis sebagai teks, dibaca {read}. Excel tidak "
    "menjumlahkan teks: ketik ulang sebagai angka.",
    "{row}: {heading} '{typed}' is written as text, read as {read}. Excel does not add up "
    "text: type it again as a number.",
)
_MANY = Text(
    "{row}: {heading} '{typed}' ditulis sebagai teks, dibaca {read}; begitu juga {count} angka "
    "lain di kolom ini. Excel tidak menjumlahkan teks: ketik ulang sebagai angka.",
    "{row}: {heading} '{typed}' is written as text, read as {read}; so are {count} other "
    "numbers of this column. Excel does not add up text: type them again as numbers.",
)
_COUNTED = frozenset({Role.FACTOR, Role.RATE, Role.AMOUNT, Role.PLAN, Role.SPENT})
_NUMBERED = _COUNTED | {Role.DIFFERENCE, Role.RECEIVED, Role.BALANCE}
_MANNER = 3
"""From so many on, a column that is mostly text is one fault and not one for each number."""


def number_as_text(workbook: Workbook) -> Iterator[Flag]:
    """A number is written as text, which Excel does not add up."""
    for table in workbook.money_tables:
        filled = _filled(table)
        for key, found in _written(table).items():
            written = [each for each in found if not _is_manner(each[1], found, filled[key])]
            if len(written) >= _MANNER and len(written) * 2 > filled[key]:
                row, figure = written[0]
                yield _flag(table, key, row, figure, others=len(written) - 1)
            else:
                for row, figure in written:
                    yield _flag(table, key, row, figure, others=0)
    for book in workbook.cash_books:
        for key in book.headings:
            yield from _in_book(book, key)


def _written(table: Table) -> Mapping[int, Sequence[tuple[Line | Total, Figure]]]:
    """Give the numbers of each column that are text; a dash is none."""
    found: dict[int, list[tuple[Line | Total, Figure]]] = defaultdict(list)
    for row in table.by_index.values():
        for key, figure in row.figures.items():
            if figure.typed is None or not isinstance(figure.value, Decimal):
                continue
            if table.by_key[key].role in _NUMBERED and any(c.isdigit() for c in figure.typed):
                found[key].append((row, figure))
    return found


def _filled(table: Table) -> Mapping[int, int]:
    filled: dict[int, int] = defaultdict(int)
    for row in table.by_index.values():
        for key, figure in row.figures.items():
            filled[key] += not figure.blank
    return filled


def _is_manner(figure: Figure, written: Sequence[tuple[Line | Total, Figure]], filled: int) -> bool:
    """Tell whether a column tells its unit in every cell, `3 org`: nobody reckons with that."""
    if not _has_unit(figure):
        return False
    return sum(1 for _, each in written if _has_unit(each)) * 2 >= filled


def _has_unit(figure: Figure) -> bool:
    words = (figure.typed or "").casefold().replace("rp", "").replace("idr", "")
    return any(c.isalpha() for c in words)


def _in_book(book: CashBook, key: int) -> Iterator[Flag]:
    """Give the numbers of a cash book's column that are text; the first where most of them are."""
    filled = [(row, row.figures[key]) for row in book.rows if not row.figures[key].blank]
    written = [
        (row, figure)
        for row, figure in filled
        if figure.typed is not None and figure.amount is not None
    ]
    many = len(written) >= _MANNER and len(written) * 2 > len(filled)
    for row, figure in written[:1] if many else written:
        fields: dict[str, Field] = {
            "row": entry_name(row),
            "heading": brief(book.headings[key]),
            "typed": " ".join((figure.typed or "").split()),
            "read": rupiah(figure.amount or Decimal(0)),
            "count": len(written) - 1,
        }
        yield Flag(figure.at, say(_MANY if many else _ONE, **fields))


def _flag(table: Table, key: int, row: Line | Total, figure: Figure, *, others: int) -> Flag:
    fields: dict[str, Field] = {
        "row": line_name(row) if isinstance(row, Line) else titled(row),
        "heading": heading(table, key),
        "typed": " ".join((figure.typed or "").split()),
        "read": number(table, key, figure.amount or Decimal(0)),
        "count": others,
    }
    return Flag(figure.at, say(_MANY if others else _ONE, **fields))
