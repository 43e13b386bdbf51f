"""Formulas as sums of products of columns, with what they round to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kkg_xl.domain.figures import Rounding
from kkg_xl.layouts.laws.polynomials import Unclear, polynomial, rounding_of
from kkg_xl.sheets.formula_parsing import shape
from kkg_xl.sheets.formula_references import split
from kkg_xl.sheets.refs import letters


def told(formula):
    """Write a formula as its polynomial: `{"C*D": 1}`."""
    skeleton, references = split(formula)
    spans = tuple((each.area.left, each.area.right) for each in references)
    made = {}
    for (factors, divisors), coefficient in polynomial(shape(skeleton), spans).items():
        name = "/".join(["*".join(map(letters, factors)), *map(letters, divisors)])
        made[name] = coefficient
    return made


@pytest.mark.parametrize(
    ("formula", "meaning"),
    [
        ("C5*D5*E5", {"C*D*E": 1}),
        ("E5*C5", {"C*E": 1}),
        ("C5*(D5+E5)", {"C*D": 1, "C*E": 1}),
        ("C5*D5*2", {"C*D": 2}),
        ("C5*D5*(1+10%)", {"C*D": Decimal("1.1")}),
        ("-C5", {"C": -1}),
        ("+C5", {"C": 1}),
        ("C5-D5", {"C": 1, "D": -1}),
        ("D5/C5", {"D/C": 1}),
        ("D5/C5*100", {"D/C": 100}),
        ("C5*D5/D5", {"C": 1}),
        ("D5/2", {"D": Decimal("0.5")}),
        ("SUM(D5:F5)", {"D": 1, "E": 1, "F": 1}),
        ("SUM(D5,F5*2)", {"D": 1, "F": 2}),
        ("PRODUCT(C5:E5)", {"C*D*E": 1}),
        ("ROUND(C5*D5,0)", {"C*D": 1}),
        ("IFERROR(C5*D5,0)", {"C*D": 1}),
        ('IF(E5="","",C5*E5)', {"C*E": 1}),
        ("IF(E5>0,C5*E5,0)", {"C*E": 1}),
        ("IF(E5>0,C5*E5)", {"C*E": 1}),
        ("IF(E5>0,,C5*E5)", {"C*E": 1}),
        ("IF(E5>0,C5*E5,FALSE)", {"C*E": 1}),
        ("100000", {"": 100000}),
        ("ROUND()", {}),
    ],
)
def test_a_formula_is_a_sum_of_products(formula, meaning):
    assert meaning == told(formula)


@pytest.mark.parametrize(
    "formula",
    [
        "C5^2",
        "C5:D5*2",
        "C5/(D5+E5)",
        "C5/0",
        "C5&D5",
        "AVERAGE(C5:D5)",
        "IF(C5>1,C5*D5,C5*E5)",
        "IF(C5)",
        "SUM(A5:CV5)",
        "(A5+B5+C5+D5+E5+F5+G5+H5+I5)*(J5+K5+L5+M5+N5+O5+P5+Q5)",
        '"tiga"',
    ],
)
def test_what_is_no_sum_of_products_is_left_alone(formula):
    with pytest.raises(Unclear):
        told(formula)


@pytest.mark.parametrize(
    ("formula", "unit", "direction"),
    [
        ("ROUND(C5*D5,0)", 1, "nearest"),
        ("ROUND(C5*D5,-3)", 1000, "nearest"),
        ("ROUND(C5*D5,2)", Decimal("0.01"), "nearest"),
        ("ROUND(C5*D5,)", 1, "nearest"),
        ("ROUNDDOWN(C5*D5,-6)", 1_000_000, "down"),
        ("ROUNDUP(C5*D5,-2)", 100, "up"),
        ("INT(C5*D5)", 1, "down"),
        ("TRUNC(C5*D5)", 1, "down"),
        ("FLOOR(C5*D5,500)", 500, "down"),
        ("CEILING(C5*D5,1000)", 1000, "up"),
        ("CEILING(C5*D5)", 1, "up"),
        ("MROUND(C5*D5,50)", 50, "nearest"),
        ('IF(E5="","",ROUND(C5*D5,-3))', 1000, "nearest"),
        ("IFERROR(ROUND(C5*D5,-3),0)", 1000, "nearest"),
    ],
)
def test_a_formula_tells_what_it_rounds_to(formula, unit, direction):
    assert Rounding(Decimal(unit), direction) == rounding_of(shape(split(formula)[0]))


@pytest.mark.parametrize(
    "formula",
    [
        "C5*D5",
        "SUM(C5:C9)",
        "IFERROR()",
        "IF(E5)",
        'IF(E5="","",C5*D5)',
        "ROUND(C5*D5,E5)",
        "ROUND(C5*D5,99)",
        "ROUND(C5*D5,-99)",
        "CEILING(C5*D5,E5)",
    ],
)
def test_a_formula_that_rounds_to_nothing_known_says_so(formula):
    assert rounding_of(shape(split(formula)[0])) is None
