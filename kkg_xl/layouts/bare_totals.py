"""Totals that look like lines: typed on their group's heading, or below lines without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import takewhile

from kkg_xl.domain.table import Line
from kkg_xl.layouts.codes import Form, form_of, within
from kkg_xl.layouts.entries import Entries
from kkg_xl.layouts.rows import Sorted
from kkg_xl.layouts.sorting import Sort
from kkg_xl.layouts.vocabulary import is_total

_NEXT_ROWS = 2
_GROUPED = frozenset({Form.LETTER, Form.ROMAN, Form.ACCOUNT})


def bare_totals(
    rows: Sequence[Sorted], lines: Mapping[int, Line], money: Sequence[int], entries: Entries
) -> set[int]:
    """Give the rows that state a total although nothing on them says so."""
    if not money:
        return set()
    return {*_on_headings(rows, lines, money), *_without_label(rows, lines, money, entries)}


def _without_label(
    rows: Sequence[Sorted], lines: Mapping[int, Line], money: Sequence[int], entries: Entries
) -> Iterator[int]:
    """Find typed totals without a label: a bare amount right below its lines."""
    run: list[Line] = []
    for row in rows:
        if row.sort is Sort.LINE:
            run.append(lines[row.number])
        elif row.sort is Sort.TOTAL:
            run = []
        elif row.sort is Sort.STRAY and len(run) > 1 and set(row.cells) <= set(money):
            stated = {key: entries.figure(row, key).amount for key in row.cells}
            sums = {key: _sum(run, key) for key in stated}
            close = row.number - run[-1].index <= _NEXT_ROWS
            bare = not any(derivation.outside for derivation in row.derivations.values())
            likely = all((stated[key] or 0) * 2 > sums[key] for key in stated)
            if any(stated[key] == sums[key] for key in stated) or (close and bare and likely):
                yield row.number
                run = []


def _on_headings(
    rows: Sequence[Sorted], lines: Mapping[int, Line], money: Sequence[int]
) -> Iterator[int]:
    """Find amounts typed on the heading of their group, which look like lump sums.

    One that its lines add up to vouches for the others of its form, which may be wrong.
    """
    vouched: set[Form] = set()
    open_ones: list[tuple[int, Form]] = []
    for place, row in enumerate(rows):
        line = lines.get(row.number)
        if line is None or not row.code or not set(row.cells) <= set(money):
            continue
        if any(derivation.terms for derivation in row.derivations.values()):
            continue  # reckoned from its own row, as a line is
        members = _members(rows, place)
        if not members:
            continue
        own = [lines[member.number] for member in members]
        stated = [amount for key in money if (amount := line.figures[key].amount) is not None]
        form = form_of(row.code)
        if any(amount == _sum(own, key) for amount in stated for key in money):
            vouched.add(form)
            yield row.number
        elif any(set(member.cells) - set(money) for member in members) and len(members) > 1:
            yield row.number
        elif len(members) > 1:
            open_ones.append((row.number, form))
    yield from (number for number, form in open_ones if form in vouched)


def _sum(lines: Iterable[Line], key: int) -> Decimal:
    return sum((line.figures[key].amount or Decimal(0) for line in lines), Decimal(0))


def _members(rows: Sequence[Sorted], place: int) -> list[Sorted]:
    """Give the lines that stand under a row by their labels: A over 1, 2, 3; 1 over 1.1, 1.2."""
    own = rows[place]
    form = form_of(own.code, roman=len(own.code) > 1)
    below = rows[place + 1 :]
    following = below[0].code if below else ""
    if form is Form.DOTTED or (form is Form.NUMBER and "." in following):
        return _while_lines(below, lambda code: within(code, own.code))
    if form is Form.NUMBER and form_of(following) is Form.SMALL:
        return _while_lines(below, lambda code: form_of(code) is Form.SMALL)
    if form not in _GROUPED:
        return []
    members = []
    for row in below:
        if form_of(row.code) in {form, *_GROUPED} or _closing(row):
            break
        if row.sort is Sort.LINE:
            members.append(row)
    return members


def _while_lines(rows: Sequence[Sorted], belongs: Callable[[str], bool]) -> list[Sorted]:
    return [*takewhile(lambda row: row.sort is Sort.LINE and belongs(row.code), rows)]


def _closing(row: Sorted) -> bool:
    return row.sort is Sort.TOTAL and is_total(row.label)
