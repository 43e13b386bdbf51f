"""A guarded process that does what the name of a workbook says: for tests of who guards it."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from kkg_xl.entrypoints.batch import worker
from kkg_xl.entrypoints.batch.examining import Examine, Examined, Manner
from kkg_xl.entrypoints.search import Target
from kkg_xl.reports.checked import Checked


def main() -> None:
    """Serve like the real one."""
    worker.main(_prepare)


def _prepare(manner: Manner) -> Examine:
    return _examine


def _examine(target: Target) -> Examined:
    name = Path(target.name)
    match name.stem:
        case "hang":
            time.sleep(3600)
        case "compute":
            while True:
                pass
        case "die":
            os.abort()
        case "die-once":
            if not name.exists():
                name.touch()
                os.abort()
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "print":
            sys.stdout.write("libraries do print\n")
            sys.stdout.flush()
        case "hoard":
            return Examined(Checked(target.name, group=_hoarded()))
    return Examined(Checked(target.name, group=name.stem))


def _hoarded() -> str:
    try:
        return str(len(bytearray(1 << 30)))
    except MemoryError:
        return "no memory"
