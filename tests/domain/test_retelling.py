"""Another amount in the manner of the words that stand there."""

from __future__ import annotations

import pytest

from kkg_xl.domain.retelling import retold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tiga belas juta rupiah", "dua juta seratus ribu rupiah"),
        ("Tiga belas juta rupiah", "Dua juta seratus ribu rupiah"),
        ("Tiga Belas Juta Rupiah", "Dua Juta Seratus Ribu Rupiah"),
        ("TIGA BELAS JUTA RUPIAH", "DUA JUTA SERATUS RIBU RUPIAH"),
        ("Terbilang: # tiga belas juta rupiah #", "Terbilang: # dua juta seratus ribu rupiah #"),
        ("(Tigabelas juta)", "(Dua juta seratus ribu)"),
        ("Terbilang : Satu juta rupiah saja", "Terbilang : Dua juta seratus ribu rupiah saja"),
        ("tiga belas jtua rupiah", "dua juta seratus ribu rupiah"),
        ("Sejuta", "Dua juta seratus ribu"),
    ],
)
def test_capitals_label_brackets_and_ending_stay(text, expected):
    assert expected == retold(text, 2_100_000)


@pytest.mark.parametrize(
    "text",
    [
        "thirteen million rupiahs",
        "Terbilang :",
        "tiga ribu rupiah lima puluh sen",
        "dua koma lima juta rupiah",
        "tgia belas juta rupiah",
    ],
)
def test_what_cannot_be_told_surely_is_left(text):
    assert retold(text, 2_100_000) is None


def test_less_than_nothing_is_not_told():
    assert retold("tiga juta rupiah", -1) is None
