"""Every sample workbook against what is expected of it, in words and in JSON."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.reports.json import JsonReport
from kkg_xl.reports.tally import Tally
from kkg_xl.reports.text import TextReport
from kkg_xl.rules.registry import all_rules
from kkg_xl.usecases.check import check_workbook

SAMPLES = Path(__file__).parents[2] / "workbooks" / "samples"
WORKBOOKS = sorted(SAMPLES.glob("*.xlsx"))
SEED = [path for path in WORKBOOKS if path.stem.startswith("seed-")]
REPORT = SAMPLES / "report.xlsx"
FAULTY = [path for path in WORKBOOKS if path not in (*SEED, REPORT)]


def name(path):
    return path.stem


def checked(path):
    return check_workbook(path.name, partial(read_book, path, path.name))


@pytest.fixture(params=WORKBOOKS, ids=name)
def sample(request):
    return request.param


def test_the_report_is_the_text_beside_the_workbook(sample, snapshots):
    result = checked(sample)

    report = TextReport("id")
    told = report.workbook(result) + report.ending(Tally().plus(result))

    snapshots.check(told, sample.with_suffix(".txt"))


def test_the_json_is_the_line_beside_the_workbook(sample, snapshots):
    snapshots.check(JsonReport("en").workbook(checked(sample)), sample.with_suffix(".json"))


@pytest.mark.parametrize("path", SEED, ids=name)
def test_the_seed_in_every_form_has_15_lines_2_lump_sums_and_agrees(path):
    told = json.loads(JsonReport().workbook(checked(path)))

    (table,) = told["tables"]
    expected = {"lines": 15, "lump_sums": 2, "computed_total": 13157000, "stated_total": 13157000}
    assert expected == {key: table[key] for key in expected}
    allowed = {"number-as-text"} if path.stem == "seed-as-text" else set()
    assert allowed == {
        finding["rule"] for finding in told["findings"] if finding["severity"] != "info"
    }


@pytest.mark.parametrize("path", FAULTY, ids=name)
def test_a_faulty_sample_is_named_after_the_one_rule_that_speaks_of_it(path):
    told = json.loads(JsonReport().workbook(checked(path)))

    assert path.stem in {rule.name for rule in all_rules()}
    assert [path.stem] == [
        finding["rule"] for finding in told["findings"] if finding["severity"] != "info"
    ]


def test_every_sample_is_in_the_table_of_the_readme():
    readme = (SAMPLES.parent / "README.md").read_text(encoding="utf-8")

    assert [] == [path.name for path in WORKBOOKS if f"`{path.name}`" not in readme]


def test_the_report_as_a_whole_gives_every_verdict_and_no_other():
    told = json.loads(JsonReport().workbook(checked(REPORT)))

    judged = [
        (each["rule"], f"{each['sheet']}!{each['cell']}", each["difference"])
        for each in told["findings"]
        if each["severity"] != "info"
    ]
    assert sorted(judged) == [
        ("activity-unscheduled", "RAB!B25", None),
        ("count-words-differ", "Laporan!A4", None),
        ("fees-differ", "RAB!F7", -300000),
        ("headcount-differs", "Sasaran!B22", None),
        ("percentage-differs", "Sasaran!C23", None),
        ("presenter-meals-exceed-schedule", "RAB!F12", 20000),
        ("topics-differ", "Laporan!A7", None),
        ("total-row-missing", "Struktur!C17", None),
        ("transport-exceeds-travellers", "RAB!F26", 150000),
        ("weekday-claim-differs", "Jadwal On!A28", None),
    ]
