"""What XlsxWriter cannot write, added to a workbook: the parts in `parts`, and who speaks of them.

Pivot table with its cache, slicer, timeline, conversation, form control, ActiveX control, SmartArt,
a chart of the newer kind, a link to another workbook, a query, XML of other programs, and the
printer's settings: built after ECMA-376 and Microsoft's [MS-XLSX], so that a validator finds nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.sheet_frame import ORDER as OF_SHEET
from kkg_xl.hosts.files.writing.sheet_frame import SheetFrame
from kkg_xl.hosts.files.writing.workbook_edit import ORDER as OF_WORKBOOK
from tests.support.rich import WHAT_IF

_PARTS = Path(__file__).parent / "parts"
_OPEN = "application/vnd.openxmlformats-officedocument"
_EXCEL = "application/vnd.ms-excel"
_OFFICE = "application/vnd.ms-office"
_KINDS = "http://schemas.microsoft.com/office"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BINARY = b"\0" * 64

BOOK = "xl/workbook.xml"
RAB, RECAP = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
DRAWING = "xl/drawings/drawing1.xml"
_WHAT_IF = (
    b'<c r="M2"><f t="dataTable" ref="M2:M3" dt2D="0" dtr="0" r1="B2"/><v>%d</v></c>' % WHAT_IF
)
"""The first cell of a data table, in which Excel tries out values."""


class _Part(NamedTuple):
    """A part, and the one that speaks of it."""

    name: str
    source: str
    relation: str
    announced: str
    said: str = ""
    """The key of what the source says, in `_SAID`."""


_ADDED = (
    _Part(
        "xl/pivotCache/pivotCacheDefinition1.xml",
        BOOK,
        "pivotCacheDefinition",
        f"{_OPEN}.spreadsheetml.pivotCacheDefinition+xml",
        "pivotCaches",
    ),
    _Part(
        "xl/pivotCache/pivotCacheRecords1.xml",
        "xl/pivotCache/pivotCacheDefinition1.xml",
        "pivotCacheRecords",
        f"{_OPEN}.spreadsheetml.pivotCacheRecords+xml",
    ),
    _Part(
        "xl/pivotTables/pivotTable1.xml",
        RECAP,
        "pivotTable",
        f"{_OPEN}.spreadsheetml.pivotTable+xml",
    ),
    _Part(
        "xl/slicerCaches/slicerCache1.xml",
        BOOK,
        f"{_KINDS}/2007/relationships/slicerCache",
        f"{_EXCEL}.slicerCache+xml",
        "slicerCaches",
    ),
    _Part(
        "xl/slicers/slicer1.xml",
        RAB,
        f"{_KINDS}/2007/relationships/slicer",
        f"{_EXCEL}.slicer+xml",
        "slicerList",
    ),
    _Part(
        "xl/timelineCaches/timelineCache1.xml",
        BOOK,
        f"{_KINDS}/2011/relationships/timelineCache",
        f"{_EXCEL}.timelineCache+xml",
        "timelineCacheRefs",
    ),
    _Part(
        "xl/timelines/timeline1.xml",
        RAB,
        f"{_KINDS}/2011/relationships/timeline",
        f"{_EXCEL}.timeline+xml",
        "timelineRefs",
    ),
    _Part(
        "xl/persons/person.xml",
        BOOK,
        f"{_KINDS}/2017/10/relationships/person",
        f"{_EXCEL}.person+xml",
    ),
    _Part(
        "xl/threadedComments/threadedComment1.xml",
        RECAP,
        f"{_KINDS}/2017/10/relationships/threadedComment",
        f"{_EXCEL}.threadedcomments+xml",
    ),
    _Part(
        "xl/externalLinks/externalLink1.xml",
        BOOK,
        "externalLink",
        f"{_OPEN}.spreadsheetml.externalLink+xml",
        "externalReferences",
    ),
    _Part("xl/connections.xml", BOOK, "connections", f"{_OPEN}.spreadsheetml.connections+xml"),
    _Part(
        "xl/queryTables/queryTable1.xml",
        RECAP,
        "queryTable",
        f"{_OPEN}.spreadsheetml.queryTable+xml",
    ),
    _Part("customXml/item1.xml", BOOK, "customXml", "application/xml"),
    _Part(
        "customXml/itemProps1.xml",
        "customXml/item1.xml",
        "customXmlProps",
        f"{_OPEN}.customXmlProperties+xml",
    ),
    _Part(
        "xl/printerSettings/printerSettings1.bin",
        RAB,
        "printerSettings",
        f"{_OPEN}.spreadsheetml.printerSettings",
        "pageSetup",
    ),
    _Part(
        "xl/ctrlProps/ctrlProp1.xml", RAB, "ctrlProp", f"{_EXCEL}.controlproperties+xml", "control"
    ),
    _Part("xl/activeX/activeX1.xml", RAB, "control", f"{_OFFICE}.activeX+xml", "control"),
    _Part(
        "xl/activeX/activeX1.bin",
        "xl/activeX/activeX1.xml",
        f"{_KINDS}/2006/relationships/activeXControlBinary",
        f"{_OFFICE}.activeX",
    ),
    _Part(
        "xl/charts/chartEx1.xml",
        DRAWING,
        f"{_KINDS}/2014/relationships/chartEx",
        f"{_OFFICE}.chartex+xml",
        "chartEx",
    ),
    _Part(
        "xl/diagrams/data1.xml",
        DRAWING,
        "diagramData",
        f"{_OPEN}.drawingml.diagramData+xml",
        "diagram",
    ),
    _Part(
        "xl/diagrams/layout1.xml",
        DRAWING,
        "diagramLayout",
        f"{_OPEN}.drawingml.diagramLayout+xml",
        "diagram",
    ),
    _Part(
        "xl/diagrams/quickStyle1.xml",
        DRAWING,
        "diagramQuickStyle",
        f"{_OPEN}.drawingml.diagramStyle+xml",
        "diagram",
    ),
    _Part(
        "xl/diagrams/colors1.xml",
        DRAWING,
        "diagramColors",
        f"{_OPEN}.drawingml.diagramColors+xml",
        "diagram",
    ),
)


def with_newer_parts(path: Path) -> Path:
    """Add to a workbook of `rich_workbook` what XlsxWriter cannot write."""
    package = PackageEdit(path.read_bytes())
    said: dict[str, list[str]] = {}
    for part in _ADDED:
        there = _PARTS / part.name
        content = there.read_bytes() if there.exists() else _BINARY
        package.add(part.name, content, part.announced)
        link = package.link(part.source, part.relation, part.name)
        said.setdefault(part.said, []).append(link)
    package.link("xl/pivotTables/pivotTable1.xml", "pivotCacheDefinition", _ADDED[0].name)
    address = "file:///C:/kkg/lain.xlsx"
    package.link("xl/externalLinks/externalLink1.xml", "externalLinkPath", address, external=True)
    _say_in_book(package, said)
    _say_in_sheet(package, said)
    cell = b'<c r="M2"><v>%d</v></c>' % WHAT_IF
    package.replace(RECAP, package.read(RECAP).replace(cell, _WHAT_IF))
    _draw(package, said)
    path.write_bytes(package.result())
    return path


def _say_in_book(package: PackageEdit, said: dict[str, list[str]]) -> None:
    edit = package.xml(BOOK)
    (cache,), (link,) = said["pivotCaches"], said["externalReferences"]
    references = f'<externalReferences><externalReference r:id="{link}"/></externalReferences>'
    edit.insert_in_order(OF_WORKBOOK, "externalReferences", references)
    caches = f'<pivotCaches><pivotCache cacheId="1" r:id="{cache}"/></pivotCaches>'
    edit.insert_in_order(OF_WORKBOOK, "pivotCaches", caches)
    edit.insert_in_order(OF_WORKBOOK, "extLst", _read("workbook-extensions", said))
    names = edit.root.child("definedNames")
    assert names is not None
    for name in ("NativeTimeline_Tanggal", "Slicer_Nama"):
        edit.append(names, f'<definedName name="{name}">#N/A</definedName>')
    package.replace(BOOK, edit.result())


def _say_in_sheet(package: PackageEdit, said: dict[str, list[str]]) -> None:
    frame = SheetFrame(RAB, package.read(RAB))
    edit, (settings,) = frame.edit, said["pageSetup"]
    setup = f'<pageSetup paperSize="9" orientation="portrait" r:id="{settings}"/>'
    edit.insert_in_order(OF_SHEET, "pageSetup", setup)
    edit.insert_in_order(OF_SHEET, "controls", _read("controls", said))
    extensions = edit.root.child("extLst")
    assert extensions is not None
    edit.append(extensions, _read("sheet-extensions", said))
    package.replace(RAB, frame.result())


def _draw(package: PackageEdit, said: dict[str, list[str]]) -> None:
    edit = package.xml(DRAWING)
    edit.append(edit.root, _read("drawings", said))
    package.replace(DRAWING, edit.result())
    shapes = "xl/drawings/vmlDrawing1.vml"
    data = package.read(shapes)
    package.replace(shapes, data.replace(b"</xml>", _read("shapes", said).encode() + b"</xml>"))


def _read(name: str, said: dict[str, list[str]]) -> str:
    """Read what a part says of others; `{control[0]}` is the id of the first of two links."""
    return (_PARTS / f"{name}.txt").read_text("utf-8").format(**said)
