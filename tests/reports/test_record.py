from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkg_xl.domain.facts import Facts, Payment, Presence, Price
from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Message, PersonDetail, PersonName, Text, say
from kkg_xl.reports.checked import Checked, Excerpt, Failure, ShownCell, ShownRow
from kkg_xl.reports.plain import NotPlainError
from kkg_xl.reports.record import from_line, to_line
from kkg_xl.reports.text import TextReport
from kkg_xl.rules.model import Finding, Severity

amounts = st.decimals(allow_nan=False, allow_infinity=False)
words = st.text()
texts = st.builds(Text, words, words)
people = words.map(PersonName) | words.map(PersonDetail)
plain_fields = amounts | st.integers() | words | texts | people
fields = st.recursive(
    plain_fields,
    lambda inner: (
        st.lists(inner).map(tuple) | st.builds(Message, texts, st.dictionaries(words, inner))
    ),
    max_leaves=8,
)
messages = st.builds(Message, texts, st.dictionaries(words, fields))
findings = st.builds(
    Finding,
    words,
    st.sampled_from(Severity),
    st.builds(Place, words, words),
    messages,
    st.none() | amounts,
    st.none() | amounts,
    st.none() | words,
    words,
)


@given(st.lists(findings).map(tuple), st.lists(messages).map(tuple))
def test_a_record_is_one_line_of_ascii_and_gives_back_what_it_holds(found, not_checked):
    checked = Checked("kkg/03.xlsx", ("RAB",), findings=found, not_checked=not_checked)

    line = to_line(checked)

    assert line.isascii()
    assert "\n" not in line
    assert checked == from_line(line)
    assert repr(checked) == repr(from_line(line))


_ROW = ShownRow(5, (ShownCell(2, "ATK", span=2), ShownCell(4, "450.000", numeric=True)))


def test_everything_that_a_workbook_has_comes_back(checked, locked):
    at = Place("BKU", "D7")
    whole = replace(
        checked,
        group="KKG Gugus 1",
        excerpts=(Excerpt("RAB", (2, 4), (_ROW,)),),
        facts=Facts(
            "Kecamatan 1",
            "Kabupaten 1",
            (Payment(at, date(2010, 5, 1), "07", "Toko 1", "ATK", Decimal(450_000)),),
            (Presence(at, date(2010, 5, 1), "Peserta 01", "", "SDN 1"),),
            (Price(at, "ATK", "paket", Decimal("150000.50")),),
        ),
    )

    assert whole == from_line(to_line(whole))
    assert locked == from_line(to_line(locked).encode())


def test_a_record_is_told_as_what_it_was_made_of(checked):
    assert TextReport("en").workbook(checked) == TextReport("en").workbook(
        from_line(to_line(checked))
    )


def test_an_amount_is_not_taken_for_a_text_that_looks_like_one():
    message = say(Text(id="{a} {b}", en="{a} {b}"), a=Decimal(1350), b="1350")
    failure = Failure("encrypted", message)

    read = from_line(to_line(Checked("a.xlsx", failure=failure)))

    assert read.failure is not None
    assert "1.350 1350" == read.failure.message.told("id")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{}",
        "[]",
        "null",
        "[" * 100_000,
        '["a.xlsx", 1, [], [], [], null, "", [], []]',
        json.dumps(["a.xlsx", [], [], [], [{"id": "a", "en": "b", "fields": {"x": 1.5}}]]),
    ],
)
def test_what_is_no_record_is_refused(line):
    with pytest.raises(NotPlainError):
        from_line(line)


@pytest.mark.parametrize(
    "message",
    [
        {"id": "a", "en": "b"},
        {"id": "a", "en": "b", "fields": {"x": None}},
        {"id": "a", "en": "b", "fields": {"x": {"amount": "many"}}},
        {"id": "a", "en": "b", "fields": {"x": {"fields": {}}}},
        "a",
    ],
)
def test_a_sentence_that_is_none_is_refused(message):
    line = json.loads(to_line(Checked("a.xlsx", failure=Failure("encrypted", say(Text("a", "b"))))))
    line[5][1] = message

    with pytest.raises(NotPlainError):
        from_line(json.dumps(line))
