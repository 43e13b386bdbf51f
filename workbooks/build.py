"""Build the workbooks here: `python -m workbooks.build`.

Samples are built from the texts beside them, templates are what `kkg-xl new` makes. With `--check`
nothing is written; it is told which workbooks are not what they are built from.
Compared is what the workbooks hold: how zlib packs it differs from machine to machine.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from kkg_xl.hosts.files.rendering.sheets import rendered
from kkg_xl.usecases.new import new_book
from tests.support.grids import book, write_xlsx

SAMPLES = Path(__file__).parent / "samples"
TEMPLATES = Path(__file__).parent / "templates"
CREATED = datetime(2009, 10, 5, tzinfo=UTC)
"""Stands in the properties of the templates, so that they are the same whenever they are built."""


def main(arguments: list[str]) -> int:
    """Build all workbooks, or check them; give the number of those that are not as they should."""
    return _samples(arguments) + _templates(arguments)


def _templates(arguments: list[str]) -> int:
    stale = 0
    for name, example in (("kosong.xlsx", False), ("contoh.xlsx", True)):
        target = TEMPLATES / name
        made = rendered(new_book(example=example), CREATED)
        if target.exists() and content(target) == content(BytesIO(made)):
            continue
        if "--check" in arguments:
            print(f"{name} is not what kkg-xl new makes: python -m workbooks.build")
            stale += 1
        else:
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(made)
            print(f"built {name}")
    return stale


def _samples(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        stale = [text for text in sorted(SAMPLES.glob("*.md")) if _stale(text, Path(folder))]
        if "--check" not in arguments:
            for text in stale:
                shutil.copyfile(Path(folder) / _built(text).name, _built(text))
                print(f"built {_built(text).name}")
            return 0
    for text in stale:
        print(f"{_built(text).name} is not what {text.name} says: python -m workbooks.build")
    strays = {path.stem for path in SAMPLES.glob("*.xlsx")} - {
        path.stem for path in SAMPLES.glob("*.md")
    }
    for stray in sorted(strays):
        print(f"{stray}.xlsx has no text that it is built from")
    return len(stale) + len(strays)


def _stale(text: Path, folder: Path) -> bool:
    """Build a sample into a folder and tell whether the one beside its text differs."""
    fresh = folder / _built(text).name
    write_xlsx(book(text.read_text(encoding="utf-8"), fresh.name), fresh)
    return not _built(text).exists() or content(fresh) != content(_built(text))


def _built(text: Path) -> Path:
    return text.with_suffix(".xlsx")


def content(workbook: Path | BytesIO) -> dict[str, bytes]:
    """Unpack a workbook: what it holds, by the names of its parts."""
    with ZipFile(workbook) as package:
        return {entry.filename: package.read(entry) for entry in package.infolist()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
