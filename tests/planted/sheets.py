"""The worksheets of the set: read from a page, edited, worked out, and written for a builder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kkg_xl.sheets.refs import address, column_number, letters, parse_address
from tests.planted.amounts import shown
from tests.planted.reckoning import Reckoner


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet as it is written."""

    name: str
    cells: Mapping[str, str]
    """Address to text."""
    merged: str = ""
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[str] = frozenset()


def sheets(lines: list[str]) -> Iterator[Sheet]:
    """Read the sheets of a page's section."""
    name, merged, hidden, table = "RAB", "", False, []
    for line in [*lines, ""]:
        if line.startswith("|"):
            table.append([part.strip() for part in line.strip("|").split("|")])
            continue
        if table:
            yield _sheet(Sheet(name, {}, merged, hidden), table)
            merged, hidden, table = "", False, []
        if line.startswith("Sheet:"):
            name = line.removeprefix("Sheet:").strip()
            hidden = name.endswith("(hidden)")
            name = name.removesuffix("(hidden)").strip()
        elif line.startswith("Merged:"):
            merged = line.removeprefix("Merged:").strip()


def edited(sheets: tuple[Sheet, ...], edits: tuple[str, ...]) -> tuple[Sheet, ...]:
    """Apply edits such as `F12: 7` and `hide row 9`."""
    by_name = {sheet.name: sheet for sheet in sheets}
    first = sheets[0].name
    for edit in edits:
        place, mark, text = edit.partition(":")
        if match := re.fullmatch(r"(hide|show) (row|column|sheet) (.+)", edit):
            verb, what, which = match.groups()
            name, bang, which = which.rpartition("!")
            name = name if bang else which if what == "sheet" else first
            by_name[name] = _hidden(by_name[name], what, which, hide=verb == "hide")
        elif mark:
            name, bang, cell = place.strip().rpartition("!")
            sheet = by_name[name if bang else first]
            row, column = parse_address(cell)
            cells = {**sheet.cells, address(row, column): text.strip()}
            by_name[sheet.name] = replace(
                sheet, cells={cell: text for cell, text in cells.items() if text}
            )
        else:
            message = f"no edit: {edit}"
            raise ValueError(message)
    return tuple(by_name.values())


def settled(sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """Give formulas without a result the one that they give."""
    cells = {(sheet.name, cell): text for sheet in sheets for cell, text in sheet.cells.items()}
    reckoner = Reckoner(cells)
    return tuple(
        replace(
            sheet,
            cells={
                cell: f"{text} -> {shown(reckoner.worth((sheet.name, cell)))}"
                if text.startswith("=") and " ->" not in text and len(text) > 1
                else text
                for cell, text in sheet.cells.items()
            },
        )
        for sheet in sheets
    )


def rendered(sheet: Sheet) -> str:
    """Write a sheet in the format of `tests.support.grids`."""
    grid: dict[int, dict[int, str]] = {}
    for cell, text in sheet.cells.items():
        row, column = parse_address(cell)
        grid.setdefault(row, {})[column] = text
    columns = sorted({column for row in grid.values() for column in row})
    columns = sorted({*columns, *(column_number(name) for name in sheet.hidden_columns)})
    names = [
        letters(column) + " (hidden)" * (letters(column) in sheet.hidden_columns)
        for column in columns
    ]
    out = [f"Sheet: {sheet.name}" + " (hidden)" * sheet.hidden]
    if sheet.merged:
        out.append(f"Merged: {sheet.merged}")
    out += ["", "| | " + " | ".join(names) + " |", "| --- " * (len(names) + 1) + "|"]
    for row in sorted({*grid, *sheet.hidden_rows}):
        label = f"{row}" + " (hidden)" * (row in sheet.hidden_rows)
        cells = [grid.get(row, {}).get(column, "") for column in columns]
        out.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(out)


def _sheet(sheet: Sheet, table: list[list[str]]) -> Sheet:
    heading, _, *body = table
    columns = [name.split()[0] for name in heading[1:]]
    cells: dict[str, str] = {}
    for label, *texts in body:
        if len(texts) > len(columns):
            message = f"{sheet.name} row {label} has {len(texts)} cells, not {len(columns)}"
            raise ValueError(message)
        cells.update(
            (f"{column}{int(label.split()[0])}", text)
            for column, text in zip(columns, texts, strict=False)
            if text
        )
    return replace(
        sheet,
        cells=cells,
        hidden_rows=frozenset(int(row[0].split()[0]) for row in body if "(hidden)" in row[0]),
        hidden_columns=frozenset(n.split()[0] for n in heading[1:] if n.endswith("(hidden)")),
    )


def _hidden(sheet: Sheet, what: str, which: str, *, hide: bool) -> Sheet:
    if what == "sheet":
        return replace(sheet, hidden=hide)
    if what == "row":
        rows = {int(which)}
        hidden = sheet.hidden_rows | rows if hide else sheet.hidden_rows - rows
        return replace(sheet, hidden_rows=frozenset(hidden))
    columns = sheet.hidden_columns | {which} if hide else sheet.hidden_columns - {which}
    return replace(sheet, hidden_columns=frozenset(columns))
