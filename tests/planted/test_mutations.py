"""A sample of the mistakes planted by machine; `python -m tests.planted.score --all` tries all."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from tests.planted.catalogue import Case, cases
from tests.planted.examining import examine
from tests.planted.mutating import mutations

_STEP = 11
_CLEAN = [case for case in cases() if not case.planted]


@pytest.mark.parametrize("position", range(len(_CLEAN)), ids=lambda at: _CLEAN[at].name)
def test_mistakes_planted_by_machine_are_found_and_nothing_else(
    position: int, tmp_path: Path
) -> None:
    sample = _sample(_CLEAN[position], position)
    outcomes = [examine(mutation, tmp_path) for mutation in sample]

    assert not any(outcome.problems for outcome in outcomes), "\n".join(map(str, outcomes))


def _sample(case: Case, position: int) -> list[Case]:
    return list(islice(mutations(case), position % _STEP, None, _STEP))
