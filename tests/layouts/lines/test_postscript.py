"""What stands below the last total of a table and belongs to none."""

from __future__ import annotations

from tests.support.understood import HEAD, table

TABLE = f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | | JUMLAH | | | | 10.000 |\n"


def lines(text: str) -> list[int]:
    return [line.index for line in table(TABLE + text).lines]


def test_a_number_in_a_note_makes_no_line():
    assert [2] == lines("| 4 | 2 | Berlaku sampai | 2.026 | | | |\n")
    assert [2] == lines("| 4 | | Sisa kas | | | | 5.000 |\n")


def test_a_line_that_no_total_counts_is_a_line_all_the_same():
    assert [2, 4] == lines("| 4 | | Map | 3 | | 5.000 | |\n")
    assert [2, 4] == lines("| 4 | | Map | 3 | bh | | |\n")
    assert [2, 4] == lines("| 4 | 2 | Map | | | | 15.000 |\n")
    assert [2, 4] == lines("| 4 | | Map | 3 | bh | 5.000 | 15.000 |\n")
