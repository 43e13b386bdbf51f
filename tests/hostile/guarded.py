"""Checks files in guarded children and tells what came of each: `Guard` is used by the tests.

The program below is started once and forks for every file, so that a check costs milliseconds
and whatever it does to its process, it does to that one alone. A child may take so much memory
and so many seconds and no more; what it writes to standard error is kept.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

MEBIBYTES, SECONDS = 1536, 60
"""The limits that the program has of its own must be met before these."""
_SAMPLES = Path(__file__).parents[2] / "workbooks" / "samples"


class Outcome(NamedTuple):
    """What came of one file."""

    verdict: str
    """`read`, a kind of `UnreadableWorkbookError`; or `traceback`, `died` and `hung`: our fault."""
    findings: tuple[str, ...] = ()
    """As `rule@Sheet!A1`, in the order of the report."""
    not_checked: tuple[str, ...] = ()
    told: str = ""
    """All reports of it, one after the other."""
    errors: str = ""
    """What was written to standard error, or how the child died."""
    seconds: float = 0.0
    """Of CPU, children of the child included."""
    mebibytes: int = 0
    """The most that the child had in memory."""


class Guard:
    """A running checker."""

    def __init__(self, mebibytes: int = MEBIBYTES, seconds: int = SECONDS, **environment: str):
        """Start it; every file may take so much memory and time."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.guarded", str(mebibytes), str(seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUTF8": "1", **environment},
            cwd=Path(__file__).parents[2],
        )

    def check(self, path: Path, name: str = "buku") -> Outcome:
        """Check one file, which messages call `name`."""
        self._process.stdin.write(json.dumps({"path": os.fsencode(path).hex(), "name": name}))
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        lists = {key: tuple(answer.get(key, ())) for key in ("findings", "not_checked")}
        return Outcome(**{**answer, **lists})

    def close(self) -> None:
        """Stop it."""
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


def main(mebibytes: int, seconds: int) -> None:
    """Answer line by line until there are no more."""
    from kkg_xl.hosts.files.reading import legacy  # noqa: F401

    for sample in ("report", "seed-formulas"):
        _answer(_SAMPLES / f"{sample}.xlsx", "")  # children inherit what is loaded by now
    for line in sys.stdin:
        asked = json.loads(line)
        path = Path(os.fsdecode(bytes.fromhex(asked["path"])))
        answer = _in_a_child(path, asked["name"], mebibytes, seconds)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _in_a_child(path: Path, name: str, mebibytes: int, seconds: int) -> dict[str, object]:
    reader, writer = os.pipe()
    with tempfile.TemporaryFile() as errors:
        child = os.fork()
        if not child:
            os.dup2(errors.fileno(), 2)
            _answer_and_exit(writer, path, name, mebibytes)
        os.close(writer)
        said, late = _heard(reader, seconds)
        if late:
            os.killpg(child, signal.SIGKILL)
        _, status, usage = os.wait4(child, 0)
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)  # what a child leaves behind
        errors.seek(0)
        written = errors.read().decode("utf-8", "replace")
    answer: dict[str, object] = {}
    if late:
        answer = {"verdict": "hung"}
    elif said:
        answer = json.loads(said)
    else:
        answer = {"verdict": "died"}
        written += f"\nstatus {os.waitstatus_to_exitcode(status)}"
    answer["errors"] = answer.get("errors", "") + written
    answer["seconds"] = round(usage.ru_utime + usage.ru_stime, 3)
    answer["mebibytes"] = usage.ru_maxrss >> 10
    return answer


def _heard(reader: int, seconds: int) -> tuple[bytes, bool]:
    """Give what the child says until it is done, and whether it is too late for that."""
    said, end = b"", time.monotonic() + seconds
    with os.fdopen(reader, "rb", buffering=0) as pipe:
        while True:
            left = end - time.monotonic()
            ready, _, _ = select.select([pipe], [], [], max(0, left))
            if not ready:
                return b"", True
            piece = pipe.read(1 << 16)
            if not piece:
                return said, False
            said += piece


def _answer_and_exit(writer: int, path: Path, name: str, mebibytes: int) -> None:
    import resource

    os.setpgid(0, 0)
    sys.addaudithook(_watch)
    resource.setrlimit(resource.RLIMIT_AS, (mebibytes << 20, mebibytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer = _answer(path, name)
    except BaseException:  # noqa: BLE001 - whatever comes out is the fault that is looked for
        answer = {"verdict": "traceback", "errors": traceback.format_exc()}
    with os.fdopen(writer, "wb") as pipe:
        pipe.write(json.dumps(answer).encode())
    os._exit(0)


def _watch(event: str, details: tuple[object, ...]) -> None:
    """Tell of what no check may do: to speak with the network, or to write a file."""
    if event.startswith("socket."):
        os.write(2, f"{event}\n".encode())
    if event == "open" and isinstance(details[0], str) and details[0] != os.devnull:
        _, _, flags = details
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            os.write(2, f"written: {details[0]!r}\n".encode())


def _answer(path: Path, name: str) -> dict[str, object]:
    from kkg_xl.hosts.files.reading.books import read_book
    from kkg_xl.reports.json import JsonReport
    from kkg_xl.reports.tally import Tally
    from kkg_xl.reports.text import TextReport
    from kkg_xl.usecases.check import check_workbook

    checked = check_workbook(name, partial(read_book, path, name))
    tally = Tally().plus(checked)
    told = [report.workbook(checked) for report in (JsonReport("id"), JsonReport("en"))]
    for report in (TextReport("id"), TextReport("en")):
        told += [report.workbook(checked), report.ending(tally)]
    return {
        "verdict": checked.failure.kind if checked.failure else "read",
        "findings": [f"{each.rule}@{each.at.sheet}!{each.at.cell}" for each in checked.findings],
        "not_checked": [each.told("en") for each in checked.not_checked],
        "told": "\n".join(told),
    }


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
