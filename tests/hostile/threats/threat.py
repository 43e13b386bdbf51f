"""One threat, and the small plan that is right in which most of them stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape

from kkg_xl.sheets.refs import parse_address
from tests.hostile.old_formats import zipped
from tests.hosts.packages import sheet, workbook_parts


class Threat(NamedTuple):
    """A file and all that must come of it: whatever else comes of it is a fault, for better too."""

    name: str
    make: Callable[[], bytes]
    verdict: str
    """`read`, or the kind of the refusal."""
    findings: str = ""
    """All of them, as `rule@Sheet!A1` with blanks between."""
    says: str = ""
    """Words that some report must have."""
    seconds: float = 3
    mebibytes: int = 150
    ending: str = "xlsx"


def number(value: float | str) -> str:
    """Write what stands inside a cell with a number."""
    return f"<v>{value}</v>"


def text(value: str) -> str:
    """Write a cell with a text, without its address; so do the functions below."""
    return f't="str"><v>{escape(value)}</v>'


def formula(told: str, result: object) -> str:
    """Write a cell with a formula and its stored result; `None` was never calculated."""
    stored = "" if result is None else f"<v>{result}</v>"
    return f"><f>{escape(told)}</f>{stored}"


PLAN: Mapping[str, str] = {
    **{
        f"{column}3": text(told)
        for column, told in zip(
            "ABCDEF", ("No", "Uraian", "Volume", "Satuan", "Harga Satuan", "Jumlah"), strict=True
        )
    },
    "A4": ">" + number(1),
    "B4": text("Konsumsi peserta"),
    "C4": ">" + number(20),
    "D4": text("OH"),
    "E4": ">" + number(35000),
    "F4": formula("C4*E4", 700000),
    "A5": ">" + number(2),
    "B5": text("Fotokopi bahan"),
    "C5": ">" + number(400),
    "D5": text("lembar"),
    "E5": ">" + number(250),
    "F5": formula("C5*E5", 100000),
    "A6": ">" + number(3),
    "B6": text("Honor narasumber"),
    "C6": ">" + number(4),
    "D6": text("OJ"),
    "E6": ">" + number(150000),
    "F6": formula("C6*E6", 600000),
    "B7": text("Jumlah"),
    "F7": formula("SUM(F4:F6)", 1400000),
}
"""Cells by address: what stands behind their address in the file. Nothing is wrong with it."""


def rows(changes: Mapping[str, str] | None = None) -> str:
    """Write the rows of the plan with some cells in place of its own."""
    cells: dict[int, dict[int, str]] = {}
    for address, inside in {**PLAN, **(changes or {})}.items():
        row, column = parse_address(address)
        head = "" if inside.startswith(">") else " "
        cells.setdefault(row, {})[column] = f'<c r="{address}"{head}{inside}</c>'
    return "".join(
        f'<row r="{row}">' + "".join(cells[row][column] for column in sorted(cells[row])) + "</row>"
        for row in sorted(cells)
    )


def plan(
    changes: Mapping[str, str] | None = None, before: str = "", after: str = "", **more: str
) -> dict[str, str | bytes]:
    """Give the parts of a workbook with the plan; `more` as `workbook_parts` has it."""
    return dict(workbook_parts({"RAB": sheet(rows(changes), before, after)}, **more))


def book(
    changes: Mapping[str, str] | None = None, before: str = "", after: str = "", **more: str
) -> bytes:
    """Write a workbook with the plan."""
    return zipped(plan(changes, before, after, **more))


def replaced(part: str, old: str, new: str) -> bytes:
    """Write the workbook with other words in one of its parts."""
    parts = plan()
    whole = str(parts[part])
    if old not in whole:
        raise ValueError(old)
    return zipped({**parts, part: whole.replace(old, new)})
