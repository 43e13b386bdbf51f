"""Every table of every page in docs/rules, checked by all rules together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.entrypoints.batch.sharing import compared
from kkg_xl.layouts.understanding import understand
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.run import RunInMemory
from kkg_xl.rules.across.registry import across_rules
from kkg_xl.rules.model import Finding, Severity
from kkg_xl.usecases.check import check, find
from tests.support.grids import book
from tests.support.pages import Also, Example, Said, pages, read

_PAGES = pages()
_ACROSS = {rule.name for rule in across_rules()}
_FLAGGED = [example for page in _PAGES for example in page.flagged]
_CLEAN = [example for page in _PAGES for example in page.clean]


@pytest.mark.parametrize("example", _FLAGGED, ids=lambda example: example.name)
def test_the_program_finds_what_the_page_says(example):
    findings = _findings(example)

    assert sorted(example.said) == _of_rule(findings, example.page)
    assert sorted(example.also) == _of_others(findings, example.page)


@pytest.mark.parametrize("example", _CLEAN, ids=lambda example: example.name)
def test_the_program_is_silent_where_the_page_is_clean(example):
    findings = _findings(example)

    assert [] == _of_rule(findings, example.page)
    assert sorted(example.also) == _of_others(findings, example.page)


@pytest.mark.parametrize("example", _FLAGGED, ids=lambda example: example.name)
def test_every_finding_can_be_told_in_english(example):
    told = [finding.message.told("en") for finding in _findings(example)]

    assert all(told)
    assert not [text for text in told if "\n" in text or "{" in text]


def test_a_quoted_line_names_sheet_cell_and_message():
    page = read(
        "some-rule",
        "# some-rule\n\nA fault.\n\n## Flagged\n\nTwo sheets.\n\nSheet: A\n\n|  | A |\n| - | - |\n"
        "| 1 | x |\n\nSheet: B b (hidden)\n\n|  | A |\n| - | - |\n| 1 | y |\n\n"
        "> B b!A1: is: wrong\n\nAlso: other-rule at A!A1, third at B b!A2\n\nOne more.\n\n"
        "|  | A |\n| - | - |\n| 1 | z |\n\n> A1: wrong\n",
    )

    first, second = page.flagged
    assert "A fault." == page.summary
    assert "Two sheets." == first.prose
    assert (Said("B b", "A1", "is: wrong"),) == first.said
    assert (Also("other-rule", "A", "A1"), Also("third", "B b", "A2")) == first.also
    assert (Said("RAB", "A1", "wrong"),) == second.said


def test_a_quoted_line_without_a_cell_is_refused():
    text = "# some-rule\n\nA fault.\n\n## Flagged\n\nBad.\n\n|  | A |\n| - | - |\n\n> wrong\n"

    with pytest.raises(ValueError, match="not a finding: > wrong"):
        read("some-rule", text)


def test_a_page_under_another_name_is_refused():
    with pytest.raises(ValueError, match=r"some-rule\.md starts with '# other-rule'"):
        read("some-rule", "# other-rule\n\nA fault.\n")


def _findings(example: Example) -> tuple[Finding, ...]:
    if "Workbook:" not in example.sheets:
        return find(understand(book(example.sheets)))
    run = compared(RunInMemory([*_checked(example)]))
    return tuple(
        finding._replace(at=Place(f"{checked.name} {finding.at.sheet}", finding.at.cell))
        for checked in run
        for finding in checked.findings
        if finding.rule in _ACROSS
    )


def _checked(example: Example) -> Iterator[Checked]:
    """Check each workbook of an example by itself."""
    for part in example.sheets.split("Workbook:")[1:]:
        names, _, sheets = part.partition("\n")
        for name in map(str.strip, names.split(",")):
            yield check(book(sheets.replace("{name}", name.partition(".")[0]), name))


def _of_rule(findings: tuple[Finding, ...], rule: str) -> list[Said]:
    return sorted(
        Said(*finding.at, finding.message.told("id"))
        for finding in findings
        if finding.rule == rule
    )


def _of_others(findings: tuple[Finding, ...], rule: str) -> list[Also]:
    """Give what other rules say, but for what is merely worth knowing."""
    return sorted(
        Also(finding.rule, *finding.at)
        for finding in findings
        if finding.rule != rule and finding.severity is not Severity.INFO
    )
