"""The scoreboard: `python -m tests.planted.score [--all] [FILE]`.

With `--all` also every mistake that `mutating` plants by machine. Tells for every rule and every
layout what was found, missed and raised for nothing, then each problem with its workbook, the
worst first. Writes to FILE, or to standard output.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.planted.catalogue import cases
from tests.planted.examining import Outcome, Problem, examine
from tests.planted.mutating import mutations

_KINDS = ("unreadable", "extra", "missed", "amounts", "table")
_HEADING = f"{'':34}{'found':>7}{'missed':>8}{'extra':>7}{'other':>7}"


def main(arguments: Sequence[str]) -> int:
    """Examine the whole set and write the scoreboard; 1 if anything came out otherwise."""
    chosen = list(cases())
    if "--all" in arguments:
        chosen += [one for case in cases() if not case.planted for one in mutations(case)]
        arguments = [argument for argument in arguments if argument != "--all"]
    with tempfile.TemporaryDirectory() as folder:
        outcomes = [examine(case, Path(folder)) for case in chosen]
    text = "\n".join(scoreboard(outcomes)) + "\n"
    if arguments:
        Path(arguments[0]).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return int(any(outcome.problems for outcome in outcomes))


def scoreboard(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Write the scoreboard as Markdown, line by line."""
    for planted, name in ((False, "clean"), (True, "planted")):
        some = [outcome for outcome in outcomes if outcome.case.planted is planted]
        right = sum(not outcome.problems for outcome in some)
        yield f"{name}: {right} of {len(some)} workbooks exactly as expected"
    yield from ("", "```", f"per rule{_HEADING[8:]}")
    yield from _rows(outcomes, by_rule=True)
    yield from ("", f"per layout{_HEADING[10:]}")
    yield from _rows(outcomes, by_rule=False)
    yield from ("```", "", "## Problems, the worst first", "")
    for outcome in sorted((one for one in outcomes if one.problems), key=_weight):
        yield f"{'planted' if outcome.case.planted else 'CLEAN'} {outcome}"


def _rows(outcomes: Sequence[Outcome], *, by_rule: bool) -> Iterator[str]:
    counts: Counter[tuple[str, str]] = Counter()
    for outcome in outcomes:
        for found in outcome.found:
            counts[found.ways[0].rule if by_rule else outcome.case.layout, "found"] += 1
        for problem in outcome.problems:
            kind = problem.kind if problem.kind in ("missed", "extra") else "other"
            counts[problem.rule if by_rule else outcome.case.layout, kind] += 1
    for name in sorted({name for name, _ in counts}):
        numbers = [counts[name, kind] for kind in ("found", "missed", "extra", "other")]
        yield f"{name:34}{numbers[0]:7}{numbers[1]:8}{numbers[2]:7}{numbers[3]:7}"


def _weight(outcome: Outcome) -> tuple[bool, tuple[int, bool, int], str]:
    return outcome.case.planted, min(map(_badness, outcome.problems)), outcome.case.layout


def _badness(problem: Problem) -> tuple[int, bool, int]:
    severities = ("error", "warning", "info")
    kind = _KINDS.index(problem.kind)
    return severities.index(problem.severity), kind > 2, kind


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
