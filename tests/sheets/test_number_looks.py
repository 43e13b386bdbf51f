from __future__ import annotations

from decimal import Decimal

import pytest

from kkg_xl.sheets.grid import BLANK, Cell, Kind
from kkg_xl.sheets.number_looks import look

ACCOUNTING = '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)'
RUPIAH = '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-'


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("General", "1234567.5", "1234567,5"),
        ("General", "-0.1", "-0,1"),
        ("General", "0.1000000000000000055", "0,1"),
        ("General", "-1.5E-30", "-1,5E-30"),
        ("General", "0.00", "0"),
        ("General", "1.5E+30", "1,5E+30"),
        ("@", "12.50", "12,5"),
        ("#,##0", "1350000", "1.350.000"),
        ("#,##0", "-13157000", "-13.157.000"),
        ("#,##0", "0.4", "0"),
        ("#,##0", "-0.4", "0"),
        ("#,##0.00", "2.345", "2,35"),
        ("0.0#", "2.5", "2,5"),
        ("0.00%", "0.125", "12,50%"),
        ("000", "7", "007"),
        ("#", "0", ""),
        ("0,", "1234567", "1235"),
        ("#,##0;(#,##0)", "-1234", "(1.234)"),
        ("#,##0;[Red]-#,##0;\\n\\o\\l", "0", "nol"),
        (ACCOUNTING, "1234.5", "1.234,50"),
        (ACCOUNTING, "-1234.5", "(1.234,50)"),
        (ACCOUNTING, "0", "-"),
        (RUPIAH, "1350000", "Rp 1.350.000"),
        (RUPIAH, "-1350000", "-Rp 1.350.000"),
        ("[$Rp-421]#,##0", "750000", "Rp750.000"),
        ('#,##0 "org"', "40", "40 org"),
        (";;;", "5", ""),
    ],
)
def test_a_number_is_shown_as_its_format_says_and_as_indonesians_write_it(code, value, expected):
    assert expected == look(Cell(Kind.NUMBER, Decimal(value), number_format=code))


@pytest.mark.parametrize(
    "code", ["# ?/?", "0.00E+00", "00000000 000000", "[>100]0;0,", "0 & 0", "#,##0\u20ac", ""]
)
def test_a_format_that_is_not_understood_changes_no_number(code):
    assert "1234,5" == look(Cell(Kind.NUMBER, Decimal("1234.5"), number_format=code))


def test_more_digits_than_anybody_reads_are_shown_with_an_exponent():
    assert "1E+25" == look(Cell(Kind.NUMBER, Decimal("1E+25"), number_format="#,##0"))


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("mm-dd-yy", "45731", "15/03/2025"),
        ("dddd, d mmmm yyyy", "45731", "Sabtu, 15 Maret 2025"),
        ("ddd dd-mmm-yy", "45731", "Sab 15-Mar-25"),
        ("[$-421]dd mmmm yyyy;@", "45889", "20 Agustus 2025"),
        ("mmmmm y", "45731", "M 25"),
        ("d.m.yyyy", "45731", "15.3.2025"),
        ("hh:mm", "0.3125", "07:30"),
        ("hh:mm:ss", "0.3125", "07:30:00"),
        ("mm:ss", "0.3125", "30:00"),
        ("h:mm AM/PM", "0.8125", "7:30 PM"),
        ("h:mm AM/PM", "0.0208333333", "12:30 AM"),
        ("[h]:mm", "1.5", "36:00"),
        ("[mm]", "0.5", "720"),
        ("m/d/yy h:mm", "45731.5", "15/03/2025 12:00"),
        ('dd "bulan" mm', "45731", "15 bulan 03"),
        ("General", "45731", "15/03/2025"),
    ],
)
def test_a_date_is_shown_as_its_format_says_with_indonesian_names(code, value, expected):
    assert expected == look(Cell(Kind.DATE, Decimal(value), number_format=code))


def test_old_books_of_a_mac_count_days_from_1904():
    cell = Cell(Kind.DATE, Decimal(44269), number_format="dd/mm/yyyy")

    assert "15/03/2025" == look(cell, date1904=True)


@pytest.mark.parametrize("value", ["-5", "3000000", "1E+300"])
def test_a_number_that_is_no_date_is_shown_as_it_stands(value):
    cell = Cell(Kind.DATE, Decimal(value), number_format="dd/mm/yyyy")

    assert "/" not in look(cell)
    assert look(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (BLANK, ""),
        (Cell(Kind.NOT_CALCULATED, None, "B2*C2"), ""),
        (Cell(Kind.TEXT, "Rp 750.000"), "Rp 750.000"),
        (Cell(Kind.ERROR, "#REF!"), "#REF!"),
        (Cell(Kind.BOOLEAN, value=True), "BENAR"),
        (Cell(Kind.BOOLEAN, value=False), "SALAH"),
    ],
)
def test_what_is_no_number_is_shown_as_excel_shows_it(cell, expected):
    assert expected == look(cell)
