"""Rows of whole numbers on disk, in pieces small enough to be looked through one by one.

Rows of one key are in one piece, so that nothing that is alike is ever in two.
"""

from __future__ import annotations

import os
import tempfile
from array import array
from collections.abc import Iterator
from contextlib import ExitStack
from typing import IO, Final

_PIECES: Final = 8
_HELD: Final = 1 << 14
"""So many numbers of a piece are held in memory before they go to disk."""


class Pieces:
    """Rows that begin with a key; all of them have the same number of columns."""

    def __init__(self, files: ExitStack) -> None:
        """Take what gives its files back in the end."""
        self._stack = files
        self._files: dict[int, IO[bytes]] = {}
        self._held = [array("q") for _ in range(_PIECES)]

    def add(self, key: int, *values: int) -> None:
        """Put a row down; raises `OSError` where the disk takes no more."""
        piece = key % _PIECES
        held = self._held[piece]
        held.append(key)
        held.extend(values)
        if len(held) >= _HELD:
            self._file(piece).write(held)
            del held[:]

    def __iter__(self) -> Iterator[bytes]:
        """Give each piece, row by row, eight bytes a number in the order of this machine."""
        for piece, held in enumerate(self._held):
            if piece not in self._files:
                yield held.tobytes()
                continue
            file = self._files[piece]
            file.seek(0)
            yield file.read() + held.tobytes()
            file.seek(0, os.SEEK_END)

    def _file(self, piece: int) -> IO[bytes]:
        """Give the file of a piece, which one that stays small does not need."""
        if piece not in self._files:
            file = tempfile.TemporaryFile()  # noqa: SIM115 -- the stack closes it
            self._files[piece] = self._stack.enter_context(file)
        return self._files[piece]
