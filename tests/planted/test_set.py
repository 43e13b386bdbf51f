"""The set itself is right: clean workbooks are clean, and what is planted is all that is wrong.

Everything is reckoned again in fractions from the text and from the claims of the pages; nothing
of the program takes part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from string import ascii_uppercase

import pytest

from kkg_xl.sheets.refs import parse_address
from tests.planted.amounts import Fault, Value, said, told
from tests.planted.catalogue import Case, cases
from tests.planted.expectations import Expected
from tests.planted.meaning import Meant, laws
from tests.planted.reckoning import addresses
from tests.planted.severities import SEVERITIES

_CLEAN = [case for case in cases() if not case.planted]
_PLANTED = [case for case in cases() if case.planted]

_OFTEN = (
    "line-product-differs",
    "formula-differs",
    "total-omits-lines",
    "total-counts-twice",
    "group-total-differs",
    "grand-total-differs",
    "words-differ",
    "number-as-text",
    "number-unreadable",
    "scale-differs",
    "result-stale",
    "totals-disagree",
    "spending-exceeds-plan",
    "line-incomplete",
    "hidden-line-counted",
    "amount-typed",
    "formula-error",
    "balance-differs",
    "balance-negative",
    "book-total-differs",
    "closing-differs",
    "date-disordered",
    "entry-duplicated",
    "receipt-number-skipped",
)
"""Mistakes that treasurers make again and again: each is planted in three workbooks or more."""

_BESIDE_A_NAME = frozenset({"payment-repeated", "receiver-absent"})
"""Rules that flag a person, and tell what stands in the same row."""
_OTHERWISE = (
    "copies-exceed-participants",
    "fees-differ",
    "hire-exceeds-days",
    "meals-exceed-presence",
    "plan-underspent",
    "presenter-meals-exceed-schedule",
    "result-stale",
    "spending-exceeds-grant",
    "spending-exceeds-plan",
    "transport-exceeds-travellers",
)
"""Rules that compare with something other than the sum or the product of a claim."""


@pytest.mark.parametrize("case", _CLEAN, ids=lambda case: case.name)
def test_every_line_and_total_of_a_clean_workbook_is_right(case: Case) -> None:
    meant = Meant(case)
    places = [*meant.laws, *meant.parts]

    assert {at: meant.due(at) or 0 for at in places} == {
        at: _near(meant.cells.worth(at), meant.due(at)) or 0 for at in places
    }


@pytest.mark.parametrize("case", _CLEAN, ids=lambda case: case.name)
def test_lines_lump_sums_and_totals_of_a_clean_workbook_are_counted_right(case: Case) -> None:
    meant = Meant(case)
    for claims in case.claims:
        if claims.lines is None:
            continue
        of_table = [at for at, _ in laws(claims) if meant.cells.worth(at) is not None]
        rows = {parse_address(cell)[0] for _, cell in of_table}
        totals = {meant.cells.worth((claims.sheet, cell)) for cell, _ in claims.sums}
        if claims.kind == "realisation":
            rows -= {parse_address(cell)[0] for cell, _ in claims.sums}

        assert (claims.lines, claims.lump_sums) == (
            len(rows),
            sum(meant.lump_sum(at) for at in of_table),
        )
        assert not claims.totals or claims.totals[0] in totals


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_words_say_the_amount_or_are_expected_to_be_found(case: Case) -> None:
    meant = Meant(case)
    expected = {cell for way in _ways(case) for cell in way.cells}
    for claims in case.claims:
        for cell, amount in claims.words:
            if cell in expected:
                continue
            (place,) = addresses(amount, claims.sheet)
            words = meant.cells.worth((claims.sheet, cell))
            value = meant.cells.worth(place)

            assert isinstance(value, Fault) or value == said(str(words))


@pytest.mark.parametrize("case", _PLANTED, ids=lambda case: case.name)
def test_amounts_of_expected_findings_are_those_of_the_workbook(case: Case) -> None:
    meant = Meant(case)
    words = {
        (claims.sheet, cell): next(addresses(amount, claims.sheet))
        for claims in case.claims
        for cell, amount in claims.words
    }
    for way in _ways(case):
        cell = way.cells[0]
        if way.stated is None or cell is None:
            continue
        at = (way.sheet, cell)
        value = meant.cells.worth(at)
        if way.rule == "words-differ":
            computed = told(meant.cells.worth(words[at]))

            assert (way.stated, way.computed) == (said(str(value)), computed)
        elif way.rule in _BESIDE_A_NAME:
            row = cell.lstrip(ascii_uppercase)
            beside = {told(meant.cells.worth((way.sheet, f"{key}{row}"))) for key in "CDEFG"}

            assert way.stated in beside
        else:
            assert way.stated == told(value)
            claimed = at in meant.laws or at in meant.parts
            if claimed and way.rule not in _OTHERWISE and way.computed is not None:
                assert way.computed == meant.due(at)
        assert way.stated != way.computed


@pytest.mark.parametrize("case", _PLANTED, ids=lambda case: case.name)
def test_nothing_but_what_is_planted_is_wrong(case: Case) -> None:
    meant = Meant(case)
    ways = list(_ways(case))
    anywhere = any("*" in way.cells for way in ways)
    expected = {(way.sheet, cell) for way in ways for cell in way.cells}
    rows = {(sheet, parse_address(cell)[0]) for sheet, cell in expected if cell and cell != "*"}
    wrong = {
        at
        for at in meant.laws
        if (at[0], parse_address(at[1])[0]) not in rows
        and not anywhere
        and meant.due(at) is not None
        and _near(meant.cells.worth(at), meant.due(at)) != meant.due(at)
    }
    wrong |= {
        at
        for at in meant.parts
        if at not in expected
        and not (meant.calculated(at) and meant.reach(at) & expected)
        and isinstance(value := meant.cells.worth(at), Fraction)
        and value not in (meant.summed(at, stated=True), meant.due(at))
    }

    assert set() == wrong


def test_every_rule_is_planted_and_the_frequent_mistakes_three_times() -> None:
    planted = Counter(
        rule
        for case in _PLANTED
        for rule in {way.rule for one in case.expected if one.needed for way in one.ways[:1]}
    )

    assert set() == set(SEVERITIES) - set(planted)
    assert {} == {rule: planted[rule] for rule in _OFTEN if planted[rule] < 3}


def _ways(case: Case) -> Iterator[Expected]:
    for expectation in case.expected:
        yield from expectation.ways


def _near(value: Value, due: Fraction | None) -> Value:
    """Give the due value where a result differs from it by less than Excel can tell."""
    if isinstance(value, Fraction) and due is not None and abs(value - due) < Fraction(1, 10**6):
        return due
    return value
