"""A LibreOffice without a window, started for tests and ended with them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.libreoffice.bridge import uno

_PATIENCE = 90.0
"""Seconds that a start may take on a busy machine; it takes one or two on an idle one."""

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc">
<prop oor:name="UseLocking" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""
"""What is stored is not calculated anew (as in Excel), macros run, and no lock file is left."""


@dataclass(frozen=True, slots=True)
class Office:
    """A running LibreOffice."""

    desktop: Any
    """Its root object."""
    pipe: str
    """The name under which another process reaches it."""
    pid: int


@contextmanager
def running_office(folder: Path) -> Iterator[Office]:
    """Run one with settings of its own, in a folder; skips where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed: there is no soffice on the PATH")
    uno()
    settings = folder / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, "utf-8")
    pipe = f"kkg_xl_{uuid.uuid4().hex}"
    command = [program, f"-env:UserInstallation={folder.as_uri()}", "--headless", "--norestore"]
    command += ["--nologo", "--nodefault", f"--accept=pipe,name={pipe};urp"]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        yield Office(_reached(pipe, process), pipe, process.pid)
    finally:
        # Its script has started the program itself: both end with their session.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def desktop(pipe: str) -> Any:
    """Reach a running LibreOffice; raises an exception of UNO where nobody answers."""
    local = uno().getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
    return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def _reached(pipe: str, process: subprocess.Popen[bytes]) -> Any:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return desktop(pipe)
        except Exception as error:  # UNO's own exceptions have no common class below this
            if process.poll() is not None or time.monotonic() > until:
                message = f"LibreOffice does not answer (exit code {process.poll()})"
                raise RuntimeError(message) from error
        time.sleep(0.1)
