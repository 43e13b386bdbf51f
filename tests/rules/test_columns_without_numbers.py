"""Columns in which nothing stands, amounts that no line has: rules pass them by."""

from __future__ import annotations

from kkg_xl.usecases.check import check
from tests.support.grids import book


def rules(text):
    """Give the rules that speak, with the cells of which they do."""
    return {(found.rule, found.at.cell) for found in check(book(text)).findings}


def test_a_list_of_prices_without_amounts_is_no_plan_that_a_cash_book_spends_from():
    assert set() == rules(
        """
        Sheet: Harga

        | | A | B | C | D |
        | - | - | - | - | - |
        | 1 | NO | URAIAN | VOLUME | SATUAN BIAYA |
        | 2 | 1 | Uang saku | 9 | 150.000 |
        | 3 | 2 | Transport | 3 | 50.000 |

        Sheet: BKU

        | | A | B | C | D | E | F |
        | - | - | - | - | - | - | - |
        | 1 | Tanggal | Kode RAB | Uraian | Penerimaan | Pengeluaran | Saldo |
        | 2 | 2009-10-05 | | Terima dana | 2.000.000 | | 2.000.000 |
        | 3 | 2009-10-06 | 1 | Uang saku | | 1.350.000 | 650.000 |
        """
    )


def test_a_mark_in_a_column_of_prices_is_reported_where_the_amounts_are_not_filled_in():
    assert {("number-unreadable", "D3")} == rules(
        """
        | | A | B | C | D | E |
        | - | - | - | - | - | - |
        | 1 | NO | URAIAN | VOLUME | HARGA SATUAN | JUMLAH |
        | 2 | 1 | Kertas | 8 | 100.000 | |
        | 3 | 2 | Konsumsi | 240 | % | |
        """
    )


def test_a_plan_is_not_idle_where_nothing_is_spent_yet():
    assert set() == rules(
        """
        Sheet: Realisasi

        | | A | B | C | D |
        | - | - | - | - | - |
        | 1 | NO | URAIAN | RENCANA | REALISASI |
        | 2 | 1 | Honor pemandu | 800.000 | |
        | 3 | 2 | Transport | 300.000 | |
        | 4 | | JUMLAH | 1.100.000 | |
        """
    )
