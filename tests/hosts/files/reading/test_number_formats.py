"""Which number formats show a date or a time."""

import pytest

from kkg_xl.hosts.files.reading.number_formats import built_in, shows_date

DATES = [
    "dd/mm/yyyy",
    "[$-421]dd mmmm yyyy;@",
    "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
    "h:mm",
    "mm:ss",
    "[h]:mm:ss",
    "[mm]:ss",
    "[ss].00",
    "[Red]d-mmm",
    "yyyy",
    "AM/PM h",
    "D/M/YY",
    '"tgl" d',
]
NUMBERS = [
    "General",
    "#,##0",
    "0.00E+00",
    '#,##0 "hari"',
    '"Rp"#,##0',
    "[$Rp-421]#,##0",
    "[Red]#,##0",
    "[Yellow]0",
    r"0\d",
    "_-* #,##0_-",
    "*d0",
    "_d0",
    "@",
    "# ?/?",
    "0%",
    '#,##0;[Red]"minus" 0',
    '0;d"x"',
    "",
]


@pytest.mark.parametrize("code", DATES)
def test_dates_and_times_are_known(code):
    assert shows_date(code)


@pytest.mark.parametrize("code", NUMBERS)
def test_numbers_are_no_dates(code):
    assert not shows_date(code)


def test_the_ids_of_every_workbook_are_known():
    dates = {number for number in range(100) if shows_date(built_in(number))}

    assert {*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)} == dates
