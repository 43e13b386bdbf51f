from decimal import Decimal

from kkg_xl.sheets.grid import Cell, Grid, Kind
from kkg_xl.sheets.seals import seal


def sealed(*cells):
    return seal(Grid("RAB", {1: dict(enumerate(cells, 1))}))


def number(value, formula=None):
    return Cell(Kind.NUMBER, Decimal(value), formula)


FIRST = (number(3), number(6, "A1*2"), Cell(Kind.TEXT, "orang"))


def test_a_sheet_that_nobody_worked_on_has_its_seal():
    assert sealed(*FIRST) == sealed(*FIRST)


def test_what_a_program_writes_anew_when_it_saves_breaks_no_seal():
    again = (number(3), number(7, "$A$1*2"), Cell(Kind.TEXT, "orang"), Cell(Kind.TEXT, ""))

    assert sealed(*FIRST) == sealed(*again)


def test_another_number_breaks_the_seal():
    assert sealed(*FIRST) != sealed(number(4), *FIRST[1:])


def test_a_number_typed_over_a_formula_breaks_the_seal():
    assert sealed(*FIRST) != sealed(FIRST[0], number(6), FIRST[2])


def test_another_text_or_one_more_breaks_the_seal():
    assert sealed(*FIRST) != sealed(*FIRST[:2], Cell(Kind.TEXT, "org"))
    assert sealed(*FIRST) != sealed(*FIRST, Cell(Kind.TEXT, "periksa"))
