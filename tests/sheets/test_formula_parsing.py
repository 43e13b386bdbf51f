"""The structure of formulas."""

from decimal import Decimal

import pytest

from kkg_xl.sheets.formula_tree import (
    MAX_DEPTH,
    Array,
    Binary,
    Boolean,
    Call,
    ErrorLiteral,
    Missing,
    Name,
    Number,
    Percent,
    Slot,
    String,
    Unary,
    children,
)
from kkg_xl.sheets.formulas import parse, references

A, B, C = Slot(0), Slot(1), Slot(2)


def number(value):
    return Number(Decimal(value))


UNDERSTOOD = [
    ("A1*B1*C1", Binary("*", Binary("*", A, B), C)),
    ("A1+B1*C1", Binary("+", A, Binary("*", B, C))),
    ("(A1+B1)*C1", Binary("*", Binary("+", A, B), C)),
    ("A1-B1-C1", Binary("-", Binary("-", A, B), C)),
    ("-2^2", Binary("^", Unary("-", number(2)), number(2))),
    ("2^3^2", Binary("^", Binary("^", number(2), number(3)), number(2))),
    ("2^-3", Binary("^", number(2), Unary("-", number(3)))),
    ("A1*5%%", Binary("*", A, Percent(Percent(number(5))))),
    ("A1&B1=C1", Binary("=", Binary("&", A, B), C)),
    ("A1+B1&C1", Binary("&", Binary("+", A, B), C)),
    ("A1<=B1", Binary("<=", A, B)),
    ("A1<>B1", Binary("<>", A, B)),
    ("=+SUM(A1)", Call("SUM", (A,))),
    ("--A1", Unary("-", Unary("-", A))),
    ("@A1:A5", Unary("@", A)),
    ("sum (A1 , B1)", Call("SUM", (A, B))),
    ("_xlfn.IFNA(A1,2)", Call("IFNA", (A, number(2)))),
    ("_xlfn._xlws.FILTER(A1,B1)", Call("FILTER", (A, B))),
    ("IF(A1,,B1)", Call("IF", (A, Missing(), B))),
    ("IF(A1,B1,)", Call("IF", (A, B, Missing()))),
    ("NOW()", Call("NOW", ())),
    ("TRUE", Boolean(value=True)),
    ("false()", Call("FALSE", ())),
    ('"say ""ya"""', String('say "ya"')),
    ("RAB!#REF!*#N/A", Binary("*", ErrorLiteral("#REF!"), ErrorLiteral("#N/A"))),
    ("#REF!$B$2:$B$9", ErrorLiteral("#REF!")),
    ("'Rekap 1'!#REF!", ErrorLiteral("#REF!")),
    ("Tarif*'S 1'!Tarif", Binary("*", Name("Tarif"), Name("'S 1'!Tarif"))),
    ("Harga[[#This Row],[B 2]]", Name("Harga[[#This Row],[B 2]]")),
    ("[@Vol]*[Harga]", Binary("*", Name("[@Vol]"), Name("[Harga]"))),
    ("[1]!Tarif", Name("[1]!Tarif")),
    ('SUM({1,"}";3,4})', Call("SUM", (Array('{1,"}";3,4}'),))),
    ("1.5E+3+.5+2.", Binary("+", Binary("+", number("1.5E+3"), number("0.5")), number(2))),
    ("A1\r\n*\tB1 ", Binary("*", A, B)),
]


@pytest.mark.parametrize(("formula", "expected"), UNDERSTOOD)
def test_a_formula_has_the_structure_that_excel_sees(formula, expected):
    assert expected == parse(formula).shape


@pytest.mark.parametrize(
    "formula",
    [
        "",
        "=",
        "A1 B1",
        "SUM(A1:B9 B1:C9)",
        "(A1,B1)",
        "A1#",
        "A1:INDEX(B1:B9,2)",
        "SUM(A1",
        "A1)",
        "A1+",
        "*A1",
        "IF(A1;B1;C1)",
        "1..2",
        "3x",
        '"open',
        "{1,2",
        "SUM(A1)B1",
        "1e999999",
        "\x00",
    ],
)
def test_what_is_not_understood_is_not_guessed(formula):
    assert parse(formula).shape is None


@pytest.mark.parametrize(
    "formula",
    [
        "(" * 4000 + "1" + ")" * 4000,
        "-" * 4000 + "1",
        "1" + "%" * 4000,
        "IF(A1," * 4000,
        "+".join(["A1"] * 2700),
        "^".join(["2"] * 4000),
        "'" * 8000,
        '"' * 7999,
        "[" * 8000,
        "{" * 8000,
    ],
)
def test_a_formula_deep_or_long_beyond_reason_is_not_understood_and_does_no_harm(formula):
    assert parse(formula).shape is None


def test_a_sum_of_two_hundred_terms_is_understood():
    tree = parse("+".join(f"F{row}" for row in range(5, 205))).shape

    depth = 1
    while children(tree):
        tree = children(tree)[0]
        depth += 1
    assert depth == 200
    assert depth < MAX_DEPTH


def test_references_stand_in_the_order_of_their_slots():
    formula = "IF(B7>0,Rekap!C9,D5)"

    assert ["B7", "Rekap!C9", "D5"] == [reference.text for reference in references(formula)]
    assert Call("IF", (Binary(">", A, number(0)), B, C)) == parse(formula).shape
