"""The tables of a sheet (Insert, Table): their names and columns, of which formulas may speak."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from kkg_xl.hosts.files.reading.package import Parts
from kkg_xl.hosts.files.reading.workbook_part import relationships
from kkg_xl.hosts.files.reading.xml_parts import Attributes, parse
from kkg_xl.sheets.grid import ListTable
from kkg_xl.sheets.refs import parse_area


def read_tables(package: Parts, part: str, sheet: str) -> Iterator[ListTable]:
    """Read the tables of a sheet; one that has no name or no range is none."""
    for relationship in relationships(package, part).values():
        known = relationship.kind == "table" and not relationship.external
        if known and relationship.target in package:
            with suppress(ValueError):
                yield _table(package, relationship.target, sheet)


def _table(package: Parts, part: str, sheet: str) -> ListTable:
    told: dict[str, str] = {}
    columns: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if name == "table":
            told.update(attributes)
        elif name == "tableColumn":
            columns.append(attributes.get("name", ""))

    parse(part, package.chunks(part), start)
    return ListTable(
        told.get("displayName", told.get("name", "")),
        sheet,
        parse_area(told.get("ref", "")),
        tuple(columns),
        int(told.get("headerRowCount", "1")),
        int(told.get("totalsRowCount", "0")),
    )
