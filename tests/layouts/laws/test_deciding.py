"""What a column is made of: headings propose, formulas and arithmetic decide."""

from __future__ import annotations

import pytest

from tests.support.understood import HEAD, laws


def test_volume_times_rate():
    assert {"F": "C*E"} == laws(f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | =C2*E2 |\n")


def test_typed_amounts_follow_the_headings():
    assert {"F": "C*E"} == laws(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n"
        "| 3 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"
    )


def test_headings_are_believed_where_no_amount_bears_them_out():
    assert {"F": "C*E"} == laws(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 11.000 |\n"
        "| 3 | 2 | Map | 3 | pkt | 5.000 | 16.000 |\n"
    )


def test_satuan_as_a_second_factor_belongs_to_the_product():
    assert {"F": "C*D*E"} == laws(
        f"{HEAD}| 2 | 1 | Saku | 3 | 3 | 150.000 | 1.350.000 |\n"
        "| 3 | 2 | Sewa | 3 | 1 | 225.000 | 675.000 |\n"
    )


def test_a_factor_that_every_formula_leaves_out_is_missed():
    assert {"F": "C*D*E"} == laws(
        f"{HEAD}| 2 | 1 | Saku | 3 | 3 | 150.000 | =C2*E2 |\n"
        "| 3 | 2 | Sewa | 3 | 2 | 225.000 | =C3*E3 |\n"
        "| 4 | 3 | Honor | 4 | 2 | 225.000 | =C4*E4 |\n"
    )


def test_a_factor_that_changes_nothing_is_not_missed():
    assert {"F": "C*E"} == laws(
        f"{HEAD}| 2 | 1 | Saku | 3 | 1 | 150.000 | =C2*E2 |\n"
        "| 3 | 2 | Sewa | 3 | 1 | 225.000 | =C3*E3 |\n"
    )


FACTORS = """
| | A | B | C | D | E | F | G |
| - | - | - | - | - | - | - | - |
| 1 | NO | URAIAN | VOLUME | FREK | HARI | HARGA SATUAN | JUMLAH |
"""


def test_several_factors():
    assert {"G": "C*D*E*F"} == laws(
        FACTORS
        + "| 2 | 1 | Saku | 3 | 2 | 2 | 1.000 | 12.000 |\n| 3 | 2 | Sewa | 3 | 3 | 1 | 1.000 | 9.000 |\n"
    )


def test_a_column_of_ones_may_be_left_out():
    assert {"G": "C*D*E*F"} == laws(
        FACTORS
        + "| 2 | 1 | Saku | 3 | 2 | 1 | 1.000 | 6.000 |\n| 3 | 2 | Sewa | 3 | 3 | 1 | 1.000 | 9.000 |\n"
    )


def test_the_arithmetic_overrules_a_factor_that_it_never_uses():
    assert {"G": "C*D*F"} == laws(
        FACTORS
        + "| 2 | 1 | Saku | 3 | 2 | 5 | 1.000 | 6.000 |\n"
        + "| 3 | 2 | Sewa | 3 | 3 | 7 | 1.000 | 9.000 |\n"
        + "| 4 | 3 | Sewa | 3 | 4 | 9 | 1.000 | 12.000 |\n"
    )


PERSON_DAYS = """
| | A | B | C | D | E | F | G |
| - | - | - | - | - | - | - | - |
| 1 | NO | URAIAN | ORANG | HARI | VOLUME | HARGA SATUAN | JUMLAH |
"""


@pytest.mark.parametrize("volume", ["=C{}*D{}", "{}"])
def test_person_days_are_themselves_a_product(volume):
    rows = [(2, 3, 2), (3, 2, 5), (4, 4, 3)]
    text = PERSON_DAYS + "".join(
        f"| {n} | {n} | Saku | {c} | {d} | "
        + (volume.format(n, n) if "C" in volume else str(c * d))
        + f" | 1.000 | {c * d}.000 |\n"
        for n, c, d in rows
    )

    assert {"E": "C*D", "G": "E*F"} == laws(text)


MATERIAL = """
| | A | B | C | D | E | F | G |
| - | - | - | - | - | - | - | - |
| 1 | NO | URAIAN | VOLUME | SAT | MATERIAL | UPAH | JUMLAH |
"""


@pytest.mark.parametrize("amount", ["=C{}*(E{}+F{})", "typed"])
def test_material_and_wage_are_added(amount):
    rows = [(2, 3, 200, 50), (3, 2, 500, 10)]
    text = MATERIAL + "".join(
        f"| {n} | {n} | Pasir | {c} | m3 | {e} | {f} | "
        + (amount.format(n, n, n) if "C" in amount else str(c * (e + f)))
        + " |\n"
        for n, c, e, f in rows
    )

    assert {"G": "C*E + C*F"} == laws(text)


def test_a_wage_that_all_formulas_leave_out_is_missed():
    assert {"G": "C*E + C*F"} == laws(
        MATERIAL
        + "| 2 | 1 | Pasir | 3 | m3 | 200 | 50 | =C2*E2 |\n| 3 | 2 | Batu | 2 | m3 | 300 | 60 | =C3*E3 |\n"
    )


def test_a_unit_price_made_of_its_parts():
    assert {"G": "E + F", "H": "C*G"} == laws(
        """
        | | A | B | C | D | E | F | G | H |
        | - | - | - | - | - | - | - | - | - |
        | 1 | NO | URAIAN | VOLUME | SAT | MATERIAL | UPAH | HARGA SATUAN | JUMLAH |
        | 2 | 1 | Pasir | 3 | m3 | 200 | 50 | 250 | 750 |
        | 3 | 2 | Batu | 2 | m3 | 300 | 60 | 360 | 720 |
        """
    )


def test_allowance_and_transport_are_only_added():
    assert {"E": "C + D"} == laws(
        """
        | | A | B | C | D | E |
        | - | - | - | - | - | - |
        | 1 | NO | NAMA | UANG HARIAN | TRANSPORT | JUMLAH |
        | 2 | 1 | Peserta 01 | 100.000 | 50.000 | 150.000 |
        | 3 | 2 | Peserta 02 | 100.000 | 60.000 | 160.000 |
        """
    )


def test_days_times_allowance_plus_transport():
    assert {"F": "C*D + E"} == laws(
        """
        | | A | B | C | D | E | F |
        | - | - | - | - | - | - | - |
        | 1 | NO | NAMA | HARI | UANG HARIAN | TRANSPORT | JUMLAH |
        | 2 | 1 | Peserta 01 | 2 | 100.000 | 50.000 | 250.000 |
        | 3 | 2 | Peserta 02 | 3 | 100.000 | 60.000 | 360.000 |
        """
    )


def test_factors_without_a_price_multiply():
    assert {"E": "C*D"} == laws(
        """
        | | A | B | C | D | E |
        | - | - | - | - | - | - |
        | 1 | NO | URAIAN | VOLUME | FREK | JUMLAH |
        | 2 | 1 | Honor | 2.000 | 50.000 | 100.000.000 |
        | 3 | 2 | Sewa | 3.000 | 60.000 | 180.000.000 |
        """
    )


def test_months_are_added_into_the_total():
    assert {"G": "C + D + E"} == laws(
        """
        | | A | B | C | D | E | G |
        | - | - | - | - | - | - | - |
        | 1 | NO | URAIAN | JANUARI | FEBRUARI | MARET | TOTAL |
        | 2 | 1 | ATK | 1.000 | 2.000 | 3.000 | 6.000 |
        """
    )


def test_plan_beside_realisation():
    assert {"E": "C*D", "H": "F*G", "I": "E + -1*H"} == dict(
        laws(
            """
            Merged: C1:E1, F1:H1

            | | A | B | C | D | E | F | G | H | I |
            | - | - | - | - | - | - | - | - | - | - |
            | 1 | | | RENCANA | | | REALISASI | | | |
            | 2 | NO | URAIAN | VOL | HARGA | JUMLAH | VOL | HARGA | JUMLAH | SELISIH |
            | 3 | 1 | ATK | 2 | 1.000 | 2.000 | 2 | 900 | 1.800 | 200 |
            | 4 | 2 | Map | 3 | 1.000 | 3.000 | 3 | 900 | 2.700 | 300 |
            """
        )
    )


PLAN = """
| | A | B | C | D | E |
| - | - | - | - | - | - |
| 1 | NO | URAIAN | RENCANA | REALISASI | {heading} |
"""


@pytest.mark.parametrize(
    ("heading", "cells", "law"),
    [
        ("SELISIH", ("=C2-D2", "=C3-D3"), "C + -1*D"),
        ("SELISIH", ("200", "300"), "C + -1*D"),
        ("LEBIH/KURANG", ("-200", "-300"), "-1*C + D"),
        ("%", ("=D2/C2", "=D3/C3"), "D/C"),
        ("%", ("0,9", "0,9"), "D/C"),
        ("%", ("90", "90"), "100*D/C"),
        ("PERSENTASE", ("=D2/C2*100", "=D3/C3*100"), "100*D/C"),
    ],
)
def test_what_is_left_and_the_share_of_the_plan(heading, cells, law):
    text = PLAN.format(heading=heading) + (
        f"| 2 | 1 | ATK | 2.000 | 1.800 | {cells[0]} |\n| 3 | 2 | Map | 3.000 | 2.700 | {cells[1]} |\n"
    )

    assert {"E": law} == laws(text)


@pytest.mark.parametrize("cells", [("=C2*2", "=C3*2"), ("17", "23"), ("", "")])
def test_a_share_that_is_none_has_no_law(cells):
    text = PLAN.format(heading="%") + (
        f"| 2 | 1 | ATK | 2.000 | 1.800 | {cells[0]} |\n| 3 | 2 | Map | 3.000 | 2.700 | {cells[1]} |\n"
    )

    assert {} == laws(text)


def test_a_share_of_a_budget_without_realisation_has_no_law():
    assert {"E": "C*D"} == laws(
        """
        | | A | B | C | D | E | F |
        | - | - | - | - | - | - | - |
        | 1 | NO | URAIAN | VOL | HARGA | JUMLAH | BOBOT |
        | 2 | 1 | ATK | 2 | 1.000 | 2.000 | 40 |
        | 3 | 2 | Map | 3 | 1.000 | 3.000 | 60 |
        """
    )


def test_one_formula_among_typed_amounts_makes_no_law():
    assert {"F": "C*E"} == laws(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n"
        "| 3 | 2 | Map | 3 | pkt | 5.000 | =C3*E3*2 |\n"
        "| 4 | 3 | Lem | 3 | pkt | 5.000 | 15.000 |\n"
    )


def test_formulas_of_every_kind_make_no_law_but_the_headings():
    assert {"F": "C*E"} == laws(
        f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | =C2*E2 |\n"
        "| 3 | 2 | Map | 3 | pkt | 5.000 | =C3*E3*2 |\n"
        "| 4 | 3 | Lem | 3 | pkt | 5.000 | =C4*E4*3 |\n"
    )


@pytest.mark.parametrize(
    ("amounts", "law"),
    [
        (("1.000", "3.000", "4.000"), "C*E down to 1000"),
        (("2.000", "4.000", "5.000"), "C*E up to 1000"),
        (("1.000", "4.000", "4.000"), "C*E nearest to 1000"),
        (("1.400", "3.500", "4.400"), "C*E down to 100"),
        (("1.450", "3.550", "5.000"), "C*E"),
        (("1.450", "3.550", "4.450"), "C*E"),
    ],
)
def test_amounts_that_are_all_cut_down_are_rounded_on_purpose(amounts, law):
    first, second, third = amounts
    text = (
        f"{HEAD}| 2 | 1 | ATK | 1 | pkt | 1.450 | {first} |\n"
        f"| 3 | 2 | Map | 1 | pkt | 3.550 | {second} |\n| 4 | 3 | Lem | 1 | pkt | 4.450 | {third} |\n"
    )

    assert {"F": law} == laws(text)


CURRENCIES = """
| | A | B | C | D | E | F |
| - | - | - | - | - | - | - |
| 1 | NO | URAIAN | QTY | HARGA | JUMLAH ({first}) | JUMLAH ({second}) |
"""


@pytest.mark.parametrize(
    ("first", "second", "cells", "found"),
    [
        ("USD", "IDR", ("120.000", "225.000"), {"E": "C*D", "F": "15000*E"}),
        ("USD", "IDR", ("120.000", "230.000"), {"E": "C*D"}),
        ("USD", "IDR", ("", ""), {"E": "C*D"}),
        ("USD", "EUR", ("7", "13"), {"E": "C*D"}),
        ("IDR", "USD", ("7", "13"), {"E": "C*D"}),
    ],
)
def test_rupiah_are_a_fixed_multiple_of_the_amount_in_another_currency(first, second, cells, found):
    text = CURRENCIES.format(first=first, second=second) + (
        f"| 2 | 1 | ATK | 2 | 4 | 8 | {cells[0]} |\n| 3 | 2 | Map | 3 | 5 | 15 | {cells[1]} |\n"
        "| 4 | 3 | Lain | | | | |\n"
    )

    assert found == laws(text)


def test_counts_that_are_added_are_no_product_of_each_other():
    assert {"F": "C + D + E", "H": "F*G"} == laws(
        """
        | | A | B | C | D | E | F | G | H |
        | - | - | - | - | - | - | - | - | - |
        | 1 | NO | URAIAN | VOL 1 | VOL 2 | VOL 3 | VOLUME | HARGA | JUMLAH |
        | 2 | 1 | ATK | 2 | 1 | 2 | =C2+D2+E2 | 1.000 | =F2*G2 |
        | 3 | 2 | Map | 1 | 3 | 3 | =C3+D3+E3 | 2.000 | =F3*G3 |
        """
    )


def test_a_factor_that_another_column_uses_is_not_missed():
    assert {"F": "D*E", "G": "C*E"} == laws(
        """
        | | A | B | C | D | E | F | G |
        | - | - | - | - | - | - | - | - |
        | 1 | NO | URAIAN | VOL LAMA | VOL BARU | HARGA | JUMLAH BARU | JUMLAH LAMA |
        | 2 | 1 | ATK | 2 | 3 | 1.000 | =D2*E2 | =C2*E2 |
        | 3 | 2 | Map | 4 | 5 | 2.000 | =D3*E3 | =C3*E3 |
        """
    )


def test_a_factor_behind_a_column_that_is_used_is_not_missed():
    assert {"E": "C*D", "F": "0.11*E", "G": "E + F"} == laws(
        """
        | | A | B | C | D | E | F | G |
        | - | - | - | - | - | - | - | - |
        | 1 | NO | URAIAN | QTY | HARGA | NET AMOUNT | PPN 11% | JUMLAH |
        | 2 | 1 | ATK | 2 | 3.000 | =C2*D2 | =E2*11% | =E2+F2 |
        | 3 | 2 | Map | 4 | 5.000 | =C3*D3 | =E3*11% | =E3+F3 |
        """
    )


def test_a_total_of_prices_that_a_later_amount_multiplies_is_a_price():
    found = laws(
        """
        | | A | B | C | D | E | F | G |
        | - | - | - | - | - | - | - | - |
        | 1 | NO | URAIAN | QTY | MATERIAL | UPAH | TOTAL | AMOUNT |
        | 2 | 1 | Pasangan bata | 12 | 5.000 | 2.000 | =D2+E2 | 84.000 |
        | 3 | 2 | Plesteran | 8 | 3.000 | 1.000 | =D3+E3 | 32.000 |
        | 4 | 3 | Acian | 9 | 1.000 | 1.000 | =D4+E4 | 18.000 |
        """
    )

    assert "D + E" == found["F"]


def test_formulas_that_use_nothing_of_what_the_headings_say_are_believed():
    assert {"E": "2*F"} == laws(
        """
        | | A | B | C | D | E | F |
        | - | - | - | - | - | - | - |
        | 1 | NO | URAIAN | VOL | HARGA | JUMLAH | ASAL |
        | 2 | 1 | ATK | 2 | 3.000 | =F2*2 | 4.000 |
        | 3 | 2 | Map | 4 | 5.000 | =F3*2 | 6.000 |
        """
    )


def test_a_difference_that_no_line_bears_out_is_not_known():
    told = (
        "| | A | B | C | D |\n| - | - | - | - | - |\n| 1 | URAIAN | ANGGARAN | REALISASI | SISA |\n"
    )
    odd = "| 2 | ATK | 900 | 100 | 5 |\n| 3 | Map | 800 | 100 | 7 |\n| 4 | Buku | 700 | 100 | 9 |\n"

    assert {} == laws(told + odd)
    assert {"D": "B + -1*C"} == laws(told + odd + "| 5 | Tas | 700 | 100 | 600 |\n")


def test_a_difference_may_leave_what_stands_between_or_several_stages():
    head = "| | A | B | C | D | E |\n| - | - | - | - | - | - |\n"
    to_date = (
        f"{head}| 1 | URAIAN | ANGGARAN | REALISASI | JUMLAH S/D INI | SISA |\n"
        "| 2 | ATK | 900 | 100 | 300 | 600 |\n| 3 | Map | 800 | 100 | 200 | 600 |\n"
    )
    stages = (
        f"{head}| 1 | URAIAN | ANGGARAN | REALISASI I | REALISASI II | SISA |\n"
        "| 2 | ATK | 900 | 100 | 300 | 500 |\n| 3 | Map | 800 | 100 | 200 | 500 |\n"
    )

    assert {"E": "B + -1*D"} == laws(to_date)
    assert {"E": "B + -1*C + -1*D"} == laws(stages)


def test_a_comparison_of_two_years_is_their_difference():
    assert {"D": "-1*B + C"} == laws(
        "| | A | B | C | D |\n| - | - | - | - | - |\n"
        "| 1 | URAIAN | JUMLAH 2023 | JUMLAH 2024 | BERTAMBAH/(BERKURANG) |\n"
        "| 2 | ATK | 900 | 1.100 | 200 |\n| 3 | Map | 800 | 700 | -100 |\n"
    )


DISCOUNT = """
| | A | B | C | D | E | F |
| - | - | - | - | - | - | - |
| 1 | NO | URAIAN | QTY | HARGA SATUAN | DISKON | JUMLAH |
"""


def test_a_discount_of_each_line_is_taken_off_typed_amounts():
    lines = "| 3 | 2 | Map | 10 | 500 | 0 | 5.000 |\n| 4 | 3 | Tas | 10 | 500 | 0 | 5.000 |\n"
    share = f"{DISCOUNT}| 2 | 1 | ATK | 10 | 1.000 | 0,1 | 9.000 |\n{lines}"
    percent = f"{DISCOUNT}| 2 | 1 | ATK | 10 | 1.000 | 10 | 9.000 |\n{lines}"

    assert {"F": "C*D + -1*C*D*E"} == laws(share)
    assert {"F": "C*D + -0.01*C*D*E"} == laws(percent)


def test_a_discount_in_rupiah_is_taken_off_as_it_stands():
    assert {"F": "C*D + -1*E"} == laws(
        f"{DISCOUNT}| 2 | 1 | ATK | 10 | 1.000 | 500 | 9.500 |\n"
        "| 3 | 2 | Map | 10 | 500 | 0 | 5.000 |\n"
    )


def test_a_discount_that_nobody_gets_changes_nothing():
    assert {"F": "C*D"} == laws(
        f"{DISCOUNT}| 2 | 1 | ATK | 10 | 1.000 | 0 | 10.000 |\n"
        "| 3 | 2 | Map | 10 | 500 | 0 | 5.000 |\n"
    )


def test_a_line_without_a_discount_pays_the_whole_price():
    assert {"F": "C*D + -1*C*D*E"} == laws(
        f"{DISCOUNT}| 2 | 1 | ATK | 10 | 1.000 | 0,1 | 9.000 |\n"
        "| 3 | 2 | Map | 10 | 500 | | 5.000 |\n"
    )


@pytest.mark.parametrize("headings", ["ANGGARAN | REALISASI | SISA", "NO | JUMLAH | SISA"])
def test_what_is_left_needs_numbers_and_something_it_is_left_of(headings):
    assert {} == laws(
        f"| | A | B | C | D |\n| - | - | - | - | - |\n| 1 | URAIAN | {headings} |\n"
        f"| 2 | ATK | 1 | 900 | {'' if 'ANGGARAN' in headings else '5'} |\n"
    )


def test_most_formulas_that_round_tell_how_typed_amounts_are_rounded():
    lines = "".join(
        f"| {row} | {row} | Besi | {row},4 | btg | 7.125 | =ROUND(C{row}*E{row},-2) |\n"
        for row in range(2, 6)
    )

    assert {"F": "C*E nearest to 100"} == laws(HEAD + lines)
    assert {"F": "C*E nearest to 100"} == laws(
        f"{HEAD}{lines}| 6 | 6 | Paku | 3 | kg | 999 | 5 |\n"
    )


def test_an_amount_that_only_its_total_tells_is_no_product_of_counts_and_prices():
    head = (
        "| | A | B | C | D | E |\n| - | - | - | - | - | - |\n"
        "| 1 | NAMA | HARI | UPAH | LEMBUR | DITERIMA |\n"
    )
    lines = "".join(
        f"| {row} | Peserta 0{row} | {row} | 90.000 | {row}0.000 | =B{row}*C{row}+D{row} |\n"
        for row in range(2, 6)
    )

    assert {"E": "B*C + D"} == laws(f"{head}{lines}| 6 | JUMLAH | | | 140.000 | 1.400.000 |\n")


def test_a_volume_added_up_beforehand_is_a_factor():
    assert {"D": "B*C", "F": "D*E"} == laws(
        "| | A | B | C | D | E | F |\n| - | - | - | - | - | - | - |\n"
        "| 1 | URAIAN | ORG | KALI | JML VOL | TARIF | JUMLAH |\n"
        "| 2 | Honor | 3 | 2 | 6 | 100 | 600 |\n| 3 | Saku | 4 | 3 | 12 | 50 | 600 |\n"
    )
