"""Taking the references out of formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkg_xl.sheets.formula_references import LONGEST, SLOT, fill, split
from kkg_xl.sheets.refs import Area, address

FOUND = [
    ("C5*D5*E5", "◦*◦*◦", ["C5:C5", "D5:D5", "E5:E5"]),
    ("SUM(F5:F11)", "SUM(◦)", ["F5:F11"]),
    ("sum($f$11:f5)", "sum(◦)", ["F5:F11"]),
    ("SUM(A:A)-SUM($3:5)", "SUM(◦)-SUM(◦)", ["A1:A1048576", "A3:XFD5"]),
    ("XFD1048576+XFE1+A1048577", "◦+XFE1+A1048577", ["XFD1048576:XFD1048576"]),
    ("SUM(B7:C9 C8:D9)", "SUM(◦ ◦)", ["B7:C9", "C8:D9"]),
    ("A1:INDEX(B1:B9,3)", "◦:INDEX(◦,3)", ["A1:A1", "B1:B9"]),
    ("A1\n *\r\n B1", "◦\n *\r\n ◦", ["A1:A1", "B1:B1"]),
    ("1E5+2e-3*E5", "1E5+2e-3*◦", ["E5:E5"]),
    ("A1#", "◦#", ["A1:A1"]),
    ("RAB!F5+'Rekap 2009'!$F$6", "◦+◦", ["F5:F5", "F6:F6"]),
]

NOT_FOUND = [
    "LOG10(2)+ATAN2(1,2)",
    "TRUE+FALSE",
    "RAB2009x*TAX1_*_B2*A1.5*\\A1*A1?",
    '"C5*D5"&"say ""F5"" and Rekap!A1"',
    "Table1[A1]+Table1[[#This Row],[B2 x]]+[@C3]",
    "#REF!A1+#REF!$A$1:$B$2+RAB!#REF!",
    "{1,2;3,4}",
    'COUNTIF(Harga[Jumlah],">A1")',
    "A0+A01",
    "A1:XFE2",
    "Ä1+ÅB2",
    "",
]


@pytest.mark.parametrize(("formula", "skeleton", "areas"), FOUND)
def test_references_are_found(formula, skeleton, areas):
    rest, references = split(formula)

    assert skeleton == rest.replace(SLOT, "◦")
    assert areas == [str(reference.area) for reference in references]


@pytest.mark.parametrize("formula", NOT_FOUND)
def test_what_only_looks_like_a_reference_is_left(formula):
    assert (formula, ()) == split(formula)


@pytest.mark.parametrize(
    ("formula", "sheet", "external", "stacked"),
    [
        ("F5", None, False, False),
        ("RAB!F5", "RAB", False, False),
        ("RAB2009!F5", "RAB2009", False, False),
        ("0_Daftar!F5", "0_Daftar", False, False),
        ("Üben.1!F5", "Üben.1", False, False),
        ("'Guru ''09 (2)'!F5", "Guru '09 (2)", False, False),
        ("'a\"b'!F5", 'a"b', False, False),
        ("Jan:Des!F5", "Jan:Des", False, True),
        ("'Bulan 1:Bulan 12'!F5", "Bulan 1:Bulan 12", False, True),
        ("[1]ANALISA!F5", "[1]ANALISA", True, False),
        ("'[3]LUASAN '!F5", "[3]LUASAN ", True, False),
        ("'C:\\kkg\\[harga 09.xlsx]RAB'!F5", "C:\\kkg\\[harga 09.xlsx]RAB", True, False),
    ],
)
def test_the_sheet_is_given_as_the_formula_names_it(formula, sheet, external, stacked):
    skeleton, (reference,) = split(formula)

    assert skeleton == SLOT
    assert Area(5, 6, 5, 6) == reference.area
    assert (sheet, external, stacked) == (reference.sheet, reference.external, reference.stacked)
    assert reference.single
    assert not reference.whole


@pytest.mark.parametrize(
    ("formula", "fixed", "single", "whole"),
    [
        ("F5", (False, False, False, False), True, False),
        ("F$5", (True, False, True, False), True, False),
        ("RAB!$F5", (False, True, False, True), True, False),
        ("F$5:F11", (True, False, False, False), False, False),
        ("$F$5:$F$11", (True, True, True, True), False, False),
        ("F:F", (False, False, False, False), False, True),
        ("$F:F", (False, True, False, False), False, True),
        ("3:$5", (False, False, True, False), False, True),
    ],
)
def test_dollars_and_kinds_of_ranges_are_told(formula, fixed, single, whole):
    (reference,) = split(formula)[1]

    assert fixed == reference.fixed
    assert (single, whole) == (reference.single, reference.whole)


def test_a_formula_longer_than_excel_allows_is_not_looked_into():
    formula = "A1+" * LONGEST

    assert (formula, ()) == split(formula)


def test_a_slot_in_the_text_of_a_formula_is_not_taken_for_a_reference():
    skeleton, references = split(f"A1+{SLOT}")

    assert SLOT not in skeleton
    assert references == ()


cells = st.builds(address, st.integers(1, 1_048_576), st.integers(1, 16_384))
sheets = st.sampled_from(["", "RAB!", "'Rekap ''09'!", "[1]X!", "Jan:Des!", "'a\"b'!"])
references = st.builds(
    lambda sheet, first, last: sheet + first + (f":{last}" if last else ""),
    sheets,
    cells,
    st.one_of(st.none(), cells),
)
others = st.sampled_from(
    ["SUM(", ")", "+", "*", ",", ' & "A1" ', "LOG10(", "Tarif", "TRUE", "2.5", "#REF!", " ", "%"]
)


@given(st.lists(st.one_of(references, others, st.text(max_size=3)), max_size=12).map("".join))
def test_what_is_taken_out_can_be_put_back(formula):
    skeleton, found = split(formula)

    if SLOT not in formula:
        assert formula == fill(skeleton, found)


@given(st.lists(references, min_size=1, max_size=9))
def test_every_reference_between_operators_is_found(texts):
    skeleton, found = split("+".join(texts))

    assert texts == [reference.text for reference in found]
    assert skeleton == "+".join([SLOT] * len(texts))
