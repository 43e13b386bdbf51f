"""Damage that was found once, some damage at random, and XML that nobody would write."""

import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile import fuzz
from tests.hostile.mutating import FORMULAS, NUMBERS, ODD, TEXTS, mutant
from tests.hostile.recipes import recipes
from tests.hostile.threats.threat import PLAN, book

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="this system cannot fork")

RECIPES = dict(recipes())
COUNT = 160
"""Mutants in every run of the tests; `python -m tests.hostile.fuzz` makes thousands."""


@pytest.mark.parametrize("name", RECIPES)
def test_what_was_found_once_stays_mended(guard, tmp_path, name):
    recipe = RECIPES[name]
    path = tmp_path / f"buku.{'xlsx' if recipe.book == 'plan' else recipe.book}"
    path.write_bytes(recipe.make())
    outcome = guard.check(path)

    assert (recipe.verdict, recipe.findings, "") == (
        outcome.verdict,
        " ".join(outcome.findings),
        outcome.errors,
    )
    assert outcome.seconds < fuzz.SLOW


def test_some_damage_at_random_is_named(guard):
    found = list(fuzz.fuzz(guard, 0, range(COUNT), fuzz.whole_books()))

    assert COUNT == len(found)
    assert [] == [(each.seed, each.outcome.verdict) for each in found if each.is_fault]
    assert {"read", "damaged"} <= {each.outcome.verdict for each in found}


def test_a_mutant_is_made_again_from_its_seed():
    for name, whole in fuzz.whole_books().items():
        assert mutant(whole, f"1:{name}") == mutant(whole, f"1:{name}")
        assert mutant(whole, f"1:{name}") != mutant(whole, f"2:{name}")


def _attribute(name, values):
    return st.just("") | st.sampled_from(values).map(lambda value: f' {name}="{_told(value)}"')


def _element(name, texts):
    inside = st.sampled_from(texts).map(_told)
    return st.just("") | inside.map(lambda text: f"<{name}>{text}</{name.partition(' ')[0]}>")


def _told(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


CELLS = st.builds(
    "{}{}>{}{}{}".format,
    _attribute("t", ("s", "str", "inlineStr", "b", "e", "d", "n", "zz", "")),
    _attribute("s", ("0", "1", "99", "-1", "x")),
    _element("f", FORMULAS) | _element('f t="shared" si="0" ref="A1:F9"', ("", "A1+1")),
    _element("v", (*NUMBERS, *TEXTS, "#REF!", "TRUE", "2009-10-19T08:00:00")),
    _element("is", ("",))
    | _element("is><t", TEXTS).map(lambda told: told.replace("</is><t>", "</t></is>")),
)
ROWS = st.just("") | st.builds(
    "<{}{}/>".format, st.sampled_from(("row", "c", "v", "mergeCells")), _attribute("r", ODD)
)


@given(changes=st.dictionaries(st.sampled_from(sorted(PLAN)), CELLS, min_size=1), after=ROWS)
@settings(max_examples=120, suppress_health_check=list(HealthCheck))
def test_whatever_cells_say_there_is_a_verdict(guard, tmp_path_factory, changes, after):
    path = tmp_path_factory.getbasetemp() / "sel.xlsx"
    path.write_bytes(book(changes, after=after))
    outcome = guard.check(path)

    assert outcome.verdict not in fuzz.FAULTS
    assert "" == outcome.errors
