"""Expected texts that live in files, and how they are brought up to date."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Snapshots:
    """Holds texts against files; with `update`, writes the files instead."""

    update: bool = False

    def check(self, told: str, path: Path) -> None:
        """Assert that a text is what the file says."""
        if self.update:
            path.write_text(told, encoding="utf-8", newline="\n")
        expected = path.read_text(encoding="utf-8") if path.exists() else ""

        assert expected == told, f"{path.name} expects something else (pytest --update-snapshots)"
