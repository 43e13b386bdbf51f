"""Which rows of a printed table no end of a page may tear apart.

A heading without a line below it, a total without a line above it, signatures without a total: each
would be a page that somebody could put in, or leave out.
"""

from __future__ import annotations


class KeptTogether:
    """The rows, told from top to bottom while the table is planned."""

    def __init__(self) -> None:
        """Begin with none."""
        self.blocks: list[tuple[int, int]] = []
        """First and last rows."""
        self._heading: int | None = None
        self._line = 0

    def heading(self, row: int) -> None:
        """Keep a heading with the first line below it."""
        if self._heading is None:
            self._heading = row

    def line(self, row: int) -> None:
        """Take a line."""
        if self._heading is not None:
            self.rows(self._heading, row)
        self._heading, self._line = None, row

    def total(self, last: int) -> None:
        """Keep a total, and what follows it up to a row, with the last line above it."""
        self.rows(self._line, last)

    def rows(self, first: int, last: int) -> None:
        """Keep some rows together; with those before, if they have a row in common."""
        if self.blocks and first <= self.blocks[-1][1]:
            first = self.blocks.pop()[0]
        self.blocks.append((first, last))
