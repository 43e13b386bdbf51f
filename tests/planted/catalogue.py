"""The planted set, read from `layouts/*.md`: base workbooks, edits and what is expected.

Every page holds workbooks under headings `## Clean: NAME` and `## Planted: NAME`. A workbook is
either written out (tables as in `tests.support.grids`; a row or column left out is blank, and a
row may stop early) or made `From: NAME` by edits:

    - F12: 1.360.000            what the cell holds now (on the first sheet)
    - REKAP!C4:                 empty
    - hide row 9                also `hide column C`, `hide sheet Lama`, `show row 9`

Formulas are worked out anew after the edits, unless the line `Results kept.` says otherwise.
`&nbsp;` is a no-break space, `&#32;` a blank at the end of a text, `<br>` a new line.

What a reader should find in it:

    Table: RAB, 15 lines, 2 lump sums, total 13.157.000
    Lines: F8:F13, F16:F22 = C*D*E         what the cells of the table's lines are made of
    Sums: F14 = F8:F13; F29 = F14 + F23     what its totals count
    Words: A30 = F29                        which amount is told in words
    Left alone: BKU                         sheets without a money table

`Lines`, `Sums` and `Words` are claims that `test_set.py` verifies. A table whose lines are not to
be counted has `? lines`; `total 1 or 2` allows either.

A planted workbook then tells what must be found, each finding once and no other error or warning:

    > line-product-differs at F12, stated 1.360.000, computed 1.350.000
    > total-omits-lines at F14 or group-total-differs at F14
    > perhaps words-differ at A30

`at *` is any number of findings wherever they are, `at B7/C7` either cell, `at nowhere` the whole
workbook or sheet. `perhaps` may be there or not. `(warning)` before a comma overrides a severity.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tests.planted.expectations import Claims, Expectation, claims, expectation, listed, split
from tests.planted.reckoning import Address
from tests.planted.sheets import Sheet, edited, rendered, settled, sheets

LAYOUTS = Path(__file__).with_name("layouts")


@dataclass(frozen=True, slots=True)
class Case:
    """One workbook of the set."""

    name: str
    layout: str
    planted: bool
    written: tuple[Sheet, ...] = ()
    """As the page has it: formulas without the results that they give."""
    sheets: tuple[Sheet, ...] = ()
    claims: tuple[Claims, ...] = ()
    left_alone: tuple[str, ...] = ()
    expected: tuple[Expectation, ...] = ()
    edits: tuple[str, ...] = ()

    def cells(self) -> dict[Address, str]:
        """Give every cell as it is written, with formulas worked out where they were settled."""
        return {
            (sheet.name, cell): text for sheet in self.sheets for cell, text in sheet.cells.items()
        }

    def text(self) -> str:
        """Write the workbook in the format of `tests.support.grids`."""
        return "\n\n".join(rendered(sheet) for sheet in self.sheets) + "\n"


@cache
def cases() -> tuple[Case, ...]:
    """Give every workbook of the set, in the order of the pages."""
    found: dict[str, Case] = {}
    for page in sorted(LAYOUTS.glob("*.md")):
        parts = re.split(r"(?m)^## (Clean|Planted): (.+)$", page.read_text(encoding="utf-8"))
        for kind, name, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            if name in found:
                message = f"{name} is there twice"
                raise ValueError(message)
            blank = Case(name.strip(), page.stem, kind == "Planted")
            found[blank.name] = _read(blank, body, found)
    return tuple(found.values())


def _read(case: Case, body: str, known: Mapping[str, Case]) -> Case:
    lines = [line.strip() for line in body.splitlines()]
    told = {key: value.strip() for key, mark, value in map(split, lines) if mark}
    if "From" in told:
        start = known[told["From"]]
        edits = tuple(line[2:] for line in lines if line.startswith("- "))
        kept = "Results kept." in lines
        made = edited(start.sheets if kept else start.written, edits)
        case = replace(case, claims=start.claims, left_alone=start.left_alone, edits=edits)
    else:
        made = tuple(sheets(lines))
    case = replace(case, written=made, sheets=settled(made))
    if any(line.startswith("Table:") for line in lines):
        case = replace(case, claims=tuple(claims(lines)))
    if "Left alone" in told:
        case = replace(case, left_alone=listed(told["Left alone"]))
    first = case.sheets[0].name
    expected = tuple(expectation(line[2:], first) for line in lines if line.startswith("> "))
    return replace(case, expected=expected)
