"""What is left of receipts after spending, where some of the three are no amounts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kkg_xl.domain.figures import CellError, Figure, Place
from kkg_xl.domain.remaining import misleft
from kkg_xl.domain.workbook import Remainder, Workbook


def figure(cell, value):
    return Figure(Place("Kas", cell), value)


@pytest.mark.parametrize("broken", ["B2", "B3", "B4"])
def test_nothing_is_compared_with_what_is_no_amount(broken):
    whole = {"B2": Decimal(5000), "B3": Decimal(3000), "B4": Decimal(2500)}
    received, spent, left = (
        figure(cell, CellError("#REF!") if cell == broken else value)
        for cell, value in whole.items()
    )

    assert [] == list(
        misleft(Workbook("x", remainders=(Remainder("Saldo", left, received, spent),)))
    )
