"""A disk that fails at one of its calls, or at which the program is killed."""

from __future__ import annotations

import os
from collections.abc import Callable

from kkg_xl.hosts.files.saving.disk import Disk

CALLS = ("create", "write", "sync", "close", "read", "replace", "place", "sync_folder", "remove")


class FaultyDisk(Disk):
    """A disk whose n-th call fails; what fails half does the half that hurts more."""

    def __init__(self, call: int, fault: Callable[[], object]) -> None:
        self.left, self.fault, self.failed = call, fault, ""
        for name in CALLS:
            setattr(self, name, self._wrapped(name, getattr(super(), name)))

    def _wrapped(self, name, method):
        def called(*arguments):
            self.left -= 1
            if self.left:
                return method(*arguments)
            self.failed = name
            if name == "write":
                method(arguments[0], arguments[1][: len(arguments[1]) // 2])
            elif name == "close":
                method(*arguments)
            return self.fault()

        return called


def raising(number: int) -> Callable[[], object]:
    """Give a fault that is an error of the system."""

    def fault():
        raise OSError(number, os.strerror(number))

    return fault


def killed() -> object:
    """End this process as a power cut does."""
    os.kill(os.getpid(), 9)
    raise AssertionError
