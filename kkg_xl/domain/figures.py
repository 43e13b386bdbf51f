"""A number on a sheet: what it is, where it stands, and how the workbook comes by it.

`Place` is opaque to whoever decides: a rule passes it on and never looks inside. Blank,
unreadable, error and not calculated are four values, and none turns into another or into zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final, NamedTuple, TypeAlias


class Place(NamedTuple):
    """Where something stands: a sheet's name and a cell's address on it."""

    sheet: str
    cell: str

    def __str__(self) -> str:
        """Write the place as people say it.

        >>> str(Place("RAB", "F12"))
        'RAB!F12'
        """
        return f"{self.sheet}!{self.cell}"

    @property
    def column(self) -> str:
        """The column in which it stands.

        >>> Place("RAB", "AF12").column
        'RAB!AF'
        """
        return f"{self.sheet}!{self.cell.rstrip('0123456789')}"


class Unreadable(NamedTuple):
    """Text where a number belongs, and not one that people would read as a number."""

    text: str
    is_date: bool = False
    """Set for a date that stands among numbers; `text` is how people write it."""


class CellError(NamedTuple):
    """An error that the spreadsheet program stored, by its code: `#REF!`, `#VALUE!`, …."""

    code: str


class NotCalculated(Enum):
    """The type of `NOT_CALCULATED`."""

    NOT_CALCULATED = "not calculated"


NOT_CALCULATED: Final = NotCalculated.NOT_CALCULATED
"""A formula whose result no program has stored yet."""

Value: TypeAlias = Decimal | Unreadable | CellError | NotCalculated | None
"""`None` is a blank cell."""


class Rounding(NamedTuple):
    """Rounding that a workbook does on purpose: to `unit` rupiah, `nearest`, `down` or `up`."""

    unit: Decimal
    direction: str

    def applied(self, value: Decimal) -> Decimal:
        """Round as a spreadsheet program does: down is towards zero, halves go away from it.

        >>> Rounding(Decimal(1000), "down").applied(Decimal(-2499))
        Decimal('-2000')
        """
        mode = _MODES[self.direction]
        return (value / self.unit).to_integral_value(rounding=mode) * self.unit


_MODES = {"down": "ROUND_DOWN", "up": "ROUND_UP", "nearest": "ROUND_HALF_UP"}


class Term(NamedTuple):
    """A product of columns: `coefficient` × the `factors` ÷ the `divisors` (column keys, sorted).

    >>> Term(Decimal(1), (2, 3, 5))
    Term(coefficient=Decimal('1'), factors=(2, 3, 5), divisors=())
    """

    coefficient: Decimal
    factors: tuple[int, ...]
    divisors: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a formula comes by its result, in terms of the table it stands in.

    Each part is told only as far as the formula is understood: `terms` is `None` where it is not
    a sum of products, `counted` is `None` where it does not add up figures of its own column.
    """

    formula: str
    """The formula as Excel shows it, with `=`."""
    terms: tuple[Term, ...] | None = None
    """What it makes of the columns of its own row, sorted; a constant has no factors."""
    astray: tuple[Place, ...] = ()
    """References into another row of the table where its neighbours use their own row."""
    counted: tuple[tuple[int, Decimal], ...] | None = None
    """Which rows it adds up in its own column (`Line.index`, `Total.index`), and how often."""
    outside: tuple[Place, ...] = ()
    """References to cells that belong to no row of this table."""
    rounding: Rounding | None = None
    fell_back: bool = False
    """Whether what it looked up was not found, and it gives what it gives then."""


class Figure(NamedTuple):
    """One number of a table, or what stands in its place."""

    at: Place
    value: Value
    """As people mean it: a text such as `Rp 750.000` in a column of amounts is 750000."""
    typed: str | None = None
    """The text, where the number was written as text."""
    derivation: Derivation | None = None
    """`None` for a constant."""
    worked_out: Decimal | None = None
    """What the formula gives from the cells as they stand; `None` if that cannot be told."""

    @property
    def amount(self) -> Decimal | None:
        """The number to reckon with: as stored or, never calculated, as the formula gives it."""
        value = self.value
        if type(value) is Decimal:
            return value
        return self.worked_out if value is NOT_CALCULATED else None

    @property
    def blank(self) -> bool:
        """Whether nothing stands here."""
        return self.value is None
