"""What a table's laws make of its lines, and what its totals are."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kkg_xl.domain.figures import (
    NOT_CALCULATED,
    CellError,
    Derivation,
    Figure,
    Place,
    Rounding,
    Term,
    Unreadable,
)
from kkg_xl.domain.law import Law
from kkg_xl.domain.lump_sums import lump_sums
from kkg_xl.domain.table import Column, Described, Line, Role, Scope, Table, Total

VOLUME, DAYS, RATE, WAGE, AMOUNT = range(5)
ROLES = (Role.FACTOR, Role.FACTOR, Role.RATE, Role.RATE, Role.AMOUNT)
COLUMNS = tuple(
    Column(key, "CDEFG"[key], heading, role)
    for key, (heading, role) in enumerate(
        zip(("VOL", "HARI", "HARGA", "", "JUMLAH"), ROLES, strict=True)
    )
)
ONE = Decimal(1)
PRODUCT = Law(AMOUNT, (Term(ONE, (VOLUME, DAYS, RATE)),))
MATERIAL_AND_WAGE = Law(AMOUNT, (Term(ONE, (VOLUME, RATE)), Term(ONE, (VOLUME, WAGE))))
SUM = Law(AMOUNT, (Term(ONE, (RATE,)), Term(ONE, (WAGE,))))
DIFFERENCE = Law(AMOUNT, (Term(ONE, (RATE,)), Term(-ONE, (WAGE,))))
WITH_TAX = Law(AMOUNT, (Term(Decimal("1.11"), (RATE,)),))
SHARE = Law(AMOUNT, (Term(ONE, (RATE,), (DAYS,)), Term(ONE, (WAGE,))))
BAD = CellError("#REF!")


def line(*values, index=0, described=None, derivation=None):
    figures = {
        key: Figure(
            Place("RAB", f"{'CDEFG'[key]}{index + 5}"),
            Decimal(str(value)) if isinstance(value, int | float) else value,
            derivation=derivation if key == AMOUNT else None,
        )
        for key, value in enumerate(values)
        if value is not ...
    }
    at = Place("RAB", f"B{index + 5}")
    return Line(index, "", "Air mineral", at, "", "", figures, -1, described=described)


def table(*lines, laws=(PRODUCT,), money=(AMOUNT,), totals=()):
    return Table("RAB", "budget", "A4:G9", "RAB", COLUMNS, laws, money, lines, (), totals)


def total(index, scope, value):
    at = Place("RAB", f"B{index + 5}")
    figures = {} if value is ... else {AMOUNT: Figure(Place("RAB", f"G{index + 5}"), value)}
    return Total(index, "JUMLAH", at, scope, figures, (0,))


@pytest.mark.parametrize(
    ("law", "values", "computed"),
    [
        (PRODUCT, (40, 3, 20_000), 2_400_000),
        (PRODUCT, (40, 0, 20_000), 0),
        (PRODUCT, (1.5, 3, 20_000), 90_000),
        (PRODUCT, (40, None, 20_000), None),
        (PRODUCT, (40, ..., 20_000), None),
        (PRODUCT, (40, Unreadable("FREE"), 20_000), None),
        (PRODUCT, (40, NOT_CALCULATED, 20_000), None),
        (PRODUCT, (None, None, None), None),
        (MATERIAL_AND_WAGE, (2, None, 1000, 500), 3000),
        (MATERIAL_AND_WAGE, (2, None, 1000, None), 2000),
        (MATERIAL_AND_WAGE, (2, None, None, 500), 1000),
        (MATERIAL_AND_WAGE, (2, None, 1000, ...), 2000),
        (MATERIAL_AND_WAGE, (None, None, 1000, 500), None),
        (MATERIAL_AND_WAGE, (2, None, None, None), None),
        (MATERIAL_AND_WAGE, (2, None, 1000, BAD), None),
        (SUM, (None, None, 1000, 500), 1500),
        (SUM, (None, None, None, 500), 500),
        (SUM, (None, None, None, None), None),
        (DIFFERENCE, (None, None, 1000, 1500), -500),
        (DIFFERENCE, (None, None, 1000, None), 1000),
        (WITH_TAX, (None, None, 1000), 1110),
        (SHARE, (None, 4, 1000, 5), 255),
        (SHARE, (None, 4, 1000, None), 250),
        (SHARE, (None, None, None, 5), 5),
        (SHARE, (None, ..., None, 5), 5),
        (SHARE, (None, 4, None, 5), 5),
        # A divisor that is missing, zero or no number spoils the part that needs it.
        (SHARE, (None, None, 1000, 5), None),
        (SHARE, (None, 0, 1000, 5), None),
        (SHARE, (None, ..., 1000, 5), None),
        (SHARE, (None, BAD, 1000, 5), None),
        (SHARE, (None, BAD, None, 5), None),
        (SHARE, (None, 0, None, 5), None),
    ],
)
def test_a_law_makes_of_a_line_what_its_author_would(law, values, computed):
    assert computed == law.computed(line(*values))


def test_money_is_exact_where_binary_fractions_are_not():
    law = Law(AMOUNT, (Term(Decimal("0.1"), (VOLUME, RATE)), Term(Decimal("0.2"), (VOLUME, RATE))))

    assert Decimal("0.3") == law.computed(line(1, None, 1))


def test_a_law_multiplies_or_merely_adds():
    assert PRODUCT.multiplies
    assert MATERIAL_AND_WAGE.multiplies
    assert WITH_TAX.multiplies
    assert not SUM.multiplies
    assert not DIFFERENCE.multiplies


def test_a_law_knows_its_columns_and_those_that_every_term_needs():
    assert {VOLUME, RATE, WAGE} == MATERIAL_AND_WAGE.columns
    assert {VOLUME} == MATERIAL_AND_WAGE.shared
    assert {RATE, DAYS, WAGE} == SHARE.columns
    assert set() == SHARE.shared


def test_columns_are_found_by_key_heading_and_role():
    rab = table()

    assert "VOL" == rab.heading(VOLUME)
    assert "F" == rab.heading(WAGE)
    assert ["VOL", "HARI"] == [column.heading for column in rab.with_role(Role.FACTOR)]


def test_rows_are_found_by_index():
    first, grand = line(2, 3, 500), total(1, Scope.GRAND, Decimal(3000))
    rab = table(first, totals=(grand,))

    assert {0: first, 1: grand} == rab.by_index


@pytest.mark.parametrize(
    ("law", "derivation", "values", "due"),
    [
        (PRODUCT, None, (3, 2, 555, None, 9999), 3330),
        (PRODUCT, None, (None, None, None, None, 992_000), 992_000),
        (PRODUCT, None, (3, 2, 555), 3330),
        (PRODUCT, None, (3, 2), None),
        (SUM, None, (None, None, None, None, BAD), None),
        (None, None, (3, 2, 555, None, 9999), 9999),
        (
            Law(AMOUNT, PRODUCT.terms, Rounding(Decimal(1000), "down")),
            None,
            (3, 2, 555, None, 9999),
            3000,
        ),
        (
            PRODUCT,
            Derivation("=ROUNDUP(C5*D5*E5,-3)", rounding=Rounding(Decimal(1000), "up")),
            (3, 2, 555, None, 9999),
            4000,
        ),
        (PRODUCT, Derivation("=C5*D5*E5"), (3, 2, 555, None, 9999), 3330),
    ],
)
def test_a_line_is_due_what_its_law_makes_else_what_it_says(law, derivation, values, due):
    of = line(*values, derivation=derivation)

    assert due == table(of, laws=() if law is None else (law,)).due(of, AMOUNT)


def test_lump_sums_state_an_amount_and_nothing_to_multiply():
    told = Described("2 org x Rp 500", (Decimal(2),), Decimal(500))
    lump = line(None, None, None, None, 992_000)
    others = (
        line(3, 2, 500, None, 3000, index=1),
        line(None, None, 500, None, 500, index=2),
        line(None, None, None, None, 1000, index=3, described=told),
        line(None, None, None, None, None, index=4),
        line(None, None, None, None, 0, index=5),
        line(None, index=6),
    )

    assert (lump,) == lump_sums(table(lump, *others))
    assert () == lump_sums(table(lump, *others, laws=(SUM,)))
    assert () == lump_sums(table(lump, *others, money=()))


def test_where_items_tell_the_factors_the_others_are_lump_sums():
    told = Described("2 org x Rp 500", (Decimal(2),), Decimal(500))
    lump = line(None, None, None, None, 992_000)
    described = line(None, None, None, None, 1000, index=1, described=told)

    assert (lump,) == lump_sums(table(lump, described, laws=()))
    assert () == lump_sums(table(lump, laws=()))
    assert () == lump_sums(table(lump, described, laws=(), money=()))


def test_the_computed_total_adds_what_the_lines_are_due():
    product = line(3, 2, 500, None, 9999)
    lump = line(None, None, None, None, 1000, index=1)
    blank = line(None, None, None, None, None, index=2)
    bare = line(None, index=3)

    assert 4000 == table(product, lump, blank, bare).computed_total
    assert table(blank, bare).computed_total is None
    assert table().computed_total is None
    assert table(product, money=()).computed_total is None


@pytest.mark.parametrize("value", [BAD, NOT_CALCULATED, Unreadable("N/A")])
def test_what_is_no_number_leaves_the_total_untold(value):
    spoilt = line(None, None, None, None, value, index=1)

    assert table(line(3, 2, 500, None, 3000), spoilt).computed_total is None


def test_the_stated_total_is_the_last_grand_total_before_tax():
    totals = (
        total(2, Scope.GROUP, Decimal(1)),
        total(3, Scope.GRAND, Decimal(2)),
        total(4, Scope.GRAND, Decimal(3)),
        total(5, Scope.TAX, Decimal(4)),
        total(6, Scope.AFTER_TAX, Decimal(5)),
    )

    assert 3 == table(totals=totals).stated_total
    assert table(totals=totals[:1]).stated_total is None
    assert table(totals=totals, money=()).stated_total is None
    assert table(totals=(total(2, Scope.GRAND, ...),)).stated_total is None
    assert table(totals=(total(2, Scope.GRAND, BAD),)).stated_total is None


def test_a_total_that_was_never_calculated_states_nothing():
    stored = total(2, Scope.GRAND, NOT_CALCULATED)
    figures = {key: f._replace(worked_out=Decimal(3)) for key, f in stored.figures.items()}

    assert table(totals=(replace(stored, figures=figures),)).stated_total is None
