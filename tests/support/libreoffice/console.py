"""Runs what the add-in starts, with LibreOffice where it looks for Excel.

Started by `clicking.started` as `python -I console.py PIPE PID RECORD MODULE ARGUMENT…`: as isolated
as the program itself is, but for the tests' own packages, which come last.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any


def main(pipe: str, pid: str, record: str, module: str, *argv: str) -> int:
    """Answer a click, and write down what the person was shown."""
    sys.path.append(str(Path(__file__).parents[3]))
    import xlwings

    from tests.support.libreoffice.app import registered
    from tests.support.libreoffice.native import LibreOfficeNative
    from tests.support.libreoffice.office import Office, desktop

    if importlib.util.find_spec(module) is None:
        return 1
    ribbon = importlib.import_module("kkg_xl.entrypoints.ribbon")
    with registered(Office(desktop(pipe), pipe, int(pid))) as engine:

        def attach(app: str) -> tuple[Any, LibreOfficeNative]:
            if app != str(engine.app.hwnd):
                message = f"no Excel has the window {app}"
                raise LookupError(message)
            return xlwings.App(impl=engine.app), LibreOfficeNative()

        code: int = ribbon.main(argv, attach_to=attach)
        shown = {"messages": engine.alerts, "progress": engine.progress}
        Path(record).write_text(json.dumps(shown), "utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
