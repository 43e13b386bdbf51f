"""Guarded processes as their parent sees them: started, asked, heard, ended.

All that they say arrives in one queue, so that a single thread decides; a thread per process does
nothing but listen. A process leads a group of its own: Ctrl-C does not reach it, and what it has
started ends with it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, Final, NamedTuple

import kkg_xl

_START: Final = (
    "import sys; sys.argv[1] in sys.path or sys.path.insert(0, sys.argv[1]);"
    " from importlib import import_module; import_module(sys.argv[2]).main()"
)
_LONGEST_ANSWER: Final = 256 << 20
"""Bytes; the report on one workbook stays far below."""


def command(module: str = "kkg_xl.entrypoints.batch.worker") -> tuple[str, ...]:
    """Give the command line that starts a process of ours: a guarded one, if nothing else is said.

    It runs the `main` of a module of this very program, where several are installed. The folder in
    which the user stands is not searched for modules: it may be full of files of strangers.
    """
    root = str(Path(kkg_xl.__file__).parent.parent)
    return (sys.executable, "-P", "-c", _START, root, module)


class Heard(NamedTuple):
    """What a process said, in one line; empty when it will say nothing more."""

    worker: Worker
    line: bytes


class Worker:
    """One guarded process."""

    def __init__(self, start: Sequence[str], inbox: SimpleQueue[Heard]) -> None:
        """Start it; what it says is put into the inbox."""
        self._inbox = inbox
        self._process = process = subprocess.Popen(  # noqa: S603 -- our own program, and no shell
            start,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        assert process.stdin is not None  # noqa: S101 -- pipes were asked for
        assert process.stdout is not None  # noqa: S101 -- as above
        self._to, self._from = process.stdin, process.stdout
        Thread(target=self._listen, daemon=True).start()

    def say(self, what: dict[str, Any]) -> None:
        """Send a line; that nobody is there any more is heard, like everything else."""
        with suppress(OSError):
            self._to.write(json.dumps(what).encode("ascii") + b"\n")
            self._to.flush()

    def end(self) -> int:
        """End it, whatever it is doing, and all that it has started; give its exit code."""
        if sys.platform == "win32":
            self._process.kill()
        else:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        code = self._process.wait()
        with suppress(OSError):
            self._to.close()
        return code

    def _listen(self) -> None:
        with self._from as said:
            while (line := said.readline(_LONGEST_ANSWER)).endswith(b"\n"):
                self._inbox.put(Heard(self, line))
        self._inbox.put(Heard(self, b""))
