"""Sentences are told in either language, with amounts as each writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkg_xl.domain.numerals import Manner, read_number
from kkg_xl.domain.text import Text, amount, say, told

SENTENCE = Text(
    id="{cell} menyebut {stated}, seharusnya {computed} ({count} baris: {lines}); {cause}",
    en="{cell} states {stated} and should state {computed} ({count} lines: {lines}); {cause}",
)
CAUSE = Text(id="baris {number} terlewat", en="line {number} is left out")
NOTHING = Text(id="tidak ada", en="none")


def test_a_message_is_told_in_either_language():
    message = say(
        SENTENCE,
        cell="F12",
        stated=Decimal(6_307_000),
        computed=Decimal("6107000.50"),
        count=2026,
        lines=("F7", "F9", NOTHING),
        cause=say(CAUSE, number="{7}"),
    )

    assert (
        "F12 menyebut 6.307.000, seharusnya 6.107.000,5 (2026 baris: F7, F9, tidak ada); "
        "baris {7} terlewat"
    ) == message.told("id")
    assert (
        "F12 states 6,307,000 and should state 6,107,000.5 (2026 lines: F7, F9, none); "
        "line {7} is left out"
    ) == message.told("en")


def test_a_sentence_may_have_a_field_named_text():
    assert "x" == say(Text(id="{text}", en="{text}"), text="x").told("id")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("-0.00", "0"),
        ("0E+5", "0"),
        ("1E+6", "1.000.000"),
        ("100", "100"),
        ("100.50", "100,5"),
        ("-1350000.00", "-1.350.000"),
        ("0.30000000000000004", "0,3"),
        ("642451297.5", "642.451.297,5"),
        ("1E-300", "0"),
        ("-1E-300", "0"),
        ("12345678901234567890.5", "12.345.678.901.234.567.890"),
        ("999999999999999999999999999999", "999.999.999.999.999.999.999.999.999.999"),
    ],
)
def test_amounts_are_written_as_people_write_them(value, written):
    assert written == amount(Decimal(value), "id")
    assert written.translate(str.maketrans(",.", ".,")) == told(Decimal(value), "en")


def test_an_endless_fraction_ends():
    assert "3,33333333333333" == amount(Decimal(10) / 3, "id")
    assert "666,666.666666667" == amount(Decimal(2_000_000) / 3, "en")


@given(
    st.decimals(-(10**12), 10**12, places=2),
    st.sampled_from([("id", Manner.INDONESIAN), ("en", Manner.ENGLISH)]),
)
def test_what_is_told_is_what_is_read_back(value, manner):
    language, written = manner

    assert value == read_number(amount(value, language), written).value
