"""Which tables are lists of standard costs, and what they say."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.understood import workbook

HEAD = "\nSheet: {sheet}\n\n|   | A | B | C | D |\n| - | - | - | - | - |\n"
ROWS = (
    "| 4 | 1 | Honor narasumber | OJ | 100.000 |\n"
    "| 5 | 2 | Konsumsi         | OH | 20.000  |\n"
    "| 6 |   | Fasilitator 01   |    |         |\n"
)


def listed(title="", price="BIAYA", sheet="Lembar1", rows=ROWS, head="NO | URAIAN | SATUAN"):
    """Give item, unit and amount of every standard of a sheet, and how many tables it has."""
    text = HEAD.format(sheet=sheet) + f"| 1 | {title} | | | |\n| 3 | {head} | {price} |\n{rows}"
    found = workbook(text)
    told = [(each.item, each.unit, int(each.figure.amount or 0)) for each in found.standards]
    return told, len(found.tables)


LIST = ([("Honor narasumber", "OJ", 100_000), ("Konsumsi", "OH", 20_000)], 0)


@pytest.mark.parametrize(
    "told",
    [
        {"title": "STANDAR BIAYA MASUKAN TAHUN ANGGARAN 2026"},
        {"title": "Standardisasi harga satuan Kabupaten", "price": "HARGA (Rp)"},
        {"sheet": "SBM"},
        {"title": "Daftar standar satuan harga Kabupaten"},
        {"title": "Peraturan Bupati tentang standar biaya"},
        {"price": "BIAYA TERTINGGI (Rp)"},
        {"price": "Standar Biaya 2026"},
        {"title": "SSH 2026", "price": "BESARAN"},
    ],
    ids=lambda told: " ".join(told.values()),
)
def test_a_list_is_told_by_its_title_its_sheet_or_its_column(told):
    assert LIST == listed(**told)


@pytest.mark.parametrize(
    "told",
    [
        {"title": "Daftar biaya"},
        {"title": "Biaya kegiatan KKG menurut standar biaya"},
        {"title": "Rincian standar biaya kegiatan"},
        {"title": "RAB menurut standar biaya"},
        {"title": "STANDAR BIAYA", "rows": ROWS + "| 7 |  | JUMLAH |  | 120.000 |\n"},
        {"title": "STANDAR BIAYA", "head": "NO | URAIAN | VOLUME"},
        {"title": "STANDAR BIAYA", "head": "NO | URAIAN | HARGA"},
        {"title": "STANDAR BIAYA", "price": "REALISASI"},
    ],
    ids=lambda told: " ".join(told.values())[:40],
)
def test_a_budget_is_no_list_whatever_its_title_says(told):
    standards, _ = listed(**told)

    assert [] == standards


def test_a_list_is_told_among_what_was_not_checked():
    text = HEAD.format(sheet="SBM") + f"| 3 | NO | URAIAN | SATUAN | BIAYA |\n{ROWS}"

    (told,) = workbook(text).not_checked
    assert (
        "Sheet SBM: read as a list of standard costs (2 lines); the rates of the budget were "
        "compared with it, what it says itself was not checked"
    ) == told.told("en")


def test_a_list_that_says_nothing_yet_is_none():
    assert ([], 0) == listed(title="STANDAR BIAYA", rows="| 4 | 1 | Konsumsi | OH | |\n")


def test_a_list_ends_where_its_signatures_begin():
    rows = ROWS + "| 7 |  | Mengetahui, |  |  |\n| 8 |  | Sewa | hari | 5.000 |\n"

    assert LIST == listed(title="STANDAR BIAYA", rows=rows)


def test_days_are_read_as_dates_and_as_people_write_them():
    text = HEAD.format(sheet="SBM") + (
        "| 3 | URAIAN | BIAYA | BERLAKU MULAI | S.D. |\n"
        "| 4 | Konsumsi | 20.000 | 2009-01-01 | 31 Desember 2009 |\n"
        "| 5 | Honor | 90.000 | | TRUE |\n"
    )

    days = [(each.begins, each.ends) for each in workbook(text).standards]
    assert [(date(2009, 1, 1), date(2009, 12, 31)), (None, None)] == days
