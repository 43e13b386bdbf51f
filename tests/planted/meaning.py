"""What the cells of a workbook should say, after the claims of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from kkg_xl.sheets.refs import parse_address
from tests.planted.amounts import Value, told
from tests.planted.catalogue import Case
from tests.planted.expectations import Claims
from tests.planted.reckoning import Address, Reckoner, addresses, in_row


class Meant:
    """What the cells of a workbook should say, after the claims of its page."""

    def __init__(self, case: Case) -> None:
        self.written = case.cells()
        self.cells = Reckoner(self.written)
        self.laws = {at: law for claims in case.claims for at, law in laws(claims)}
        self.claims = {
            at: claims
            for claims in case.claims
            for at in [
                *(at for at, _ in laws(claims)),
                *((claims.sheet, cell) for cell, _ in claims.sums),
            ]
        }
        self.parts = {
            (claims.sheet, cell): parts for claims in case.claims for cell, parts in claims.sums
        }

    def due(self, at: Address) -> Fraction | None:
        if at in self.parts:
            return self.summed(at, stated=False)
        if at in self.laws and self._filled(at):
            return told(self.cells.given(self.laws[at], at[0]))
        return told(self.cells.worth(at))

    def summed(self, at: Address, *, stated: bool) -> Fraction:
        """Add up what belongs in a total: as it is stated, or as it should be."""
        total = Fraction(0)
        for part in self.parts[at].split(" + "):
            for cell in addresses(part.strip(), at[0]):
                value = self.cells.worth(cell) if stated else self.due(cell)
                total += value if isinstance(value, Fraction) else 0
        return total

    def formula(self, at: Address) -> str:
        """Give a cell's formula with `=`, without its result."""
        return self.written[at].partition(" ->")[0]

    def typed_only(self, at: Address) -> bool:
        """Tell whether no formula of the sheet's totals would pass over a text here."""
        return not any(self.calculated(total) for total in self.parts if total[0] == at[0])

    def taxed(self, at: Address) -> bool:
        """Tell whether a total adds a tax, which no claim explains."""
        cells = (cell for part in self.parts[at].split(" + ") for cell in addresses(part, at[0]))
        return any(cell not in self.laws and cell not in self.parts for cell in cells)

    def told_in_words(self, at: Address) -> bool:
        """Tell whether a text of the same row tells factors too: `24 guru x 2 pertemuan`."""
        row = parse_address(at[1])[0]
        return any(
            re.search(r"\d+ \w+ x \d+", text)
            for (sheet, cell), text in self.written.items()
            if sheet == at[0] and parse_address(cell)[0] == row
        )

    def calculated(self, at: Address) -> bool:
        return self.written.get(at, "").startswith("=")

    def reach(self, at: Address) -> set[Address]:
        """Give a total and every cell that it is made of, directly or not."""
        reached = {at}
        for part in self.parts.get(at, "").split(" + "):
            for cell in addresses(part.strip(), at[0]) if part else ():
                reached |= self.reach(cell)
        return reached

    def lump_sum(self, at: Address) -> bool:
        names = self.names(at)
        if not names:
            return self.laws[at].isdigit()
        return not any(isinstance(self._factor(at, name), Fraction) for name in names)

    def _filled(self, at: Address) -> bool:
        return all(told(self._factor(at, name)) is not None for name in self.names(at))

    def names(self, at: Address) -> list[str]:
        return re.findall(r"[A-Z]{1,2}\d+", self.laws[at])

    def _factor(self, at: Address, cell: str) -> Value:
        return self.cells.worth((at[0], cell))


def laws(claims: Claims) -> Iterator[tuple[Address, str]]:
    for area, law in claims.products:
        for sheet, cell in addresses(area, claims.sheet):
            yield (sheet, cell), in_row(law, parse_address(cell)[0])
