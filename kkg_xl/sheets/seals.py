"""Seals: how a sheet of ours tells whether somebody has worked on it since it was written.

A seal stands for what every cell holds, and of formulas only for where they are: programs write
formulas and results anew when they save, and that is nobody's work.
"""

from __future__ import annotations

import hashlib
from typing import Final

from kkg_xl.sheets.grid import Grid

_VERSION: Final = "1"


def seal(grid: Grid) -> str:
    """Give the seal of a sheet as it stands."""
    told = hashlib.sha256()
    for number, row in grid.rows.items():
        for column, cell in row.items():
            holds = "=" if cell.formula is not None else f"{cell.kind.value} {cell.value}"
            if cell.formula is not None or cell.value not in (None, ""):
                told.update(f"{number},{column},{holds}\n".encode())
    return f"{_VERSION}-{told.hexdigest()[:32]}"
