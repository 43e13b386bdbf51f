"""Whole clicks: from the call-back of a button to what the person is shown."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.support.libreoffice import console
from tests.support.libreoffice.office import Office
from tests.support.libreoffice.pressing import Ribbon, arguments

_PATIENCE = 120.0
"""Seconds that a click may take on a busy machine."""


class Answer(NamedTuple):
    """What came of a click."""

    code: int
    messages: list[str]
    """What was shown to the person, in windows of their own."""
    progress: list[str]
    """What stood in the status bar, one after the other."""
    errors: str
    """What the program wrote where nobody reads it."""


class Clicker:
    """A person at the tab KKG."""

    def __init__(self, office: Office, ribbon: Ribbon, folder: Path) -> None:
        """Give the folder in which programs start, and remember things."""
        self._office = office
        self.ribbon = ribbon
        self._folder = folder

    def click(self, control: str) -> Answer:
        """Press a button, start exactly what it starts, and wait for the answer."""
        return self.start(self.ribbon.press(control).asked)

    def start(self, command: str) -> Answer:
        """Start what a command line says, the interpreter being that of the tests."""
        _, isolated, as_module, *rest = arguments(command)
        if (isolated, as_module) != ("-I", "-m"):
            message = f"not started on its own: {command}"
            raise ValueError(message)
        record = self._folder / "shown.json"
        record.unlink(missing_ok=True)
        attached = [self._office.pipe, str(self._office.pid), str(record)]
        done = subprocess.run(
            [sys.executable, "-I", console.__file__, *attached, *rest],
            cwd=self._folder,
            env={
                **os.environ,
                "PYTHONPATH": str(self._folder),
                "XDG_STATE_HOME": str(self._folder / "state"),
            },
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
        shown = json.loads(record.read_text("utf-8")) if record.exists() else {}
        messages, progress = shown.get("messages", []), shown.get("progress", [])
        return Answer(done.returncode, messages, progress, done.stderr.decode())
