"""Where the figures of a table end."""

from __future__ import annotations

import pytest

from kkg_xl.layouts.columns.closing import last_figure
from tests.support.understood import HEAD, reaches, region, workbook

LINES = f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | | JUMLAH | | | | 10.000 |\n"


@pytest.mark.parametrize(
    ("more", "last"),
    [
        ("| 5 | | Signed for us: | | | Praya, 3 Mei 2025 | |\n", 3),
        ("| 5 | | Map | | | 'Rp 5.000 | |\n", 5),
        ("| 5 | | Map | | | | '7.000 |\n", 5),
    ],
)
def test_only_what_may_be_a_number_goes_on_with_a_table(more: str, last: int):
    assert last == last_figure(region(LINES + more), {3, 5, 6})


def test_a_table_without_figures_has_no_last_one():
    assert last_figure(region(f"{HEAD}| 2 | 1 | ATK | | | | |\n"), {3, 5, 6}) == 0


def test_a_total_left_empty_below_the_last_figure_is_still_one():
    assert {3: (2,), 4: (2,)} == reaches(f"{LINES}| 4 | | JUMLAH TOTAL | | | | |\n")


def test_a_place_and_date_among_the_figures_is_none_of_them():
    found = workbook(f"{LINES}| 5 | | | | | | Praya, 3 Mei 2025 |\n")

    assert () == found.not_checked
