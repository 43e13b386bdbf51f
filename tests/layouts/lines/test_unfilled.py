"""Forms with headings and items, and no amount in any line."""

from __future__ import annotations

import pytest

from tests.support.understood import HEAD, workbook

ITEMS = "| 2 | 1 | ATK | | pkt | | |\n| 3 | 2 | Map | | buah | | |\n"


def told(text: str) -> tuple[list[str], list[str]]:
    """Give what is said not to be checked, and the cells where something cannot be read."""
    own = workbook(text)
    return [each.told("en") for each in own.not_checked], [each.at.cell for each in own.unplaced]


@pytest.mark.parametrize(
    ("rows", "area"),
    [
        ("", "A1:F3"),
        ("| 4 | | JUMLAH | | | | |\n", "A1:F4"),
        ("| 4 | | JUMLAH | | | | 0 |\n", "A1:F4"),
        ("| 5 | 3 | Pensil | | buah | | |\n| 6 | | JUMLAH | | | | - |\n", "A1:F6"),
        ("| 4 | | Mengetahui | | | | |\n| 5 | | Ketua | | | | |\n", "A1:F3"),
        ("| 9 | | Catatan | | | | |\n", "A1:F3"),
    ],
    ids=["no total", "a blank total", "a zero", "an empty row", "signatures", "a note below"],
)
def test_a_form_is_named_as_not_checked(rows: str, area: str):
    expected = f"Sheet RAB: the table at {area} has headings and items, but no numbers yet"

    assert ([expected], []) == told(HEAD + ITEMS + rows)


@pytest.mark.parametrize("total", ["600.000", "Rp 600.000"])
def test_a_total_of_nothing_is_reported(total: str):
    assert ([], ["F4"]) == told(f"{HEAD}{ITEMS}| 4 | | JUMLAH | | | | {total} |\n")


@pytest.mark.parametrize(
    "rows",
    [
        "",
        "| 2 | 1 | ATK | | pkt | | |\n",
        "| 2 | | Mengetahui | | | | |\n| 3 | | Ketua | | | | |\n| 4 | | Bendahara | | | | |\n",
    ],
    ids=["nothing", "one item", "signatures"],
)
def test_headings_without_items_are_no_form(rows: str):
    assert ([], []) == told(HEAD + rows)


def test_a_list_of_names_and_counts_is_no_form():
    assert ([], []) == told(
        "| | A | B |\n| - | - | - |\n| 1 | URAIAN | KETERANGAN |\n| 2 | ATK | ada |\n| 3 | Map | - |\n"
    )
