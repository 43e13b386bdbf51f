"""What the lines of a budget buy for people: meals, fees, journeys, copies, rooms.

A line counts where it is a product: its units are everything but the rate. `40 × 3 × Rp20.000` are
120 meals, whichever of the two numbers are persons and which days.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import Final, NamedTuple

from kkg_xl.domain.figures import Figure
from kkg_xl.domain.law import Law
from kkg_xl.domain.neighbours import number_at
from kkg_xl.domain.practice import products
from kkg_xl.domain.table import Line, Role, Table
from kkg_xl.domain.text import Field
from kkg_xl.domain.typography import plain
from kkg_xl.domain.wording import line_name, money
from kkg_xl.domain.workbook import Workbook


class Purchase(Enum):
    """What is bought."""

    MEALS = "meals"
    FEE = "fee"
    JOURNEY = "journey"
    COPIES = "copies"
    HIRE = "hire"
    """Of a room or of equipment."""


class Receiver(Enum):
    """For whom it is bought."""

    PARTICIPANTS = "participants"
    PRESENTERS = "presenters"
    SOMEBODY = "somebody"
    """Others, or several of them together."""


class Bought(NamedTuple):
    """One line that buys something for people."""

    table: Table
    line: Line
    figure: Figure
    """Its amount."""
    purchase: Purchase
    receiver: Receiver
    units: Decimal
    """Volume × further counts."""
    counts: tuple[Decimal, ...]
    """The counts one by one."""
    rate: Decimal
    """Rupiah for one."""
    heading: str
    """That of the group it stands in, empty if it stands in none."""

    def beyond(self, most: Decimal) -> Decimal:
        """Give how many units are too many, where so many are due at most; 0 for none.

        Two meals a day, two projectors a day: twice as many without a rest are not too many. A
        journey is made once.
        """
        repeated = self.purchase is not Purchase.JOURNEY and most > 0 and self.units % most == 0
        return Decimal(0) if repeated else max(self.units - most, Decimal(0))

    def said(self, left: Decimal) -> Mapping[str, Field]:
        """Give what every sentence says of units that are too many: the line and its money."""
        return {
            "line": line_name(self.line),
            "units": self.units,
            "left": left,
            "rate": money(self.table, self.rate),
            "difference": money(self.table, left * self.rate),
        }


_PURCHASES: Final = (
    (Purchase.HIRE, re.compile(r"\bsewa\b")),
    (Purchase.COPIES, re.compile(r"\b(?:cetak|pencetakan|modul|buku|sertifikat|piagam|makalah)\b")),
    (Purchase.JOURNEY, re.compile(r"\b(?:transpor\w*|perjalanan|uang jalan)\b")),
    (Purchase.MEALS, re.compile(r"\b(?:konsumsi|snack|makan|kudapan|katering|catering)\b")),
    (Purchase.FEE, re.compile(r"\b(?:honor\w*|uang saku|insentif|jasa)\b")),
)
_PRESENTERS = re.compile(
    r"\b(?:nara ?sumber|fasilitator|pemateri|penyaji|instruktur|guru pemandu|pembicara|tutor)\b"
)
_PARTICIPANTS = re.compile(r"\bpeserta\b")
_OTHERS = re.compile(r"\b(?:panitia|pengurus|pengawas|undangan|tamu|moderator|notulen)\b")
_BY_THE_HOUR = re.compile(r"\b(?:jp|jpl|ojp|oj|jam|lembar|lbr|halaman|hal|bulan|bln|ob)\b")
"""Units that are neither persons nor days nor pieces."""


def bought(workbook: Workbook) -> Iterator[Bought]:
    """Give the lines that buy something for people, in the order of the workbook."""
    for table in workbook.money_tables:
        law = next(products(table), None) if table.whole and table.visible else None
        if law is None or len(law.terms) != 1 or law.terms[0].divisors:
            continue
        rates = [key for key in law.in_order if table.by_key[key].role is Role.RATE]
        if len(rates) == 1:
            for line in table.lines:
                told = _told(line)
                if told is not None:
                    yield from _bought(table, law, rates[0], line, told)


def _bought(
    table: Table, law: Law, priced: int, line: Line, told: tuple[Purchase, Receiver]
) -> Iterator[Bought]:
    """Give a line, if it has counts and a rate; with a count that is no number nobody knows."""
    told_counts = [
        number_at(line, key)
        for key in law.in_order
        if key != priced and key in line.figures and not line.figures[key].blank
    ]
    counts = tuple(number for number in told_counts if number is not None)
    rate = number_at(line, priced)
    figure = line.figures.get(law.target)
    if counts and None not in told_counts and rate is not None and figure is not None:
        heading = next((each.text for each in table.headings if each.index == line.group), "")
        units = math.prod(counts, start=Decimal(1))
        yield Bought(table, line, figure, *told, units, counts, rate, heading)


def purchase_in(text: str) -> Purchase | None:
    """Tell what the words of an item buy.

    >>> purchase_in("Bayar honor narasumber"), purchase_in("Materai")
    (<Purchase.FEE: 'fee'>, None)
    """
    words = plain(text).casefold()
    return next((kind for kind, pattern in _PURCHASES if pattern.search(words)), None)


_ROOM = re.compile(r"\b(?:tempat|gedung|ruang\w*|aula|balai|hall|lab\w*)\b")


def is_room(item: str) -> bool:
    """Tell whether what is hired is a place to meet.

    >>> is_room("Sewa Tempat"), is_room("Sewa Peralatan")
    (True, False)
    """
    return _ROOM.search(item.casefold()) is not None


def _told(line: Line) -> tuple[Purchase, Receiver] | None:
    item = " ".join(plain(f"{line.item} {line.detail}").casefold().split())
    if _BY_THE_HOUR.search(f"{line.unit} {item}".casefold()):
        return None
    purchase = purchase_in(item)
    return None if purchase is None else (purchase, _receiver(item))


def _receiver(item: str) -> Receiver:
    presenters, participants = _PRESENTERS.search(item), _PARTICIPANTS.search(item)
    if _OTHERS.search(item) or bool(presenters) == bool(participants):
        return Receiver.SOMEBODY
    return Receiver.PRESENTERS if presenters else Receiver.PARTICIPANTS
