from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest

from kkg_xl.reports.run import RunInMemory
from kkg_xl.reports.sarif import SarifReport
from kkg_xl.rules.across.registry import across_rules
from kkg_xl.rules.registry import all_rules
from tests.support.payloads import hostile


def told(*workbooks, language="en"):
    file = io.BytesIO()
    SarifReport(language).write(RunInMemory(workbooks), file)
    log = json.loads(file.getvalue())
    assert "2.1.0" == log["version"]
    (run,) = log["runs"]
    return run


def test_a_finding_is_a_result_with_its_rule_place_and_amounts(checked):
    run = told(checked)

    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    first = run["results"][0]
    assert [rule.name for rule in (*all_rules(), *across_rules())] == rules
    assert ("grand-total-differs", "error") == (first["ruleId"], first["level"])
    assert "grand-total-differs" == rules[first["ruleIndex"]]
    (location,) = first["locations"]
    assert "kkg/03.xlsx" == location["physicalLocation"]["artifactLocation"]["uri"]
    assert "RAB!E8" == location["logicalLocations"][0]["fullyQualifiedName"]
    assert {"stated": 1018000, "computed": 1000000, "difference": 18000} == first["properties"]
    assert ["error", *["warning"] * 5, "note"] == [each["level"] for each in run["results"]]


def test_a_fingerprint_outlives_other_figures_and_another_language(checked):
    other = replace(checked, findings=(checked.findings[0]._replace(stated=None),))

    first, second = told(checked)["results"][0], told(other, language="id")["results"][0]

    assert first["partialFingerprints"] == second["partialFingerprints"]
    assert 7 == len({json.dumps(each["partialFingerprints"]) for each in told(checked)["results"]})


def test_what_somebody_accepts_is_suppressed_with_the_reason(accepted):
    (result,) = told(accepted)["results"]

    (suppression,) = result["suppressions"]
    assert "kurir dibayar kas\ngugus" == suppression["justification"]


def test_a_workbook_that_cannot_be_read_is_a_notification(clean, locked):
    (invocation,) = told(clean, locked)["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]

    assert not invocation["executionSuccessful"]
    assert "encrypted" == notification["descriptor"]["id"]
    assert told(clean)["invocations"][0]["executionSuccessful"]


@pytest.mark.parametrize("checked", hostile(), ids=lambda checked: ascii(checked.name)[:20])
def test_a_name_is_a_relative_reference_and_nothing_else(checked):
    (result,) = told(checked)["results"]

    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not set(uri) & set(":<>\"'= ")
