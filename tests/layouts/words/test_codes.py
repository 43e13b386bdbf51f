"""The labels before items and groups."""

from __future__ import annotations

import pytest

from kkg_xl.layouts.words.codes import Form, code_of, form_of, leading_code, within


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("7", "7"),
        ("7.", "7"),
        (" 7) ", "7"),
        ("a.", "a"),
        ("A", "A"),
        ("III", "III"),
        ("III.1a", "III.1a"),
        ("1.1", "1.1"),
        ("IIa", "IIa"),
        ("ATK", ""),
        ("Kegiatan", ""),
        ("12 orang", ""),
        ("-", ""),
    ],
)
def test_a_label_in_a_numbering_column_is_read_without_its_dot(text, code):
    assert code == code_of(text)


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("A. Persiapan", ("A", "Persiapan")),
        ("II) Pelaksanaan", ("II", "Pelaksanaan")),
        ("1.1. Konsumsi", ("1.1", "Konsumsi")),
        ("a. Map", ("a", "Map")),
        ("1.000 lembar", ("", "1.000 lembar")),
        ("ATK", ("", "ATK")),
    ],
)
def test_a_text_is_parted_from_the_label_that_it_begins_with(text, parted):
    assert parted == leading_code(text)


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("", Form.NONE),
        ("1.1", Form.DOTTED),
        ("7", Form.NUMBER),
        ("521211", Form.ACCOUNT),
        ("II", Form.ROMAN),
        ("I", Form.LETTER),
        ("A", Form.LETTER),
        ("a", Form.SMALL),
        ("1a", Form.MARK),
        ("-", Form.MARK),
    ],
)
def test_labels_have_a_form(code, form):
    assert form is form_of(code)


def test_a_single_letter_is_roman_where_the_sheet_counts_so():
    assert Form.ROMAN is form_of("V", roman=True)


@pytest.mark.parametrize(
    ("code", "other", "under"),
    [
        ("1.1.2", "1.1", True),
        ("01.2", "1", True),
        ("1.10", "1.1", False),
        ("1.1", "1.1", False),
        ("2.1", "1", False),
    ],
)
def test_a_dotted_label_stands_under_another(code, other, under):
    assert under is within(code, other)
