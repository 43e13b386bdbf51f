"""Run every check, one after the other, and say at the end which failed.

Plain Python, so that it runs where Excel runs. Arguments are passed on to pytest.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sysconfig.get_path("scripts"))
PYTHON = sys.executable


class Check(NamedTuple):
    """One command and what it is for."""

    purpose: str
    command: tuple[str, ...]


def checks(arguments: list[str]) -> tuple[Check, ...]:
    """Give all checks in the order in which they are run: the quick ones first."""
    return (
        Check("style", (PYTHON, "-m", "ruff", "check")),
        Check("format", (PYTHON, "-m", "ruff", "format", "--check")),
        Check("types", (PYTHON, "-m", "mypy")),
        Check("who imports whom", (str(PROGRAMS / "lint-imports"), "--no-logo")),
        Check("samples are what their text says", (PYTHON, "-m", "workbooks.build", "--check")),
        Check(
            "tests",
            (PYTHON, "-m", "coverage", "run", "-m", "pytest", "--numprocesses=auto", *arguments),
        ),
        Check("coverage of all processes", (PYTHON, "-m", "coverage", "combine", "--quiet")),
        Check("coverage", (PYTHON, "-m", "coverage", "report", "--fail-under=95")),
        Check(
            "every branch of what decides",
            (
                PYTHON,
                "-m",
                "coverage",
                "report",
                "--include=kkg_xl/domain/*,kkg_xl/rules/*,kkg_xl/layouts/*",
                "--fail-under=100",
            ),
        ),
    )


def main(arguments: list[str]) -> int:
    """Run all checks and give the number of those that failed."""
    failed = []
    for check in checks(arguments):
        print(f"\n== {check.purpose}: {' '.join(check.command[1:])}", flush=True)
        began = time.monotonic()
        environment = {**os.environ, "PYTHONUTF8": "1"}
        done = subprocess.run(check.command, cwd=ROOT, env=environment, check=False)
        verdict = "failed" if done.returncode else "ok"
        print(f"== {check.purpose}: {verdict}, {time.monotonic() - began:.0f} s", flush=True)
        if done.returncode:
            failed.append(check.purpose)
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nAll checks passed.")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
