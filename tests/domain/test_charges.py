"""Lines charged on a total above them by a share that they tell."""

from __future__ import annotations

from decimal import Decimal

from kkg_xl.domain.charges import charges, is_charged
from tests.support.understood import HEAD, table

LINES = f"{HEAD}| 2 | 1 | ATK | 2 | pkt | 5.000 | 10.000 |\n| 3 | 2 | Map | 3 | pkt | 5.000 | 15.000 |\n"
TOTAL = LINES + "| 4 | | Jumlah | | | | 25.000 |\n"
AMOUNT = 6


def due(text: str) -> list[tuple[int, ...]]:
    found = table(text + "| 9 | | TOTAL | | | | 30.000 |\n")
    return [tuple(int(due.amount) for due in charge.due) for charge in charges(found, AMOUNT)]


def test_the_share_stands_in_the_label_or_among_the_factors():
    assert [(2500, 2500)] == due(TOTAL + "| 5 | | Jasa 10 % | | | | 2.500 |\n")
    assert [(3125, 3125)] == due(TOTAL + "| 5 | | Jasa (12,5%) | | | | 3.000 |\n")
    assert [(2500, 2500)] == due(TOTAL + "| 5 | | Jasa | 0,1 | | | 2.500 |\n")
    assert [(2500, 2500)] == due(TOTAL + "| 5 | | Jasa | 10 | % | | 2.500 |\n")


def test_a_second_charge_may_be_due_on_the_first():
    text = "| 5 | | Ongkir | | | | 5.000 |\n| 6 | | Jasa 10 % | | | | 3.000 |\n"

    assert [(2500, 3000)] == due(TOTAL + text)


def test_what_tells_no_share_of_a_total_is_a_line_like_any_other():
    assert [] == due(LINES + "| 4 | | Jasa 10 % | | | | 2.500 |\n")
    assert [] == due(TOTAL + "| 5 | | Jasa | | | | 2.500 |\n")
    assert [] == due(TOTAL + "| 5 | | Kopi 10 % | | | | 2.500 |\n")
    assert [] == due(TOTAL + "| 5 | | Jasa 10 % | 2 | kl | 1.250 | 2.500 |\n")
    assert [] == due(TOTAL + "| 5 | | Jasa | 2 | kl | | 2.500 |\n")
    assert [] == due(
        TOTAL + "| 5 | 3 | Tas | 2 | bh | 5.000 | 10.000 |\n| 6 | | Jasa 10 % | | | | 3.500 |\n"
    )


def test_a_column_without_an_amount_has_no_charge():
    found = table(
        "| | A | B | C | D |\n| - | - | - | - | - |\n| 1 | NO | URAIAN | ANGGARAN | REALISASI |\n"
        "| 2 | 1 | ATK | 10.000 | 9.000 |\n| 3 | 2 | Map | 15.000 | 15.000 |\n"
        "| 4 | | Jumlah | 25.000 | 24.000 |\n| 5 | | Jasa 10 % | 2.500 | |\n"
        "| 6 | | TOTAL | 27.500 | 24.000 |\n"
    )

    assert [Decimal(2500)] == [charge.due[0].amount for charge in charges(found, 3)]
    assert () == charges(found, 4)
    assert is_charged(found, found.lines[2], 3)
    assert not is_charged(found, found.lines[1], 3)
