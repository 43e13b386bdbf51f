"""Amounts in words: what is written is what is read, and nothing else is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkg_xl.domain.words import from_words, in_words, is_words_label, looks_like_words

AMOUNTS = st.integers(0, 10**15) | st.integers(0, 12).flatmap(
    lambda digits: st.integers(0, 999).map(lambda number: number * 10**digits)
)
DECORATIONS = [
    ("", " rupiah"),
    ("( ", " Rupiah )"),
    ("# ", " rupiah #"),
    ("Terbilang : ", " Rupiah,-"),
    ("TERBILANG\n=== ", " rupiah saja ==="),
    ("*", " rupiah nol sen*"),
    ('Terbilang : "', ' rupiah".'),
    ("Dengan huruf: ", ""),
    ("Amount in words : Rp. ", ""),
    ("Uang sejumlah : ", " rupiah"),
    ("Rp 1.000,- (", " rupiah)"),
    ("", " rupiah (Rp. 1.000,-)"),
    ("(", ") rupiah"),
]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (99, "sembilan puluh sembilan"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (210, "dua ratus sepuluh"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (2000, "dua ribu"),
        (11_000, "sebelas ribu"),
        (21_000, "dua puluh satu ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (13_157_000, "tiga belas juta seratus lima puluh tujuh ribu"),
        (10**9, "satu miliar"),
        (10**12, "satu triliun"),
        (10**15, "seribu triliun"),
        (3_600 * 10**12 + 5, "tiga ribu enam ratus triliun lima"),
        (-350_000, "minus tiga ratus lima puluh ribu"),
    ],
)
def test_numbers_are_written_as_the_standard_has_them(number, words):
    assert words == in_words(number)
    assert number == from_words(words)


@given(AMOUNTS)
def test_what_is_written_is_what_is_read(number):
    assert number == from_words(in_words(number))


@given(AMOUNTS, st.sampled_from(DECORATIONS), st.sampled_from([str.upper, str.title, str.lower]))
def test_decorations_and_capitals_do_not_matter(number, decoration, letters):
    before, behind = decoration

    assert number == from_words(before + letters(in_words(number)) + behind)


@given(AMOUNTS, st.sampled_from(["", "-", "\n", "\u00a0", "  ", "\u2011", "\u00ad"]))
def test_joined_and_broken_words_are_read(number, gap):
    assert number == from_words(in_words(number).replace(" ", gap))


@given(st.integers(1, 10**15), st.integers(0, 99))
def test_sen_are_decimals(number, sen):
    words = f"{in_words(number)} rupiah dan {in_words(sen)} sen"

    assert number + Decimal(sen) / 100 == from_words(words)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("( Tiga belas juta seratus lima puluh tujuh ribu rupiah )", 13_157_000),
        ("sejuta", 1_000_000),
        ("sejuta seribu", 1_001_000),
        ("satu juta satu ribu rupiah", 1_001_000),
        ("satu ratus satu ribu", 101_000),
        ("satu puluh", 10),
        ("satu belas", 11),
        ("dua milyar", 2 * 10**9),
        ("semiliar", 10**9),
        ("semilyar", 10**9),
        ("tiga trilyun", 3 * 10**12),
        ("tiga triliyun", 3 * 10**12),
        ("setriliun", 10**12),
        ("duapuluh sebelasjuta", None),
        ("sebelasjuta duapuluh ribu", 11_020_000),
        ("Tujuhbelas Juta", 17_000_000),
        ("Tiga Juta, Lima Ratus Ribu Rupiah", 3_500_000),
        ("dua koma lima juta rupiah", 2_500_000),
        ("nol koma nol lima", Decimal("0.05")),
        ("seratus koma dua puluh lima", Decimal("100.25")),
        ("Seribu lima ratus rupiah dua puluh lima sen", Decimal("1500.25")),
        ("min lima ribu", -5000),
        ("negatif lima ribu rupiah", -5000),
        ("Rp. tiga juta,-", 3_000_000),
        ("tiga juta rupiah rupiah", 3_000_000),
    ],
)
def test_variants_are_read(text, number):
    assert number == from_words(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Thirteen million one hundred fifty-seven thousand rupiahs only", 13_157_000),
        ("Says: One Hundred and Five Rupiah", 105),
        ("one thousand and five", 1005),
        ("Seventeen thousand", 17_000),
        ("two billion", 2 * 10**9),
        ("three trillion one", 3 * 10**12 + 1),
        ("zero rupiah", 0),
        ("negative forty", -40),
        ("ninety point five million", 90_500_000),
        ("six dollars and twenty-five cents", Decimal("6.25")),
        ("one thousand and", None),
        ("and five", None),
        ("twenty twelve", None),
        ("fifty hundred", None),
        ("one million two billion", None),
    ],
)
def test_english_is_read(text, number):
    assert number == from_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "( )",
        "rupiah",
        "dua tiga juta",
        "juta seratus",
        "ratus",
        "puluh ribu",
        "dua seribu",
        "dua puluh seratus",
        "sepuluh lima",
        "sebelas belas",
        "lima ribu dua juta",
        "satu juta dua juta",
        "seratus ribu dan lima puluh ribu",
        "satu juta dan lima ratus ribu",
        "dua juta tiga triliun",
        "satu triliun dua triliun",
        "satu triliun ratus",
        "nol satu",
        "nol ribu",
        "delapan (delapan)",
        "dua puluh, lima",
        "delapn ribu",
        "tiga juta jt",
        "3 juta",
        "tiga juta rupiah.lima",
        "satu juta dua koma lima ribu",
        "seratus lima puluh sen",
        "lima rupiah seratus sen",
        "tiga juta one hundred",
        "ribuan",
        "puluhan juta",
        "tiga jutaan rupiah",
        "dua juta per orang",
        "Rp 1 seratus",
    ],
)
def test_what_is_not_well_formed_is_no_amount(text):
    assert from_words(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "( Tiga belas juta seratus lima puluh tujuh ribu rupiah )",
        "empat ratus delapan puluh rupiah",
        "Terbilang : lima rupiah",
        "Terbilang : tiga juta (lunas)",
        "satu juta",
        "seribu rupiah",
        "Thirteen million rupiah",
        "tgia juta rupiah",
        "tiga jta rupiah",
        "tigabelasjutta rupiah",
        "delapn ribu",
        "dua tiga juta",
        "juta seratus",
        "lima puluh rupiah",
    ],
)
def test_amounts_in_words_are_noticed_even_misspelt(text):
    assert looks_like_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Uang Saku Fasilitator",
        "Dua puluh peserta",
        "Dua puluh lima",
        "Honor dua juta rupiah",
        "Honor seratus lima puluh ribu rupiah",
        "seribu",
        "Rupiah",
        "Jumlah (Rupiah)",
        "(ribu rupiah)",
        "dalam ribuan rupiah",
        "dalam juta rupiah",
        "ratusan ribu",
        "3 juta rupiah",
        "Rp 3.000.000",
        "Terbilang",
        "Terbilang :",
        "Terbilang : .........",
        "Terbilang : lihat lampiran",
        "seratus peserta",
        "Family gathering",
    ],
)
def test_other_texts_are_no_amounts_in_words(text):
    assert not looks_like_words(text)


@given(AMOUNTS, st.sampled_from(DECORATIONS[:7]))
def test_every_amount_with_rupiah_is_noticed(number, decoration):
    before, behind = decoration

    assert looks_like_words(before + in_words(number) + behind)


@pytest.mark.parametrize(
    "text",
    [
        "Terbilang",
        "TERBILANG :",
        "Terbilang (Rp) :",
        "( Terbilang )",
        "Jumlah terbilang",
        "Dengan huruf",
        "dengan huruf : ............",
        "Dengan kata-kata :",
        "Amount in words",
        "Total amount in words:",
        "In Words",
        "Says",
        "Say :",
    ],
)
def test_labels_are_known(text):
    assert is_words_label(text)
    assert not looks_like_words(text)
    assert from_words(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Jumlah",
        "Terbilang : tiga juta rupiah",
        "Terbilang rendah",
        "Saya",
        "sayur",
        "Huruf",
        "Terbilang" + " " * 60,
    ],
)
def test_other_texts_are_no_labels(text):
    assert not is_words_label(text)


PIECES = ["satu", "seribu", "ribu", "juta", "(", ")", "-", "rupiah", "Rp", "5", ","]


@given(st.text() | st.lists(st.sampled_from(PIECES)))
def test_junk_is_read_or_refused_and_never_raises(junk):
    text = junk if isinstance(junk, str) else " ".join(junk)

    assert isinstance(from_words(text), Decimal | None)
    assert isinstance(looks_like_words(text), bool)
    assert isinstance(is_words_label(text), bool)


@pytest.mark.parametrize(
    "piece", [" ", "(", "satu ", "ribu,", "satu", "Rp 1", ")", "_", "jutarupiah"]
)
@pytest.mark.parametrize("end", ["", "x", "rupiah"])
def test_long_junk_takes_no_long_time(piece, end):
    text = f"satu juta {piece * 20_000}{end}"

    assert from_words(text) in (None, Decimal(1_000_000))
    assert isinstance(looks_like_words(text), bool)
