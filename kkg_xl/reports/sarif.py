"""A run as SARIF 2.1.0, the form in which programs that review code exchange findings.

A workbook is an artifact; sheet and cell are a logical location, for a workbook has no lines. What
somebody accepts is a suppressed result; a workbook that cannot be read is a notification.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, Final, NamedTuple
from urllib.parse import quote

import kkg_xl
from kkg_xl.domain.text import Language
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.json import Json, written
from kkg_xl.reports.run import Run
from kkg_xl.rules.across.model import AcrossRule
from kkg_xl.rules.across.registry import across_rules
from kkg_xl.rules.model import Finding, Rule, Severity
from kkg_xl.rules.registry import all_rules

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_HEAD: Final = (
    '{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [\n'
)


class SarifReport(NamedTuple):
    """Tells a run as SARIF."""

    language: Language = "id"

    def write(self, run: Run, file: BinaryIO) -> None:
        """Write it; raises `OSError` where the file takes no more."""
        file.writelines(part.encode("utf-8") for part in self._parts(run))

    def _parts(self, run: Run) -> Iterator[str]:
        rules: Sequence[Rule | AcrossRule] = (*all_rules(), *across_rules())
        driver: Json = {
            "name": "kkg_xl",
            "semanticVersion": kkg_xl.__version__,
            "language": self.language,
            "rules": [_rule(rule) for rule in rules],
        }
        yield f'{_HEAD}{{"tool": {{"driver": {written(driver)}}},\n'
        yield '"columnKind": "utf16CodeUnits",\n"results": ['
        places = {rule.name: place for place, rule in enumerate(rules)}
        yield from _listed(
            _result(checked, finding, places, self.language)
            for checked in run
            for finding in checked.findings
        )
        unread = "false" if run.tally.unreadable else "true"
        yield f'],\n"invocations": [{{"executionSuccessful": {unread},\n'
        yield '"toolExecutionNotifications": ['
        yield from _listed(
            _notification(checked, self.language) for checked in run if checked.failure
        )
        yield "]}]}]}\n"


def _listed(parts: Iterable[Json]) -> Iterator[str]:
    between = "\n"
    for part in parts:
        yield between + written(part)
        between = ",\n"


def _rule(rule: Rule | AcrossRule) -> Json:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(checked: Checked, finding: Finding, places: dict[str, int], language: Language) -> Json:
    properties: dict[str, Json] = {
        name: value
        for name, value in (
            ("stated", finding.stated),
            ("computed", finding.computed),
            ("difference", finding.difference),
        )
        if value is not None
    }
    result: dict[str, Json] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message.told(language)},
        "locations": [_location(checked, finding)],
        "partialFingerprints": {"finding/v1": _fingerprint(checked, finding)},
    }
    if finding.rule in places:
        result["ruleIndex"] = places[finding.rule]
    if properties:
        result["properties"] = properties
    if finding.accepted is not None:
        result["suppressions"] = [{"kind": "external", "justification": finding.accepted}]
    return result


def _location(checked: Checked, finding: Finding) -> Json:
    location: dict[str, Json] = {"physicalLocation": _artifact(checked)}
    if finding.at.sheet:
        logical = "!".join(part for part in finding.at if part)
        location["logicalLocations"] = [{"fullyQualifiedName": logical, "kind": "cell"}]
    return location


def _artifact(checked: Checked) -> dict[str, Json]:
    """Give where the workbook lies, as a relative reference that can be nothing else."""
    written_name = quote(checked.name.encode("utf-8", "surrogatepass"), safe="/")
    return {"artifactLocation": {"uri": written_name}}


def _fingerprint(checked: Checked, finding: Finding) -> str:
    """Give what stays the same when figures and language change: rule and place."""
    parts = "\0".join((checked.name, finding.rule, *finding.at))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _notification(checked: Checked, language: Language) -> Json:
    if checked.failure is None:
        return None
    return {
        "level": "error",
        "message": {"text": checked.failure.message.told(language)},
        "descriptor": {"id": checked.failure.kind},
        "locations": [{"physicalLocation": _artifact(checked)}],
    }
