"""The real command, run while somebody kills its guarded processes at random times."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
_FIRST = 0.3
"""Seconds before the first kill is tried: a quick machine is done with a small run soon after."""


class Ended(NamedTuple):
    """A run that has ended."""

    code: int
    report: bytes
    said: str
    seconds: float
    kills: int = 0


def run(folder: Path, *options: str, environment: Mapping[str, str], every: float = 0.0) -> Ended:
    """Check a folder, from which it is called; kill a process about `every` so many seconds."""
    report = folder.parent / "report.jsonl"
    command = ["-m", "kkg_xl.entrypoints.cli", "check", folder.name, "--format", "json"]
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    began, kills, random = time.monotonic(), 0, Random(str(every))
    with subprocess.Popen(
        [sys.executable, *command, "--output", str(report), *options],
        cwd=folder.parent,
        env={**clean, "PYTHONPATH": str(ROOT), **environment},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        while every and process.poll() is None:
            time.sleep(random.uniform(0, 2 * every) if kills else _FIRST)
            kills += _kill_one(process.pid, random)
        _, said = process.communicate()
    return Ended(process.returncode, report.read_bytes(), said, time.monotonic() - began, kills)


def _kill_one(parent: int, random: Random) -> bool:
    """Kill one of the processes that a process has started; Linux tells which they are."""
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    with suppress(OSError):
        children = listed.read_text().split()
        if children:
            os.kill(int(random.choice(children)), signal.SIGKILL)
            return True
    return False
