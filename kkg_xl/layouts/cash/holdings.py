"""The words below a cash book that tell where its money is: `Saldo bank : Rp 2.000.000`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from decimal import Decimal

from kkg_xl.domain.cash_book import Holding, Sort
from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.numerals import Manner, read_number
from kkg_xl.layouts.columns.regions import Region, row_texts
from kkg_xl.layouts.lines.numbers import meant
from kkg_xl.layouts.words.cash_words import holds, sort_of_label
from kkg_xl.sheets.grid import Kind, Row
from kkg_xl.sheets.refs import address

_TOLD = re.compile(
    r"(?P<label>[^:=]+?)\s*(?:[:=]|(?=\bRp))\s*(?P<amount>(?:Rp|IDR)?[.\s]*\d[\d.,\s-]*)"
)


def holdings(region: Region, after: int, used: Container[int]) -> Iterator[Holding]:
    """Give what the rows below a book, but for `used` ones, tell of its balance."""
    for number in region.rows:
        if number <= after or number in used:
            continue
        row = region.grid.rows[number]
        for key, text in row_texts(row).items():
            label, amount = parted(text)
            part = holds(label)
            if not part and sort_of_label(label) is not Sort.CLOSING:
                continue
            at = Place(region.grid.name, address(number, key))
            figure = (
                _beside(region, number, key, row) if amount is None else Figure(at, amount, text)
            )
            if figure is not None:
                yield Holding(label, figure, part)
                break


def parted(text: str) -> tuple[str, Decimal | None]:
    """Part a text into its label and the amount that it tells itself, `None` where it does not."""
    found = _TOLD.fullmatch(text.strip())
    told = None if found is None else read_number(found["amount"].strip(), Manner.INDONESIAN)
    if found is None or told is None:
        return text.rstrip(" :="), None
    return found["label"].strip(), told.value


def _beside(region: Region, number: int, after: int, row: Row) -> Figure | None:
    """Give the first number to the right of a label."""
    for key, cell in row.items():
        if key <= after:
            continue
        at = Place(region.grid.name, address(number, key))
        if cell.kind is Kind.NUMBER and isinstance(cell.value, Decimal):
            return Figure(at, meant(cell.value))
        told = (
            None if cell.kind is not Kind.TEXT else read_number(str(cell.value), Manner.INDONESIAN)
        )
        if told is not None and any(letter.isdigit() for letter in str(cell.value)):
            return Figure(at, told.value, str(cell.value))
    return None
