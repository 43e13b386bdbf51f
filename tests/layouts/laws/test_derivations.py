"""How a formula comes by its result, told in the columns and rows of its own table."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kkg_xl.domain.figures import Place, Rounding, Term
from kkg_xl.layouts.laws.derivations import Derivations, terms_of
from tests.support.understood import HEAD, sheet

TABLE = (
    f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 50.000 | 100.000 |\n"
    "| 3 | 2 | Map | 2 | pkt | 50.000 | 100.000 |\n"
    "| 4 | 3 | Lem | 2 | pkt | 50.000 | 100.000 |\n"
)


@pytest.fixture
def derivations():
    return Derivations(sheet(TABLE), frozenset({2, 3, 4}), 1, 6)


def test_a_product_of_its_own_row_is_told_in_terms(derivations):
    found = derivations.derivation(3, 6, "C3*E3")

    assert "=C3*E3" == found.formula
    assert (Term(Decimal(1), (3, 5)),) == found.terms
    assert ((), (), None, None) == (found.astray, found.outside, found.counted, found.rounding)


def test_alike_formulas_of_several_lines_have_the_same_terms(derivations):
    first = derivations.derivation(2, 6, "ROUND(C2*E2,-3)")
    second = derivations.derivation(3, 6, "ROUND(C3*E3,-3)")

    assert first.terms is second.terms
    assert Rounding(Decimal(1000), "nearest") == second.rounding


def test_a_reference_into_another_line_has_gone_astray(derivations):
    found = derivations.derivation(3, 6, "C2*E3")

    assert (Place("RAB", "C2"),) == found.astray
    assert (Term(Decimal(1), (3, 5)),) == found.terms


def test_a_fixed_reference_to_another_line_is_meant(derivations):
    found = derivations.derivation(3, 6, "C3*E$2")

    assert ((), (Place("RAB", "E2"),), None) == (found.astray, found.outside, found.terms)


@pytest.mark.parametrize(
    ("formula", "place"),
    [
        ("C3*H3", Place("RAB", "H3")),
        ("C3*C9", Place("RAB", "C9")),
        ("C3*Harga!B7", Place("Harga", "B7")),
        ("SUM(C2:E4)", Place("RAB", "C2")),
    ],
)
def test_a_reference_to_no_row_of_the_table_is_outside(derivations, formula, place):
    found = derivations.derivation(3, 6, formula)

    assert ((place,), None) == (found.outside, found.terms)


def test_a_sum_of_its_own_column_counts_rows(derivations):
    found = derivations.derivation(5, 6, "ROUNDDOWN(SUM(F2:F4),-6)")

    assert ((2, Decimal(1)), (3, Decimal(1)), (4, Decimal(1))) == found.counted
    assert Rounding(Decimal(1_000_000), "down") == found.rounding
    assert found.terms is None


def test_a_formula_that_is_no_formula_tells_nothing(derivations):
    found = derivations.derivation(3, 6, "SUM(F2:F3")

    assert (None, None) == (found.terms, found.counted)


def test_a_formula_that_is_no_sum_of_products_has_no_terms(derivations):
    assert derivations.derivation(3, 6, "C3^E3").terms is None


def test_what_cancels_out_is_left_out():
    assert () == terms_of({((3,), ()): Decimal(0)})
