"""The calls to the disk that a save consists of, one method each, so that a test can fail each."""

from __future__ import annotations

import os
from pathlib import Path


class Disk:
    """The disk as it is. Every method raises `OSError`."""

    def create(self, path: Path) -> int:
        """Create a file that is not there, for this user alone, and open it for writing."""
        return os.open(
            path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )

    def write(self, file: int, data: memoryview) -> int:
        """Write some of the data, at least one byte, and tell how many."""
        return os.write(file, data)

    def sync(self, file: int) -> None:
        """Have the storage confirm that it has what was written."""
        os.fsync(file)

    def close(self, file: int) -> None:
        """Close a file."""
        os.close(file)

    def read(self, path: Path) -> bytes:
        """Read a file whole."""
        return path.read_bytes()

    def replace(self, source: Path, target: Path) -> None:
        """Give a file the name of another, which goes, at one stroke."""
        source.replace(target)

    def sync_folder(self, folder: Path) -> None:
        """Have the storage confirm the names in a folder, where the system can do that."""
        if os.name == "posix":
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)

    def remove(self, path: Path) -> None:
        """Remove a file; one that is not there is no fault."""
        path.unlink(missing_ok=True)
