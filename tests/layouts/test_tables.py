"""From a region of a sheet to the table that its author meant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kkg_xl.domain.figures import Place
from tests.support.understood import HEAD, readings, table

BUDGET = """
| | A | B | C | D | E | F |
| - | - | - | - | - | - | - |
| 1 | RENCANA ANGGARAN BIAYA | | | | | |
| 2 | NO | URAIAN | VOLUME | SATUAN | HARGA SATUAN | JUMLAH |
| 3 | A | Persiapan | | | | |
| 4 | 1 | ATK | 2 | pkt | 5.000 | =C4*E4 |
| 5 (hidden) | 2 | Uang saku 3 org x 2 hr x Rp 1.000 | | | | 6.000 |
| 6 | | JUMLAH | | | | =SUM(F4:F5) |
"""


def test_a_budget_as_its_author_meant_it():
    found = table(BUDGET)

    assert ("RAB", "budget", "A2:F6") == (found.sheet, found.kind, found.range)
    assert "RENCANA ANGGARAN BIAYA" == found.title
    assert (6,) == found.money
    assert [("A", "Persiapan", Place("RAB", "B3"))] == [
        (heading.code, heading.text, heading.at) for heading in found.headings
    ]
    assert (True, True) == (found.whole, found.visible)


def test_its_lines_keep_what_stands_in_them():
    first, second = table(BUDGET).lines

    assert ("1", "ATK", "pkt", 3, False) == (
        first.number,
        first.item,
        first.unit,
        first.group,
        first.hidden,
    )
    assert {3: 2, 5: 5_000, 6: 10_000} == {key: own.amount for key, own in first.figures.items()}
    assert (True, Decimal(1_000)) == (second.hidden, second.described.rate)
    assert second.figures[3].blank


def test_its_total_knows_its_place_and_its_lines():
    (total,) = table(BUDGET).totals

    assert (Place("RAB", "B6"), "JUMLAH", (4, 5)) == (total.at, total.label, total.lines)
    assert Decimal(16_000) == total.figures[6].amount


def test_a_hidden_sheet_has_a_table_that_nobody_sees():
    assert not table(f"Sheet: Lama (hidden)\n{BUDGET}").visible


def test_a_total_in_another_column_is_still_one_of_the_amounts():
    (total,) = table(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"
        "| 4 | | JUMLAH | | | =SUM(F2:F3) | |\n"
    ).totals

    assert (Place("RAB", "E4"), Decimal(25_000)) == (total.figures[6].at, total.figures[6].amount)
    assert {2, 3} == {row for row, _ in total.figures[6].derivation.counted}


def test_a_typed_total_in_another_column_too():
    (total,) = table(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"
        "| 4 | | GRAND TOTAL | | | 25.000 | |\n| 5 | | | | | | |\n"
    ).totals

    assert (Place("RAB", "E4"), Decimal(25_000)) == (total.figures[6].at, total.figures[6].amount)


def test_a_total_that_is_left_empty_is_blank():
    (total,) = table(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | | JUMLAH | | | | |\n"
    ).totals

    assert (Place("RAB", "F3"), True) == (total.figures[6].at, total.figures[6].blank)


def test_an_amount_below_the_last_total_belongs_to_nothing():
    (reading,) = readings(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"
        "| 4 | | JUMLAH | | | | =SUM(F2:F3) |\n| 6 | | Dana diterima | | | | 30.000 |\n"
    )

    assert [2, 3] == [line.index for line in reading.table.lines]
    assert (Place("RAB", "F6"),) == reading.strays


def test_a_priced_line_below_the_last_total_is_a_line_that_it_leaves_out():
    (reading,) = readings(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"
        "| 4 | | JUMLAH | | | | =SUM(F2:F3) |\n| 6 | 3 | Lem | 2 | bh | 1.000 | 2.000 |\n"
    )

    assert [2, 3, 6] == [line.index for line in reading.table.lines]


@pytest.mark.parametrize(
    "text",
    [
        "| | A | B | C |\n| - | - | - | - |\n| 1 | NO | URAIAN | HARGA SATUAN |\n| 2 | 1 | ATK | 500 |\n",
        "| | A | B | C |\n| - | - | - | - |\n| 1 | NO | VOLUME | JUMLAH (Rp) |\n| 2 | 1 | 3 | 500 |\n",
        f"{HEAD}| 2 | | | | | | 7 |\n",
        f"{HEAD}| 2 | A | Persiapan | | | | |\n",
    ],
)
def test_what_is_no_money_table_is_read_as_none(text):
    (reading,) = readings(text)

    assert reading.table is None


def test_prices_and_quantities_make_a_table_without_amounts():
    found = table(
        """
        | | A | B | C | D |
        | - | - | - | - | - |
        | 1 | NO | URAIAN | VOLUME | HARGA SATUAN |
        | 2 | 1 | ATK | 2 | 5.000 |
        """
    )

    assert ((), 1) == (found.money, len(found.lines))


def test_what_each_receives_is_added_up_too():
    found = table(
        """
        | | A | B | C | D | E |
        | - | - | - | - | - | - |
        | 1 | NO | NAMA | UANG HARIAN | TRANSPORT | JUMLAH |
        | 2 | 1 | Peserta 01 | 100.000 | 50.000 | =C2+D2 |
        | 3 | 2 | Peserta 02 | 100.000 | 60.000 | =C3+D3 |
        | 4 | | JUMLAH | =SUM(C2:C3) | =SUM(D2:D3) | =SUM(E2:E3) |
        """
    )

    assert (5, 3, 4) == found.money
    assert {3, 4, 5} == set(found.totals[0].figures)


def test_a_cash_book_is_listed_and_left_alone():
    found = table(
        """
        | | A | B | C | D | E |
        | - | - | - | - | - | - |
        | 1 | TANGGAL | URAIAN | PENERIMAAN | PENGELUARAN | SALDO |
        | 2 | 2009-10-19 | Dana diterima | 100.000 | | 100.000 |
        | 3 | 2009-10-20 | ATK | | 40.000 | 60.000 |
        | 4 | | JUMLAH | 100.000 | 40.000 | 60.000 |
        """
    )

    assert ("cash-book", 2, ()) == (found.kind, len(found.lines), found.money)
