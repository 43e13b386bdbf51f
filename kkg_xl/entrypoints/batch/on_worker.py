"""What runs on a worker of a cluster: a handful of workbooks, each in a guarded process there.

A worker is told and answers strings of JSON and nothing else. It is never ended by a workbook, and
raises nothing: what a worker fails with is logged with all that it was asked.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any, Final, NamedTuple

import kkg_xl
from kkg_xl.entrypoints.batch.answer import Answer, line_of, to_line
from kkg_xl.entrypoints.batch.asked import plain_target, target_of
from kkg_xl.entrypoints.batch.examining import Examined, Manner
from kkg_xl.entrypoints.batch.faults import RunFailedError
from kkg_xl.entrypoints.batch.limits import Limits
from kkg_xl.entrypoints.batch.pool import Kept, Pool
from kkg_xl.entrypoints.batch.store import digest_of_program
from kkg_xl.entrypoints.batch.workers import command
from kkg_xl.entrypoints.search import Target
from kkg_xl.reports.checked import Checked

NO_PROCESS: Final = "no-process"
"""The guarded process cannot be started there."""
OTHER_PROGRAM: Final = "other-program"
FAILED: Final = "failed"

_stopped: set[str] = set()
"""The runs of which nothing more is wanted."""


class Setting(NamedTuple):
    """What is the same for all workbooks of a run."""

    program: str
    """As `program_name` gives it, where the run is told."""
    manner: Manner
    limits: Limits


def question(run: str, setting: Setting, targets: Sequence[Target], *, digests: bool) -> str:
    """Write what a worker is asked: the digests of some workbooks, or their checks."""
    asked = {
        "run": run,
        "program": setting.program,
        "manner": setting.manner._asdict(),
        "limits": setting.limits._asdict(),
        "targets": [plain_target(target) for target in targets],
        "digests": digests,
    }
    return json.dumps(asked)


def answers(asked: str) -> str:
    """Answer a question: a list in the order of its targets, or why there is none.

    Each is the digest of what stands there, or the line of the workbook's check; `null` if the run
    was stopped before.
    """
    try:
        return json.dumps(_answers(json.loads(asked)))
    except RunFailedError:
        return json.dumps({NO_PROCESS: ""})
    except Exception as error:  # noqa: BLE001 -- see above
        return json.dumps({FAILED: type(error).__name__})


def stop(run: str) -> None:
    """Let a worker begin nothing more for a run."""
    _stopped.add(run)


def program_name() -> str:
    """Name the program as it now lies on the disk, where guarded processes take it from."""
    return f"{kkg_xl.__version__} · {digest_of_program()[:12]}"


def _answers(asked: Mapping[str, Any]) -> list[str | None] | dict[str, str]:
    found = program_name()
    if found != asked["program"]:
        return {OTHER_PROGRAM: found}
    targets = [target_of(each) for each in asked["targets"]]
    told: list[str | None] = [None] * len(targets)
    digests: dict[str, str] = {}

    def known(target: Target, digest: str) -> Kept:
        """Let the guarded process leave it at the digest."""
        digests[target.name] = digest
        return Kept(0, Checked(target.name))

    pool = Pool(command(), asked["manner"], Limits(**asked["limits"]), jobs=1)
    with closing(pool.run([*enumerate(targets)], known if asked["digests"] else None)) as all_done:
        for place, outcome in all_done:
            name = targets[place].name
            match outcome:
                case Kept():
                    told[place] = digests[name]
                case Answer():
                    told[place] = line_of(outcome)
                case failure:
                    told[place] = to_line(Examined(Checked(name, failure=failure)))
            if asked["run"] in _stopped:
                break
    return told
