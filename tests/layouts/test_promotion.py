"""Columns whose headings say nothing, and what formulas make of them."""

from __future__ import annotations

import pytest

from tests.support.understood import table


def promoted(text):
    """Give the roles that the columns have in the end."""
    return {column.letter: column.role.value for column in table(text).columns}


@pytest.mark.parametrize(
    ("value", "formula", "role"),
    [
        ("4", "=C2*D2*E2", "factor"),
        ("4.000", "=C2*D2*E2", "rate"),
        ("4.000", "=C2*D2+E2", "rate"),
        ("4.000", "=C2*D2", "other"),
    ],
)
def test_what_amounts_make_of_a_column_is_its_role(value, formula, role):
    found = promoted(
        f"""
        | | A | B | C | D | E | F |
        | - | - | - | - | - | - | - |
        | 1 | NO | URAIAN | VOL | HARGA | ASAL | JUMLAH |
        | 2 | 1 | ATK | 2 | 5.000 | {value} | {formula} |
        """
    )

    assert role == found["E"]


@pytest.mark.parametrize(("value", "role"), [("5.000", "amount"), ("5", "other")])
def test_a_column_that_a_total_adds_up_is_an_amount_if_it_is_rupiah(value, role):
    found = promoted(
        f"""
        | | A | B | C | D |
        | - | - | - | - | - |
        | 1 | NO | URAIAN | JUMLAH | ASAL |
        | 2 | 1 | ATK | 5.000 | {value} |
        | 3 | 2 | Map | 5.000 | {value} |
        | 4 | | JUMLAH | =SUM(C2:C3) | =SUM(D2:D3) |
        """
    )

    assert role == found["D"]
