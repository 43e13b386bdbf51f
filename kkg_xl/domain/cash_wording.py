"""How a sentence speaks of the rows of a cash book: in the words of the sheet."""

from __future__ import annotations

from decimal import Decimal

from kkg_xl.domain.cash_book import Entry
from kkg_xl.domain.naming import brief
from kkg_xl.domain.summing_up import Summed
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.domain.wording import rupiah

_ENTRY = Text("Baris {number}, {item}", "Row {number}, {item}")
_UNNUMBERED = Text("Baris {item}", "Row {item}")
_PLUS = Text("{before} + {amount}", "{before} + {amount}")
_MINUS = Text("{before} − {amount}", "{before} − {amount}")
_EQUALS = Text("{working} = {result}", "{working} = {result}")
_OVER = Text("lebih {amount}", "{amount} too much")
_UNDER = Text("kurang {amount}", "{amount} too little")


def entry_name(row: Entry) -> Message:
    """Name a row at the beginning of a sentence: `Baris 7, Pembelian ATK`."""
    item = brief(row.item).rstrip(" :") or row.at.cell
    number = row.number.strip(" .)")
    if number:
        return say(_ENTRY, number=number, item=item)
    return say(_UNNUMBERED, item=item)


def label_of(row: Entry) -> str:
    """Give the label of a row that moves no money, else its cell."""
    return brief(row.item).rstrip(" :") or row.at.cell


def told_above(text: Text, summed: Summed) -> Message:
    """Fill a sentence on an amount above a book: `{label}`, `{stated}`, `{computed}`, `{apart}`."""
    return say(
        text,
        label=brief(summed.summary.label).rstrip(" :"),
        stated=rupiah(summed.stated),
        computed=rupiah(summed.computed),
        apart=off_by(summed.stated, summed.computed),
    )


def working(
    before: Decimal | None, received: Decimal | None, spent: Decimal | None, result: Decimal
) -> Message:
    """Write out one step of a running balance: `Rp8.000.000 − Rp400.000 = Rp7.600.000`."""
    told: Message = rupiah(before or Decimal(0))
    if received:
        told = say(_PLUS, before=told, amount=rupiah(received))
    if spent:
        told = say(_MINUS, before=told, amount=rupiah(spent))
    return say(_EQUALS, working=told, result=rupiah(result))


def off_by(stated: Decimal, computed: Decimal) -> Message:
    """Tell a difference and its direction: `lebih Rp60.000`."""
    text = _OVER if stated > computed else _UNDER
    return say(text, amount=rupiah(abs(stated - computed)))
