"""Time and memory, measured so that the machine's moods do not favour anybody."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent


def interleaved(ways: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Give the median seconds of CPU of each way; every round runs each way once, in turn."""
    for way in ways.values():
        way()  # imports and caches are not what is measured
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            began = time.process_time()
            way()
            taken[name].append(time.process_time() - began)
    return {name: statistics.median(times) for name, times in taken.items()}


_STARTER = """
import os, subprocess, sys
process = subprocess.Popen(
    [sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
)
_, _, used = os.wait4(process.pid, 0)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""A small process in between: Linux counts what the parent held as the child's own peak."""


def in_a_child(arguments: Sequence[str]) -> tuple[float, float]:
    """Run Python in a process of its own; give its seconds of CPU and its peak in MB.

    POSIX only: Windows does not tell what a process has used.
    """
    command = [sys.executable, "-c", _STARTER, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    seconds, peak = done.stdout.split()
    unit = 1 if sys.platform == "darwin" else 1024
    return float(seconds), int(peak) * unit / 1e6
