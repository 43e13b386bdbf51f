"""What a group sets for its schedule in Profil, and what counts where it sets nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.domain.profile import Detail, Profile, Told
from kkg_xl.domain.settings import (
    BY_DEFAULT,
    IN_PROFILE,
    holidays_of,
    minutes_of_an_hour,
    most_hours_a_day,
)

AT = Place("Profil", "C9")


def profile(detail, value, day=None):
    return Profile({detail: Told(value, AT, day)})


@pytest.mark.parametrize(
    ("value", "most", "source"),
    [
        (Decimal(8), 8, IN_PROFILE),
        ("8 JP", 8, IN_PROFILE),
        (None, 10, BY_DEFAULT),
        (Decimal(0), 10, BY_DEFAULT),
        (Decimal(80), 10, BY_DEFAULT),
        ("banyak", 10, BY_DEFAULT),
    ],
)
def test_a_day_has_as_many_jp_as_the_profile_says_else_ten(value, most, source):
    assert (most, source) == most_hours_a_day(profile(Detail.HOURS_A_DAY, value))


@pytest.mark.parametrize(
    ("value", "minutes"), [(Decimal(45), 45), ("50 menit", 50), (None, None), (Decimal(5), None)]
)
def test_how_long_a_jp_is_only_the_profile_says(value, minutes):
    assert minutes == minutes_of_an_hour(profile(Detail.MINUTES, value))


def november(*days):
    return {date(2009, 11, day) for day in days}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("27/11/2009; 28-11-2009", november(27, 28)),
        ("27/11/2009, 28/11/2009", november(27, 28)),
        ("Jumat, 27 November 2009\nSabtu, 28 November 2009", november(27, 28)),
        ("18 s.d. 20 November 2009", november(18, 19, 20)),
        ("18-20 November 2009", november(18, 19, 20)),
        ("30 November 2009 – 1 Desember 2009", {*november(30), date(2009, 12, 1)}),
        ("18/11/2009 sampai dengan 19/11/2009.", november(18, 19)),
        ("", set()),
    ],
)
def test_holidays_are_days_and_ranges_of_them(text, days):
    assert (days, ()) == holidays_of(profile(Detail.HOLIDAYS, text))


@pytest.mark.parametrize(
    "text",
    [
        "25 Desember",
        "libur semester",
        "18 dan 20 November 2009",
        "20 s.d. 18 November 2009",
        "libur s.d. 18 November 2009",
        "18 s.d. nanti",
        "1/1/2009 s.d. 1/1/2019",
    ],
)
def test_what_is_surely_no_day_is_told_and_nothing_guessed(text):
    assert (set(), (text,)) == holidays_of(profile(Detail.HOLIDAYS, text))


def test_a_day_that_the_cell_holds_as_a_date_is_one():
    value = profile(Detail.HOLIDAYS, Decimal(40144), date(2009, 11, 27))

    assert (november(27), ()) == holidays_of(value)
