"""The calls to the disk that a save consists of, one method each, so that a test can fail each."""

from __future__ import annotations

import errno
import os
from pathlib import Path

_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EOPNOTSUPP})


class Disk:
    """The disk as it is. Every method raises `OSError`."""

    def create(self, path: Path, mode: int) -> int:
        """Create a file that is not there and open it for writing.

        `mode` is who may do what with it, less what the user withholds from all new files.
        """
        return os.open(
            path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode
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

    def place(self, source: Path, target: Path) -> None:
        """Give a file a name at one stroke, and raise `FileExistsError` where it is taken.

        The file may keep its old name as well, which the caller removes.
        """
        if os.name == "nt":  # there, to rename never takes a name that is taken
            source.rename(target)
            return
        try:
            os.link(source, target)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            # FAT on a stick. To claim the name first would leave an empty file after a kill; so
            # there is a moment in which another program could take the name, and would lose it.
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from error
            source.rename(target)

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
