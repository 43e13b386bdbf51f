"""What moves in a formula and what stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkg_xl.hosts.files.reading.shared_formulas import move


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("A1", "C2"),
        ("$A1", "$A2"),
        ("A$1", "C$1"),
        ("$A$1", "$A$1"),
        ("SUM(A1:B9)", "SUM(C2:D10)"),
        ("SUM(A:B)", "SUM(C:D)"),
        ("SUM($A:B)", "SUM($A:D)"),
        ("SUM(1:2)", "SUM(2:3)"),
        ("SUM(1:$2)", "SUM(2:$2)"),
        ("LOG10(A1)", "LOG10(C2)"),
        ("ATAN2(A1,B1)", "ATAN2(C2,D2)"),
        ('"A1"&A1&"""B1"', '"A1"&C2&"""B1"'),
        ("'Data A1'!A1", "'Data A1'!C2"),
        ("'D''A1'!A1", "'D''A1'!C2"),
        ("Rekap!B2", "Rekap!D3"),
        ("AB1!B2", "AB1!D3"),
        ("Jan:Mar!B2", "Jan:Mar!D3"),
        ("[1]Rekap!$B2", "[1]Rekap!$B3"),
        ("Tabel1[Jumlah]*A1", "Tabel1[Jumlah]*C2"),
        ("Tabel1[[#This Row],[A1]]", "Tabel1[[#This Row],[A1]]"),
        ("pagu_A1+A1", "pagu_A1+C2"),
        ("A1.B1", "A1.B1"),
        ("XFE1+A1048577", "XFE1+A1048577"),
        ("#REF!+A1", "#REF!+C2"),
        ("#DIV/0!", "#DIV/0!"),
        ("1E5+2.5", "1E5+2.5"),
        ("_xlfn.XLOOKUP(A1,B:B,C:C)", "_xlfn.XLOOKUP(C2,D:D,E:E)"),
        ("XFD1", "#REF!"),
        ("A1048576", "#REF!"),
        ("TRUE", "TRUE"),
    ],
)
def test_relative_references_move_two_columns_and_a_row(formula, moved):
    assert moved == move(formula, 1, 2)


def test_what_would_leave_the_sheet_is_lost():
    assert "#REF!+#REF!" == move("A1+B1", 0, -2)


formulas = st.lists(
    st.sampled_from(["A5", "$B6", "C$7", "+", "SUM(", ")", '"A1"', "D:E", "7:8", "'S 1'!", "pagu"])
).map("*".join)


@given(formulas, st.integers(0, 3), st.integers(0, 3))
def test_what_is_moved_can_be_moved_back(formula, rows, columns):
    assert formula == move(move(formula, rows, columns), -rows, -columns)
