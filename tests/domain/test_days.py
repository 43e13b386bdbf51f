"""Dates as people write them, and texts that are none."""

from __future__ import annotations

from datetime import date

import pytest

from kkg_xl.domain.days import Month, read_day, read_month


@pytest.mark.parametrize(
    "text",
    [
        "5 Oktober 2009",
        "05 Okt 09",
        "Senin, 5 Oktober 2009",
        "Jum'at, 5 Oktober 2009",
        "5-10-2009",
        "05/10/09",
        "5.10.2009",
        "05 10 2009",
        "2009-10-05",
        "5 October 2009",
        "5okt2009",
    ],
)
def test_a_day_is_read_however_it_is_written(text):
    assert date(2009, 10, 5) == read_day(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "31/02/2009",
        "5/13/2009",
        "5 Oktober",
        "Oktober 2009",
        "7",
        "ATK 5 10 2009",
        "x" * 50,
    ],
)
def test_what_is_no_day_is_not_guessed(text):
    assert read_day(text) is None


def test_a_month_above_completes_what_stands_below_it():
    october = Month(2009, 10)

    assert date(2009, 10, 5) == read_day("5", october)
    assert date(2009, 11, 5) == read_day("5 Nop", october)
    assert Month(2009, 11) == read_month("NOPEMBER", october)


@pytest.mark.parametrize("text", ["Januari s.d. Maret 2009", "Buku Kas", "Bulan Mei " * 9])
def test_several_months_or_none_are_no_month(text):
    assert read_month(text) is None
