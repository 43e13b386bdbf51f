"""Lines whose shares do not add up to their amount, and which of the shares to look at."""

from __future__ import annotations

import pytest

from kkg_xl.domain.splits import missplit, shares_due
from tests.support.understood import table

HEAD = """
|   | A | B | C | D | E | F | G |
| - | - | - | - | - | - | - | - |
| 1 | NO | URAIAN | VOL | HARGA SATUAN | JUMLAH | APBN | Komite |
| 2 | 1 | ATK | 9 | 1.000 | 9.000 | 5.000 | 4.000 |
| 3 | 2 | Map | 8 | 1.000 | 8.000 | 3.000 | 5.000 |
| 4 | 3 | Tas | 7 | 1.000 | 7.000 | 3.000 | 4.000 |
"""
LAST = "| 5 | 4 | Pin | 6 | 1.000 | 6.000 | 3.000 | 2.000 |\n"


def wrong(row: str) -> dict[str, tuple[int, int]]:
    found = table(HEAD + row)
    (split,) = found.splits
    return {
        each.line.figures[each.key].at.cell: (int(each.stated), int(each.due))
        for each in missplit(found, split).values()
    }


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| 5 | 4 | Pin | 6 | 1.000 | 6.000 | 5.000 | |\n", {"F5": (5000, 6000)}),
        (LAST, {"G5": (2000, 3000)}),
        (
            LAST + "| 6 | | JUMLAH | | | 30.000 | 15.000 | 15.000 |\n",
            {"F5": (3000, 4000)},
        ),
        (
            LAST + "| 6 | | JUMLAH | | | 30.000 | | 15.000 |\n",
            {"G5": (2000, 3000)},
        ),
        ("| 5 | 4 | Pin | 6 | 1.000 | 6.000 | | |\n", {}),
        ("| 5 | 4 | Pin | 6 | 1.000 | 6.000 | 0 | 0 |\n", {}),
        ("| 5 | 4 | Pin | 6 | 1.000 | 9.000 | 3.000 | 3.000 |\n", {}),
        ("| 5 | 4 | Pin | | | | 3.000 | 3.000 |\n", {}),
    ],
    ids=[
        "the only share",
        "the last share",
        "the share that its column misses",
        "a column without a total",
        "not split yet",
        "zeros",
        "a wrong amount",
        "no amount",
    ],
)
def test_the_share_to_look_at(row: str, expected: dict[str, tuple[int, int]]):
    assert expected == wrong(row)


def test_what_is_due_is_known_by_line_and_column():
    found = table(HEAD + "| 5 | 4 | Pin | 6 | 1.000 | 6.000 | 5.000 | |\n")

    assert {(5, 6): 6000} == shares_due(found)


def test_a_share_below_zero_is_not_looked_for_in_a_small_one():
    assert {"F5": (7000, 4000)} == wrong("| 5 | 4 | Pin | 6 | 1.000 | 6.000 | 7.000 | 2.000 |\n")
