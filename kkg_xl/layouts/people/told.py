"""What one cell says to people, whatever kind it is of."""

from __future__ import annotations

from decimal import Decimal

from kkg_xl.sheets.grid import BLANK, Cell, Kind

TICK = "√"


def told(cell: Cell | None) -> str:
    """Give the text of a cell, with its line breaks; a ticked box is a tick.

    >>> told(Cell(Kind.NUMBER, Decimal("3.0"))), told(Cell(Kind.BOOLEAN, True)), told(None)
    ('3', '√', '')
    """
    kind, value, *_ = cell or BLANK
    if kind is Kind.BOOLEAN:
        return TICK if value else ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "\n".join(" ".join(line.split()) for line in str(value or "").split("\n")).strip()


def line(cell: Cell | None) -> str:
    """Give the text of a cell on one line."""
    return " ".join(told(cell).split())
