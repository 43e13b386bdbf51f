"""What is found across workbooks, and what is no fault."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text, say
from kkg_xl.entrypoints.across import pieces
from kkg_xl.entrypoints.batch.faults import StoreError
from kkg_xl.reports.checked import Checked
from kkg_xl.rules.model import Finding, Severity
from tests.support.side_by_side import DAY, names, payment, presence, price, shared, told

NIP = "190101011925011001"
OTHER_NIP = "190101021925011002"


def book(start: int, rows: int = 12):
    return [
        payment("", "", f"Belanja {n}", start + 1000 * n, day=DAY + timedelta(days=n), row=n + 7)
        for n in range(rows)
    ]


def test_one_receipt_in_two_groups_is_told_with_both():
    (found,) = shared(told("01", [payment()]), told("02", [payment(row=8)]))

    assert ("receipt-shared", Severity.WARNING) == (found.rule, found.severity)
    assert [("01.xlsx", "BKU!D7"), ("02.xlsx", "BKU!D8")] == [
        (spot.workbook, str(spot.at)) for spot in found.spots
    ]
    assert "01.xlsx (Gugus 01) BKU!D7, 02.xlsx (Gugus 02) BKU!D8" in found.message.told("id")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (payment(payee="Toko Lain"), payment()),
        (payment(amount=450_001), payment()),
        (payment(day=date(2009, 10, 20)), payment()),
        (payment(day=None), payment(day=None)),
        (payment("-"), payment("-")),
        (payment(payee="", item="Sewa tempat"), payment()),
        (payment(in_series=True), payment(in_series=True)),
        (payment(amount=450_250, in_series=True), payment(item="Kertas", amount=450_250)),
        (payment(payee="", in_series=True), payment(payee="", in_series=True)),
    ],
)
def test_receipts_that_differ_or_tell_nothing_are_not_the_same(one, other):
    assert [] == names(told("01", [one]), told("02", [other]))


def test_what_three_groups_have_is_told_once_and_a_receipt_of_several_rows_too():
    rows = [payment(), payment(row=8)]

    assert [("receipt-shared", "warning", ["01", "02", "03"])] == names(
        told("01", rows), told("02", rows), told("03", rows)
    )


def test_two_parts_of_one_number_are_told_apart():
    found = names(
        told("01", [payment()]),
        told("02", [payment()]),
        told("03", [payment(payee="Toko Lain")]),
        told("04", [payment(payee="Toko Lain")]),
    )

    assert [
        ("receipt-shared", "warning", ["01", "02"]),
        ("receipt-shared", "warning", ["03", "04"]),
    ] == found


def test_groups_of_one_name_are_two_in_two_subdistricts():
    one = told("01", [payment()], group="Gugus 01", subdistrict="Contoh")

    assert [] == names(one, told("01b", [payment()], group="Gugus I", subdistrict="Contoh"))
    assert [("receipt-shared", "warning", ["01", "02"])] == names(
        one, told("02", [payment()], group="Gugus 01", subdistrict="Lain")
    )


def test_what_stands_in_a_template_is_in_too_many_workbooks_to_be_anybodys():
    many = [told(f"{n:02}", [payment(), *book(1000)]) for n in range(25)]

    assert [] == names(*many)


def test_one_person_is_told_once_with_all_days():
    days = [DAY, DAY + timedelta(days=1)]
    one = told("01", [], [presence("Peserta Satu", NIP, day=day) for day in days])
    other = told("02", [], [presence("P. Satu, S.Pd", NIP, day=day) for day in days])

    (found,) = shared(one, other)

    assert "19/10/2009, 20/10/2009" in found.message.told("id")
    assert 2 == len(found.spots)


LONG = "Peserta Ketujuh Belas"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (presence("Peserta Satu"), presence("Peserta Satu")),
        (presence(LONG, NIP), presence(LONG, OTHER_NIP)),
        (presence(LONG, where="SD 1"), presence(LONG, where="SD 1")),
        (presence(LONG, NIP, times=(480, 600)), presence(LONG, NIP, times=(600, 700))),
        (presence(LONG, NIP), presence(LONG, NIP, day=date(2009, 10, 20))),
    ],
)
def test_two_people_one_place_and_two_times_are_no_fault(one, other):
    assert [] == names(told("01", [], [one]), told("02", [], [other]))


def test_times_that_overlap_are_one_time():
    one = presence(LONG, NIP, times=(480, 600))
    other = presence(LONG, NIP, times=(540, 700))

    assert [("person-in-two-groups", "warning", ["01", "02"])] == names(
        told("01", [], [one]), told("02", [], [other])
    )


def test_a_name_that_three_workbooks_have_is_a_common_one_but_not_a_nip():
    assert [] == names(*(told(f"0{n}", [], [presence(LONG)]) for n in range(3)))
    assert 3 == len(names(*(told(f"0{n}", [], [presence(LONG, NIP)]) for n in range(3))))


def test_two_places_of_one_workbook_are_not_compared_here():
    twice = [presence(LONG, NIP, "SD 1"), presence(LONG, NIP, "SD 2", row=10)]

    assert [("person-in-two-groups", "warning", ["01", "01", "02"])] == names(
        told("01", [], twice), told("02", [], [presence(LONG, NIP, "SD 3")])
    )


def test_a_place_that_is_told_by_one_list_only_is_no_other_place_of_an_unknown_group():
    one = told("01", [], [presence(LONG, NIP, "SD 1")], group="")

    assert [] == names(one, told("02", [], [presence(LONG, NIP)]))
    assert [("person-in-two-groups", "warning", ["01", "02"])] == names(
        one, told("02", [], [presence(LONG, NIP, "SD 2")])
    )


def test_people_who_are_in_both_lists_for_the_most_part_met_together():
    people = [presence(f"Peserta {n}", f"19010101192501100{n}", together=6) for n in range(1, 6)]

    assert [] == names(told("01", [], people[:3]), told("02", [], people[:3]))
    assert 2 == len(names(told("01", [], people[:2]), told("02", [], people[:2])))


def test_a_copied_workbook_is_told_once_and_not_receipt_by_receipt():
    rows = [each._replace(receipt=f"N-77{nth}") for nth, each in enumerate(book(1000))]
    people = [presence("Peserta Satu", NIP)]

    assert [("workbook-copied", "warning", ["01", "02"])] == names(
        told("01", rows, people), told("02", rows, people)
    )


def test_a_receipt_that_a_third_group_has_is_told_beside_the_copy():
    rows = [*book(1000), payment()]

    found = names(told("01", rows), told("02", rows), told("03", [payment()]))

    assert [
        ("receipt-shared", "warning", ["01", "02", "03"]),
        ("workbook-copied", "warning", ["01", "02"]),
    ] == sorted(found)


def test_six_groups_with_the_same_book_may_have_bought_together():
    six = [told(f"{n:02}", book(1000)) for n in range(6)]

    assert {"warning"} == {severity for _, severity, _ in names(*six[:5])}
    assert {"info"} == {severity for _, severity, _ in names(*six)}


def test_lines_of_budgets_count_only_among_many_groups():
    lines = [price(f"{n}0250", f"Barang {n}", row=n) for n in range(1, 13)]
    untold = price("7500", "Lain")._replace(amount=None)
    pair = [told(f"{n:02}", [], [], [*lines, untold]) for n in range(2)]
    others = [
        told(f"{n:02}", [], [], [price(f"{n}0500", f"Hal {n}")], district=f"D{n}")
        for n in range(2, 22)
    ]

    assert [] == names(*pair)
    assert [("workbook-copied", "warning", ["00", "01"])] == names(*pair, *others)


def test_too_little_in_common_is_no_copy():
    few, half = book(1000, 9), [*book(1000, 11), *book(50_000, 11)]

    assert [] == names(told("01", few), told("02", few))
    assert [] == names(told("01", half), told("02", [*book(1000, 11), *book(90_000, 11)]))


def priced(*rates: str, **other):
    return [told(f"{n:02}", [], [], [price(rate)], **other) for n, rate in enumerate(rates)]


def test_a_price_is_held_against_those_of_its_district():
    usual = priced(*["45000"] * 8, district="Kabupaten Contoh")
    dear = told("99", [], [], [price("225000.50")], district="Kab. Contoh")

    (found,) = shared(*usual, dear)

    assert ("rate-outlying-in-district", [("99.xlsx", "RAB!F6")]) == (
        found.rule,
        [(spot.workbook, str(spot.at)) for spot in found.spots],
    )
    assert "Rp225.000,5 per rim" in found.message.told("id")
    assert "Rp45.000 menurut buku kerja 9 kelompok di Kab. Contoh" in found.message.told("id")
    assert [] == names(*usual, told("99", [], [], [price("225000")], district="Lain"))


@pytest.mark.parametrize(
    "rates",
    [
        ["45000"] * 8 + ["150000"],
        ["45000"] * 6 + ["225000"],
        ["20000", "40000", "60000", "90000", "130000", "180000", "200000", "240000", "480000"],
    ],
)
def test_a_price_that_is_not_far_or_that_few_have_or_that_varies_is_no_fault(rates):
    assert [] == names(*priced(*rates))


def test_a_price_is_told_once_where_the_workbook_itself_shows_it():
    usual = priced(*["45000"] * 8)
    dear = told("99", [], [], [price("225000")])
    own = Finding("rate-outlying", Severity.WARNING, Place("RAB", "F6"), say(Text("a", "b")))
    elsewhere = own._replace(at=Place("RAB", "F7"))

    assert 1 == len(shared(*usual, told("98"), with_finding(dear, elsewhere)))
    assert [] == shared(*usual, with_finding(dear, own))


def with_finding(checked: Checked, finding: Finding) -> Checked:
    return Checked(checked.name, findings=(finding,), group=checked.group, facts=checked.facts)


def test_lump_sums_and_what_has_no_unit_are_not_compared():
    for unit in ("paket", ""):
        rates = [price("45000", unit=unit)] * 8 + [price("900000", unit=unit)]

        assert [] == names(*(told(f"{n}", [], [], [each]) for n, each in enumerate(rates)))


def test_a_run_of_one_workbook_and_workbooks_that_say_nothing_share_nothing():
    assert [] == shared(told("01", [payment()]))
    assert [] == shared(told("01"), told("02"), told("03", [payment()]))


def test_what_is_found_does_not_depend_on_how_much_fits_into_memory(monkeypatch):
    many = [
        *(told(f"{n:02}", book(1000 * n), [presence(LONG, NIP)]) for n in range(1, 20)),
        told("20", book(3000)),
    ]
    at_once = shared(*many)

    monkeypatch.setattr(pieces, "_HELD", 16)

    assert at_once == shared(*many)
    assert {"workbook-copied", "person-in-two-groups"} == {each.rule for each in at_once}


def test_a_full_disk_ends_the_run_with_its_reason(monkeypatch):
    def full():
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pieces, "_HELD", 16)
    monkeypatch.setattr(pieces.tempfile, "TemporaryFile", full)

    with pytest.raises(StoreError, match="No space left on device"):
        shared(told("01", book(1000)), told("02", book(2000)))


def test_a_few_workbooks_without_a_clue_in_common_do_not_wait_for_pandas():
    code = (
        "import sys\n"
        "from tests.support.side_by_side import *\n"
        "assert [] == names(told('01', [payment()]), told('02', [payment('X-9')]))\n"
        "assert 'pandas' not in sys.modules\n"
        "assert names(told('01', [payment()]), told('02', [payment()]))\n"
        "assert 'pandas' in sys.modules\n"
    )

    subprocess.run([sys.executable, "-c", code], check=True)


def test_both_languages_are_told():
    (found,) = shared(told("01", [payment()]), told("02", [payment(row=8)]))

    assert "is used by more than one group" in found.message.told("en")
