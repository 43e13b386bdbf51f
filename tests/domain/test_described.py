"""Factors inside an item are found; sizes and specifications are left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkg_xl.domain.described import read_described
from kkg_xl.domain.table import Described


@pytest.mark.parametrize(
    ("text", "chain", "counts", "rate"),
    [
        ("3 org x 2 hr x Rp 50.000", None, "3 2", "50000"),
        ("2 org x 2 hr", None, "2 2", None),
        ("Konsumsi (25 org x 4 kali)", "25 org x 4 kali", "25 4", None),
        ("(1 orang x 3 kegiatan)", "1 orang x 3 kegiatan", "1 3", None),
        ("Honor: 2 org X 3 keg @ Rp 150.000", "2 org X 3 keg @ Rp 150.000", "2 3", "150000"),
        ("[24 ORG x 3 HR x 4 KEG]", "24 ORG x 3 HR x 4 KEG", "24 3 4", None),
        ("2 x 3 hari x 50.000,-", None, "2 3", "50000"),
        ("25orgx4kali", None, "25 4", None),
        ("25 orgx4 kalixRp5.000", None, "25 4", "5000"),
        (
            "3 org \u00d7 2 hr \u00d7 Rp\u00a050.000",
            "3 org \u00d7 2 hr \u00d7 Rp 50.000",
            "3 2",
            "50000",
        ),
        ("3 org * 2 hr", None, "3 2", None),
        ("3 orang dikali 2 hari", None, "3 2", None),
        ("3 ORANG DIKALI 2 HARI", None, "3 2", None),
        ("3 org dikalikan dengan Rp 5.000", None, "3", "5000"),
        ("3 org x @ Rp 50.000", None, "3", "50000"),
        ("3 org x @50.000", None, "3", "50000"),
        ("3 org @ 50.000/org", None, "3", "50000"),
        ("3 org @ 2 hari @ Rp 50.000", None, "3 2", "50000"),
        ("2 keg @ 5 org", None, "2 5", None),
        ("2 keg @ 500 org", None, "2 500", None),
        ("Rp 50.000 x 3 org x 2 hr", None, "3 2", "50000"),
        ("Konsumsi @ Rp 20.000 x 25 org", "Rp 20.000 x 25 org", "25", "20000"),
        ("3 org x 2 hr x Rp. 50.000,-/hari", None, "3 2", "50000"),
        ("3 org x 2 hr x IDR 50,000 per hari", None, "3 2", "50000"),
        ("2 org x 3 hr = Rp 300.000", "2 org x 3 hr", "2 3", None),
        ("2 org peserta KKG x 3 hr", None, "2 3", None),
        ("2 (dua) org x 3 ( tiga ) hr", None, "2 3", None),
        ("2 org/hr x 3 hr", None, "2 3", None),
        ("40 lbr x 25.000", None, "40", "25000"),
        ("3 org x 2 hr x 50000", None, "3 2", "50000"),
        ("3 org x 2 hr x 4", None, "3 2 4", None),
        ("1,5 jam x 3 hari", None, "1.5 3", None),
        ("1.200 lbr x 2 eks", None, "1200 2", None),
        ("2 LCD x Rp 75.000", None, "2", "75000"),
        ("Kain 5 m x Rp 20.000", "5 m x Rp 20.000", "5", "20000"),
        ("2 lbr x 5 m x Rp 20.000", None, "2 5", "20000"),
        ("Max. 3 box x 2 hari", "3 box x 2 hari", "3 2", None),
        ("Spanduk 4 x 1 m (2 lbr x Rp 90.000)", "2 lbr x Rp 90.000", "2", "90000"),
        ("KKG 2009: 3 org x 2 hr untuk guru", "3 org x 2 hr", "3 2", None),
        ("1 a x 2 b x 3 c x 4 d x 5 e x Rp 6.000", None, "1 2 3 4 5", "6000"),
    ],
)
def test_factors_are_read(text, chain, counts, rate):
    expected = Described(
        text if chain is None else chain,
        tuple(Decimal(count) for count in counts.split()),
        None if rate is None else Decimal(rate),
    )

    assert expected == read_described(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Uang Transport Fasilitator",
        "Exhaust fan",
        "No. 2 x",
        # Sizes and specifications.
        "Papan 2/20",
        "Besi 4 x 6 m",
        "2x3 m",
        "Kertas 21 x 29,7 cm",
        "Lampu 100W",
        "Bata 5 x 11 x 22 cm",
        "Keramik 10 x 10 cm",
        "Kayu 5x7",
        "Kabel NYM 3x2,5 mm2",
        "Fan Louvre 1.000 x 400 mm",
        "Lampu TLED 1 X 24 Watt",
        "1 unit Air Terminal @1.000 mm",
        "Pemasangan 1 Unit MDF 2 x 8 pair",
        "Box 3x2",
        "4 x 6 m @ Rp 50.000",
        "4 m x 6 m @ Rp 50.000",
        "2 unit x 2 lbr x 4 m",
        "Telp. 0812 x 3 org",
        # One factor, or none that tells what it is.
        "Konsumsi @ Rp 20.000",
        "Kertas 2 x 3 lbr",
        "2 x 50.000",
        "3 org x 250",
        "2 dus @ 40",
        "2 dus x 3 hr @ 40",
        "Rp 5.000 x Rp 6.000",
        # Places to fill in.
        "\u2026. Orang x \u2026. Kali",
        "\u2026. Orang x \u2026. Kali x Rp. \u2026.",
        "\u2026. Orang x 3 Kali x Rp. 50.000",
        "....... @ Rp 50.000 x 3 org",
        "3 org x 2 hr x \u2026. kali",
        "3 org x 2 hr x ... kali",
        "3 org x 2 hr xRp ......",
        # Part of a longer reckoning.
        "2 org x 3 hr + 3 org x 2 hr",
        "2 org x 3 hr, 3 org x 2 hr",
        "2 org x 3 hr; 3 org x 2 hr",
        "5 + 2 org x 3 hr",
        "2 org x 3 hr + transport",
        "2 org 3 keg x Rp 50.000",
        "25 peserta, 4 kali x Rp 20.000",
        "3 org x 50%",
        "50% x 3 org x Rp 5.000",
        "3 org x 2 hr x 1/2",
        "3 org x 2 hr x 50%",
        "2-3 org x 2 hr",
        "2 - 3 org x 2 hr",
        "3 org x 2 - 4 hr",
        "3 org x 2 hr - 4 hr",
        "3 org x 2 hr dikali lima",
        "5x pertemuan x 2 org x Rp 5.000",
        "3 org x 1.2.3 hr",
        "3 org x 2 hr 4 keg",
    ],
)
def test_what_may_be_something_else_is_left_alone(text):
    assert read_described(text) is None


UNITS = st.sampled_from(
    ["org", "orang", "hr", "hari", "kl", "kali", "keg", "jam", "JP", "OH", "lbr"]
)
SEPARATORS = st.sampled_from([" x ", "x", " X ", "\u00d7", " * ", " dikali "])


@given(
    st.sampled_from(["", "Konsumsi ", "Honor: ", "Transport (", "[ ", "a. "]),
    st.lists(st.tuples(st.integers(1, 999), UNITS), min_size=2, max_size=6),
    SEPARATORS,
    st.none() | st.integers(1, 10**6),
)
def test_what_is_written_is_what_is_read(before, factors, separator, rate):
    parts = [f"{count} {unit}" for count, unit in factors]
    if rate is not None:
        parts.append(f"Rp {rate:,}".replace(",", "."))

    described = read_described(before + separator.join(parts))

    assert tuple(Decimal(count) for count, _ in factors) == described.counts
    assert rate == described.rate


@given(st.text() | st.text("0123456789.,-x@Rp orghm/()+\u2026"))
def test_junk_is_read_or_refused_and_never_raises(text):
    described = read_described(text)

    assert described is None or described.text in " ".join(text.split())


@pytest.mark.parametrize(
    "piece", ["1 ", "1 a x ", "x1", "1x", "a ", "(", "Rp 1 ", "1.", " ", "1 a/"]
)
def test_long_junk_takes_no_long_time(piece):
    assert read_described("1 x " + piece * 20_000) is None
