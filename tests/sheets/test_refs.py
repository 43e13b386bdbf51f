"""Cell references."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkg_xl.sheets.refs import (
    MAX_COLUMN,
    MAX_ROW,
    Area,
    address,
    column_number,
    letters,
    parse_address,
    parse_area,
)

rows = st.integers(1, MAX_ROW)
columns = st.integers(1, MAX_COLUMN)


def test_every_column_has_letters_of_its_own():
    names = [letters(column) for column in range(1, MAX_COLUMN + 1)]

    assert MAX_COLUMN == len(set(names))
    assert list(range(1, MAX_COLUMN + 1)) == [column_number(name) for name in names]


@given(rows, columns)
def test_an_address_that_is_written_is_read(row, column):
    assert (row, column) == parse_address(address(row, column))


@given(rows, columns, rows, columns)
def test_an_area_is_read_from_any_two_of_its_corners(row, column, other_row, other_column):
    area = parse_area(f"{address(row, other_column)}:{address(other_row, column)}")

    assert area == parse_area(str(area))
    assert (row, column) in area
    assert (other_row, other_column) in area


@pytest.mark.parametrize(
    "text",
    ["", "A", "7", "A0", "7A", "A1048577", "XFE1", "AAAA1", "A-1", "A1.5", "Ä1", "A¹", "A1:B2"],
)
def test_what_is_no_address_is_refused(text):
    with pytest.raises(ValueError, match="^" + text.replace(".", r"\.")):
        parse_address(text)


def test_only_a_pair_of_numbers_can_lie_in_an_area():
    area = Area(2, 2, 3, 3)

    assert (2, 3) in area
    assert (1, 2) not in area
    assert (4, 2) not in area
    assert (2, 1) not in area
    assert (2, 4) not in area
    assert "B2" not in area
