"""A job of Windows around this process: its memory, its time, and the end of what it has started.

The job ends with its last handle, which this process holds: so whatever it has started ends too.
"""

from __future__ import annotations

import ctypes
import sys
from functools import lru_cache
from typing import Any, Final

_EXTENDED_LIMITS: Final = 9
_PROCESS_TIME: Final = 0x2
_PROCESS_MEMORY: Final = 0x100
_NO_DIALOG_ON_CRASH: Final = 0x400
_KILL_ON_CLOSE: Final = 0x2000
_TICKS: Final = 10_000_000
"""In a second."""


class BasicLimits(ctypes.Structure):
    """`JOBOBJECT_BASIC_LIMIT_INFORMATION`."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("minimum_working_set", ctypes.c_size_t),
        ("maximum_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """`JOBOBJECT_EXTENDED_LIMIT_INFORMATION`."""

    _fields_ = (
        ("basic", BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def bound(memory: int, seconds: float, windows: Any = None) -> None:  # noqa: ANN401 -- a library
    """Allow each process of the job `memory` bytes and, since it began, `seconds` of CPU.

    `windows` is kernel32. Raises `OSError` where Windows refuses: what is not guarded is not run.
    """
    windows = _kernel32() if windows is None else windows
    limits = ExtendedLimits()
    limits.basic.flags = _PROCESS_TIME | _PROCESS_MEMORY | _NO_DIALOG_ON_CRASH | _KILL_ON_CLOSE
    limits.basic.process_time = int(seconds * _TICKS)
    limits.process_memory = memory
    size = ctypes.sizeof(limits)
    if not windows.SetInformationJobObject(
        _job(windows), _EXTENDED_LIMITS, ctypes.byref(limits), size
    ):
        raise OSError


@lru_cache(maxsize=1)
def _job(windows: Any) -> ctypes.c_void_p:  # noqa: ANN401 -- a library
    """Put this process into a job of its own, once."""
    windows.CreateJobObjectW.restype = ctypes.c_void_p
    windows.GetCurrentProcess.restype = ctypes.c_void_p
    job = windows.CreateJobObjectW(None, None)
    this = ctypes.c_void_p(windows.GetCurrentProcess())
    if not job or not windows.AssignProcessToJobObject(ctypes.c_void_p(job), this):
        raise OSError
    return ctypes.c_void_p(job)


def _kernel32() -> Any:  # noqa: ANN401 -- a library
    if sys.platform == "win32":
        return ctypes.windll.kernel32
    raise OSError
