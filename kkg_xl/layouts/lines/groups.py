"""Which heading stands under which: levels told by the forms of their labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kkg_xl.layouts.lines.rows import Sorted
from kkg_xl.layouts.lines.sorting import Sort
from kkg_xl.layouts.words.codes import Form, family, form_of, within
from kkg_xl.sheets.grid import Kind

# A name of the module is found fifteen times as fast as a member of an enum.
_HEADING, _LINE, _TOTAL = Sort.HEADING, Sort.LINE, Sort.TOTAL
_NUMBER = Kind.NUMBER

_UNLABELLED = 1_000


def levels(rows: Sequence[Sorted]) -> dict[int, tuple[int, int]]:
    """Give each heading's level, by row: the rank of its form, then the depth of a dotted label.

    Forms rank in the order in which the sheet first uses them; headings without a label stand
    below all others.
    """
    codes = [row.code for row in rows if row.code]
    roman = any(form_of(code) is Form.ROMAN for code in codes)
    ranks: dict[object, int] = {}
    found: dict[int, tuple[int, int]] = {}
    for row in rows:
        if row.sort is _HEADING or (row.sort is _TOTAL and row.code):
            form = form_of(row.code, roman=roman)
            if form is Form.NONE:
                found[row.number] = (_UNLABELLED, 0)
            else:
                rank = ranks.setdefault(family(row.code, roman=roman), len(ranks))
                found[row.number] = (rank, row.code.count("."))
    return found


def parents(rows: Sequence[Sorted], found: Mapping[int, tuple[int, int]]) -> dict[int, int]:
    """Give for each row the row of the innermost heading that it stands under, -1 for none."""
    stack: list[tuple[tuple[int, int], int]] = []
    under: dict[int, int] = {}
    for place, row in enumerate(rows):
        level = found.get(row.number)
        if level is None:
            while stack and goes_on(rows, stack[-1][1], place):
                stack.pop()
        else:
            while stack and stack[-1][0] >= level:
                stack.pop()
        under[row.number] = rows[stack[-1][1]].number if stack else -1
        if level is not None:
            stack.append((level, place))
    return under


def goes_on(rows: Sequence[Sorted], heading: int, later: int) -> bool:
    """Tell whether a line goes on with the labels of a heading: 2 after 1 with its 1.1 and 1.2.

    Lines that have labels of the heading's own form from the first stand under it.
    """
    own, first, line = rows[heading].code, rows[heading + 1].code, rows[later]
    if not own or not line.code or line.sort is not _LINE:
        return False
    form = form_of(own)
    if form_of(line.code) is not form:
        return False
    return not within(line.code, own) if form is Form.DOTTED else form_of(first) is not form


def continued(rows: Sequence[Sorted]) -> tuple[Sorted, ...]:
    """Take a numbered item without figures for the line that it is, between lines 3 and 5.

    A heading opens something; what only continues the numbers of the lines before it does not.
    """
    made: list[Sorted] = []
    for row in rows:
        before = made[-1] if made else None
        follows = (
            row.sort is _HEADING
            and before is not None
            and before.sort is _LINE
            and row.code.isdigit()
            and before.code.isdigit()
            and int(row.code) == int(before.code) + 1
        )
        made.append(row._replace(sort=_LINE) if follows else row)
    for place, row in enumerate(made[:-1]):
        following = made[place + 1]
        opens = following.sort is _LINE and (
            not following.code or following.code == "1" or not following.code.isdigit()
        )
        deeper = not following.code or form_of(following.code) is Form.SMALL
        nothing = not row.cells or (deeper and is_idle(row))
        if row.sort is _LINE and nothing and opens:
            made[place] = row._replace(sort=_HEADING)
    return tuple(made)


def is_idle(row: Sorted) -> bool:
    """Tell whether a row holds nothing but zeros that formulas left."""
    return not row.unit and all(
        cell.value == 0 and cell.kind is _NUMBER and cell.formula is not None
        for cell in row.cells.values()
    )
