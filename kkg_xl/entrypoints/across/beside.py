"""Gathers clues in a process of its own while workbooks are still being checked.

So a run does not end with a search through everything once more, and the libraries that the search
needs weigh on no other process. If the process comes to nothing, the search is made afterwards.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from queue import Queue
from threading import Thread
from typing import Final

from kkg_xl.entrypoints.across.found import Found
from kkg_xl.entrypoints.across.looking import gathered
from kkg_xl.entrypoints.batch.workers import command
from kkg_xl.reports import record
from kkg_xl.reports.plain import NotPlainError, packed, unpacked

_AHEAD: Final = 256
"""Records that wait for the process; a run that has more of them waits too."""
_BUSY: Final = 8
"""A run of no more workbooks is over before a process has begun."""


class Beside:
    """The process, from the first workbook of a run to its last."""

    def __init__(self) -> None:
        """Start it."""
        self._process = subprocess.Popen(  # noqa: S603 -- our own program, and no shell
            command(__name__),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the parent to hear
        )
        self._lines: Queue[bytes | None] = Queue(_AHEAD)
        self._writer = Thread(target=self._write, daemon=True)
        self._writer.start()

    def add(self, number: int, line: str) -> None:
        """Hand over the record of the workbook with a number."""
        self._lines.put(f"{number} {line}\n".encode("ascii"))

    def found(self) -> Found | None:
        """Say that no more will come, and wait for what was found; `None` if that failed."""
        self._lines.put(None)
        assert self._process.stdout is not None  # noqa: S101 -- a pipe was asked for
        told = self._process.stdout.read()
        if self._process.wait() != 0:
            return None
        try:
            return unpacked(json.loads(told), Found)
        except (NotPlainError, ValueError):
            return None

    @property
    def is_running(self) -> bool:
        """Whether it still does anything."""
        return self._process.poll() is None

    def close(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        while self._writer.is_alive():  # it may wait for a line, or to be rid of one
            with suppress(Exception):
                self._lines.put(None, timeout=0.01)
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _write(self) -> None:
        assert self._process.stdin is not None  # noqa: S101 -- a pipe was asked for
        with suppress(OSError), self._process.stdin as pipe:
            while (line := self._lines.get()) is not None:
                with suppress(OSError):  # that nobody is there is seen in the end
                    pipe.write(line)


def beside(workbooks: int) -> Beside | None:
    """Start the process for a run of so many workbooks, if it is worth while."""
    return Beside() if workbooks > _BUSY else None


def main() -> None:
    """Serve whoever started this process: records in, one line out."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    with sys.stdin.buffer as lines:
        split = (line.partition(b" ") for line in lines)
        found = gathered((int(number), record.from_line(line)) for number, _, line in split)
    with answers:
        answers.write(json.dumps(packed(found, Found)).encode("ascii"))
