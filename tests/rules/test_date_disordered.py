"""Dates that go back: the day that they do not go with is one that stands in order itself."""

from __future__ import annotations

from kkg_xl.usecases.check import check
from tests.support.grids import book

HEAD = """
Sheet: BKU

| | A | B | C | D | E |
| - | - | - | - | - | - |
| 1 | Tanggal | Uraian | Penerimaan | Pengeluaran | Saldo |
"""


def told(*days):
    """Give the cells of the dates out of order, each with the day that it is held against."""
    rows = "".join(
        f"| {row} | 2009-{day} | Belanja {row} | {row}.000 | | =C{row}{f'+E{row - 1}' * (row > 2)} |\n"
        for row, day in enumerate(days, start=2)
    )
    return {
        found.at.cell: next(
            str(value) for key, value in found.message.fields.items() if key in _HELD
        )
        for found in check(book(HEAD + rows)).findings
        if found.rule == "date-disordered"
    }


_HELD = ("before", "after")


def test_a_date_is_held_against_the_last_day_in_order_before_it():
    days = ("10-12", "10-26", "10-09", "10-23", "10-30")

    assert {"A4": "26/10/2009", "A5": "26/10/2009"} == told(*days)


def test_dates_at_the_end_that_all_go_back_are_held_against_the_last_day_in_order():
    assert {"A4": "26/10/2009", "A5": "26/10/2009"} == told("10-12", "10-26", "10-09", "10-23")


def test_a_date_at_the_beginning_is_held_against_the_first_day_in_order_behind_it():
    assert {"A2": "05/10/2009"} == told("10-26", "10-05", "10-06", "10-07")
