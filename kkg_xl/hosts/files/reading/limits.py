"""How much a workbook may hold; ordinary ones stay at least twenty times below each limit.

Measured over 4,062 workbooks of public test collections: one of them was refused wrongly.
"""

from __future__ import annotations

FILE_BYTES = 50 << 20
ENTRIES = 2_000
PART_BYTES = 256 << 20
"""One part, really inflated: what the zip says of its size is not believed."""
TOTAL_BYTES = 512 << 20
RATIO = 200
"""Inflated to compressed bytes of a part so far; the most an honest workbook had was 121."""
RATIO_GRACE = 8 << 20
"""Below this many bytes the ratio does not matter."""

SHEETS = 512
CELLS = 3_000_000
TEXTS = 1_000_000
CHARACTERS = 128 << 20
"""Of all texts in all cells, each counted where it stands: cells may share a long one."""
MERGES = 100_000
STYLES = 70_000
XML_DEPTH = 64
XML_ELEMENTS = 5_000_000
"""Of one part, where expat has to read it."""
XML_TOKEN_BYTES = 8 << 20
"""One tag or comment; at each further piece of it expat begins anew."""
FORMULA = 16_384
"""Characters of one shared formula; Excel takes half of them."""
MOVED_FORMULAS = 32 << 20
"""Characters of all formulas made from shared ones."""

LEGACY_SECONDS = 60
LEGACY_LEAST_SECONDS = 10
LEGACY_SECONDS_PER_MIB = 4
"""CPU of the child that reads older formats: what takes longer for its size goes round in it."""
LEGACY_BYTES = 1_536 << 20
LEGACY_LEAST_BYTES = 512 << 20
LEGACY_BYTES_PER_BYTE = 32
"""Memory of that child, where the platform can limit it, by the same measure."""
LEGACY_ANSWER_BYTES = 256 << 20


def legacy_seconds(size: int) -> int:
    """Tell how many seconds of CPU a workbook of an older format may take, by its bytes.

    >>> legacy_seconds(20_000), legacy_seconds(50 << 20)
    (10, 60)
    """
    least, more = LEGACY_LEAST_SECONDS, (size >> 20) * LEGACY_SECONDS_PER_MIB
    return min(LEGACY_SECONDS, least + more)


def legacy_bytes(size: int) -> int:
    """Tell how many bytes of memory a workbook of an older format may take, by its bytes.

    >>> legacy_bytes(1 << 20) >> 20, legacy_bytes(50 << 20) >> 20
    (544, 1536)
    """
    return min(LEGACY_BYTES, LEGACY_LEAST_BYTES + size * LEGACY_BYTES_PER_BYTE)
