"""How a formula comes by its result, told in the columns and rows of its own table."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from kkg_xl.domain.figures import Derivation, Place, Rounding, Term
from kkg_xl.layouts.laws.linear import counted_rows
from kkg_xl.layouts.laws.polynomials import Polynomial, Unclear, polynomial, rounding_of
from kkg_xl.sheets.formula_parsing import shape
from kkg_xl.sheets.formula_references import Reference, split
from kkg_xl.sheets.formula_tree import Node
from kkg_xl.sheets.grid import Grid
from kkg_xl.sheets.refs import address


@dataclass(slots=True)
class Derivations:
    """Reads the formulas of one table; alike formulas of many lines are read once."""

    grid: Grid
    rows: frozenset[int]
    left: int
    right: int
    _known: dict[tuple[object, ...], tuple[tuple[Term, ...] | None, Rounding | None]] = field(
        default_factory=dict
    )
    _told: dict[tuple[int, int, str], Derivation] = field(default_factory=dict)
    """Each formula is asked about several times: for its column, for its row, for its figure."""

    def derivation(self, row: int, column: int, formula: str) -> Derivation:
        """Tell how the formula in a cell of this table comes by its result."""
        asked = (row, column, formula)
        told = self._told.get(asked)
        if told is None:
            told = self._told[asked] = self._derived(row, column, formula)
        return told

    def _derived(self, row: int, column: int, formula: str) -> Derivation:
        skeleton, references = split(formula)
        astray: list[Place] = []
        outside: list[Place] = []
        own_column = False
        relative: list[object] = [skeleton]
        for reference in references:
            sheet = reference.sheet
            area = reference.area
            elsewhere = reference.external or (
                sheet is not None and sheet.casefold() != self.grid.name.casefold()
            )
            inside = self.left <= area.left and area.right <= self.right
            if not elsewhere and inside and area.top == row and area.bottom == row:
                relative.append((area.left, area.right))
                continue
            relative.append(None)
            if elsewhere or not self._holds(reference):
                outside.append(Place(sheet or self.grid.name, address(area.top, area.left)))
            elif area.left == column:
                own_column = True
            elif inside and reference.single and not reference.fixed[0]:
                relative[-1] = (area.left, area.right)
                astray.append(Place(self.grid.name, address(area.top, area.left)))
            else:
                outside.append(Place(self.grid.name, address(area.top, area.left)))
        tree = shape(skeleton)
        terms, rounding = self._terms(tree, tuple(relative))
        counted = None
        if tree is not None:
            rounding = rounding or rounding_of(tree)
            counted = counted_rows(tree, references, self.grid, column) if own_column else None
        return Derivation(
            "=" + formula.strip(), terms, tuple(astray), counted, tuple(outside), rounding
        )

    def _holds(self, reference: Reference) -> bool:
        """Tell whether a reference touches rows and columns of this table."""
        area = reference.area
        if area.right < self.left or area.left > self.right:
            return False
        if area.top == area.bottom:
            return area.top in self.rows
        return any(area.top <= row <= area.bottom for row in self.rows)

    def _terms(
        self, tree: Node | None, relative: tuple[object, ...]
    ) -> tuple[tuple[Term, ...] | None, Rounding | None]:
        if tree is None or None in relative:
            return None, None
        known = self._known.get(relative)
        if known is None:
            known = _told(tree, relative[1:])
            self._known[relative] = known
        return known


def _told(tree: Node, spans: tuple[object, ...]) -> tuple[tuple[Term, ...] | None, Rounding | None]:
    try:
        reckoned: Polynomial = polynomial(tree, spans)  # type: ignore[arg-type]
    except Unclear:
        return None, None
    return terms_of(reckoned), rounding_of(tree)


def terms_of(reckoned: Polynomial) -> tuple[Term, ...]:
    """Write a polynomial as sorted terms; what cancels out is left out."""
    return tuple(
        Term(coefficient, factors, divisors)
        for (factors, divisors), coefficient in sorted(reckoned.items())
        if coefficient != Decimal(0)
    )
