"""Functions that search tables or ask where something stands."""

from __future__ import annotations

from decimal import Decimal

from kkg_xl.sheets.formula_arrays import MOST_CELLS
from kkg_xl.sheets.formula_criteria import pattern
from kkg_xl.sheets.formula_signatures import Function, of_ranges
from kkg_xl.sheets.formula_site import Matrix, Raw, Site, Span
from kkg_xl.sheets.formula_values import (
    DIFFERENT,
    NOT_AVAILABLE,
    REFERENCE,
    VALUE,
    ZERO,
    CannotTellError,
    Fault,
    Value,
    compare,
    shown,
    to_number,
    to_truth,
)
from kkg_xl.sheets.refs import Area

_SORTED: Value = True


def _vertical(site: Site, key: Raw, table: Raw, number: Raw, near: Raw = _SORTED) -> Raw:
    return _looked_up(site, key, table, (number, near), across=False)


def _horizontal(site: Site, key: Raw, table: Raw, number: Raw, near: Raw = _SORTED) -> Raw:
    return _looked_up(site, key, table, (number, near), across=True)


def _looked_up(site: Site, key: Raw, table: Raw, how: tuple[Raw, Raw], *, across: bool) -> Raw:
    line = _whole(site.single(how[0]))
    near = to_truth(site.single(how[1]))
    if isinstance(line, Fault):
        return line
    if isinstance(near, Fault):
        return near
    if line < 1:
        return VALUE
    if line > _size(table)[0 if across else 1]:
        return REFERENCE
    first = _part(table, 1, 0) if across else _part(table, 0, 1)
    at = _position(site, site.single(key), first, 1 if near else 0)
    if isinstance(at, Fault):
        return at
    return _part(table, line, at + 1) if across else _part(table, at + 1, line)


def _match(site: Site, key: Raw, line: Raw, kind: Raw = _SORTED) -> Raw:
    order = to_number(site.single(kind))
    if isinstance(order, Fault):
        return order
    if 1 not in _size(line):
        return NOT_AVAILABLE
    at = _position(site, site.single(key), line, (order > 0) - (order < 0))
    return at if isinstance(at, Fault) else Decimal(at + 1)


def _index(site: Site, table: Raw, row: Raw, column: Raw = None) -> Raw:
    line, place = _whole(site.single(row)), _whole(site.single(column))
    if isinstance(line, Fault):
        return line
    if isinstance(place, Fault):
        return place
    height, width = _size(table)
    if height == 1 and column is None:
        line, place = 1, line
    if line < 0 or place < 0:
        return VALUE
    if line > height or place > width:
        return REFERENCE
    if not line and not place:
        return table
    if width == 1 and not place:
        place = 1
    return _part(table, line, place)


def _position(site: Site, key: Value, line: Raw, order: int) -> int | Fault:
    """Find a key in a row or column, from 0: exactly, or the last not beyond it."""
    if isinstance(key, Fault):
        return key
    if order:
        return _last_within(key, _entries(site, line), order)
    if isinstance(key, str) and any(wild in key for wild in "*?~"):
        matches = pattern(key).fullmatch
        for at, value in _entries(site, line):
            if isinstance(value, str) and matches(value):
                return at
        return NOT_AVAILABLE
    index = _indexed(site, line)
    if key is None:
        if _key(ZERO) in index:
            raise CannotTellError
        return NOT_AVAILABLE
    return index.get(_key(key), NOT_AVAILABLE)


def _indexed(site: Site, line: Raw) -> dict[tuple[int, Value], int]:
    """Give where each value stands first; kept for ranges, which many formulas search."""
    kept = site.sight.indexes
    if isinstance(line, Span) and line in kept:
        return kept[line]
    index: dict[tuple[int, Value], int] = {}
    for at, value in _entries(site, line):
        index.setdefault(_key(value), at)
    if isinstance(line, Span):
        kept[line] = index
    return index


def _entries(site: Site, line: Raw) -> list[tuple[int, Value]]:
    if isinstance(line, Span):
        if len(line.sheets) != 1:
            raise CannotTellError
        top, left = line.area.top, line.area.left
        return [(row - top + column - left, value) for row, column, value in site.located(line)]
    if isinstance(line, Matrix):
        return list(enumerate(value for row in line.rows for value in row))
    return [(0, line)]


def _key(value: Value) -> tuple[int, Value]:
    if isinstance(value, Decimal):
        return 0, shown(value)
    if isinstance(value, str):
        return 1, value.casefold()
    return 2, value


def _last_within(key: Value, entries: list[tuple[int, Value]], order: int) -> int | Fault:
    """Find the last entry not beyond a key, where it is sure that the entries are sorted."""
    last: int | Fault = NOT_AVAILABLE
    before: Value = None
    for at, value in entries:
        if type(value) is not type(key):
            if isinstance(value, Fault) or key is None:
                raise CannotTellError
            continue
        if before is not None and _ordered(before, value) * order > 0:
            raise CannotTellError
        before = value
        if _ordered(value, key) * order <= 0:
            last = at
    return last


def _ordered(left: Value, right: Value) -> int:
    order = compare(left, right)
    if isinstance(order, Fault) or order == DIFFERENT:
        raise CannotTellError
    return order


def _whole(value: Value) -> int | Fault:
    number = to_number(value)
    if isinstance(number, Fault):
        return number
    if abs(number) > MOST_CELLS * MOST_CELLS:
        raise CannotTellError
    return int(shown(number))


def _size(table: Raw) -> tuple[int, int]:
    if isinstance(table, Span):
        return table.height, table.width
    return (len(table.rows), len(table.rows[0])) if isinstance(table, Matrix) else (1, 1)


def _part(table: Raw, row: int, column: int) -> Raw:
    """Take a cell of a table, or a whole row or column with 0 for the other."""
    if isinstance(table, Span):
        top, left, bottom, right = table.area
        if row:
            top = bottom = top + row - 1
        if column:
            left = right = left + column - 1
        return Span(table.sheets, Area(top, left, bottom, right))
    if isinstance(table, Matrix):
        rows = table.rows[row - 1 : row] if row else table.rows
        if column:
            rows = tuple(each[column - 1 : column] for each in rows)
        return rows[0][0] if row and column else Matrix(rows)
    return table


def _row(site: Site, *of: Raw) -> Raw:
    if not of:
        return Decimal(site.place.row)
    if not isinstance(of[0], Span) or of[0].height > MOST_CELLS:
        raise CannotTellError
    area = of[0].area
    return Matrix(tuple((Decimal(row),) for row in range(area.top, area.bottom + 1)))


def _column(site: Site, *of: Raw) -> Raw:
    if not of:
        return Decimal(site.place.column)
    if not isinstance(of[0], Span):
        raise CannotTellError
    area = of[0].area
    return Matrix((tuple(Decimal(column) for column in range(area.left, area.right + 1)),))


LOOKUP: dict[str, Function] = {
    "VLOOKUP": of_ranges(3, 4, _vertical),
    "HLOOKUP": of_ranges(3, 4, _horizontal),
    "MATCH": of_ranges(2, 3, _match),
    "INDEX": of_ranges(2, 3, _index),
    "ROW": of_ranges(0, 1, _row),
    "COLUMN": of_ranges(0, 1, _column),
    "ROWS": of_ranges(1, 1, lambda _site, table: Decimal(_size(table)[0])),
    "COLUMNS": of_ranges(1, 1, lambda _site, table: Decimal(_size(table)[1])),
}
