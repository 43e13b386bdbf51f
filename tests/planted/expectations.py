"""What a page claims of a workbook and what it expects to be found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from tests.planted.amounts import written

_TABLE = re.compile(
    r"(?P<sheet>[^,(]+?)\s*(?:\((?P<kind>[\w-]+)\))?, (?P<lines>\d+|\?) lines?"
    r"(?:, (?P<lumps>\d+) lump sums?)?(?:, total (?P<total>[\d., or-]+))?"
)
_FINDING = re.compile(
    r"(?P<rule>[a-z-]+)(?: at (?P<at>[^,(]+?))?(?: \((?P<severity>\w+)\))?"
    r"(?:, stated (?P<stated>-?[\d.,]*\d))?(?:, computed (?P<computed>-?[\d.,]*\d))?"
)


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


def claims(lines: list[str]) -> Iterator[Claims]:
    """Read the claims of a section, one for each `Table:`."""
    current: Claims | None = None
    for line in lines:
        key, _, value = split(line)
        value = value.strip()
        if key == "Table":
            if current:
                yield current
            current = _table(value)
        elif current and key == "Lines":
            areas, _, law = value.partition(" = ")
            made = tuple((area, law.strip()) for area in listed(areas))
            current = replace(current, products=current.products + made)
        elif current and key in ("Sums", "Words"):
            made = tuple(_pair(part) for part in value.split(";"))
            if key == "Sums":
                current = replace(current, sums=current.sums + made)
            else:
                current = replace(current, words=current.words + made)
    if current:
        yield current


def expectation(text: str, sheet: str) -> Expectation:
    """Read one line of expectation; places without a sheet are on `sheet`."""
    needed = not text.startswith("perhaps ")
    ways = text.removeprefix("perhaps ").split(" or ")
    return Expectation(text, tuple(_expected(way.strip(), sheet) for way in ways), needed)


def split(line: str) -> tuple[str, str, str]:
    """Take a line such as `Sums: F14 = F8:F13` apart; other lines have no mark."""
    return line.partition(":") if re.match(r"[A-Z][a-z ]+:", line) else (line, "", "")


def listed(text: str) -> tuple[str, ...]:
    """Read a list with commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


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
