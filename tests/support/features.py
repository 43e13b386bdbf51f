"""How much of everything there is in a workbook, so that a test can tell whether any of it fell.

Nothing is looked for by name: every part, every link between parts and every element counts, what
nobody thought of among them. Left out are the contents of the cells, which commands are there to
change, and the list of calculated cells, which Excel makes anew.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from pathlib import Path
from xml.parsers import expat
from zipfile import ZipFile

from kkg_xl.hosts.files.writing.package_edit import PackageEdit

_MICROSOFT = "http://schemas.microsoft.com/office"
_OPEN = "http://schemas.openxmlformats.org"
_PREFIXES = {
    f"{_OPEN}/spreadsheetml/2006/main": "",
    f"{_OPEN}/drawingml/2006/spreadsheetDrawing": "xdr:",
    f"{_OPEN}/drawingml/2006/main": "a:",
    f"{_OPEN}/drawingml/2006/chart": "c:",
    f"{_OPEN}/drawingml/2006/diagram": "dgm:",
    f"{_MICROSOFT}/spreadsheetml/2009/9/main": "x14:",
    f"{_MICROSOFT}/spreadsheetml/2010/11/main": "x15:",
    f"{_MICROSOFT}/spreadsheetml/2018/threadedcomments": "tc:",
}
"""By namespace, as programs write them; other namespaces are written out."""
_CHAIN = "calcChain"
_OF_CELLS = {"c": ("cm", "vm"), "f": ("t",)}
"""What is counted of cells: metadata, and formulas that fill more than their own cell."""
_DRAWN = re.compile(rb"<(\w+:\w+)[\s/>]")
"""The start of an element of VML, which no parser of XML need understand."""


def features(path: Path) -> Counter[str]:
    """Count what a workbook has: parts and links by kind, elements by name."""
    package = PackageEdit(path.read_bytes())
    counted = Counter(_links(package, ""))
    for name in package.names():
        kind = package.content_type(name)
        if _CHAIN in kind:
            continue
        counted[f"part {kind or posixpath.splitext(name)[1]}"] += 1
        counted.update(_links(package, name))
        if name.endswith(".vml"):
            counted.update(found.decode() for found in _DRAWN.findall(package.read(name)))
        elif name.endswith(".xml") and name != "[Content_Types].xml":
            counted.update(_elements(package.read(name)))
    return counted


def fallen(had: Counter[str], path: Path) -> dict[str, int]:
    """Tell what a workbook has less of than there was, and how much."""
    return dict(had - features(path))


def contents(path: Path) -> dict[str, bytes]:
    """Give every part of a workbook by its name, in the order of the file."""
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def _links(package: PackageEdit, source: str) -> list[str]:
    links = package.links(source).values()
    return [f"link {link.kind}" for link in links if link.kind != _CHAIN]


def _elements(content: bytes) -> Counter[str]:
    """Count the elements of a part by name, without those that make up the cells."""
    counted: Counter[str] = Counter()
    inside = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        namespace, _, local = name.rpartition(" ")
        told = f"{_PREFIXES.get(namespace, f'{namespace} ')}{local}"
        if not inside:
            counted[told] += 1
        else:
            counted.update(
                f"{told} {known}={attributes[known]}"
                for known in _OF_CELLS.get(told, ())
                if known in attributes and attributes[known] != "shared"
            )
        inside += bool(inside or told == "sheetData")

    def end(_: str) -> None:
        nonlocal inside
        inside -= bool(inside)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(content, True)  # noqa: FBT003 - the C function has no name for it
    return counted
