"""The parts around the sheets: relationships, the list of sheets, names, external links."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from kkg_xl.hosts.files.reading import limits
from kkg_xl.hosts.files.reading.package import Parts
from kkg_xl.hosts.files.reading.xml_parts import Attributes, is_true, parse, relationship_id
from kkg_xl.usecases.unreadable import (
    NO_SHEET,
    OUTSIDE_PART,
    PART_MISSING,
    TOO_MANY_SHEETS,
    UnreadableWorkbookError,
)


class Relationship(NamedTuple):
    """Where a part points to."""

    kind: str
    """The last word of its type: `worksheet`, `sharedStrings`."""
    target: str
    """The name of a part, or an address outside if `external`."""
    external: bool


class Tab(NamedTuple):
    """One sheet in the list of sheets."""

    name: str
    visibility: str
    relationship: str


@dataclass(slots=True)
class WorkbookPart:
    """What the workbook part says, gathered while it is parsed."""

    tabs: list[Tab] = field(default_factory=list)
    date1904: bool = False
    names: dict[str, str] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    root: str = ""
    _naming: str = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take note of an element."""
        self.root = self.root or name
        self._naming = ""
        if name == "sheet":
            state = attributes.get("state", "visible")
            self.tabs.append(Tab(attributes.get("name", ""), state, relationship_id(attributes)))
        elif name == "workbookPr":
            self.date1904 = is_true(attributes.get("date1904"))
        elif name == "externalReference":
            self.links.append(relationship_id(attributes))
        elif name == "definedName":
            self._naming = self._whole_name(attributes)

    def end(self, _name: str) -> None:
        """Take note of the end of an element."""
        self._naming = ""

    def text(self, text: str) -> None:
        """Take what a name refers to."""
        if self._naming:
            self.names[self._naming] = self.names.get(self._naming, "") + text

    def _whole_name(self, attributes: Attributes) -> str:
        """Give a name of one sheet as formulas elsewhere write it: `RAB!pagu`."""
        name, sheet = attributes.get("name", ""), attributes.get("localSheetId")
        if name.startswith("_xlnm."):  # print areas and filters, which Excel names itself
            return ""
        if sheet is None:
            return name
        known = sheet.isdecimal() and int(sheet) < len(self.tabs)
        return f"{self.tabs[int(sheet)].name}!{name}" if known else ""


def main_part(package: Parts) -> str:
    """Find the name of the workbook part; empty if the package has none."""
    for relationship in relationships(package, "").values():
        if relationship.kind == "officeDocument" and not relationship.external:
            return relationship.target
    return ""


def read_workbook_part(package: Parts, part: str) -> WorkbookPart:
    """Read the list of sheets, the names and which external links there are."""
    found = WorkbookPart()
    parse(part, package.chunks(part), found.start, found.end, found.text)
    if found.root == "workbook":
        if not found.tabs:
            raise UnreadableWorkbookError(NO_SHEET)
        if len(found.tabs) > limits.SHEETS:
            raise UnreadableWorkbookError(TOO_MANY_SHEETS, limit=limits.SHEETS)
    return found


def relationships(package: Parts, part: str) -> dict[str, Relationship]:
    """Read where a part points to, by id; the package itself is the part with no name."""
    folder, listing = posixpath.dirname(part), links_of(part)
    found: dict[str, Relationship] = {}

    def start(element: str, attributes: Attributes) -> None:
        if element != "Relationship":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = attributes.get("Target", "").replace("\\", "/")
        external = attributes.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[attributes.get("Id", "")] = Relationship(kind, target, external)

    if listing in package:
        parse(listing, package.chunks(listing), start)
    return found


def links_of(part: str) -> str:
    """Give the name of the relationships of a part.

    >>> links_of("xl/worksheets/sheet1.xml")
    'xl/worksheets/_rels/sheet1.xml.rels'
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def sheet_parts(package: Parts, names: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Give the name and the part of every sheet that has one of the names, in order.

    Raises `UnreadableWorkbookError`.
    """
    main = main_part(package)
    links = relationships(package, main)
    tabs = read_workbook_part(package, main).tabs
    return tuple(
        (tab.name, inside(links.get(tab.relationship), tab.name))
        for tab in tabs
        if tab.name in names
    )


def inside(relationship: Relationship | None, what: str) -> str:
    """Give the part that a relationship points to. Raises if there is none, or it is outside."""
    if relationship is None:
        raise UnreadableWorkbookError(PART_MISSING, part=what)
    if relationship.external:
        raise UnreadableWorkbookError(OUTSIDE_PART, part=relationship.target)
    return relationship.target


def link_target(package: Parts, relationship: Relationship | None) -> str:
    """Tell what an external link points to: a file, or the program and topic of a DDE link."""
    if relationship is None or relationship.target not in package:
        return ""
    for link in relationships(package, relationship.target).values():
        return link.target
    found: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if name == "ddeLink":
            found.append(f"{attributes.get('ddeService', '')}|{attributes.get('ddeTopic', '')}")

    parse(relationship.target, package.chunks(relationship.target), start)
    return found[0] if found else ""
