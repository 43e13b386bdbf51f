"""How a sentence speaks of lines, totals and amounts: in the words of the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from kkg_xl.domain.table import Heading, Line, Table, Total
from kkg_xl.domain.text import Field, Message, Text, say

NAMED: Final = 3
"""So many lines are named one by one; the rest are counted."""

_CENT = Decimal("0.01")
_LONGEST = 60

_OVER = Text("lebih Rp{difference}", "Rp{difference} too much")
_UNDER = Text("kurang Rp{difference}", "Rp{difference} too little")
_MORE = Text("lebih {difference}", "{difference} too much")
_LESS = Text("kurang {difference}", "{difference} too little")
_NUMBERED = Text("baris {number}, {item}", "line {number}, {item}")
_UNNUMBERED = Text("baris {item}", "line {item}")
_AMOUNTING = Text("{what}, {amount}", "{what}, {amount}")
_BOTH = Text("{first}; {second}", "{first}; {second}")
_AND_MORE = Text("{first}; dan {count} lagi", "{first}; and {count} more")
_TOTAL = Text("Jumlah", "The total")
_OF_GROUP = Text("{label} ({group})", "{label} ({group})")


def apart(stated: Decimal, computed: Decimal, *, rupiah: bool) -> Message:
    """Tell a difference and its direction: `lebih Rp60.000`."""
    difference = stated - computed
    over, under = (_OVER, _UNDER) if rupiah else (_MORE, _LESS)
    return say(over if difference > 0 else under, difference=told_exactly(abs(difference)))


def told_exactly(amount: Decimal) -> Decimal:
    """Round an amount to cents, half up, as a sentence or a report tells it.

    >>> told_exactly(Decimal(100) / 3)
    Decimal('33.33')
    """
    return amount.quantize(_CENT, ROUND_HALF_UP)


def named(line: Line, amount: Decimal | None = None) -> Message:
    """Name a line by its number, its item and an amount: `baris 7, Air mineral, 420.000`."""
    item = brief(line.item).rstrip(" :") or line.at.cell
    number = line.number.strip(" .)")
    name = say(_NUMBERED, number=number, item=item) if number else say(_UNNUMBERED, item=item)
    return name if amount is None else with_amount(name, amount)


def with_amount(what: Field, amount: Decimal) -> Message:
    """Put an amount behind a name."""
    return say(_AMOUNTING, what=what, amount=told_exactly(amount))


def titled(total: Total) -> Field:
    """Give a total's label as it stands on the sheet."""
    return brief(total.label) or _TOTAL


def titled_with_group(table: Table, total: Total) -> Field:
    """Give a group total's label with the group's own words, where the label lacks them."""
    heading = _heading(table, total)
    label, label_words = titled(total), total.label.split()
    if heading is None or any(own.index == total.index for own in table.headings):
        return label  # a heading that states its own total has the group's name already
    code = heading.code.strip(" .)")
    words = brief(f"{code} {heading.text}")
    if not words or heading.text.casefold() in total.label.casefold() or code in label_words:
        return label
    return say(_OF_GROUP, label=label, group=words)


def listed(names: Sequence[Field]) -> Field:
    """Tell the first three names and count the rest."""
    told = names[0]
    for name in names[1:NAMED]:
        told = say(_BOTH, first=told, second=name)
    left = len(names) - NAMED
    return say(_AND_MORE, first=told, count=left) if left > 0 else told


def brief(text: str) -> str:
    r"""Put a text on one line, and cut what is too long for a sentence.

    >>> brief("  Air \n mineral ")
    'Air mineral'
    """
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _heading(table: Table, total: Total) -> Heading | None:
    groups = {
        line.group for index in total.lines if isinstance(line := table.by_index.get(index), Line)
    }
    if len(groups) != 1:
        return None
    (group,) = groups
    return next((heading for heading in table.headings if heading.index == group), None)
