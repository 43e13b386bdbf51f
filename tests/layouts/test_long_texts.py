"""Texts longer than anybody writes into a cell."""

from __future__ import annotations

from decimal import Decimal

from kkg_xl.layouts.long_texts import LONGEST
from kkg_xl.layouts.understanding import understand
from tests.support.grids import book

PLAN = """
|   | A          | B   | C      | D       |
| - | ---------- | --- | ------ | ------- |
| 1 | URAIAN     | VOL | HARGA  | JUMLAH  |
| 2 | {item}     | 40  | 20.000 | =B2*C2  |
| 3 | Cetak Buku | 4   | 25.000 | =B3*C3  |
| 4 | JUMLAH     |     |        | 900.000 |
| 6 | {words}    |     |        |         |
"""


def understood(item="Konsumsi", words="Catatan"):
    """Understand a plan with one item and some words below it."""
    return understand(book(PLAN.format(item=item, words=words)))


def test_of_a_text_that_is_too_long_only_the_beginning_is_looked_at_and_that_is_said():
    workbook = understood("Konsumsi " * 400, "x" * 3000)

    assert [LONGEST, len("Cetak Buku")] == [len(line.item) for line in workbook.tables[0].lines]
    (message,) = workbook.not_checked
    assert message.told("en") == (
        "Sheet RAB: of texts with more than 2000 characters only the beginning was looked at "
        "(2 cells): A2, A6"
    )


def test_a_text_of_usual_length_is_looked_at_whole():
    workbook = understood("Konsumsi " * 100)

    assert () == workbook.not_checked
    assert Decimal(900_000) == workbook.tables[0].computed_total


def test_what_a_formula_gives_is_still_compared_as_it_stands():
    long = "y" * 1500
    assert [] == list(understood(f'="{long}"&"{long}" -> {long}{long}').calculations)
    assert ["A2"] == [
        each.at.cell for each in understood(f'="{long}"&"{long}" -> {long}z').calculations
    ]
