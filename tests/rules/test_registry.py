"""What holds for every rule: its name, its severity, its page, its sentences."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from string import Formatter
from types import ModuleType, SimpleNamespace

import pytest

import kkg_xl
from kkg_xl.domain.text import Text
from kkg_xl.rules import registry
from kkg_xl.rules.across.registry import across_rules
from kkg_xl.rules.model import Severity
from kkg_xl.rules.registry import MalformedRuleError, all_rules
from tests.support.pages import FOLDER, HEADINGS, index, pages

ERROR, WARNING, INFO = Severity

AGREED = {
    "amount-negative": ERROR,
    "amount-not-whole": WARNING,
    "amount-typed": WARNING,
    "formula-differs": ERROR,
    "formula-error": ERROR,
    "grand-total-differs": ERROR,
    "group-total-differs": ERROR,
    "hidden-line-counted": WARNING,
    "layout-unrecognised": WARNING,
    "line-duplicated": WARNING,
    "line-incomplete": ERROR,
    "line-product-differs": ERROR,
    "link-external": WARNING,
    "lump-sum": INFO,
    "number-as-text": WARNING,
    "number-unreadable": ERROR,
    "numbering-broken": INFO,
    "rate-differs": INFO,
    "rate-outlying": WARNING,
    "result-missing": WARNING,
    "result-stale": ERROR,
    "scale-differs": ERROR,
    "spending-exceeds-plan": ERROR,
    "total-counts-twice": ERROR,
    "total-omits-lines": ERROR,
    "totals-disagree": ERROR,
    "words-differ": ERROR,
    "words-missing": WARNING,
}
"""The rules that people and programs already know by name; later ones come on top."""

_PAGES = {page.name: page for page in pages()}
_ACROSS = {rule.name: rule for rule in across_rules()}
_RULES = {rule.name: rule for rule in all_rules()} | _ACROSS


def test_every_agreed_rule_exists_with_its_severity():
    assert AGREED == {name: rule.severity for name, rule in _RULES.items() if name in AGREED}


def test_every_page_has_a_rule_and_every_rule_a_page():
    assert set(_RULES) == set(_PAGES)


@pytest.mark.parametrize("name", _RULES)
def test_a_page_has_the_same_parts_as_all_others(name):
    page = _PAGES[name]

    assert HEADINGS == page.headings
    assert len(page.flagged) >= 2
    assert len(page.clean) >= 1
    assert page.remedy
    assert all(example.prose and example.said for example in page.flagged)
    assert all(example.prose and not example.said for example in page.clean)


@pytest.mark.parametrize("name", _RULES)
def test_a_page_begins_with_what_the_function_says(name):
    assert _RULES[name].summary == _PAGES[name].summary


@pytest.mark.parametrize("name", _RULES)
def test_a_module_sends_its_reader_to_the_page(name):
    package = "kkg_xl.rules.across" if name in _ACROSS else "kkg_xl.rules"
    module = import_module(f"{package}.{name.replace('-', '_')}")

    assert f"See docs/rules/{name}.md." == module.__doc__


def test_examples_have_names_of_their_own():
    names = [example.name for page in _PAGES.values() for example in (*page.flagged, *page.clean)]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", _RULES)
def test_rules_yield_to_rules_that_exist_and_never_in_a_circle(name):
    rule = _RULES[name]

    assert rule.yields_to <= set(_RULES)
    assert name not in _above(name)


def test_the_index_lists_every_rule():
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")

    assert index() in readme, "python -m tests.support.pages writes the table"


def test_every_point_of_the_reviewers_list_is_named_on_the_pages_that_it_sends_to():
    points = [
        *(f"BKU-{n:02}" for n in range(1, 7)),
        *(f"RAB-{n:02}" for n in range(1, 8)),
        *(f"DUP-{n:02}" for n in range(1, 4)),
        *(f"ORG-{n:02}" for n in range(1, 13)),
        *(f"SRT-{n:02}" for n in range(1, 4)),
        "TBL-03",
    ]
    named = {
        point: {path.stem for path in FOLDER.glob("*.md") if point in path.read_text("utf-8")}
        for point in points
    }

    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([A-Z]{3}-\d\d) \| .* \| (.*) \|$", readme, re.MULTILINE)
    listed = {point: {*re.findall(r"\[([a-z-]+)\]", links), "README"} for point, links in rows}
    assert named == listed
    assert all(names & set(_RULES) for names in listed.values())


def test_every_sentence_says_the_same_in_both_languages():
    sentences = list(_sentences())

    assert len(sentences) > len(_RULES)
    for where, text in sentences:
        assert text.id.strip(), where
        assert text.en.strip(), where
        assert _fields(text.id) == _fields(text.en), where


def _bare(workbook): ...


def _explained(workbook):
    """It is odd."""


@pytest.mark.parametrize(
    ("contents", "missing"),
    [
        ({}, "function odd"),
        ({"odd": _bare}, "docstring in odd"),
        ({"odd": _explained}, "SEVERITY"),
        ({"odd": _explained, "SEVERITY": "error"}, "SEVERITY"),
    ],
)
def test_a_rule_that_is_malformed_stops_the_program(contents, missing, monkeypatch):
    odd = ModuleType("kkg_xl.rules.odd")
    vars(odd).update(contents)
    monkeypatch.setitem(sys.modules, odd.__name__, odd)
    monkeypatch.setattr(
        registry, "iter_modules", lambda _: [SimpleNamespace(name="odd", ispkg=False)]
    )
    registry.all_rules.cache_clear()

    try:
        with pytest.raises(MalformedRuleError, match=f"odd.py has no {missing}"):
            all_rules()
    finally:
        registry.all_rules.cache_clear()


def _above(name: str) -> set[str]:
    """Give every rule that a rule yields to, at however many removes."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for other in _RULES[waiting.pop()].yields_to - found:
            found.add(other)
            waiting.append(other)
    return found


def _sentences() -> Iterator[tuple[str, Text]]:
    """Give every `Text` that a module of the package keeps as a constant."""
    for found in walk_packages(kkg_xl.__path__, "kkg_xl."):
        if found.name.rpartition(".")[2] == "__main__":
            continue
        for name, value in vars(import_module(found.name)).items():
            yield from _texts(f"{found.name}.{name}", value)


def _texts(where: str, value: object) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield where, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(f"{where}[{key!r}]", part)
    elif isinstance(value, tuple | list):
        for place, part in enumerate(value):
            yield from _texts(f"{where}[{place}]", part)


def _fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
