"""One workbook examined: built, checked by the real command, and compared with what is expected."""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

from kkg_xl.entrypoints.cli import main
from kkg_xl.sheets.grid import Book, Cell, Grid
from tests.planted.catalogue import Case
from tests.planted.expectations import Claims, Expectation, Expected
from tests.planted.severities import SEVERITIES
from tests.support import grids

Finding: TypeAlias = "Mapping[str, Any]"
"""One object of `findings` in the JSON report, numbers as fractions."""

_MONEY_TABLES = ("budget", "realisation")
_EMPTY_TEXT = "EMPTY-TEXT"
_WEIGHTY = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the program did on one workbook."""

    case: Case
    found: tuple[Expectation, ...]
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        edits = "; ".join(self.case.edits)
        head = f"{self.case.layout}/{self.case.name}" + (f"  [{edits}]" if edits else "")
        return "\n".join([head, *(f"    {problem}" for problem in self.problems)])


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that came out otherwise than expected."""

    kind: str
    """`missed`, `extra`, `amounts`, `table` or `unreadable`."""
    rule: str
    severity: str
    text: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.text}"


def examine(case: Case, folder: Path) -> Outcome:
    """Build a workbook in a folder, check it there, and say what came out otherwise."""
    path = folder / f"{case.name}.xlsx"
    build(case, path)
    return judged(case, checked(path))


def build(case: Case, path: Path) -> None:
    """Write a workbook."""
    grids.write_xlsx(written_book(case), path)
    _empty_texts(path)


def judged(case: Case, report: Mapping[str, Any]) -> Outcome:
    """Say what of a workbook's report came out otherwise."""
    if report["status"] == "unreadable":
        problem = Problem("unreadable", "unreadable", "error", str(report["error"]))
        return Outcome(case, (), (problem,))
    found, problems = _compared(case, list(report["findings"]))
    return Outcome(case, tuple(found), (*problems, *_tables(case, report["tables"])))


def checked(path: Path) -> Mapping[str, Any]:
    """Run `kkg-xl check --format json` on one workbook and read its answer."""
    out, told = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(told):
        code = main(["check", str(path), "--format", "json"])
    lines = out.getvalue().splitlines()
    if len(lines) != 1:
        message = f"exit code {code}, {len(lines)} lines; {told.getvalue()}"
        raise AssertionError(message)
    return answer(lines[0])


def answer(line: str) -> Mapping[str, Any]:
    """Read one line of the JSON report, with numbers as fractions."""
    told: Mapping[str, Any] = json.loads(line, parse_int=Fraction, parse_float=Fraction)
    return told


def written_book(case: Case) -> Book:
    book = grids.book(case.text(), f"{case.name}.xlsx")
    return replace(book, grids=tuple(_spaced(grid) for grid in book.grids))


def _spaced(grid: Grid) -> Grid:
    rows = {
        row: {column: _with_spaces(cell) for column, cell in cells.items()}
        for row, cells in grid.rows.items()
    }
    return replace(grid, rows=rows)


def _with_spaces(cell: Cell) -> Cell:
    if not isinstance(cell.value, str):
        return cell
    if not cell.value and cell.formula is not None:
        return cell._replace(value=_EMPTY_TEXT)
    return cell._replace(value=cell.value.replace("&nbsp;", "\u00a0").replace("&#32;", " "))


def _empty_texts(path: Path) -> None:
    """Store `""` for formulas that give it, as Excel does; xlsxwriter has no way to say so."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    mark = _EMPTY_TEXT.encode()
    if any(mark in content for content in parts.values()):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
            for name, content in parts.items():
                target.writestr(name, content.replace(mark, b""))


def _compared(case: Case, findings: list[Finding]) -> tuple[list[Expectation], list[Problem]]:
    found, problems = [], []
    left = list(findings)
    for expectation in case.expected:
        hits = [(way, finding) for way in expectation.ways for finding in left if _at(way, finding)]
        if hits:
            found.append(expectation)
            way = hits[0][0]
            taken = [finding for one, finding in hits if one is way and "*" in way.cells]
            taken = taken or [hits[0][1]]
            left = [finding for finding in left if not any(finding is one for one in taken)]
            problems += [p for finding in taken for p in _details(expectation, way, finding)]
        elif expectation.needed:
            rule = expectation.ways[0].rule
            problems.append(
                Problem("missed", rule, _severity(expectation.ways[0]), expectation.text)
            )
    problems += [
        Problem("extra", finding["rule"], finding["severity"], _told(finding))
        for finding in left
        if finding["severity"] in _WEIGHTY
    ]
    return found, problems


def _at(way: Expected, finding: Finding) -> bool:
    if way.rule != finding["rule"]:
        return False
    return "*" in way.cells or (way.sheet == finding["sheet"] and finding["cell"] in way.cells)


def _severity(way: Expected) -> str:
    return way.severity or SEVERITIES[way.rule]


def _details(expectation: Expectation, way: Expected, finding: Finding) -> Iterator[Problem]:
    wanted = {
        "severity": _severity(way),
        "stated": way.stated,
        "computed": way.computed,
        "difference": None
        if way.stated is None or way.computed is None
        else way.stated - way.computed,
    }
    if any(value is not None and value != finding[key] for key, value in wanted.items()):
        text = f"{expectation.text}; came {_told(finding)}"
        yield Problem("amounts", way.rule, _severity(way), text)


def _told(finding: Finding) -> str:
    amounts = ", ".join(
        f"{key} {float(finding[key]):,.10g}"
        for key in ("stated", "computed")
        if finding[key] is not None
    )
    place = f"{finding['sheet']}!{finding['cell']}"
    message = " ".join(str(finding["message"]).split())
    return f"{finding['rule']} ({finding['severity']}) at {place} {amounts} -- {message}"


def _tables(case: Case, tables: list[Mapping[str, Any]]) -> Iterator[Problem]:
    for sheet in case.left_alone:
        for table in tables:
            if table["sheet"] == sheet and table["kind"] in _MONEY_TABLES:
                yield _of_table(f"{sheet} was to be left alone, came {_shape(table)}")
    if case.planted:
        return
    for sheet in {claims.sheet for claims in case.claims if claims.lines is not None}:
        wanted = [claims for claims in case.claims if claims.sheet == sheet]
        came = [table for table in tables if table["sheet"] == sheet]
        if len(wanted) != len(came) or not all(map(_answers, wanted, came)):
            text = "; ".join(
                f"{one.kind} {one.lines} lines {one.lump_sums} lump sums "
                f"total {'/'.join(str(total) for total in one.totals)}"
                for one in wanted
            )
            shapes = "; ".join(map(_shape, came)) or "no table"
            yield _of_table(f"{sheet}: expected {text}; came {shapes}")


def _of_table(text: str) -> Problem:
    return Problem("table", "tables", "error", text)


def _answers(claims: Claims, table: Mapping[str, Any]) -> bool:
    if claims.lines is None:
        return True  # nobody says how its lines are to be counted
    shape = (table["kind"], table["lines"], table["lump_sums"])
    totals = {table["stated_total"], table["computed_total"]}
    return shape == (claims.kind, claims.lines, claims.lump_sums) and (
        not claims.totals or (len(totals) == 1 and totals <= set(claims.totals))
    )


def _shape(table: Mapping[str, Any]) -> str:
    return (
        f"{table['kind']} {table['range']} {table['lines']} lines {table['lump_sums']} lump sums "
        f"computed {table['computed_total']} stated {table['stated_total']}"
    )
