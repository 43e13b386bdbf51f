"""One receipt, told to people and to programs."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from textwrap import dedent

import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text, say
from kkg_xl.reports.checked import Failure
from kkg_xl.reports.receipt import Entry, Left, Receipt
from kkg_xl.reports.receipt_json import ReceiptJson
from kkg_xl.reports.receipt_text import ReceiptText
from kkg_xl.sheets.formula_values import Fault

TYPED = say(Text("diketik; kini rumus", "was typed; now a formula"))
ODD = say(Text("lain-lain", "other"))
NOT_READ = say(Text("tidak terbaca", "not readable"))
LOCKED = say(Text("Lembar terkunci.", "The sheet is locked."))


def at(cell: str, sheet: str = "RAB") -> Place:
    return Place(sheet, cell)


RECEIPT = Receipt(
    "kkg/rab.xlsx",
    "recalculate",
    (
        *(
            Entry(at(f"F{row}"), Decimal(row), Decimal(row), None, f"C{row}*E{row}", TYPED)
            for row in (7, 8, 9, 12)
        ),
        Entry(at("F20"), Decimal(900_000), Decimal(800_000), "SUM(F7:F9)", "SUM(F7:F12)", TYPED),
        Entry(at("A30", "Sampul"), "dua", "tiga", None, None, ODD),
        Entry(at("A31", "Sampul"), None, after=True, why=ODD),
        Entry(at("A32", "Sampul"), None, "", "B1", "B1", ODD),
        Entry(at("AB1000", "Sampul"), Fault("#REF!"), Decimal("0.5"), "C1+#REF!", "C1", ODD),
    ),
    (Entry(at("B1", "Grafik"), Decimal(4), Fault("#DIV/0!"), "8/RAB!F7", "8/RAB!F7"),),
    (
        Left(at("E9"), NOT_READ, "number-unreadable"),
        Left(Place("Lama", ""), ODD),
        *(Left(at(f"E{row}"), NOT_READ, "scale-differs") for row in (10, 11, 12, 13)),
    ),
    (at("C1", "Grafik"),),
)


def screen(text):
    return dedent(text).lstrip("\n")


def test_people_read_each_cell_once_and_what_is_alike_together():
    expected = """
        kkg/rab.xlsx · 9 sel akan diubah
          RAB
            F7…F9, F12 (4 sel)
                    yang pertama: 7 → 7 =C7*E7
                    diketik; kini rumus
            F20     900.000 → 800.000 (−100.000) =SUM(F7:F9) → =SUM(F7:F12)
                    diketik; kini rumus
          Sampul
            A30     “dua” → “tiga”
                    lain-lain
            A31     (kosong) → TRUE
                    lain-lain
            A32     (belum dihitung) → (kosong) =B1
                    lain-lain
            AB1000  #REF! → 0,5 =C1+#REF! → =C1
                    lain-lain
          Ikut berubah, rumusnya tetap
            Grafik!B1  4 → #DIV/0!
          Dibiarkan
            RAB!E9  tidak terbaca [number-unreadable]
            Lama    lain-lain
            RAB!E10…E13  Sel pertama: tidak terbaca [scale-differs]
          Bergantung pada yang diubah, tetapi hanya Excel yang dapat menghitungnya; hasil
            lamanya masih tersimpan sampai buku dibuka dan disimpan di Excel: Grafik!C1

        Belum ditulis: 9 sel diubah, 1 hasil ikut berubah, 6 dibiarkan, 1 belum terhitung.
          Jalankan tanpa --dry-run untuk menulisnya.
    """
    assert screen(expected).splitlines() == ReceiptText().receipt(RECEIPT).splitlines()


@pytest.mark.parametrize(
    ("receipt", "ending"),
    [
        (
            replace(RECEIPT, written="kkg/rab.xlsx", left=(), untold=(), results=()),
            ["Written to kkg/rab.xlsx: 9 cells changed.", "To undo it: kkg-xl undo kkg/rab.xlsx"],
        ),
        (
            replace(RECEIPT, written="baru.xlsx", left=RECEIPT.left[:1], untold=()),
            ["Written to baru.xlsx: 9 cells changed, 1 result follows, 1 left alone."],
        ),
        (
            Receipt("rab.xlsx", "recalculate"),
            ["Nothing to change; the workbook was not written."],
        ),
        (
            Receipt("rab.xlsx", "recalculate", left=RECEIPT.left[:1]),
            [
                "Nothing that can be changed surely (1 left alone); the workbook was not written.",
            ],
        ),
        (
            Receipt("rab.xlsx", "recalculate", failure=Failure("protected", LOCKED)),
            ["Nothing was written."],
        ),
    ],
)
def test_it_ends_with_what_became_of_the_workbook(receipt, ending):
    told = ReceiptText("en", 200).receipt(receipt)

    assert ending == told.splitlines()[-len(ending) :]


def test_a_refusal_is_told_with_its_reason_and_its_kind():
    told = ReceiptText(colour=True).receipt(
        Receipt("rab.xlsx", "recalculate", failure=Failure("protected", LOCKED))
    )

    assert "\x1b[1;31mTIDAK DITULIS\x1b[0m" in told
    assert "  Lembar terkunci. [protected]\n" in told


def test_many_formulas_that_only_excel_knows_are_counted():
    many = tuple(at(f"C{row}") for row in range(1, 16))

    told = ReceiptText().receipt(replace(RECEIPT, untold=many))

    assert "RAB!C12, dan 3 lagi" in " ".join(told.split())


def test_programs_read_every_cell_and_every_kind_of_value():
    told = json.loads(ReceiptJson("en").receipt(RECEIPT))

    assert "planned" == told["status"]
    assert [9, 1, 6, 1] == [len(told[key]) for key in ("changes", "results", "left", "not_told")]
    assert {
        "sheet": "RAB",
        "cell": "F20",
        "before": 900000,
        "before_formula": "=SUM(F7:F9)",
        "after": 800000,
        "after_formula": "=SUM(F7:F12)",
        "difference": -100000,
        "why": "was typed; now a formula",
    } == told["changes"][4]
    assert [True, "", 0.5] == [change["after"] for change in told["changes"][6:]]
    assert {
        "sheet": "Grafik",
        "cell": "B1",
        "before": 4,
        "after": "#DIV/0!",
        "difference": None,
    } == (told["results"][0])
    assert {"rule": None, "sheet": "Lama", "cell": None, "message": "other"} == told["left"][1]
    assert [{"sheet": "Grafik", "cell": "C1"}] == told["not_told"]


def test_a_failure_has_its_kind_and_its_sentence_in_json_too():
    failed = Receipt("rab.xlsx", "recalculate", failure=Failure("protected", LOCKED))

    told = json.loads(ReceiptJson("en").receipt(failed))

    assert {"kind": "protected", "message": "The sheet is locked."} == told["error"]
    assert ("failed", None) == (told["status"], told["written"])
