"""Which rows of its own column a formula adds up, and how often."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kkg_xl.layouts.laws.linear import counted_rows
from kkg_xl.sheets.formula_parsing import shape
from kkg_xl.sheets.formula_references import split
from tests.support.understood import sheet

GRID = """
| | E | F |
| - | - | - |
| 2 | 1 | 10 |
| 3 | 2 | 20 |
| 4 (hidden) | 3 | 30 |
| 6 | 4 | 40 |
"""


def counted(formula):
    """Give the rows that a formula in column F adds up."""
    skeleton, references = split(formula)
    found = counted_rows(shape(skeleton), references, sheet(GRID), 6)
    return None if found is None else dict(found)


@pytest.mark.parametrize(
    ("formula", "rows"),
    [
        ("SUM(F2:F4)", {2: 1, 3: 1, 4: 1}),
        ("SUM(F2:F6)", {2: 1, 3: 1, 4: 1, 6: 1}),
        ("SUM(F:F)", {2: 1, 3: 1, 4: 1, 6: 1}),
        ("SUM(F2,F3,,F6)", {2: 1, 3: 1, 6: 1}),
        ("F2*7%", {2: Decimal("0.07")}),
        ("7%*(F2+F3)", {2: Decimal("0.07"), 3: Decimal("0.07")}),
        ("F2*F3%", None),
        ("SUM(F2:F3,F3+F6)", {2: 1, 3: 2, 6: 1}),
        (
            "SUM(F2:F6)/2",
            {2: Decimal("0.5"), 3: Decimal("0.5"), 4: Decimal("0.5"), 6: Decimal("0.5")},
        ),
        ("F2+F3-F6", {2: 1, 3: 1, 6: -1}),
        ("F2-F2", {}),
        ("-F2", {2: -1}),
        ("+F2", {2: 1}),
        ("F2*11", {2: 11}),
        ("2*F2", {2: 2}),
        ("rab!F2+F3", {2: 1, 3: 1}),
        ("SUBTOTAL(9,F2:F4)", {2: 1, 3: 1, 4: 1}),
        ("SUBTOTAL(109,F2:F4)", {2: 1, 3: 1}),
        ("ROUNDDOWN(SUM(F2:F3),-6)", {2: 1, 3: 1}),
        ("IFERROR(F2,0)", {2: 1}),
    ],
)
def test_a_formula_adds_up_rows_of_its_column(formula, rows):
    assert rows == counted(formula)


@pytest.mark.parametrize(
    "formula",
    [
        "SUM(E2:E4)",
        "SUM(E2:F4)",
        "RAB2!F2",
        "[1]RAB!F2",
        "F2*F3",
        "F2/0",
        "F2+5",
        "SUBTOTAL(1,F2:F4)",
        "AVERAGE(F2:F4)",
        "F2:F4",
        "ROUND()",
    ],
)
def test_a_formula_that_does_something_else_adds_up_nothing(formula):
    assert counted(formula) is None
