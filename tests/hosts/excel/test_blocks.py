"""Changes go to Excel in blocks: few, and nothing between them comes to harm."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kkg_xl.hosts.excel.blocks import AS_IT_IS, alone, blocks
from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.grid import Cell, Grid, Kind
from kkg_xl.sheets.plan import CellChange
from tests.support.grids import book


def grid(text):
    return book(text).grids[0]


def change(address_row, formula=None, value=None, column=6, number_format=None):
    return CellChange("RAB", address_row, column, value, formula, number_format)


def written(found):
    return [(block.address, *block.handed) for block in found]


LINES = """
    |   | D | E      | F            |
    | - | - | ------ | ------------ |
    | 5 | 2 | 10.000 | 20.000       |
    | 6 | 3 | 10.000 | =D6*E6       |
    | 7 |   |        |              |
    | 8 | 4 | 10.000 | 40.000       |
    | 9 | 5 | 10.000 | 50.000       |
"""


def test_a_gap_of_formulas_and_blanks_is_written_again_as_it_stands():
    found = blocks(grid(LINES), [change(5, "D5*E5"), change(9, "D9*E9")])

    assert [("F5:F9", "=D5*E5", "=D6*E6", "", 40000.0, "=D9*E9")] == written(found)


def test_columns_are_written_one_by_one():
    found = blocks(grid(LINES), [change(5, "D5*E5"), change(5, value=Decimal(3), column=4)])

    assert [("D5", 3.0), ("F5", "=D5*E5")] == written(found)


def test_a_text_is_never_passed_over():
    sheet = grid(LINES.replace("40.000", "'0040 "))

    found = blocks(sheet, [change(5, "D5*E5"), change(9, "D9*E9")])

    assert [("F5", "=D5*E5"), ("F9", "=D9*E9")] == written(found)


def test_a_merged_area_is_never_passed_over():
    sheet = grid("Merged: F7:G7\n" + LINES)

    found = blocks(sheet, [change(5, "D5*E5"), change(9, "D9*E9")])

    assert [("F5", "=D5*E5"), ("F9", "=D9*E9")] == written(found)


def test_what_an_array_formula_fills_is_never_passed_over():
    cells = {
        row: {6: Cell(Kind.NUMBER, Decimal(1), *(("A1:A3",) if row == 6 else ()))}
        for row in (5, 6, 7, 9)
    }
    cells[6][6] = cells[6][6]._replace(array="F6:F7")

    found = blocks(Grid("RAB", cells), [change(5, "1"), change(9, "1")])

    assert [("F5", "=1"), ("F9", "=1")] == written(found)


def test_rows_that_are_hidden_are_written_one_by_one():
    sheet = grid(LINES.replace("| 8 |", "| 8 (hidden) |"))

    found = blocks(sheet, [change(row, f"D{row}*E{row}") for row in (5, 6, 8, 9)])

    assert [
        ("F5:F6", "=D5*E5", "=D6*E6"),
        ("F8", "=D8*E8"),
        ("F9", "=D9*E9"),
    ] == written(found)


def test_nothing_but_the_changes_is_written_on_a_protected_sheet():
    found = blocks(grid(LINES), [change(5, "1"), change(6, "2"), change(9, "3")], locked=True)

    assert [("F5:F6", "=1", "=2"), ("F9", "=3")] == written(found)


def test_a_text_is_written_as_one_and_its_format_is_put_back():
    (found,) = blocks(grid(LINES), [change(5, value="0012")])

    assert (("0012",), True, "@", AS_IT_IS) == found[3:]


def test_a_number_takes_the_place_of_a_text_only_without_the_format_of_text():
    sheet = Grid("RAB", {5: {6: Cell(Kind.TEXT, "5", number_format="@")}})

    (found,) = blocks(sheet, [change(5, value=Decimal(5), number_format="General")])

    assert ((5.0,), False, "General", "General") == found[3:]


def test_what_only_excel_knows_is_handed_over_as_people_would_type_it():
    changes = [
        change(5, value=True),
        change(6, value=Fault("#N/A")),
        change(7),
        change(8, value=Decimal("0.1")),
    ]

    (found,) = blocks(grid(LINES), changes)

    assert (True, "#N/A", "", 0.1) == found.handed


def test_a_cell_that_is_written_with_care_keeps_an_apostrophe():
    assert ("''tis",) == alone(change(5, value="'tis")).handed
    assert ("", "General", AS_IT_IS) == (*alone(change(5)).handed, *alone(change(5))[5:])


@given(
    st.sets(st.integers(1, 40), min_size=1),
    st.sets(st.integers(1, 40)),
    st.sets(st.integers(1, 40)),
    st.sets(st.integers(1, 40)),
)
def test_every_change_is_written_once_and_all_else_stays(wanted, formulas, texts, hidden):
    rows = {
        row: {6: Cell(Kind.TEXT, "satu") if row in texts else Cell(Kind.NUMBER, Decimal(1), "A1")}
        for row in sorted(formulas | texts)
    }
    sheet = Grid("RAB", rows, hidden_rows=frozenset(hidden))

    seen = {}
    for block in blocks(sheet, [change(row, f"B{row}") for row in sorted(wanted)]):
        assert len(block.handed) == 1 or not hidden & {
            block.top + at for at in range(len(block.handed))
        }
        for at, handed in enumerate(block.handed):
            assert block.top + at not in seen
            seen[block.top + at] = handed

    assert {row: f"=B{row}" for row in wanted} == {row: seen[row] for row in wanted}
    assert all(
        handed == ("=A1" if row in formulas else "")
        for row, handed in seen.items()
        if row not in wanted
    )


def test_the_blocks_do_not_grow_with_the_lines():
    def sheet(lines):
        rows = {row: {6: Cell(Kind.NUMBER, Decimal(row))} for row in range(1, lines)}
        changes = [change(row, f"D{row}*E{row}") for row in range(1, lines) if row % 7]
        return len([*blocks(Grid("RAB", rows), changes)])

    assert 1 == sheet(20) == sheet(20_000)
