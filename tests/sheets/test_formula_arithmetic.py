"""The short way for plain arithmetic gives what the long way gives, or leaves it to that."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkg_xl.sheets.formula_arithmetic import arithmetic
from kkg_xl.sheets.formula_references import split
from kkg_xl.sheets.formula_values import TOLD
from tests.sheets.calculated import calculate, calculator, stored

_OPERANDS = st.sampled_from(["A1", "$B$2", "C3", "100", "1.5"])
_FORMULAS = st.recursive(
    _OPERANDS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map("".join),
        inner.map(lambda formula: f"({formula})"),
    ),
    max_leaves=8,
).filter(lambda formula: any(sign in formula for sign in "+-*/"))
_NUMBERS = st.decimals(-(10**9), 10**9, places=2).filter(bool)


@given(_FORMULAS, _NUMBERS, _NUMBERS, _NUMBERS)
def test_both_ways_give_the_same(formula, first, second, third):
    cells = {"A1": first, "B2": second, "C3": third}
    skeleton, references = split(formula)
    numbers = [cells[reference.text.replace("$", "")] for reference in references]
    long_way = calculate(formula, cells)

    run = arithmetic(skeleton)

    assert run is not None
    if isinstance(long_way, Decimal):
        assert long_way == TOLD.plus(run(numbers))


@pytest.mark.parametrize(
    "formula", ["A1", "A1&B1", "A1^2", "-A1+1", "SUM(A1:A2)*2", "A1=1", "5%*A1"]
)
def test_more_than_arithmetic_is_left_to_the_long_way(formula):
    assert arithmetic(split(formula)[0]) is None


@pytest.mark.parametrize(
    ("formula", "beside", "expected"),
    [
        ("A1*2", "3", Decimal(6)),
        ("A1*2", True, Decimal(2)),
        ("A1*2", "#N/A", "#N/A"),
        ("A1*2", "=1+1", Decimal(4)),
        ("10/A1", 0, "#DIV/0!"),
        ("Z9+1", 0, Decimal(1)),
        ("A1:A1*2", 7, Decimal(14)),
    ],
)
def test_what_is_no_number_goes_the_long_way(formula, beside, expected):
    told = calculator({"A1": beside, "B1": stored(99, formula)})

    assert expected == told("B1")
