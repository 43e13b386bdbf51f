"""Every workbook of the planted set: what is wrong is found, what is right is left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.planted.catalogue import Case, cases
from tests.planted.examining import examine


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
