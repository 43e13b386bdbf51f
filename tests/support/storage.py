"""A storage of fsspec that fails as its files' names say, for what real storages do now and then."""

from __future__ import annotations

import io
from typing import Any, ClassVar

import pytest

fsspec: Any = pytest.importorskip("fsspec", reason="the extra kkg-xl[cluster] is not installed")

ERRORS: dict[str, type[Exception]] = {
    "missing": FileNotFoundError,
    "forbidden": PermissionError,
    "folder": IsADirectoryError,
    "offline": ConnectionResetError,
    "odd": RuntimeError,
}


class FaultyStorage(fsspec.AbstractFileSystem):  # type: ignore[misc]  # comes without types
    """Answers by what an address ends with; `flaky` answers when it is asked the second time."""

    protocol = "faulty"
    cachable = False
    listing: ClassVar[list[dict[str, str]]] = []
    asked: ClassVar[list[str]] = []

    def ls(self, path: str, **_: object) -> list[dict[str, str]]:
        """List what the test wants."""
        self._answer(path)
        return self.listing

    def isdir(self, path: str) -> bool:
        """Call everything a folder that is not called a file."""
        self._answer(path)
        return not path.endswith("file")

    def open(self, path: str, *_: object, **__: object) -> io.BytesIO:
        """Give a file with its own name in it."""
        self._answer(path)
        return io.BytesIO(path.encode())

    def _answer(self, path: str) -> None:
        self.asked.append(path)
        name = path.rpartition("/")[2].partition(".")[0]
        if name in ERRORS:
            raise ERRORS[name]
        if name == "unreached":
            raise FileNotFoundError from ConnectionRefusedError()
        if name == "flaky" and len(self.asked) == 1:
            raise ConnectionResetError
