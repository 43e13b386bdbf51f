"""Bounds what this process may use for its next workbook; the system holds it to that.

Memory counts whatever the process and its libraries ask the system for. A limit that the platform
does not know (memory on a Mac) is left to the limit on time, which the parent holds everywhere.
"""

from __future__ import annotations

import math
import os
import signal
import sys
from contextlib import suppress
from typing import Final, NamedTuple

ENDED_FOR_TIME: Final = 1816 if sys.platform == "win32" else -signal.SIGXCPU
"""What a process ends with whose seconds of CPU are used up."""
KILLED: Final = () if sys.platform == "win32" else (-signal.SIGKILL, -signal.SIGTERM)
"""What a process ends with that others have ended; Windows does not tell."""


class Limits(NamedTuple):
    """What the check of one workbook may use."""

    seconds: int = 60
    """Of CPU; a clock on the wall is given three times as long."""
    megabytes: int = 2048
    """Of memory, in MiB."""

    @property
    def patience(self) -> int:
        """Seconds on the wall after which nobody waits any longer."""
        return 3 * self.seconds


def bound(limits: Limits) -> None:
    """Allow this process so much for what it does next."""
    if sys.platform == "win32":
        from kkg_xl.entrypoints.batch import windows_job  # noqa: PLC0415 -- not elsewhere

        windows_job.bound(limits.megabytes << 20, os.times().user + limits.seconds)
    else:
        _bound_posix(limits)


def _bound_posix(limits: Limits) -> None:
    import resource  # noqa: PLC0415 -- not on Windows

    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = math.ceil(used.ru_utime + used.ru_stime) + limits.seconds
    for which, limit in (
        (resource.RLIMIT_CORE, 0),  # what a workbook holds is not left about in a core dump
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, limits.megabytes << 20),
    ):
        _, hard = resource.getrlimit(which)
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (limit, hard))
