"""A part of a sheet with its wrong cells marked, and under each row what is wrong in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from kkg_xl.domain.text import Language
from kkg_xl.reports.checked import Excerpt, ShownCell, ShownRow
from kkg_xl.reports.html import words
from kkg_xl.reports.html.markup import lines, say, text
from kkg_xl.reports.html.notes import Note, note
from kkg_xl.reports.tally import numbered
from kkg_xl.sheets.refs import letters, parse_address

_LONG = 16
"""Characters of a text that may run on over its neighbours."""

_JUMP = ' class="jump"'


class Shown(NamedTuple):
    """What a part of a sheet is shown with."""

    excerpt: Excerpt
    notes: Sequence[Note]
    """Those of the sheet, each with a cell."""
    language: Language


def sheet(shown: Shown) -> Iterator[str]:
    """Write the part as a table."""
    excerpt, language = shown.excerpt, shown.language
    told_under: dict[int, list[Note]] = {}
    marked: dict[tuple[int, int], str] = {}
    for each in shown.notes:
        told_under.setdefault(parse_address(each.first.at.cell)[0], []).append(each)
        for finding in each.findings:
            level = "accepted" if finding.accepted is not None else finding.severity.name.lower()
            marked.setdefault(parse_address(finding.at.cell), level)
    label = say(words.PART_OF, language, sheet=excerpt.sheet)
    heads = _heads(excerpt.columns)
    yield (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{label}">'
        f'<table class="cells"><thead><tr><td class="corner"></td>{heads}</tr></thead><tbody>'
    )
    width, previous = len(excerpt.columns), None
    for row in excerpt.rows:
        if previous is not None and row.number > previous + 1:
            left_out = numbered(words.ROWS_LEFT_OUT, row.number - previous - 1, language)
            yield f'<tr class="gap"><td></td><td colspan="{width}">{text(left_out)}</td></tr>'
        previous = row.number
        yield _row(row, excerpt.columns, marked, language)
        for each in told_under.get(row.number, ()):
            told = note(each, language)
            yield (
                f'<tr class="note s-{each.level}"><td></td><td colspan="{width}">'
                f'<div class="in">{told}</div></td></tr>'
            )
    yield "</tbody></table></div>"


def _heads(columns: Sequence[int]) -> str:
    """Name the columns, with a sign where some between are left out."""
    before = (columns[0] - 1, *columns)
    return "".join(
        f'<th scope="col"{_JUMP if column > last + 1 else ""}>{letters(column)}</th>'
        for last, column in zip(before, columns, strict=False)
    )


def _row(
    row: ShownRow,
    columns: Sequence[int],
    marked: Mapping[tuple[int, int], str],
    language: Language,
) -> str:
    cells = {cell.column: cell for cell in row.cells}
    told, covered = "", 0
    for place, column in enumerate(columns):
        if place < covered:
            continue
        cell, level = cells.get(column), marked.get((row.number, column))
        taken = {*cells, *(at for number, at in marked if number == row.number)}
        wide = 1 if cell is None else _width(cell, columns[place:], taken)
        covered = place + wide
        told += _cell(cell, level, wide)
    hidden = f' <span class="sr">{say(words.HIDDEN, language)}</span>' if row.hidden else ""
    kind = ' class="hidden"' if row.hidden else ""
    return f'<tr{kind}><th scope="row">{row.number}{hidden}</th>{told}</tr>\n'


def _width(cell: ShownCell, columns: Sequence[int], taken: Collection[int]) -> int:
    """Count the columns that a cell is shown over, of those from its own on.

    As in a spreadsheet program, a long text runs on over empty cells.
    """
    if cell.span > 1:
        return sum(column < cell.column + cell.span for column in columns)
    if cell.numeric or len(cell.text) < _LONG:
        return 1
    free = takewhile(lambda column: column not in taken, columns[1:])
    return 1 + len(list(free))


def _cell(cell: ShownCell | None, level: str | None, wide: int) -> str:
    classes = [f"m m-{level}"] if level else []
    if cell is not None and cell.numeric:
        classes.append("n")
    named = f' class="{" ".join(classes)}"' if classes else ""
    span = f' colspan="{wide}"' if wide > 1 else ""
    return f"<td{named}{span}>{'' if cell is None else lines(cell.text)}</td>"
