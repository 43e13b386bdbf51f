"""What of a workbook may be compared with other workbooks, gathered from what was understood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from kkg_xl.domain.attending import Person
from kkg_xl.domain.cash_book import spendings
from kkg_xl.domain.civil_servants import nip_fault
from kkg_xl.domain.everybody import names_in
from kkg_xl.domain.facts import Facts, Payment, Presence, Price
from kkg_xl.domain.neighbours import number_at, sole_rates
from kkg_xl.domain.people import Identity, identity
from kkg_xl.domain.presence import Presence as Mark
from kkg_xl.domain.workbook import Workbook

_NUMBER: Final = re.compile(r"\d+")


def facts_of(workbook: Workbook) -> Facts:
    """Gather what may be compared."""
    return Facts(
        workbook.owner.subdistrict,
        workbook.owner.district,
        tuple(_payments(workbook)),
        tuple(_presences(workbook)),
        tuple(_prices(workbook)),
        tuple(sorted(names_in(workbook))),
    )


def _payments(workbook: Workbook) -> Iterator[Payment]:
    paid = [
        (row, amount)
        for book, row in spendings(workbook.paying_books)
        if (amount := book.spent(row) or Decimal(0)) > 0
    ]
    told = {form for row, _ in paid for form in _in_series(row.receipt)}
    for row, amount in paid:
        own = _in_series(row.receipt)
        in_series = any((form, number + step) in told for form, number in own for step in (-1, 1))
        yield Payment(row.at, row.day, row.receipt, row.payee, row.item, amount, in_series)


def _in_series(receipt: str) -> list[tuple[str, int]]:
    """Give each number of a receipt with all that stands around it.

    >>> _in_series("BPU07/X")
    [('BPU#/X', 7)]
    """
    return [
        (f"{receipt[: found.start()]}#{receipt[found.end() :]}", int(found[0]))
        for found in _NUMBER.finditer(receipt)
    ]


def _presences(workbook: Workbook) -> Iterator[Presence]:
    """Give everybody once for each day and place, at the first mark that tells."""
    found: dict[tuple[Identity, date, str], Presence] = {}
    for attendance in workbook.attendances:
        for person, marks, _ in attendance.attendees:
            own = identity(person)
            for marked, session in zip(marks, attendance.sessions, strict=True):
                if session.day is None or marked.presence is not Mark.PRESENT:
                    continue
                found.setdefault(
                    (own, session.day, session.place),
                    Presence(
                        marked.at,
                        session.day,
                        person.name,
                        _nip(person, own),
                        session.place,
                        session.begins,
                        session.ends,
                    ),
                )
    together = Counter(day for _, day in {(own, day) for own, day, _ in found})
    for each in found.values():
        yield each._replace(together=together[each.day])


def _nip(person: Person, own: Identity) -> str:
    return "" if person.as_number or nip_fault(own.nip) is not None else own.nip


def _prices(workbook: Workbook) -> Iterator[Price]:
    for entry in sole_rates(workbook):
        line = entry.line
        item = f"{line.item} {line.detail}".strip()
        amounts = entry.table.money[:1]  # a table may have rates and no amounts
        amount = number_at(line, amounts[0]) if amounts else None
        yield Price(entry.figure.at, item, line.unit, entry.rate, amount)
