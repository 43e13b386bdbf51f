"""Which rows of a printed table stay together."""

import pytest

from kkg_xl.layouts.ours.kept_together import KeptTogether


def kept(told):
    """Tell rows from the first on: H(eading), L(ine), T(otal), and what is kept together."""
    together = KeptTogether()
    tell = {"H": together.heading, "L": together.line, "T": together.total}
    for row, letter in enumerate(told, 1):
        tell[letter](row)
    return together.blocks


@pytest.mark.parametrize(
    ("told", "blocks"),
    [
        ("LLL", []),
        ("HLLL", [(1, 2)]),
        ("HHLL", [(1, 3)]),
        ("LLLT", [(3, 4)]),
        ("HLLLTHLLLTT", [(1, 2), (4, 5), (6, 7), (9, 11)]),
        ("HLT", [(1, 3)]),
    ],
    ids=[
        "lines alone",
        "a heading with its first line",
        "headings below each other",
        "a total with its last line",
        "groups, and the grand total with the last of them",
        "a group of one line",
    ],
)
def test_headings_stay_with_lines_below_and_totals_with_lines_above(told, blocks):
    assert blocks == kept(told)
