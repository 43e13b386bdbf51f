"""References to tables (Insert, Table), told over in addresses."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kkg_xl.layouts.understanding import understand
from kkg_xl.sheets.formula_tables import with_addresses
from kkg_xl.sheets.grid import Book, Cell, Grid, Kind, ListTable
from kkg_xl.sheets.refs import Area, parse_address
from tests.support.grids import book

LIST = ListTable(
    "Belanja", "RAB", Area(2, 2, 6, 5), ("Uraian", "Vol", "Harga_x000a_Satuan", "Jumlah"), 1, 1
)
BARE = ListTable("Kolam", "Daftar B", Area(1, 1, 3, 1), ("Harga [Rp]",), 0)


def told(formula, cell="E4", sheet="RAB"):
    """Tell a formula over."""
    row, column = parse_address(cell)
    written = Cell(Kind.NUMBER, Decimal(1), formula)
    grids = (
        Grid("RAB", {row: {column: written}}) if sheet == "RAB" else Grid("RAB", {}),
        Grid("Daftar B", {row: {column: written}} if sheet != "RAB" else {}),
    )
    plain = with_addresses(Book("x.xlsx", grids, tables=(LIST, BARE)))
    return next(grid for grid in plain.grids if grid.name == sheet).cell(row, column).formula


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("Belanja[[#This Row],[Vol]]*Belanja[[#This Row],[Harga Satuan]]", "C4*D4"),
        ("Belanja[@Vol]*[@[Harga Satuan]]", "C4*D4"),
        ("[#This Row]", "B4:E4"),
        ("Belanja[[#This Row],Vol]", "C4"),
        ("SUM(belanja[jumlah])", "SUM($E$3:$E$5)"),
        ("SUM(Belanja)", "SUM($B$3:$E$5)"),
        ("SUM(Belanja[[Vol]:[Jumlah]])", "SUM($C$3:$E$5)"),
        ("Belanja[[#Totals],[Jumlah]]", "$E$6"),
        ("COUNTA(Belanja[[#Headers],[#Data],[Vol]])", "COUNTA($C$2:$C$5)"),
        ("ROWS(Belanja[#All])", "ROWS($B$2:$E$6)"),
        ("SUM(Kolam[Harga '[Rp']])", "SUM('Daftar B'!$A$1:$A$3)"),
    ],
)
def test_cells_are_named_in_place_of_columns(formula, expected):
    assert expected == told(formula)


@pytest.mark.parametrize(
    "formula",
    [
        "C4*D4",
        "Belanja[Warna]",
        "Lain[Jumlah]",
        "SUM(Kolam[#Totals])",
        '"Belanja[Jumlah]"&A1',
        "[1]RAB!B4",
        "'[2]RAB'!B4",
        "[Vol]",
    ],
)
def test_what_names_no_cells_stays_as_it_is(formula):
    assert formula == told(formula, cell="J9")


def test_a_row_that_is_not_of_the_table_has_no_cell_in_it():
    assert "Belanja[@Vol]" == told("Belanja[@Vol]", cell="H9")


SHEET = """
|   | A        | B   | C      | D                                                       |
| - | -------- | --- | ------ | ------------------------------------------------------- |
| 1 | Uraian   | Vol | Harga  | Jumlah                                                  |
| 2 | Kertas   | 10  | 58.000 | =Beli[[#This Row],[Vol]]*Beli[[#This Row],[Harga]] -> 580.000 |
| 3 | Spidol   | 40  | 4.500  | =Beli[[#This Row],[Vol]]*Beli[[#This Row],[Harga]] -> 190.000 |
| 4 | Tinta    | 6   | 135.000 | =Beli[[#This Row],[Vol]]*Beli[[#This Row],[Harga]] -> 810.000 |
| 6 | Jumlah   |     |        | =SUM(Beli[Jumlah]) -> 1.570.000                         |
"""


def test_formulas_of_a_table_are_recalculated():
    listed = ListTable("Beli", "RAB", Area(1, 1, 4, 4), ("Uraian", "Vol", "Harga", "Jumlah"))
    workbook = understand(replace(book(SHEET), tables=(listed,)))

    (table,) = workbook.tables
    assert Decimal(1_570_000) == table.computed_total
    assert [("D3", Decimal(180_000))] == [
        (each.at.cell, each.given) for each in workbook.calculations if each.given != each.stored
    ]
