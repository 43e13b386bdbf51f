"""Marks on a live workbook: a conditional format that is always true, and a note; both go again.

What a cell looks like is not touched, so nothing has to be put back. The format is known by its
formula, which names no function and no cell: Excel tells those in the language of the user. The
note is known by the rule that it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import xlwings as xw

from kkg_xl.domain.figures import Place
from kkg_xl.hosts.excel.addresses import addresses, parts
from kkg_xl.hosts.excel.journal import MarkRecord
from kkg_xl.hosts.excel.native import Native
from kkg_xl.hosts.excel.patience import Gate
from kkg_xl.hosts.excel.reaching import Reach, add_note
from kkg_xl.layouts.ours import findings_sheet
from kkg_xl.sheets.grid import Book, Grid
from kkg_xl.sheets.plan import CellBefore, CellMark
from kkg_xl.sheets.refs import Area, address, parse_address
from kkg_xl.sheets.sheet_plan import Mark

_FORMULA: Final = '="kkg_xl"<>"{}"'
_MARKS: Final = {_FORMULA.format(mark.value): mark for mark in Mark}
_WORST_FIRST: Final = (Mark.WRONG, Mark.DOUBTFUL, Mark.NOTEWORTHY)
MOST_NOTES: Final = 20
"""Of one check: colours take few calls to Excel however many cells there are, a note takes two."""


def records_of(marks: Iterable[CellMark], book: Book) -> tuple[MarkRecord, ...]:
    """Tell which cells of which sheets get which mark; one that is covered where that shows.

    Notes come last, those of the worst first.
    """
    worst: dict[tuple[str, int, int], Mark] = {}
    notes: dict[tuple[str, int, int], list[str]] = {}
    for each in marks:
        at = (each.sheet, *anchor(book.grid(each.sheet), each.row, each.column))
        known = worst.get(at, each.mark)
        worst[at] = min(known, each.mark, key=_WORST_FIRST.index)
        if each.note:
            notes.setdefault(at, []).append(each.note)
    formats = [
        MarkRecord(sheet, cells, mark.name)
        for (sheet, mark), places in _by_sheet_and_mark(worst).items()
        for cells in addresses(places)
    ]
    told = [
        MarkRecord(sheet, address(row, column), note="\n\n".join(parts))
        for (sheet, row, column), parts in sorted(
            notes.items(), key=lambda each: _WORST_FIRST.index(worst[each[0]])
        )
    ]
    return (*formats, *told)


def with_few_notes(records: Sequence[MarkRecord]) -> tuple[MarkRecord, ...]:
    """Leave out the notes beyond `MOST_NOTES`; what they say is listed on the sheet Temuan too."""
    notes = [each for each in records if each.note]
    return (*(each for each in records if not each.note), *notes[:MOST_NOTES])


def put_marks(reach: Reach, records: Sequence[MarkRecord], fills: Mapping[Mark, str]) -> None:
    """Mark cells. Raises `RefusedError`."""
    for each in records:
        cells = reach.cells(each.sheet, each.cells)
        if each.note:
            reach.gate(add_note, cells, each.note)
        else:
            reach.gate(_add_format, cells, Mark[each.mark], fills[Mark[each.mark]])


def marks_of(reach: Reach, read: Book, native: Native) -> tuple[MarkRecord, ...]:
    """Give the marks of ours that a workbook has, of which `read` is what was read.

    Raises `RefusedError`. One without a sheet of findings is not searched: it has none.
    """
    signs = _signs(read)
    if not signs:
        return ()
    gate, found = reach.gate, list[MarkRecord]()
    for grid in findings_sheet.without(read).grids:
        sheet = reach.sheet(grid.name)
        for place, mark in _rules(sheet, gate):
            cells = gate(native.applies_to, sheet, place).replace("$", "")
            found += [MarkRecord(grid.name, part, mark.name) for part in parts(cells)]
        for note in gate(_notes, sheet):
            text = gate(_text, note)
            if any(sign in text for sign in signs):
                found.append(MarkRecord(grid.name, gate(_cell, note), note=text))
    return tuple(found)


def remove_marks(reach: Reach, records: Iterable[MarkRecord]) -> None:
    """Take away the marks on the sheets of some records. Raises `RefusedError`."""
    gate, notes = reach.gate, dict[str, set[str]]()
    for each in records:
        notes.setdefault(each.sheet, set())
        if each.note:
            notes[each.sheet].add(_plain(each.note))
    for name, texts in notes.items():
        sheet = reach.sheet(name)
        for place, _ in _rules(sheet, gate):
            gate(_delete_format, sheet, place)
        for note in gate(_notes, sheet) if texts else ():
            if _plain(gate(_text, note)) in texts:
                gate(note.delete)


def without_notes(
    before: Mapping[Place, CellBefore], records: Iterable[MarkRecord], book: Book
) -> dict[Place, CellBefore]:
    """Tell what cells look like once the notes of ours that they have are taken away."""
    ours = {(each.sheet, each.cells) for each in records if each.note}

    def is_ours(place: Place) -> bool:
        shown = anchor(book.grid(place.sheet), *parse_address(place.cell))
        return (place.sheet, address(*shown)) in ours

    return {
        place: each._replace(noted=False) if each.noted and is_ours(place) else each
        for place, each in before.items()
    }


def anchor(grid: Grid, row: int, column: int) -> tuple[int, int]:
    """Give the cell that is seen where a cell is."""
    for area in grid.merged:
        if Area.__contains__(area, (row, column)):
            return area.top, area.left
    return row, column


def _rules(sheet: xw.Sheet, gate: Gate) -> Iterator[tuple[int, Mark]]:
    """Give the places of our conditional formats, the last first, so that each may be deleted."""
    rules = gate(_formats, sheet)
    for place in range(gate(len, rules), 0, -1):
        mark = _MARKS.get(gate(_formula, rules, place))
        if mark is not None:
            yield place, mark


def _signs(read: Book) -> frozenset[str]:
    """Give what our notes say besides: the rules that the sheet of findings lists."""
    reasons = findings_sheet.read(read)
    return frozenset(f"[{reason.key.partition(' ')[0]}]" for reason in reasons)


def _formats(sheet: xw.Sheet) -> xw.main.ConditionalFormats:
    return sheet.cells.conditional_formats


def _formula(rules: xw.main.ConditionalFormats, place: int) -> str:
    return rules(place).formula or ""


def _delete_format(sheet: xw.Sheet, place: int) -> None:
    _formats(sheet)(place).delete()


def _notes(sheet: xw.Sheet) -> list[xw.Note]:
    return list(sheet.notes)


def _text(note: xw.Note) -> str:
    return note.text


def _cell(note: xw.Note) -> str:
    return note.location.address.replace("$", "")


def _add_format(cells: xw.Range, mark: Mark, fill: str) -> None:
    cells.conditional_formats.add_custom(_FORMULA.format(mark.value), fill_color=fill)


def _by_sheet_and_mark(
    marked: Mapping[tuple[str, int, int], Mark],
) -> dict[tuple[str, Mark], list[tuple[int, int]]]:
    sorted_places: dict[tuple[str, Mark], list[tuple[int, int]]] = {}
    for (sheet, row, column), mark in sorted(marked.items(), key=lambda each: each[0]):
        sorted_places.setdefault((sheet, mark), []).append((row, column))
    return sorted_places


def _plain(text: str) -> str:
    """Give a note as every program keeps it, whatever ends its lines."""
    return "\n".join(text.splitlines()).strip()
