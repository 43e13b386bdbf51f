"""Numbers of people on a sheet: in its sentences, and beside labels such as `Jumlah peserta :`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kkg_xl.domain.figures import Place
from kkg_xl.domain.headcounts import Headcount, headcounts_in, labelled
from kkg_xl.domain.narrative import Statement
from kkg_xl.layouts.inventory import Inventory
from kkg_xl.sheets.grid import Cell, Kind
from kkg_xl.sheets.refs import address

_LONGEST_LABEL = 60
_NUMBER = re.compile(r":? ?(\d{1,5})(?: (?:orang|org|sekolah|guru|peserta|lembaga))?\.?")


def headcounts(held: Inventory, statements: Sequence[Statement]) -> Iterator[Headcount]:
    """Give the numbers of people that a sheet tells, those beside labels first."""
    if held.says(("jumlah", "banyak", "total", "jml")):
        for number, column, text in held.texts:
            of = labelled(text) if len(text) <= _LONGEST_LABEL else None
            if of is not None:
                beside = _beside(held, number, column)
                if beside is not None:
                    yield Headcount(beside[0], of, beside[1])
    for at, text in statements:
        yield from headcounts_in(at, text)


def _beside(held: Inventory, number: int, column: int) -> tuple[Place, Decimal] | None:
    """Give the number to the right of a label, a colon perhaps between them."""
    for key, cell in held.grid.rows[number].items():
        if key <= column or cell.kind is Kind.BLANK or cell.value == ":":
            continue
        count = _count(cell)
        at = Place(held.grid.name, address(number, key))
        return None if count is None else (at, count)
    return None


def _count(cell: Cell) -> Decimal | None:
    if cell.kind is Kind.NUMBER and isinstance(cell.value, Decimal):
        return cell.value if cell.value == cell.value.to_integral_value() else None
    found = _NUMBER.fullmatch(" ".join(str(cell.value).split()).lower())
    return None if found is None else Decimal(found[1])
