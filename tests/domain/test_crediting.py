"""What attendance comes to: JP, shares on a basis, and to whom a certificate is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkg_xl.domain.crediting import (
    Basis,
    Entitlement,
    Terms,
    counted,
    credited,
    possible,
    terms_of,
    weights,
)
from kkg_xl.domain.figures import Place
from kkg_xl.domain.presence import Presence
from kkg_xl.domain.profile import Detail, Profile, Told
from tests.support.attendances import kept, sessions

MARKS = st.text(alphabet="HSIA.?", min_size=11, max_size=11)
GROUPS = st.lists(MARKS, min_size=1, max_size=8).map(
    lambda rows: {f"Peserta {number:02}": marks for number, marks in enumerate(rows, 1)}
)


@pytest.mark.parametrize(
    ("marks", "basis", "expected"),
    [
        ("AHHHHHHHHHH", Basis.HOURS, "83.87"),
        ("AHHHHHHHHHH", Basis.SESSIONS, "90.91"),
        ("AHHHHHHHHHH", Basis.DAYS, "90.91"),
        ("HHHAHHHHHHH", Basis.HOURS, "93.55"),
        ("HHHAAHHHHHH", Basis.HOURS, "87.10"),
        ("HHHAAAHHHHH", Basis.HOURS, "80.65"),
    ],
)
def test_what_is_missed_weighs_as_the_basis_says(marks, basis, expected):
    (credit,) = credited(kept({"Peserta 01": marks}), basis)

    assert expected == f"{float(credit.share * 100):.2f}"


@pytest.mark.parametrize(
    ("marks", "threshold", "basis", "expected"),
    [
        ("AHHHHHHHHHH", "0.85", Basis.HOURS, Entitlement.NOT_DUE),
        ("AHHHHHHHHHH", "0.85", Basis.SESSIONS, Entitlement.DUE),
        ("AHHHHHHHHHH", "0.9", Basis.SESSIONS, Entitlement.DUE),
        (".HHHHHHHHHH", "0.85", Basis.HOURS, Entitlement.OPEN),
        (".HHHHHHHHHH", "0.8", Basis.HOURS, Entitlement.DUE),
        (".AHHHHHHHHH", "0.85", Basis.HOURS, Entitlement.NOT_DUE),
        ("?HHHHHHHHHH", "0.85", Basis.HOURS, Entitlement.OPEN),
    ],
)
def test_a_certificate_is_due_whatever_the_blanks_turn_out_to_be(marks, threshold, basis, expected):
    (credit,) = credited(kept({"Peserta 01": marks}), basis)

    assert expected is credit.entitlement(Terms(Decimal(threshold), basis))


@pytest.mark.parametrize(
    ("threshold", "places", "expected"),
    [
        ("0.84", None, Entitlement.NOT_DUE),
        ("0.84", 0, Entitlement.DUE),
        ("0.839", 1, Entitlement.DUE),
        ("0.8387", None, Entitlement.DUE),
        ("0.8388", 2, Entitlement.NOT_DUE),
    ],
)
def test_a_share_is_compared_as_it_is_unless_it_is_to_be_rounded(threshold, places, expected):
    (credit,) = credited(kept({"Peserta 01": "AHHHHHHHHHH"}), Basis.HOURS)

    assert expected is credit.entitlement(Terms(Decimal(threshold), Basis.HOURS, places))


def test_nothing_filled_in_has_no_share_and_sessions_without_weight_decide_nothing():
    (credit,) = credited(kept({"Peserta 01": "..........."}), Basis.HOURS)
    nothing = kept({"Peserta 01": "H"}, sessions([(None, None)]))
    (weightless,) = credited(nothing, Basis.HOURS)

    assert (None, Entitlement.OPEN) == (credit.share, credit.entitlement(Terms()))
    assert (None, Entitlement.OPEN) == (weightless.share, weightless.entitlement(Terms()))


def test_a_day_counts_as_one_however_many_sessions_it_has():
    first, second = date(2009, 10, 19), date(2009, 10, 20)
    held = sessions([(first, 2), (first, 3), (first, 5), (second, 4), (None, 4)])
    third = Fraction(1, 3)

    assert (third, third, third, 1, 1) == weights(held, Basis.DAYS)


def test_jp_are_a_basis_only_where_every_session_tells_them():
    assert Basis.HOURS is possible(Basis.HOURS, sessions())
    assert Basis.SESSIONS is possible(Basis.HOURS, sessions([(None, 4), (None, None)]))
    assert Basis.DAYS is possible(Basis.DAYS, sessions([(None, None)]))


@pytest.mark.parametrize(
    ("threshold", "basis", "places", "expected"),
    [
        (Decimal("0.9"), "pertemuan", "tidak", Terms(Decimal("0.9"), Basis.SESSIONS, None)),
        ("75 %", "Hari", "1", Terms(Decimal("0.75"), Basis.DAYS, 1)),
        (None, "tatap muka", Decimal(0), Terms(Decimal("0.8"), Basis.HOURS, 0)),
        ("banyak", None, "seperlunya", Terms()),
    ],
)
def test_a_profile_sets_the_terms_and_what_it_does_not_set_is_as_usual(
    threshold, basis, places, expected
):
    at = Place("Profil", "C1")
    said = {Detail.THRESHOLD: threshold, Detail.BASIS: basis, Detail.ROUNDING: places}

    assert expected == terms_of(Profile({key: Told(value, at) for key, value in said.items()}))


@given(GROUPS)
def test_marks_counted_by_person_and_by_session_are_the_same(rows):
    attendance = kept(rows)
    people, held = credited(attendance, Basis.HOURS), counted(attendance)

    for presence in Presence:
        by_person = sum(credit.counts.get(presence, 0) for credit in people)
        by_session = sum(column.get(presence, 0) for column in held)
        assert by_person == by_session


@given(GROUPS, st.randoms(use_true_random=False))
def test_the_order_of_people_and_sessions_changes_nothing_else(rows, random):
    attendance = kept(rows)
    people = random.sample(range(len(rows)), len(rows))
    held = random.sample(range(11), 11)
    shuffled = replace(
        attendance,
        sessions=tuple(attendance.sessions[at] for at in held),
        attendees=tuple(
            each._replace(marks=tuple(each.marks[at] for at in held))
            for each in (attendance.attendees[at] for at in people)
        ),
    )

    for basis in Basis:
        before = credited(attendance, basis)
        assert tuple(before[at] for at in people) == credited(shuffled, basis)
