"""What stands in the columns below their headings."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kkg_xl.layouts.columns.contents import contents
from kkg_xl.layouts.columns.regions import regions
from kkg_xl.sheets.grid import BLANK
from tests.support.understood import HEAD, region, sheet


def test_numbers_words_and_formulas_are_counted_by_column():
    found = contents(
        region(
            f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5 | =C2*E2 |\n"
            "| 3 | 2 | Map | '3 | lbr | #REF! | =C3*E3 -> |\n"
        )
    )

    assert (2, [Decimal(1), Decimal(2)]) == (found[1].numbers, found[1].values)
    assert (2, ["ATK", "Map"]) == (found[2].worded, found[2].texts)
    assert (1, 1) == (found[3].numbers, found[3].worded)
    assert (2, [Decimal(5)]) == (found[5].numbers, found[5].values)
    assert (2, 1, 1) == (found[6].formulas, found[6].numbers, found[6].pending)


def test_spaces_are_nothing():
    found = contents(region(f"{HEAD}| 2 | 1 | ATK | &nbsp; | ' | 5 | 10 |\n"))

    assert (0, 0) == (found[3].worded, found[4].worded)


def test_what_stands_in_another_table_does_not_count():
    first, _ = regions(
        sheet(
            """
            | | A | B | C | D | E | F | G |
            | - | - | - | - | - | - | - | - |
            | 1 | No | Uraian | Jumlah (Rp) | | No | Uraian | Jumlah (Rp) |
            | 2 | 1 | ATK | 10.000 | | 1 | Map | 20.000 |
            """
        )
    )

    assert {1, 2, 3} == set(contents(first))


def test_only_the_first_texts_and_numbers_are_kept():
    rows = "".join(f"| {n} | {n} | ATK | 2 | pkt | 5 | 10 |\n" for n in range(2, 500))

    found = contents(region(HEAD + rows))

    assert (498, 400) == (found[2].worded, len(found[2].texts))
    assert (498, 400) == (found[3].numbers, len(found[3].values))


def test_a_cell_that_is_there_and_blank_is_nothing():
    own = region(f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5 | 10 |\n")
    blank = replace(own.grid, rows={**own.grid.rows, 2: {**own.grid.rows[2], 4: BLANK}})

    found = contents(replace(own, grid=blank))

    assert (0, 0, 0) == (found[4].numbers, found[4].worded, found[4].pending)
