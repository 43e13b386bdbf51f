"""LibreOffice, where it is installed: workbooks that it writes, and results that it calculates."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

_XLSX = "xlsx:Calc MS Excel 2007 XML"


def converted(source: Path, folder: Path, target: str = _XLSX) -> Path:
    """Open a file in LibreOffice and save it again into a folder; skips where there is none."""
    (made,) = all_converted([source], folder, target)
    return made


def all_converted(sources: Sequence[Path], folder: Path, target: str = _XLSX) -> list[Path]:
    """Open files of different names in LibreOffice, started once, and save them into a folder.

    Its settings are made anew in that folder, with which every formula is calculated on loading.
    """
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: there is no soffice on the PATH")
    profile = folder / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(_ALWAYS_CALCULATE, "utf-8")
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", target, "--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return [folder / f"{source.stem}.{target.partition(':')[0]}" for source in sources]


_ALWAYS_CALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
