"""All that a sheet says beside its tables of money."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kkg_xl.domain.composition import Composition
from kkg_xl.domain.headcounts import Headcount
from kkg_xl.domain.narrative import Statement
from kkg_xl.layouts.inventory import Inventory
from kkg_xl.layouts.narrative.compositions import compositions
from kkg_xl.layouts.narrative.headcounts import headcounts
from kkg_xl.layouts.narrative.sentences import statements
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.refs import Area


class Told(NamedTuple):
    """Sentences, numbers of people, tables of categories."""

    statements: tuple[Statement, ...] = ()
    headcounts: tuple[Headcount, ...] = ()
    compositions: tuple[Composition, ...] = ()


def told_beside(held: Inventory, taken: Sequence[Area], calculator: Calculator) -> Told:
    """Read what a sheet says beside its tables, which are `taken`."""
    said = tuple(statements(held, taken))
    return Told(
        said,
        tuple(headcounts(held, said)),
        tuple(compositions(held, taken, calculator)),
    )
