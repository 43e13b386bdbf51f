"""What holds for all formulas of a kind."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from kkg_xl.sheets.formulas import parse, references, same, split
from kkg_xl.sheets.refs import address
from tests.sheets.calculated import calculate

CELLS = {"A1": 2, "B1": Decimal("0.5"), "C1": -3, "D1": 150000, "E1": 7}
NUMBERS = {name: Fraction(str(value)) for name, value in CELLS.items()}

small = st.integers(0, 999).map(str)
operands = st.one_of(small, st.sampled_from(sorted(CELLS)))


def _combined(inner):
    pairs = st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner)
    return st.one_of(
        pairs.map(lambda parts: f"({parts[0]}{parts[1]}{parts[2]})"),
        pairs.map(lambda parts: f"{parts[0]} {parts[1]} {parts[2]}"),
        inner.map(lambda part: f"-{part}"),
        inner.map(lambda part: f"(({part})%)"),
    )


arithmetic = st.recursive(operands, _combined, max_leaves=12)


def _by_python(formula):
    text = formula.replace("%", "/100")
    for name in NUMBERS:
        text = text.replace(name, f"NUMBERS['{name}']")
    scope = {"NUMBERS": NUMBERS, "Fraction": Fraction}
    whole = "".join(_fractions(text))
    return eval(whole, scope)  # noqa: S307 -- made of digits and operators above


def _fractions(text):
    digits = ""
    quoted = False
    for character in text + " ":
        quoted ^= character == "'"
        if character.isdigit() and not quoted:
            digits += character
            continue
        if digits:
            yield f"Fraction({digits})"
            digits = ""
        yield character


@given(arithmetic)
def test_arithmetic_is_that_of_fractions(formula):
    try:
        expected = _by_python(formula)
    except ZeroDivisionError:
        expected = None

    result = calculate(formula, CELLS)

    if expected is None:
        assert result == "#DIV/0!"
    else:
        quotient = Decimal(expected.numerator) / Decimal(expected.denominator)
        assert same(quotient, result)


places = st.builds(address, st.integers(1, 60), st.integers(1, 12))
values = st.one_of(
    st.decimals(-(10**9), 10**9, places=2),
    st.sampled_from(["Snack", "85", True]),
)


@given(
    st.dictionaries(places, values, max_size=40),
    st.integers(1, 60),
    st.integers(1, 12),
    st.integers(0, 59),
    st.integers(0, 11),
)
def test_a_sum_is_that_of_the_numbers_in_its_range(cells, top, left, more_rows, more_columns):
    bottom, right = top + more_rows, left + more_columns
    inside = {
        address(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)
    }
    numbers = [
        value for place, value in cells.items() if place in inside and isinstance(value, Decimal)
    ]
    area = f"{address(top, left)}:{address(bottom, right)}"

    assert sum(numbers, Decimal(0)) == calculate(f"SUM({area})", cells)
    assert len(numbers) == calculate(f"COUNT({area})", cells)
    assert sum(numbers, Decimal(0)) == calculate(f"SUBTOTAL(9,{area})", cells)
    assert sum(numbers, Decimal(0)) == calculate(f"SUMPRODUCT({area})", cells)


@given(st.dictionaries(places, st.decimals(0, 10**6, places=0), max_size=30), st.integers(0, 10**6))
def test_the_numbers_above_and_not_above_a_limit_make_the_whole(cells, limit):
    above = calculate(f'SUMIF(A1:L60,">{limit}")', cells)
    others = calculate(f'SUMIF(A1:L60,"<="&{limit})', cells)

    assert calculate("SUM(A:L)", cells) == above + others
    assert len(cells) == calculate(f'COUNTIF(A1:L60,">{limit}")', cells) + calculate(
        f'COUNTIF(A1:L60,"<={limit}")', cells
    )


@given(st.decimals(-(10**7), 10**7, places=4), st.integers(-6, 3))
def test_rounding_goes_to_the_nearest_and_half_away_from_zero(number, digits):
    rounded = calculate(f"ROUND(A1,{digits})", {"A1": number})
    down = calculate(f"ROUNDDOWN(A1,{digits})", {"A1": number})
    up = calculate(f"ROUNDUP(A1,{digits})", {"A1": number})
    step = Decimal(10) ** -digits

    assert rounded in (down, up)
    assert abs(down) <= abs(number) <= abs(up)
    assert abs(up) - abs(down) in (0, step)
    assert abs(rounded - number) <= step / 2


@given(st.text(alphabet="AB12:$!'\"[]{}(),;+-*/^&=<>%#@. \n\tSUMIF\0ä", max_size=40))
def test_no_text_makes_trouble(formula):
    split(formula)
    references(formula)
    parse(formula)
    calculate(formula, CELLS)
