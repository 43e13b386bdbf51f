"""Every workbook of the planted set: what is wrong is found, what is right is left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.planted.catalogue import Case, cases
from tests.planted.examining import examine
from tests.planted.moving import moved


@pytest.mark.parametrize(
    "case", [case for case in cases() if not case.planted], ids=lambda case: case.name
)
def test_a_clean_workbook_gives_no_error_and_no_warning(case: Case, tmp_path: Path) -> None:
    outcome = examine(case, tmp_path)

    assert not outcome.problems, f"\n{outcome}"


@pytest.mark.parametrize(
    "case", [case for case in cases() if case.planted], ids=lambda case: case.name
)
def test_a_planted_error_is_found_where_it_is_and_nothing_else(case: Case, tmp_path: Path) -> None:
    outcome = examine(case, tmp_path)

    assert not outcome.problems, f"\n{outcome}"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_table_that_starts_elsewhere_gives_the_same_findings_there(
    case: Case, tmp_path: Path
) -> None:
    here, there = examine(case, tmp_path), examine(moved(case, 4, 2), tmp_path)

    assert [problem.rule for problem in here.problems] == [
        problem.rule for problem in there.problems
    ], f"\n{here}\n{there}"
