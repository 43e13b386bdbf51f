"""Excel tables in formulas: `Belanja[Jumlah]` and `Belanja[[#This Row],[Vol]]` are cells as well.

A formula is told over in addresses before anybody looks at it, so that whoever reads formulas
knows one kind of reference only. What names no table or no column of it is left as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kkg_xl.sheets.grid import Book, Grid, ListTable, Row
from kkg_xl.sheets.refs import Area, letters

_STRUCTURED = re.compile(
    r"""
      "(?:[^"]|"")*"                                              # a text: passed over
    | '(?:[^']|'')*'!                                             # a sheet: passed over
    | (?P<name>[^\W\d][\w.\\]*)?(?P<inside>\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\])(?![\w'])
    | (?P<bare>[^\W\d][\w.\\]*)(?![\w.(!\[])
    """,
    re.VERBOSE,
)
_PART = re.compile(r"\[((?:[^\[\]']|'.)*)\]")
_ESCAPED = re.compile(r"'(.)")
_NEWLINE = re.compile(r"_x000[aAdD]_|\s+")
_ITEMS = frozenset({"#all", "#data", "#headers", "#totals", "#this row"})


def with_addresses(book: Book) -> Book:
    """Tell the formulas of a workbook over without references to its tables."""
    if not book.tables:
        return book
    tables = {table.name.casefold(): table for table in book.tables}
    return replace(book, grids=tuple(_told_over(grid, tables) for grid in book.grids))


def in_addresses(book: Book, sheet: str, row: int, column: int, formula: str) -> str:
    """Tell one formula over as it would read in a cell."""
    tables = {table.name.casefold(): table for table in book.tables}
    own = [table for table in tables.values() if table.sheet == sheet]
    return _plain(formula, _Site(sheet, row, column, own), tables)


def _told_over(grid: Grid, tables: Mapping[str, ListTable]) -> Grid:
    own = [table for table in tables.values() if table.sheet == grid.name]
    changed: dict[int, Row] = {}
    for number, row in grid.rows.items():
        cells = {
            column: cell._replace(formula=formula)
            for column, cell in row.items()
            if cell.formula is not None
            and (formula := _plain(cell.formula, _Site(grid.name, number, column, own), tables))
            != cell.formula
        }
        if cells:
            changed[number] = {**row, **cells}
    return replace(grid, rows={**grid.rows, **changed}) if changed else grid


class _Site:
    """Where a formula stands: `[@Vol]` means the table and the row around it."""

    def __init__(self, sheet: str, row: int, column: int, own: Sequence[ListTable]) -> None:
        self.sheet = sheet
        self.row = row
        self._at = (row, column)
        self._own = own

    def table(self) -> ListTable | None:
        """Give the table that the formula stands in."""
        row, column = self._at
        return next(
            (
                table
                for table in self._own
                if table.area.top <= row <= table.area.bottom
                and table.area.left <= column <= table.area.right
            ),
            None,
        )


def _plain(formula: str, site: _Site, tables: Mapping[str, ListTable]) -> str:
    if "[" not in formula and not any(name in formula.casefold() for name in tables):
        return formula

    def told(match: re.Match[str]) -> str:
        name = match["name"] or match["bare"]
        inside = match["inside"]
        if name is None and inside is None:
            return match[0]
        table = site.table() if name is None else tables.get(name.casefold())
        area = None if table is None else _area(table, inside or "", site)
        if table is None or area is None:
            return match[0]
        sheet = "" if table.sheet == site.sheet else "'" + table.sheet.replace("'", "''") + "'!"
        return sheet + _address(area, own_row="#this row" in _chosen(inside or "")[0])

    return _STRUCTURED.sub(told, formula)


def _address(area: Area, *, own_row: bool) -> str:
    """Write an area as a formula does; but for the formula's own row it is the same everywhere.

    >>> _address(Area(4, 3, 4, 3), own_row=True), _address(Area(4, 5, 7, 5), own_row=False)
    ('C4', '$E$4:$E$7')
    """
    mark = "" if own_row else "$"
    first = f"{mark}{letters(area.left)}{mark}{area.top}"
    last = f"{mark}{letters(area.right)}{mark}{area.bottom}"
    return first if first == last else f"{first}:{last}"


def _area(table: ListTable, inside: str, site: _Site) -> Area | None:
    """Give the cells that the brackets behind a table's name choose."""
    items, columns = _chosen(inside)
    rows = _rows(table, items, site)
    known = {column_name(name): at for at, name in enumerate(table.columns, table.area.left)}
    keys = [known.get(name) for name in columns]
    if rows is None or None in keys:
        return None
    places = [key for key in keys if key is not None]
    left, right = table.area.left, table.area.right
    if places:
        left, right = min(places), max(places)
    return Area(rows[0], left, rows[1], right)


def _chosen(inside: str) -> tuple[frozenset[str], list[str]]:
    """Part `[[#This Row],[Vol]]`, `[@Vol]` or `[Jumlah]` into items and columns."""
    body = inside[1:-1].strip()
    items: set[str] = set()
    if body.startswith("@"):
        items.add("#this row")
        body = body[1:].strip()
    parts = list(_parts(body))
    items.update(part.casefold() for part in parts if part.casefold() in _ITEMS)
    columns = [part for part in parts if part and part.casefold() not in _ITEMS]
    return frozenset(items), [column_name(_ESCAPED.sub(r"\1", name)) for name in columns]


def _parts(body: str) -> Iterator[str]:
    yield from (match[1].strip() for match in _PART.finditer(body))
    yield _PART.sub("", body).strip(",: ")


def _rows(table: ListTable, items: frozenset[str], site: _Site) -> tuple[int, int] | None:
    """Give the first and the last row that some items mean: the data, if there are none."""
    top, _, bottom, _ = table.area
    first, last = top + table.headers, bottom - table.totals
    if "#this row" in items:
        return (site.row, site.row) if first <= site.row <= last else None
    spans = {
        "#all": (top, bottom),
        "#headers": (top, first - 1),
        "#totals": (last + 1, bottom),
        "#data": (first, last),
    }
    chosen = [spans[item] for item in items] or [(first, last)]
    rows = min(span[0] for span in chosen), max(span[1] for span in chosen)
    return rows if rows[0] <= rows[1] else None


def column_name(text: str) -> str:
    """Write the name of a column as it is compared: case and line breaks make no difference.

    >>> column_name("Harga_x000a_Satuan")
    'harga satuan'
    """
    return _NEWLINE.sub(" ", text).strip().casefold()
