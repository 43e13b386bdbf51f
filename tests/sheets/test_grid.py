"""What was read of a workbook."""

from decimal import Decimal

from kkg_xl.sheets.grid import BLANK, Cell, Grid, Kind


def test_a_cell_that_the_file_does_not_have_is_blank():
    number = Cell(Kind.NUMBER, Decimal(5))
    grid = Grid("RAB", {3: {2: number}})

    assert number == grid.cell(3, 2)
    assert BLANK == grid.cell(3, 1)
    assert BLANK == grid.cell(1_048_576, 16_384)


def test_columns_are_hidden_from_the_first_to_the_last_of_a_range():
    grid = Grid("RAB", {}, hidden_columns=((2, 3), (7, 16_384)))

    hidden = [column for column in range(1, 10) if grid.column_hidden(column)]

    assert [2, 3, 7, 8, 9] == hidden
