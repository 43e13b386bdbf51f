from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text, say
from kkg_xl.reports.json import JsonReport, number
from kkg_xl.reports.tally import Tally
from kkg_xl.rules.model import Finding, Severity


def test_a_workbook_is_one_line_with_the_keys_of_the_contract(checked):
    told = JsonReport("en").workbook(replace(checked, findings=checked.findings[:1]))

    expected = (
        '{"workbook": "kkg/03.xlsx", "status": "findings", "error": null, '
        '"tables": [{"sheet": "RAB", "kind": "budget", "range": "A4:E8", "lines": 3, '
        '"lump_sums": 1, "computed_total": 1000000, "stated_total": 1018000}], '
        '"findings": [{"rule": "grand-total-differs", "severity": "error", "sheet": "RAB", '
        '"cell": "E8", "stated": 1018000, "computed": 1000000, "difference": 18000, '
        '"message": "JUMLAH says 1,018,000, computed 1,000,000", "accepted": null}], '
        '"not_checked": ["no cash book (BKU) found"]}\n'
    )
    assert expected == told


def test_the_language_changes_messages_and_nothing_else(checked):
    indonesian, english = (json.loads(JsonReport(each).workbook(checked)) for each in ("id", "en"))

    assert (
        "JUMLAH tertulis 1.018.000, hasil hitung 1.000.000" == indonesian["findings"][0]["message"]
    )
    for told in (indonesian, english):
        del told["not_checked"]
        for finding in told["findings"]:
            del finding["message"]
    assert indonesian == english


def test_an_accepted_finding_has_its_reason(accepted):
    told = json.loads(JsonReport().workbook(accepted))

    assert ("findings", "kurir dibayar kas\ngugus") == (
        told["status"],
        told["findings"][0]["accepted"],
    )


def test_a_clean_workbook_says_so(clean):
    told = json.loads(JsonReport().workbook(clean))

    assert ("clean", None, [], []) == (
        told["status"],
        told["error"],
        told["tables"],
        told["findings"],
    )


def test_an_unreadable_workbook_has_a_kind_and_a_message(locked):
    told = json.loads(JsonReport().workbook(locked))

    assert "unreadable" == told["status"]
    assert {"kind": "encrypted", "message": "Buku kerja dikunci."} == told["error"]


def test_a_finding_about_a_sheet_or_the_workbook_has_no_cell(checked):
    about = (Place("REKAP", ""), Place("", ""))
    findings = tuple(
        Finding("layout-unrecognised", Severity.WARNING, at, say(Text("?", "?"))) for at in about
    )

    told = json.loads(JsonReport().workbook(replace(checked, findings=findings)))

    places = [(finding["sheet"], finding["cell"]) for finding in told["findings"]]
    assert [("REKAP", None), (None, None)] == places
    assert {None} == {finding["difference"] for finding in told["findings"]}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("13157000", "13157000"),
        ("1.3157E+7", "13157000"),
        ("13157000.00", "13157000"),
        ("0.10", "0.1"),
        ("-340000", "-340000"),
        ("642451297.5", "642451297.5"),
        ("1E-7", "0.0000001"),
        ("12345678901234567890123456789012345.5", "12345678901234567890123456789012345.5"),
    ],
)
def test_amounts_are_exact_and_have_no_exponent(value, written):
    assert written == number(Decimal(value))


def test_what_a_program_reads_is_what_the_path_was_but_a_terminal_is_safe(checked):
    name = "kkg/\udcff\x1b[2J\x9b\u202e “é”.xlsx"

    told = JsonReport().workbook(replace(checked, name=name))

    assert name == json.loads(told)["workbook"]
    assert "“é”" in told
    assert set() == {char for char in told if not char.isprintable() and char != "\n"}


def test_nothing_comes_after_the_last_workbook(checked):
    assert "" == JsonReport().ending(Tally().plus(checked))
