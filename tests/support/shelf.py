"""A storage that fsspec finds as it finds those of others: `shelf://…`, a folder of this machine.

Guarded processes and workers of a cluster find it too. What is `%3A` in the name of a file is a
colon in the name that the storage gives: names in buckets may be any text.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[2]


def put_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder a storage for this process and for all that it starts."""
    import fsspec

    described = folder.with_name(f"{folder.name}-1.dist-info")
    for each in (folder, described):
        each.mkdir(parents=True)
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: shelf\nVersion: 1\n")
    (described / "entry_points.txt").write_text(
        "[fsspec.specs]\nshelf = tests.support.shelf:Shelf\n"
    )
    path = os.pathsep.join((str(described.parent), str(ROOT)))
    monkeypatch.setenv("PYTHONPATH", path)
    monkeypatch.setenv("KKG_XL_SHELF", str(folder))
    fsspec.register_implementation("shelf", Shelf, clobber=True)
    return folder


try:
    from fsspec.spec import AbstractFileSystem
except ImportError:  # whoever uses it is skipped
    AbstractFileSystem = object


class Shelf(AbstractFileSystem):  # type: ignore[misc]  # comes without types
    """The storage."""

    protocol = "shelf"
    cachable = False

    def ls(self, path: str, **_: object) -> list[dict[str, object]]:
        """List a folder."""
        at = self._at(path)
        if at.is_file():
            return [{"name": path, "type": "file", "size": at.stat().st_size}]
        return [
            {
                "name": f"{path.rstrip('/')}/{unquote(each.name)}".lstrip("/"),
                "type": "directory" if each.is_dir() else "file",
                "size": each.stat().st_size,
            }
            for each in at.iterdir()
        ]

    def _open(self, path: str, *_: object, **__: object) -> BinaryIO:
        return self._at(path).open("rb")

    def _at(self, path: str) -> Path:
        at = Path(os.environ["KKG_XL_SHELF"])
        for name in path.strip("/").split("/"):
            found = {unquote(each.name): each for each in at.iterdir()}
            at = found.get(name, at / name)
        return at
