"""The job of Windows, before a library that notes what it is asked."""

from __future__ import annotations

import ctypes

import pytest

from kkg_xl.entrypoints.batch import windows_job


class Call:
    def __init__(self, answer, noted):
        self.answer, self.noted = answer, noted

    def __call__(self, *arguments):
        self.noted.append(arguments)
        return self.answer


class Kernel32:
    def __init__(self, *, obeys=True, accepts=True):
        self.noted = {}
        answers = {
            "CreateJobObjectW": 11,
            "GetCurrentProcess": 12,
            "AssignProcessToJobObject": accepts,
            "SetInformationJobObject": obeys,
        }
        for name, answer in answers.items():
            self.noted[name] = []
            setattr(self, name, Call(answer, self.noted[name]))


@pytest.fixture(autouse=True)
def _no_job_yet():
    windows_job._job.cache_clear()  # noqa: SLF001


def test_the_structures_are_as_long_as_those_of_windows():
    assert (64, 144) == (
        ctypes.sizeof(windows_job.BasicLimits),
        ctypes.sizeof(windows_job.ExtendedLimits),
    )


def test_memory_and_time_are_set_again_and_the_job_is_made_once():
    windows = Kernel32()

    windows_job.bound(2 << 30, 61.5, windows)
    windows_job.bound(2 << 30, 70, windows)

    assert [1, 2] == [
        len(windows.noted[name]) for name in ("CreateJobObjectW", "SetInformationJobObject")
    ]
    limits = windows.noted["SetInformationJobObject"][0][2]._obj  # noqa: SLF001
    assert (0x2502, 615_000_000, 2 << 30) == (
        limits.basic.flags,
        limits.basic.process_time,
        limits.process_memory,
    )


@pytest.mark.parametrize("refuses", [{"obeys": False}, {"accepts": False}])
def test_what_cannot_be_guarded_is_not_run(refuses):
    with pytest.raises(OSError, match=r"^$"):
        windows_job.bound(1, 1, Kernel32(**refuses))
