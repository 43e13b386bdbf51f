"""Where the add-in goes on a user's computer; none of it needs an administrator."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import NamedTuple

from kkg_xl.entrypoints.addin.building import FILE_NAME, SCRIPT_NAME


class Places(NamedTuple):
    """The files of the add-in, whether they are there or not."""

    addin: Path
    """In the folder whose workbooks Excel opens when it starts."""
    script: Path | None
    """On a Mac: in the only folder from which Excel may run scripts."""


def places(system: str, environment: Mapping[str, str], home: Path) -> Places | None:
    """Tell where the files go; `None` where there is no Excel for the system.

    >>> print(places("win32", {"APPDATA": "C:/Users/Ani/AppData/Roaming"}, Path()).addin)
    C:/Users/Ani/AppData/Roaming/Microsoft/Excel/XLSTART/kkg_xl.xlam
    """
    if system == "win32":
        roaming = environment.get("APPDATA")
        base = Path(roaming) if roaming else home / "AppData" / "Roaming"
        return Places(base / "Microsoft" / "Excel" / "XLSTART" / FILE_NAME, None)
    if system == "darwin":
        library = home / "Library"
        office = library / "Group Containers" / "UBF8T346G9.Office" / "User Content.localized"
        scripts = library / "Application Scripts" / "com.microsoft.Excel"
        return Places(office / "Startup.localized" / "Excel" / FILE_NAME, scripts / SCRIPT_NAME)
    return None


def interpreter(executable: str = sys.executable, system: str = sys.platform) -> str:
    """Give the Python that the buttons start: this one, on Windows the one without a window."""
    path = PurePath(executable)
    windowless = Path(path.with_name("pythonw.exe"))
    return str(windowless) if system == "win32" and windowless.exists() else executable
