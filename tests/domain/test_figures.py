"""Blank, unreadable, error and not calculated stay what they are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kkg_xl.domain.figures import (
    NOT_CALCULATED,
    CellError,
    Figure,
    Place,
    Rounding,
    Unreadable,
)

AT = Place("RAB", "F12")


def test_a_place_is_written_as_people_say_it():
    assert "RAB!F12" == str(AT)


@pytest.mark.parametrize(
    ("value", "worked_out", "amount"),
    [
        (Decimal(7), None, Decimal(7)),
        (Decimal(7), Decimal(8), Decimal(7)),
        (NOT_CALCULATED, Decimal(8), Decimal(8)),
        (NOT_CALCULATED, None, None),
        (None, Decimal(8), None),
        (CellError("#REF!"), Decimal(8), None),
        (Unreadable("FREE"), None, None),
    ],
)
def test_only_a_number_or_a_formula_never_calculated_has_an_amount(value, worked_out, amount):
    assert amount == Figure(AT, value, worked_out=worked_out).amount


@pytest.mark.parametrize(
    ("value", "blank"),
    [
        (None, True),
        (Decimal(0), False),
        (NOT_CALCULATED, False),
        (CellError("#N/A"), False),
        (Unreadable(""), False),
    ],
)
def test_only_a_blank_cell_is_blank(value, blank):
    assert blank is Figure(AT, value).blank


@pytest.mark.parametrize(
    ("unit", "direction", "value", "rounded"),
    [
        (1000, "down", "2999.99", "2000"),
        (1000, "down", "-2999.99", "-2000"),
        (1000, "up", "2000.01", "3000"),
        (1000, "up", "-2000.01", "-3000"),
        (1000, "up", "2000", "2000"),
        (100, "nearest", "250", "300"),
        (100, "nearest", "-250", "-300"),
        (100, "nearest", "249.99", "200"),
        ("0.01", "nearest", "0.125", "0.13"),
    ],
)
def test_rounding_is_that_of_spreadsheet_programs(unit, direction, value, rounded):
    rounding = Rounding(Decimal(unit), direction)

    assert Decimal(rounded) == rounding.applied(Decimal(value))
