"""What damage has found before: a book, some edits of its parts, and the verdict that is right."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.hostile import old_formats
from tests.hostile.old_formats import zipped
from tests.hostile.threats.threat import book

FOUND = Path(__file__).parent / "found"


class Edit(NamedTuple):
    """Words of a part and what takes their place, once."""

    part: str
    old: str
    new: str


class Recipe(NamedTuple):
    """One fault that the program had."""

    why: str
    book: str
    """`plan`, or an ending of an old format."""
    edits: tuple[Edit, ...]
    verdict: str
    findings: str

    def make(self) -> bytes:
        """Make the file; raises `ValueError` for an edit of words that are not there."""
        whole = book() if self.book == "plan" else getattr(old_formats, self.book)()
        with zipfile.ZipFile(io.BytesIO(whole)) as package:
            parts = {name: package.read(name).decode() for name in package.namelist()}
        for edit in self.edits:
            if edit.old not in parts[edit.part]:
                raise ValueError(edit.old)
            parts[edit.part] = parts[edit.part].replace(edit.old, edit.new, 1)
        return zipped(dict(parts))


def recipes() -> Iterator[tuple[str, Recipe]]:
    """Give every recipe by its name."""
    for path in sorted(FOUND.glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        edits = tuple(Edit(**each) for each in told.pop("edits"))
        yield path.stem, Recipe(edits=edits, **told)
