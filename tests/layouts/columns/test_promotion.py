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


@pytest.mark.parametrize(
    ("heading", "value", "formula", "role"),
    [
        ("BIAYA", "5.000", "=C{0}*D{0}", "rate"),
        ("NILAI", "5", "=C{0}*D{0}", "factor"),
        ("NILAI", "5", "=C{0}+D{0}", "amount"),
        ("NILAI (USD)", "5", "=C{0}*D{0}", "amount"),
        ("NILAI", "=C{0}*2", "=C{0}*D{0}", "factor"),
        ("NILAI", "=C{0}+2", "=C{0}*D{0}", "amount"),
        ("NILAI", "=C{0}/E{0}", "=C{0}*D{0}", "amount"),
    ],
)
def test_what_another_column_multiplies_with_is_no_amount(heading, value, formula, role):
    found = promoted(
        f"""
        | | A | B | C | D | E | F | G |
        | - | - | - | - | - | - | - | - |
        | 1 | NO | URAIAN | VOL | {heading} | HARGA | PPN | JUMLAH |
        | 2 | 1 | ATK | 2 | {value.format(2)} | 2.000 | =D2*C2 | {formula.format(2)} |
        | 3 | 2 | Map | 3 | {value.format(3)} | 3.000 | =D3*C3 | {formula.format(3)} |
        """
    )

    assert role == found["D"]


def test_only_the_first_formulas_of_a_long_column_are_asked():
    rows = "".join(
        f"| {n} | {n} | ATK | 2 | 5.000 | {n} | =C{n}*D{n}{'*E' + str(n) if n > 44 else ''} |\n"
        for n in range(2, 50)
    )
    found = promoted(
        "| | A | B | C | D | E | F |\n| - | - | - | - | - | - | - |\n"
        "| 1 | NO | URAIAN | VOL | HARGA | ASAL | JUMLAH |\n" + rows
    )

    assert "other" == found["E"]
