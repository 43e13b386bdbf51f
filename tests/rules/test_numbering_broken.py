"""Which numbers repeat, where the page has no room for it."""

from __future__ import annotations

import pytest

from kkg_xl.rules.numbering_broken import numbering_broken
from tests.support.budgets import bought, table, workbook


def repeated(numbers: str) -> list[str]:
    """Give the cells of items whose numbers are told, in a table that begins in row 2."""
    lines = [bought(row, 2, 100, 200, number=own) for row, own in enumerate(numbers.split(), 2)]
    return [flag.at.cell for flag in numbering_broken(workbook(table(*lines)))]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ("A.1 A.1 A.2 A.3", ["B3"]),
        ("A.1 A.2 A.3 A.1", ["B5"]),
        ("A.1 A.2 B.1 B.2 A.2 A.3", ["B6"]),
        ("A-01 A-02 A-02 A-04", ["B4"]),
        ("A.1 A.2 A.4 A.5", ["B4"]),
    ],
)
def test_codes_that_repeat_or_leave_a_gap_are_told(numbers, told):
    assert told == repeated(numbers)


@pytest.mark.parametrize(
    "numbers", ["A.1 A.2 A.1 A.2", "1 1 2 3", "1 2a 2b 3", "A.1 B.1 A.2 B.2", "A.1 A.1 A.1 B.1"]
)
def test_lists_that_begin_again_pieces_and_codes_of_a_kind_are_not(numbers):
    assert [] == repeated(numbers)
