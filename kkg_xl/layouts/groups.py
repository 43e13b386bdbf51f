"""Which heading stands under which: levels told by the forms of their labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kkg_xl.layouts.codes import Form, form_of, within
from kkg_xl.layouts.rows import Sorted, is_idle
from kkg_xl.layouts.sorting import Sort

# A name of the module is found fifteen times as fast as a member of an enum.
_HEADING, _LINE, _TOTAL = Sort.HEADING, Sort.LINE, Sort.TOTAL

_UNLABELLED = 1_000


def levels(rows: Sequence[Sorted]) -> dict[int, tuple[int, int]]:
    """Give each heading's level, by row: the rank of its form, then the depth of a dotted label.

    Forms rank in the order in which the sheet first uses them; headings without a label stand
    below all others.
    """
    codes = [row.code for row in rows if row.code]
    roman = any(form_of(code) is Form.ROMAN for code in codes)
    ranks: dict[Form, int] = {}
    found: dict[int, tuple[int, int]] = {}
    for row in rows:
        if row.sort is _HEADING or (row.sort is _TOTAL and row.code):
            form = form_of(row.code, roman=roman)
            if form is Form.NONE:
                found[row.number] = (_UNLABELLED, 0)
            else:
                rank = ranks.setdefault(form, len(ranks))
                found[row.number] = (rank, row.code.count("."))
    return found


def parents(rows: Sequence[Sorted], found: Mapping[int, tuple[int, int]]) -> dict[int, int]:
    """Give for each row the row of the innermost heading that it stands under, -1 for none."""
    stack: list[tuple[tuple[int, int], Sorted]] = []
    under: dict[int, int] = {}
    for row in rows:
        level = found.get(row.number)
        if level is None:
            if row.sort is _LINE and "." in row.code:
                while (
                    stack and "." in stack[-1][1].code and not within(row.code, stack[-1][1].code)
                ):
                    stack.pop()
            under[row.number] = stack[-1][1].number if stack else -1
            continue
        while stack and stack[-1][0] >= level:
            stack.pop()
        under[row.number] = stack[-1][1].number if stack else -1
        stack.append((level, row))
    return under


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
        nothing = not row.cells or (not following.code and is_idle(row))
        if row.sort is _LINE and nothing and opens:
            made[place] = row._replace(sort=_HEADING)
    return tuple(made)
