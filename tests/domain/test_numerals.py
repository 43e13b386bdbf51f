"""Numbers that people wrote as text are read as they mean them, or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkg_xl.domain.numerals import Manner, Numeral, is_dash, manner_of, read_digits, read_number

INDONESIAN, ENGLISH, UNDECIDED = Manner.INDONESIAN, Manner.ENGLISH, Manner.UNDECIDED


@pytest.mark.parametrize(
    ("texts", "manner"),
    [
        (["1.350.000"], INDONESIAN),
        (["Rp 750.000,-"], INDONESIAN),
        (["750,-"], INDONESIAN),
        (["1.350,50"], INDONESIAN),
        (["12,5"], INDONESIAN),
        (["0,125"], INDONESIAN),
        (["85.000"], INDONESIAN),
        (["85.000", "7", "FREE", "", "-"], INDONESIAN),
        ([": Rp  6.000.000", "(Rp 3.500.000)"], INDONESIAN),
        (["85.000 / org", "@ 5.000", "3 org"], INDONESIAN),
        (["22,250.00"], ENGLISH),
        (["1,350,000"], ENGLISH),
        (["1,350,000,-"], ENGLISH),
        (["12.5"], ENGLISH),
        (["85,000"], ENGLISH),
        (["$1,500.00", "85,000"], ENGLISH),
        # Proof outweighs leaning.
        (["85,000", "1.350.000"], INDONESIAN),
        (["85.000", "1,350,000"], ENGLISH),
        # Contradictions, and nothing to go by.
        (["85,000", "85.000"], UNDECIDED),
        (["1.350.000", "22,250.00", "85.000"], UNDECIDED),
        (["7", "3 org", "Rp 5000"], UNDECIDED),
        (["15,292,485,800,00", "1.2.3", "N/A", "12.10.2009", "a.b", "1 350 000,50"], UNDECIDED),
        ([], UNDECIDED),
    ],
)
def test_a_column_tells_how_it_writes(texts, manner):
    assert manner is manner_of(texts)
    assert manner is manner_of(reversed(texts))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Rp 1.350.000,-", "1350000", ""),
        ("Rp 750.000,-", "750000", ""),
        ("Rp. 5.000.000,00", "5000000", ""),
        ("Rp5.000.000,00", "5000000", ""),
        ("Rp 81.521.250", "81521250", ""),
        (": Rp  6.000.000", "6000000", ""),
        ("IDR 5.000", "5000", ""),
        ("idr5.000", "5000", ""),
        ("Rp : 5.000", "5000", ""),
        ("5.000.000.-", "5000000", ""),
        ("Rp 750.000,=", "750000", ""),
        ("Rp 750.000,--", "750000", ""),
        ("Rp\u00a0750.000,\u2013", "750000", ""),
        ("750.000 ,-", "750000", ""),
        ("750.000.", "750000", ""),
        ("'85.000", "85000", ""),
        ("85.000", "85000", ""),
        ("1.350,50", "1350.50", ""),
        ("12,5", "12.5", ""),
        ("0,125", "0.125", ""),
        ("1350000", "1350000", ""),
        ("0", "0", ""),
        ("1 350 000", "1350000", ""),
        ("1\u202f350\u202f000,50 €", "1350000.50", "€"),
        ("22,250.00", "22250.00", ""),
        ("1,350,000", "1350000", ""),
        ("@ 50.000", "50000", ""),
        ("@Rp 50.000", "50000", ""),
        ("Rp @ 50.000", "50000", ""),
        ("50.000/org", "50000", "/org"),
        ("Rp 50.000,- / hari", "50000", "/ hari"),
        ("50.000 per org", "50000", "per org"),
        ("3 org", "3", "org"),
        ("3org", "3", "org"),
        ("30 JP", "30", "JP"),
        ("2\u00a0hari", "2", "hari"),
        ("1 Ls.", "1", "Ls."),
        ("10 org/hr", "10", "org/hr"),
        ("5 m2", "5", "m2"),
        ("5 m²", "5", "m²"),
        ("5 m'", "5", "m'"),
        ("4 M", "4", "M"),
        ("12 x", "12", "x"),
        ("12x", "12", "x"),
        ("52 %", "52", "%"),
        ("40%", "40", "%"),
        ("7,5%", "7.5", "%"),
        ("8 ( delapan )", "8", ""),
        ("40 (empat puluh) orang", "40", "orang"),
        ("Rp 3.000.000 (tiga juta rupiah)", "3000000", ""),
        ("250.000 Rupiah", "250000", ""),
        ("-5.000", "-5000", ""),
        ("-Rp 5.000", "-5000", ""),
        ("Rp -5.000", "-5000", ""),
        ("\u22125.000", "-5000", ""),
        ("-", "0", ""),
        ("Rp -", "0", ""),
        ("Nihil", "0", ""),
        ("Rp. NIHIL", "0", ""),
    ],
)
def test_forms_of_an_indonesian_column_are_read_surely(text, value, unit):
    assert Numeral(Decimal(value), unit, sure=True) == read_number(text, INDONESIAN)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("22,250.00", "22250.00"),
        ("$22,250.00", "22250.00"),
        ("85,000", "85000"),
        ("12.5", "12.5"),
        ("1.350.000", "1350000"),
        ("750.000,-", "750000"),
        ("1,350,000,-", "1350000"),
        ("USD 1,500", "1500"),
        ("7", "7"),
    ],
)
def test_forms_of_an_english_column_are_read_surely(text, value):
    assert Numeral(Decimal(value), "", sure=True) == read_number(text, ENGLISH)


@pytest.mark.parametrize(
    ("text", "manner", "value"),
    [
        # Both readings are possible; groups of three are likelier where nothing decides.
        ("85.000", UNDECIDED, "85000"),
        ("85,000", UNDECIDED, "85000"),
        ("85.000", ENGLISH, "85"),
        ("12,375", INDONESIAN, "12.375"),
        # One reading, but not the one of the column.
        ("12.5", INDONESIAN, "12.5"),
        ("85.00", INDONESIAN, "85"),
        ("12,5", ENGLISH, "12.5"),
        # Rounded.
        ("Rp 13,5 juta", INDONESIAN, "13500000"),
        ("750 ribu", INDONESIAN, "750000"),
        ("750rb", INDONESIAN, "750000"),
        ("2 Milyar", INDONESIAN, "2000000000"),
        # Brackets may be mere brackets, a hyphen may be a bullet.
        ("(Rp 3.500.000)", INDONESIAN, "-3500000"),
        ("Rp (3.500.000)", INDONESIAN, "-3500000"),
        ("(Rp 3.500.000,-)", ENGLISH, "-3500000"),
        ("(5.000)", INDONESIAN, "-5000"),
        ("(1250)", INDONESIAN, "-1250"),
        ("(Rp 8)", INDONESIAN, "-8"),
        ("- 5.000", INDONESIAN, "-5000"),
        ("007", INDONESIAN, "7"),
    ],
)
def test_what_may_mean_something_else_is_read_and_not_sure(text, manner, value):
    assert Numeral(Decimal(value), "", sure=False) == read_number(text, manner)


@pytest.mark.parametrize("manner", Manner)
@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Rp",
        "Rp.",
        "FREE",
        "gratis",
        "N/A",
        "#N/A",
        "#12#",
        "{{harga}}",
        "{{5000}}",
        "15,292,485,800,00",
        "1.2.3",
        "85.00.0",
        "1.350.00",
        "1.3500.000",
        "0.350.000",
        "1.350,000.00",
        "1,350.000,00",
        "07.30",
        "\uff11\uff12",
        "\u0661\u0662",
        "1/2",
        "\u00bd",
        "5\u00b2",
        "2-3",
        "200 \u2013 500",
        "1 : 2",
        "3 x 2",
        "3 x org",
        "12/10/2009",
        "12-10-2009",
        "12.10.2009",
        "22 Maret",
        "5 dan",
        "7.",
        "7,",
        "3a",
        "3 b",
        "100W",
        "A5",
        "Rp 5 M",
        "( 8 )",
        "(8)",
        "((5.000))",
        "(5.000",
        "5.000)",
        "-(5.000)",
        "--5.000",
        "8 (tujuh)",
        "8 (xyz)",
        "195307031975121009",
        "1.953.070.319.751.210",
        "1234567890123456,5",
        "1e5",
        "3 org x 2 hr",
        "5 buah kursi lipat",
        "750.000-",
        "1.2.3,-",
        "1_000",
    ],
)
def test_what_is_not_one_number_is_refused(text, manner):
    assert read_number(text, manner) is None


@pytest.mark.parametrize(
    "text", ["-", " - ", "\u2013", "\u2014", "--", "Rp -", "Rp. -", "Rp\u00a0\u2013", ": -", "(-)"]
)
def test_dashes_are_dashes(text):
    assert is_dash(text)
    assert Numeral(Decimal(0), "", sure=True) == read_number(text, UNDECIDED)


@pytest.mark.parametrize("text", ["", "Rp", "0", "-5", "- -", "-----", "a-", "nihil"])
def test_other_texts_are_no_dashes(text):
    assert not is_dash(text)


@pytest.mark.parametrize("digits", ["", "Rp 5", "1.2.3", "5.", "-5", "5000000000000000"])
def test_digits_alone_are_expected_where_digits_are_read(digits):
    assert read_digits(digits, INDONESIAN) is None


def _indonesian(value: Decimal) -> str:
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def _english(value: Decimal) -> str:
    return f"{value:,f}"


def _amounts(*, places: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(0, 10**9, places=places)


# Alone, three decimals look like a group of three.
UNMISTAKABLE = st.sampled_from([0, 1, 2, 4]).flatmap(lambda places: _amounts(places=places))
FRAMES = st.sampled_from(["{}", "Rp {}", "Rp. {}", ": Rp  {}", "{} org", "@ {}", " {}/bh", "{} %"])


@given(st.lists(st.tuples(UNMISTAKABLE, FRAMES)), st.sampled_from([_indonesian, _english]))
def test_what_a_column_means_is_what_is_read(column, written):
    texts = [frame.format(written(value)) for value, frame in column]
    manner = manner_of(texts)

    read = [read_number(text, manner) for text in texts]

    assert [value for value, _ in column] == [numeral.value for numeral in read]
    assert all(numeral.sure for numeral in read)


@given(st.lists(_amounts(places=3)), st.sampled_from([_indonesian, _english]))
def test_three_decimals_are_read_where_a_neighbour_proves_the_manner(values, written):
    texts = [written(value) for value in (Decimal(1_350_000), *values)]

    read = [read_number(text, manner_of(texts)) for text in texts]

    assert values == [numeral.value for numeral in read[1:]]


@given(_amounts(places=0), st.sampled_from([",-", ".-", ",00", "", ",="]))
def test_endings_of_whole_rupiah_add_nothing(value, ending):
    numeral = read_number(f"Rp {_indonesian(value)}{ending}", INDONESIAN)

    assert Numeral(value, "", sure=True) == numeral


@given(st.text() | st.text("0123456789.,-()Rp @%xorg' \u00a0/"), st.sampled_from(Manner))
def test_junk_is_read_or_refused_and_never_raises(text, manner):
    numeral = read_number(text, manner)

    assert numeral is None or numeral.value.is_finite()
    assert manner_of([text]) in Manner


@given(st.from_regex(r"[0-9]{1,4}([.,][0-9]{1,4}){0,4}", fullmatch=True), st.sampled_from(Manner))
def test_no_digit_is_dropped_or_added(text, manner):
    numeral = read_number(text, manner)

    kept = "".join(letter for letter in text if letter.isdigit())
    told = (
        "" if numeral is None else "".join(letter for letter in str(numeral.value) if letter != ".")
    )
    assert numeral is None or kept.lstrip("0") == told.lstrip("0")


@pytest.mark.parametrize("piece", [" ", "(", "1", "1.", ".000", ",000", "-", "a", "Rp", "1 000"])
def test_long_junk_takes_no_long_time(piece):
    text = f"5{piece * 20_000}x"

    assert read_number(text, INDONESIAN) is None
    assert manner_of([f"{text}.5,"]) is UNDECIDED
