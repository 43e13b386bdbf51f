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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from pathlib import Path

from kkg_xl.sheets.refs import address, column_number, letters, parse_address

from tests.planted.arithmetic import Address, Reckoner, shown, written

LAYOUTS = Path(__file__).with_name("layouts")

_TABLE = re.compile(
    r"(?P<sheet>[^,(]+?)\s*(?:\((?P<kind>[\w-]+)\))?, (?P<lines>\d+|\?) lines?"
    r"(?:, (?P<lumps>\d+) lump sums?)?(?:, total (?P<total>[\d., or-]+))?"
)
_FINDING = re.compile(
    r"(?P<rule>[a-z-]+)(?: at (?P<at>[^,(]+?))?(?: \((?P<severity>\w+)\))?"
    r"(?:, stated (?P<stated>-?[\d.,]*\d))?(?:, computed (?P<computed>-?[\d.,]*\d))?"
)


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


@dataclass(frozen=True, slots=True)
class Claims:
    """What one table is made of."""

    sheet: str
    kind: str
    lines: int | None
    lump_sums: int
    totals: tuple[Fraction, ...]
    """What may be told as its total; empty where nothing is asked."""
    products: tuple[tuple[str, str], ...] = ()
    """Ranges of amounts and the expression over the columns of their row."""
    sums: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """One finding that may answer an expectation."""

    rule: str
    sheet: str
    cells: tuple[str | None, ...]
    """Any of them; `*` for wherever."""
    severity: str | None
    stated: Fraction | None
    computed: Fraction | None


@dataclass(frozen=True, slots=True)
class Expectation:
    """What must be found, in one of several ways."""

    text: str
    ways: tuple[Expected, ...]
    needed: bool


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
        return "\n\n".join(_rendered(sheet) for sheet in self.sheets) + "\n"


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
    told = {key: value.strip() for key, mark, value in map(_split, lines) if mark}
    if "From" in told:
        start = known[told["From"]]
        edits = tuple(line[2:] for line in lines if line.startswith("- "))
        kept = "Results kept." in lines
        sheets = _edited(start.sheets if kept else start.written, edits)
        case = replace(case, claims=start.claims, left_alone=start.left_alone, edits=edits)
    else:
        sheets = tuple(_sheets(lines))
    case = replace(case, written=sheets, sheets=_settled(sheets))
    if any(line.startswith("Table:") for line in lines):
        case = replace(case, claims=tuple(_claims(lines)))
    if "Left alone" in told:
        case = replace(case, left_alone=_list(told["Left alone"]))
    first = case.sheets[0].name
    expected = tuple(_expectation(line[2:], first) for line in lines if line.startswith("> "))
    return replace(case, expected=expected)


def _split(line: str) -> tuple[str, str, str]:
    return line.partition(":") if re.match(r"[A-Z][a-z ]+:", line) else (line, "", "")


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _settled(sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
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


def _sheets(lines: list[str]) -> Iterator[Sheet]:
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


def _edited(sheets: tuple[Sheet, ...], edits: tuple[str, ...]) -> tuple[Sheet, ...]:
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


def _hidden(sheet: Sheet, what: str, which: str, *, hide: bool) -> Sheet:
    if what == "sheet":
        return replace(sheet, hidden=hide)
    if what == "row":
        rows = {int(which)}
        hidden = sheet.hidden_rows | rows if hide else sheet.hidden_rows - rows
        return replace(sheet, hidden_rows=frozenset(hidden))
    columns = sheet.hidden_columns | {which} if hide else sheet.hidden_columns - {which}
    return replace(sheet, hidden_columns=frozenset(columns))


def _claims(lines: list[str]) -> Iterator[Claims]:
    current: Claims | None = None
    for line in lines:
        key, _, value = _split(line)
        value = value.strip()
        if key == "Table":
            if current:
                yield current
            current = _table(value)
        elif current and key == "Lines":
            areas, _, law = value.partition(" = ")
            made = tuple((area, law.strip()) for area in _list(areas))
            current = replace(current, products=current.products + made)
        elif current and key in ("Sums", "Words"):
            made = tuple(_pair(part) for part in value.split(";"))
            if key == "Sums":
                current = replace(current, sums=current.sums + made)
            else:
                current = replace(current, words=current.words + made)
    if current:
        yield current


def _pair(text: str) -> tuple[str, str]:
    left, _, right = text.partition(" = ")
    return left.strip(), right.strip()


def _table(text: str) -> Claims:
    match = _TABLE.fullmatch(text)
    if match is None:
        message = f"no table: {text}"
        raise ValueError(message)
    lines = None if match["lines"] == "?" else int(match["lines"])
    totals = tuple(_amount(part) for part in (match["total"] or "").split(" or ") if part.strip())
    return Claims(
        match["sheet"], match["kind"] or "budget", lines, int(match["lumps"] or 0), totals
    )


def _expectation(text: str, sheet: str) -> Expectation:
    needed = not text.startswith("perhaps ")
    ways = text.removeprefix("perhaps ").split(" or ")
    return Expectation(text, tuple(_expected(way.strip(), sheet) for way in ways), needed)


def _expected(text: str, sheet: str) -> Expected:
    match = _FINDING.fullmatch(text)
    if match is None:
        message = f"no finding: {text}"
        raise ValueError(message)
    at = (match["at"] or "*").strip()
    name, bang, cells = at.rpartition("!")
    return Expected(
        match["rule"],
        name.strip("'") if bang else sheet,
        tuple(None if cell == "nowhere" else cell for cell in cells.split("/")),
        match["severity"],
        _amount(match["stated"]) if match["stated"] else None,
        _amount(match["computed"]) if match["computed"] else None,
    )


def _amount(text: str) -> Fraction:
    value = written(text.strip())
    if not isinstance(value, Fraction):
        message = f"no amount: {text}"
        raise TypeError(message)
    return value


def _rendered(sheet: Sheet) -> str:
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
