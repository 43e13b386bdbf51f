"""Records on disk as they come: for the report, which is in order, and for the run after this one.

A record that can be found again has a key: the digest of the content, the name and the program that
found it; not the form or language of the report. One without is there only for its own run.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, TypeVar

import kkg_xl
from kkg_xl.entrypoints.batch.faults import StoreError
from kkg_xl.reports import record
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.plain import NotPlainError

_KEPT_SECONDS: Final = 30 * 24 * 60 * 60
_RUN_SECONDS: Final = 24 * 60 * 60
_READERS: Final = ("python-calamine", "rapidfuzz", "xlrd")
"""Packages that a finding depends on."""
_TABLE: Final = """
CREATE TABLE IF NOT EXISTS record (
    number INTEGER PRIMARY KEY, key TEXT UNIQUE, line TEXT NOT NULL, made REAL NOT NULL
)
"""
_PUT: Final = """
INSERT INTO record (key, line, made) VALUES (?, ?, ?)
ON CONFLICT (key) DO UPDATE SET line = excluded.line, made = excluded.made
RETURNING number
"""
"""A number stays that of its key: another run may be about to read it."""

_T = TypeVar("_T")


class Store:
    """Records of this and of earlier runs."""

    def __init__(self, path: Path | None) -> None:
        """Open the store at a path, or one that lasts no longer than this; raises `StoreError`.

        What is old is forgotten. A store that is damaged is begun anew: nothing is lost but time.
        """
        self.lasts = path is not None
        """Whether a later run will find what is put here."""
        try:
            self._base = _opened(path)
        except sqlite3.DatabaseError as error:
            if path is None or isinstance(error, sqlite3.OperationalError):
                raise StoreError(str(error)) from error
            path.unlink()
            self._base = _opened(path)
        except OSError as error:
            raise StoreError(error.strerror or str(error)) from error

    def put(self, line: str, key: str | None) -> int:
        """Put a record on disk and give its number; raises `StoreError`."""
        values = (key, line, time.time())
        return int(_tried(lambda: self._base.execute(_PUT, values).fetchall()[0][0]))

    def get(self, number: int) -> Checked:
        """Give what the record with a number says; raises `StoreError`."""
        found = _tried(
            lambda: self._base.execute("SELECT line FROM record WHERE number = ?", (number,))
        )
        try:
            return record.from_line(found.fetchone()[0])
        except (NotPlainError, TypeError) as error:
            raise StoreError(type(error).__name__) from error

    def number(self, key: str) -> int | None:
        """Find the record with a key; raises `StoreError`."""
        found = _tried(
            lambda: self._base.execute("SELECT number FROM record WHERE key = ?", (key,))
        )
        row = found.fetchone()
        return None if row is None else int(row[0])

    def close(self) -> None:
        """Close it; what was put stays."""
        self._base.close()


def _tried(what: Callable[[], _T]) -> _T:
    try:
        return what()
    except sqlite3.Error as error:
        raise StoreError(str(error)) from error


def _opened(path: Path | None) -> sqlite3.Connection:
    if path is not None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))  # findings are nobody else's
    base = sqlite3.connect("" if path is None else path, timeout=30, isolation_level=None)
    try:
        base.execute("PRAGMA journal_mode = TRUNCATE")
        base.execute("PRAGMA synchronous = OFF")  # the end of a process loses nothing all the same
        base.execute(_TABLE)
        now = time.time()
        base.execute(
            "DELETE FROM record WHERE made < ? OR (key IS NULL AND made < ?)",
            (now - _KEPT_SECONDS, now - _RUN_SECONDS),
        )
    except BaseException:
        base.close()
        raise
    return base


def key_of(digest: str, name: str, *, excerpts: bool = False) -> str:
    """Give the key of what this program finds in a content of a name, with excerpts or without."""
    told = f"{digest}\0{name}\0{program()}{'+' * excerpts}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=1)
def program() -> str:
    """Give the digest of the program as it was when this was first asked."""
    return digest_of_program()


def digest_of_program() -> str:
    """Give the digest of all that decides what is found: rules, layouts and what they rest upon.

    Every module counts, for whoever changes one would have to know which do; of Python its version,
    not who built it.
    """
    root = Path(kkg_xl.__file__).parent
    digest = hashlib.sha256(f"{kkg_xl.__version__} {sys.version_info}".encode())
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    for package in _READERS:
        with suppress(PackageNotFoundError):
            digest.update(f"{package} {version(package)}".encode())
    return digest.hexdigest()
