"""The year of days that tell none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kkg_xl.domain.attending import Attendance, Session
from kkg_xl.domain.figures import Place
from kkg_xl.domain.profile import Detail, Profile, Told
from kkg_xl.domain.years import Hints, attendances_with_years, day_in_year

_AT = Place("Hadir", "C3")


def test_the_stage_of_profil_tells_the_year():
    profile = Profile({Detail.BEGINS: Told("19 Oktober 2009", _AT, date(2009, 10, 19))})

    assert date(2009, 10, 26) == _day(profile)


def test_the_year_of_profil_tells_it_where_the_stage_does_not():
    assert date(2010, 10, 26) == _day(Profile({Detail.YEAR: Told(Decimal(2010), _AT)}))


def test_the_29th_of_february_is_in_a_year_that_has_one():
    assert day_in_year("29/2", Hints(years=(2009,))) is None
    assert date(2012, 2, 29) == day_in_year("29/2", Hints(others=(date(2011, 12, 1),)))


def _day(profile):
    kept = Attendance("Hadir", "", "A1:C9", (Session(_AT, "26/10", undated="26/10"),), (), {})
    (read,) = attendances_with_years([kept], [], profile)
    return read.sessions[0].day
