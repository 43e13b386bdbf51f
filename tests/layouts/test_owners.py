"""Whose workbook it is, as its titles say."""

from __future__ import annotations

import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.domain.owners import Kinship, Owner, kinship
from kkg_xl.domain.profile import Detail, Profile, Told
from kkg_xl.layouts.owners import owner_of
from tests.support.understood import workbook


def owner(*rows: str) -> Owner:
    width = max(row.count("|") for row in rows) + 1
    lines = [f"| | {' | '.join('ABCDEF'[:width])} |", "| - " * (width + 1) + "|"]
    padded = [row + " |" * (width - 1 - row.count("|")) for row in rows]
    lines += [f"| {number} | {row} |" for number, row in enumerate(padded, 1)]
    return workbook("\n".join(lines)).owner


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("RENCANA ANGGARAN BIAYA KKG GUGUS MELATI TAHUN 2009", ("KKG Gugus Melati", "", "")),
        (
            "Buku Kas Umum Gugus II Kecamatan Contoh Kabupaten Teladan",
            ("Gugus II", "Contoh", "Teladan"),
        ),
        ("DAFTAR HADIR KKG GUGUS 03 KEC. CONTOH INDAH", ("KKG Gugus 03", "Contoh Indah", "")),
        ("LAPORAN KKG GUGUS VIII, KECAMATAN CONTOH", ("KKG Gugus VIII", "Contoh", "")),
        ("Daftar hadir guru di gugus ini", ("", "", "")),
        ("Laporan keuangan KKG tahun 2009", ("", "", "")),
        ("Gugus …………", ("", "", "")),
        ("Laporan gugus guru", ("", "", "")),
        ("Rapat guru kecamatan ini tahun 2009", ("", "", "")),
        ("Rapat guru di Kec. se Contoh", ("", "", "")),
    ],
)
def test_a_title_says_whose_workbook_it_is(title, told):
    assert told == owner(title)


@pytest.mark.parametrize(
    "row",
    [
        "Nama KKG | : | Melati",
        "Nama KKG : | Melati",
        "Nama KKG | : Melati",
        "KKG/Gugus : Melati",
        "Gugus : Melati",
    ],
)
def test_a_label_with_a_colon_says_it_too(row):
    assert Owner("Gugus Melati", "Contoh", "Teladan") == owner(
        row, "Kecamatan | : Contoh", "Kabupaten/Kota | : Teladan"
    )


def test_headings_of_a_list_are_no_names():
    assert Owner() == owner("NO | GUGUS | KECAMATAN | JUMLAH", "1 | Gugus 1 | A | 5")


def test_a_workbook_about_several_groups_is_nobodys():
    assert Owner() == owner("RAB KKG GUGUS 01", "RAB KKG GUGUS 02")


def test_a_group_that_is_written_in_two_ways_is_one():
    assert "KKG Gugus 03" == owner("RAB KKG GUGUS 03", "Hadir Gugus III", "Gugus 04").group


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Owner("KKG Gugus 03"), Owner("GUGUS III"), Kinship.SAME),
        (Owner("Gugus 03 Contoh"), Owner("Gugus 3", "Kecamatan Contoh"), Kinship.SAME),
        (Owner("Gugus 03 Kec. Contoh Kab. Teladan"), Owner("Gugus 3", "Contoh"), Kinship.SAME),
        (Owner("Gugus 03"), Owner("Gugus 04"), Kinship.OTHER),
        (Owner("Gugus 03", "Contoh"), Owner("Gugus 03", "Kec. Lain"), Kinship.OTHER),
        (Owner("", "", "Teladan"), Owner("", "", "Lain"), Kinship.OTHER),
        (Owner("Gugus 03 Contoh"), Owner("Gugus 03"), Kinship.UNKNOWN),
        (Owner("KKG"), Owner("Gugus 03"), Kinship.UNKNOWN),
    ],
)
def test_groups_are_told_apart_by_all_that_both_workbooks_say(one, other, expected):
    assert expected is kinship(one, other)
    assert expected is kinship(other, one)


def test_what_profil_says_needs_no_title():
    details = {
        Detail.GROUP: "KKG Gugus 03",
        Detail.SUBDISTRICT: "Contoh",
        Detail.DISTRICT: "Kabupaten Teladan",
    }
    profile = Profile({each: Told(value, Place("Profil", "B2")) for each, value in details.items()})

    assert ("KKG Gugus 03", "Contoh", "Kabupaten Teladan") == owner_of(profile, ())
