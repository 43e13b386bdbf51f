"""Recalculating sheets written as text: what is written, what is left alone, and why."""

from __future__ import annotations

from decimal import Decimal

from kkg_xl.usecases.recalculate import Recalculation, recalculate
from tests.support.grids import book
from tests.support.hosts import MemoryHost

HEAD = """
|   | A  | B      | C      | D      | E            | F           |
| - | -- | ------ | ------ | ------ | ------------ | ----------- |
| 1 | NO | URAIAN | VOLUME | SATUAN | HARGA SATUAN | JUMLAH (Rp) |
"""


def done(text: str) -> Recalculation:
    """Recalculate a workbook written as text."""
    return recalculate(book(text))


def written(text: str) -> dict[str, str]:
    """Give what is written, by cell: a formula with its result, a number, a text."""
    return {entry.at.cell: shown(entry) for entry in done(text).receipt.entries}


def shown(entry) -> str:
    after = f"{entry.after:f}" if isinstance(entry.after, Decimal) else str(entry.after)
    return f"={entry.formula} -> {after}" if entry.formula else after


def left(text: str) -> set[tuple[str, str]]:
    return {(each.at.cell, each.rule) for each in done(text).receipt.left}


def test_a_typed_amount_becomes_the_product_of_its_factors_and_the_total_their_sum():
    sheet = (
        HEAD
        + """\
| 2 | 1  | Transport peserta |   40 | org |  50.000 | 2.000.000 |
| 3 | 2  | Konsumsi          |   40 | org |  20.000 |   900.000 |
| 4 | 3  | Spanduk           |    2 | bh  | 150.000 |   300.000 |
| 5 |    | JUMLAH            |      |     |         | 3.200.000 |
"""
    )

    assert written(sheet) == {
        "F2": "=C2*E2 -> 2000000",
        "F3": "=C3*E3 -> 800000",
        "F4": "=C4*E4 -> 300000",
        "F5": "=SUM(F2:F4) -> 3100000",
    }


def test_what_is_right_and_calculated_is_left_in_peace():
    sheet = (
        HEAD
        + """\
| 2 | 1  | Transport peserta |   40 | org |  50.000 | =C2*E2 |
| 3 | 2  | Konsumsi          |   40 | org |  20.000 | =C3*E3 |
| 4 | 3  | Spanduk           |    2 | bh  | 150.000 | =C4*E4 |
| 5 |    | JUMLAH            |      |     |         | =SUM(F2:F4) |
"""
    )
    outcome = done(sheet)

    assert not outcome.plan
    assert outcome.receipt.status == "unchanged"


def test_a_formula_of_a_neighbour_is_copied_with_all_that_it_does():
    sheet = (
        HEAD
        + """\
| 2 | 1  | Transport peserta |   40 | org |  50.000 | =IF(C2="",0,C2*E2) |
| 3 | 2  | Konsumsi          |   40 | org |  20.000 | 900.000            |
| 4 | 3  | Spanduk           |    2 | bh  | 150.000 | =IF(C4="",0,C4*E4) |
| 5 |    | JUMLAH            |      |     |         | =SUM(F2:F4)        |
"""
    )

    assert written(sheet) == {"F3": '=IF(C3="",0,C3*E3) -> 800000'}


def test_formulas_elsewhere_follow_and_are_told_apart():
    sheet = (
        HEAD
        + """\
| 2 | 1  | Transport peserta |   40 | org |  50.000 | =C2*E2      |
| 3 | 2  | Konsumsi          |   40 | org |  20.000 | 900.000     |
| 4 | 3  | Spanduk           |    2 | bh  | 150.000 | =C4*E4      |
| 5 |    | JUMLAH            |      |     |         | =SUM(F2:F4) |

Sheet: Grafik

|   | A      | B         | C           | D           |
| - | ------ | --------- | ------------------------ | ----------- |
| 1 | persen | =RAB!F5/4 | =TODAY()+B1 -> 840.000 | =1+1 -> 3   |
"""
    )
    outcome = done(sheet)

    assert [(str(e.at), e.before, e.after) for e in outcome.receipt.results] == [
        ("RAB!F5", Decimal(3200000), Decimal(3100000)),
        ("Grafik!B1", Decimal(800000), Decimal(775000)),
    ]
    assert [str(at) for at in outcome.receipt.untold] == ["Grafik!C1"]


def test_a_text_becomes_a_number_that_looks_like_the_text():
    sheet = (
        HEAD
        + """\
| 2 | 1  | Transport peserta |   40 | org | 'Rp 50.000 | 2.000.000 |
| 3 | 2  | Konsumsi          | '40 org |  | 20.000 | 800.000 |
| 4 |    | JUMLAH            |      |     |         | 2.800.000 |
"""
    )
    outcome = done(sheet)

    assert {
        (change.row, change.column): (change.value, change.number_format)
        for change in outcome.plan.changes
        if change.formula is None
    } == {(2, 5): (Decimal(50000), '"Rp "#,##0'), (3, 3): (Decimal(40), '0" org"')}
    assert written(sheet)["F3"] == "=C3*E3 -> 800000"


def test_a_scale_error_is_left_and_named():
    sheet = (
        HEAD
        + """\
| 2 | 1  | Transport peserta |   40 | org |      50 | 2.000.000 |
| 3 | 2  | Konsumsi          |   40 | org |  20.000 |   800.000 |
| 4 | 3  | Spanduk           |    2 | bh  | 150.000 |   300.000 |
| 5 |    | JUMLAH            |      |     |         | 3.100.000 |
"""
    )

    assert "F2" not in written(sheet)
    assert ("E2", "scale-differs") in left(sheet)


def test_the_words_follow_the_amount_in_their_own_manner():
    sheet = (
        HEAD
        + """\
| 2 | 1  | Transport peserta |   40 | org |  50.000 | 2.000.000 |
| 3 | 2  | Konsumsi          |   40 | org |  20.000 |   900.000 |
| 4 |    | JUMLAH            |      |     |         | 2.900.000 |
| 5 |    | Terbilang: # DUA JUTA SEMBILAN RATUS RIBU RUPIAH # | | | | |
"""
    )

    assert written(sheet)["B5"] == "Terbilang: # DUA JUTA DELAPAN RATUS RIBU RUPIAH #"


def test_a_second_run_changes_nothing():
    sheet = (
        HEAD
        + """\
| 2 | 1  | Transport peserta |   40 | org | 'Rp 50.000 | 2.000.000 |
| 3 | 2  | Konsumsi          |   40 | org |  20.000 |   900.000 |
| 4 |    | JUMLAH            |      |     |         | 2.900.000 |
"""
    )
    host = MemoryHost(book(sheet))
    host.write(recalculate(host.read()).plan)

    assert not recalculate(host.read()).plan


def test_words_that_told_the_right_total_all_along_stay():
    sheet = """
|   | A  | B               | C       | D       | E         |
| - | -- | --------------- | ------- | ------- | --------- |
| 1 | NO | NAMA            | BRUTO   | PPh 5 % | DITERIMA  |
| 2 | 1  | Peserta 01      | 400.000 | =C2*5%  | =C2-D2    |
| 3 | 2  | Peserta 02      | 400.000 | =C3*5%  | 308.000   |
| 4 | 3  | Peserta 03      | 200.000 | =C4*5%  | =C4-D4    |
| 5 |    | JUMLAH          | =SUM(C2:C4) | =SUM(D2:D4) | =SUM(E2:E4) |
| 6 |    | Terbilang: sembilan ratus lima puluh ribu rupiah | | | |
"""

    assert written(sheet) == {"E3": "=C3-D3 -> 380000.00"}


def test_words_are_left_where_nobody_knows_which_total_they_tell():
    sheet = """
|   | A  | B               | C       | D       | E         |
| - | -- | --------------- | ------- | ------- | --------- |
| 1 | NO | NAMA            | BRUTO   | PPh 5 % | DITERIMA  |
| 2 | 1  | Peserta 01      | 400.000 | =C2*5%  | =C2-D2    |
| 3 | 2  | Peserta 02      | 400.000 | =C3*5%  | =C3-D3    |
| 4 | 3  | Peserta 03      | 200.000 | =C4*5%  | =C4-D4    |
| 5 |    | JUMLAH          | =SUM(C2:C4) | =SUM(D2:D4) | =SUM(E2:E4) |
| 6 |    | Terbilang: sembilan ratus lima belas ribu rupiah | | | |
"""

    assert written(sheet) == {}
    assert ("B6", "words-differ") in left(sheet)


def test_a_cell_that_belongs_to_a_merged_one_is_left_with_the_reason():
    sheet = (
        "\nMerged: F3:F4\n"
        + HEAD
        + """\
| 2 | 1  | Transport peserta |   40 | org |  50.000 | =C2*E2      |
| 3 | 2  | Konsumsi          |   40 | org |  20.000 | =C3*E3      |
| 4 | 3  | Spanduk           |    2 | bh  | 150.000 | 300.000     |
| 5 |    | JUMLAH            |      |     |         | =SUM(F2:F4) |
"""
    )

    assert written(sheet) == {}
    assert ("F4", "") in left(sheet)


def test_a_tax_is_written_in_the_way_in_which_it_was_reckoned():
    lines = """\
| 2 | 1  | Meja   | 10 | bh | 120.000 | =C2*E2      |
| 3 | 2  | Kursi  | 20 | bh |  60.000 | =C3*E3      |
| 4 |    | JUMLAH |    |    |         | =SUM(F2:F3) |
"""
    usual = HEAD + lines + "| 5 |  | PPN 11 % |  |  |  | 264.000 |\n"
    reduced = HEAD + lines + "| 5 |  | PPN 12 % |  |  |  | 264.000 |\n"

    assert written(usual) == {"F5": "=F4*11% -> 264000.00"}
    assert written(reduced) == {"F5": "=F4*11/12*12% -> 264000.00"}


def test_a_volume_told_in_words_is_no_number_and_its_line_stays_typed():
    sheet = (
        HEAD
        + """\
| 2 | 1  | Transport peserta | 45 org x 2 | hari | 50.000 | 4.500.000 |
| 3 | 2  | Konsumsi          | 40 | org |  20.000 | 800.000   |
| 4 | 3  | Spanduk           | 2  | bh  | 150.000 | 300.000   |
| 5 |    | JUMLAH            |    |     |         | 5.600.000 |
"""
    )

    assert set(written(sheet)) == {"F3", "F4", "F5"}


def test_of_covers_that_disagree_only_a_typed_one_becomes_a_link():
    sheet = (
        HEAD
        + """\
| 2 | 1  | Transport peserta |   40 | org |  50.000 | =C2*E2      |
| 3 | 2  | Konsumsi          |   40 | org |  20.000 | =C3*E3      |
| 4 |    | JUMLAH            |      |     |         | =SUM(F2:F3) |

Sheet: Sampul

|   | A                | B           | C         |
| - | ---------------- | ----------- | --------- |
| 1 | Jumlah anggaran  | 2.700.000   |           |
| 2 | Total RAB        | =SUM(C3:C4) |           |
| 3 | Bagian satu      |             | 1.700.000 |
| 4 | Bagian dua       |             | 1.000.000 |
"""
    )

    assert written(sheet) == {"B1": "=RAB!F4 -> 2800000"}


BOOK = """
Sheet: BKU

|   | A          | B      | C         | D           | E           | F         |
| - | ---------- | ------ | --------- | ----------- | ----------- | --------- |
| 1 | TANGGAL    | NO     | URAIAN    | PENERIMAAN  | PENGELUARAN | SALDO     |
| 2 | 2009-10-05 | '001   | Dana      | 6.000.000   |             | 6.000.000 |
| 3 | 2009-10-19 | '002   | Uang saku |             | 1.350.000   | =SUM(D$2:D3)-SUM(E$2:E3) |
| 4 | 2009-10-20 | '003   | Konsumsi  |             | 'Rp 600.000,- | =SUM(D$2:D4)-SUM(E$2:E4) |
| 5 | 2009-10-21 | '004   | Honor     |             | {honor}     | =SUM(D$2:D5)-SUM(E$2:E5) |
| 6 |            |        | JUMLAH    | =SUM(D2:D5) | =SUM(E2:E5) |           |
"""


def test_numbers_of_a_cash_book_that_were_typed_as_text_count_afterwards():
    sheet = BOOK.format(honor="'450.000")

    assert {"E4": "600000", "E5": "450000"} == written(sheet)
    assert set() == left(sheet)


def test_what_a_cash_book_leaves_open_stays_text():
    assert {"E4"} == set(written(BOOK.format(honor="'15,292,485,800,00")))
