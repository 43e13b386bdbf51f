"""Moves rendered sheets into the package of a workbook that exists.

The rendered workbook numbers its styles, tables, drawings and links for itself. Here every number
is told over into the workbook's own counting, which is only ever added to: what was there keeps
its number, its name and its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

from kkg_xl.hosts.files.rendering.sheets import rendered
from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.rendered_looks import RenderedLooks
from kkg_xl.hosts.files.writing.styles_edit import StylesEdit
from kkg_xl.hosts.files.writing.workbook_edit import define_name, defined_names, drop_name
from kkg_xl.hosts.files.writing.write_guards import refuse_locked_structure
from kkg_xl.hosts.files.writing.xml_edit import Node, XmlEdit, escaped
from kkg_xl.sheets.sheet_plan import SheetPlan
from kkg_xl.usecases.refusals import RefusedError
from kkg_xl.usecases.sheet_refusals import SHEET_HAS_MORE, SHEET_NOT_OURS

_MAIN_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES: Final = {
    "worksheet": f"{_MAIN_TYPE}.worksheet+xml",
    "table": f"{_MAIN_TYPE}.table+xml",
    "drawing": "application/vnd.openxmlformats-officedocument.drawing+xml",
    "chart": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
}
_NAMES: Final = {
    "worksheet": "xl/worksheets/sheet{}.xml",
    "table": "xl/tables/table{}.xml",
    "drawing": "xl/drawings/drawing{}.xml",
    "chart": "xl/charts/chart{}.xml",
}
_REPLACEABLE: Final = frozenset({*_TYPES, "printerSettings"})
"""What may hang on a sheet of ours without being somebody else's."""

_ANY_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in properties that stay behind."""

_LINK: Final = re.compile(rb'(\br:id=")(rId\d+)(")')
_SHARED: Final = re.compile(rb'(<c r="[A-Z]+\d+"(?: s="\d+")?) t="s"><v>(\d+)</v></c>')


def add_sheets(
    package: PackageEdit,
    styles: StylesEdit,
    plans: Sequence[SheetPlan],
    *,
    even_if_locked: bool = False,
) -> None:
    """Add planned sheets behind the others; one that has the name of a sheet of ours replaces it.

    `styles` is what the caller saves afterwards; `even_if_locked` is for copies that are marked, in
    which the protection of the list of sheets stays and stops nobody else. Raises `RefusedError`
    where no sheet may be added, where the sheet of that name is not ours, or where more hangs on
    it than we put there.
    """
    if not plans:
        return
    if not even_if_locked:
        refuse_locked_structure(package, plans[0].name)
    made = PackageEdit(rendered(plans, _ANY_DAY))
    looks = RenderedLooks(made, styles)
    for place, plan in enumerate(plans):
        _Move(package, made, looks, plan).sheet(f"xl/worksheets/sheet{place + 1}.xml")
        _name(package, made, plan, place)


class _Move:
    """One sheet on its way, with what hangs on it."""

    def __init__(
        self, package: PackageEdit, made: PackageEdit, looks: RenderedLooks, plan: SheetPlan
    ) -> None:
        self._package, self._made, self._looks, self._plan = package, made, looks, plan
        self._texts = _texts(made)

    def sheet(self, source: str) -> None:
        content = _SHARED.sub(self._inline, self._made.read(source))
        content = self._looks.told_over(content.replace(b' tabSelected="1"', b""))
        there = _tab(self._package, self._plan.name)
        if there is None:
            part = self._package.free_name(_NAMES["worksheet"])
            self._package.add(part, content, _TYPES["worksheet"])
            _list(self._package, self._plan.name, part)
        else:
            part = _part(self._package, there)
            self._cleared(part)
            self._package.replace(part, content)
        self._hang(source, part)

    def _cleared(self, part: str) -> None:
        """Take away what hung on the sheet that is replaced. Raises `RefusedError`."""
        if self._plan.mark.casefold() not in _marks(self._package, self._plan.name):
            raise RefusedError(SHEET_NOT_OURS, sheet=self._plan.name)
        links = self._package.links(part)
        if any(link.kind not in _REPLACEABLE for link in links.values()):
            raise RefusedError(SHEET_HAS_MORE, sheet=self._plan.name)
        for identifier, link in links.items():
            self._package.unlink(part, identifier)
            for below in self._package.links(link.target).values():
                self._package.drop(below.target)
            self._package.drop(link.target)

    def _hang(self, source: str, part: str) -> None:
        """Bring what hangs on a part, and tell its links over."""
        new: dict[bytes, bytes] = {}
        for identifier, link in self._made.links(source).items():
            content = self._made.read(link.target)
            if link.kind == "table":
                content = _numbered(self._package, content)
            target = self._package.free_name(_NAMES[link.kind])
            self._package.add(target, content, _TYPES[link.kind])
            told = self._package.link(part, link.kind, target)
            new[identifier.encode()] = told.encode()
            self._hang(link.target, target)
        if new:
            content = _LINK.sub(
                lambda found: found[1] + new[found[2]] + found[3], self._package.read(part)
            )
            self._package.replace(part, content)

    def _inline(self, found: re.Match[bytes]) -> bytes:
        text = self._texts[int(found[2])]
        return found[1] + b' t="inlineStr"><is>' + text + b"</is></c>"


def _texts(made: PackageEdit) -> list[bytes]:
    """Give the shared strings of the rendered workbook, each as the `<t>` that it is."""
    part = "xl/sharedStrings.xml"
    if part not in made:
        return []
    edit = made.xml(part)
    return [edit.data[item.inside : item.inside_end] for item in edit.root.all("si")]


def _tab(package: PackageEdit, name: str) -> Node | None:
    """Give the entry of a sheet in the list of sheets."""
    listed = package.xml(package.main_part()).root.child("sheets")
    entries = listed.all("sheet") if listed is not None else ()
    wanted = name.casefold()
    return next((e for e in entries if e.attributes.get("name", "").casefold() == wanted), None)


def _part(package: PackageEdit, entry: Node) -> str:
    identifier = next(value for key, value in entry.attributes.items() if key.endswith(" id"))
    return package.links(package.main_part())[identifier].target


def _list(package: PackageEdit, name: str, part: str) -> None:
    """Put a sheet at the end of the list of sheets."""
    main = package.main_part()
    identifier = package.link(main, "worksheet", part)
    edit = package.xml(main)
    listed = edit.root.child("sheets")
    if listed is None:
        raise ValueError(main)
    taken = [int(entry.attributes.get("sheetId", "0")) for entry in listed.children]
    edit.append(
        listed,
        f'<{edit.prefix}sheet xmlns:r="{_links_namespace(edit)}" name="{escaped(name)}"'
        f' sheetId="{max(taken) + 1}" r:id="{identifier}"/>',
    )
    package.replace(main, edit.result())


def _links_namespace(edit: XmlEdit) -> str:
    """Give the namespace that the other sheets name their part in."""
    listed = edit.root.child("sheets")
    keys = listed.children[0].attributes if listed is not None else {}
    return next(key.removesuffix(" id") for key in keys if key.endswith(" id"))


def _marks(package: PackageEdit, sheet: str) -> set[str]:
    """Give the names that refer to a sheet: our mark among them, which LibreOffice unhides."""
    quoted = "'" + sheet.replace("'", "''") + "'"
    begins = tuple(f"{name}!".casefold() for name in (sheet, quoted))
    return {
        name.name.casefold()
        for name in defined_names(package)
        if name.refers_to.casefold().startswith(begins)
    }


def _name(package: PackageEdit, made: PackageEdit, plan: SheetPlan, place: int) -> None:
    """Bring the names that belong to a sheet: print area and titles, our mark, those planned."""
    at = _position(package, plan.name)
    for local in ("_xlnm.Print_Area", "_xlnm.Print_Titles"):
        drop_name(package, local, at)
    own = {plan.mark, *(name.name for name in plan.names)}
    for name in defined_names(made):
        if name.sheet == place:
            define_name(package, name._replace(sheet=at))
        elif name.sheet is None and name.name in own:
            define_name(package, name)


def _position(package: PackageEdit, name: str) -> int:
    listed = package.xml(package.main_part()).root.child("sheets")
    entries = listed.children if listed is not None else []
    names = [entry.attributes.get("name", "").casefold() for entry in entries]
    return names.index(name.casefold())


def _numbered(package: PackageEdit, table: bytes) -> bytes:
    """Give a table a number that no table of the workbook has."""
    taken = [int(package.xml(name).root.attributes.get("id", "0")) for name in _tables(package)]
    return re.sub(rb'\bid="\d+"', b'id="%d"' % (max(taken, default=0) + 1), table, count=1)


def _tables(package: PackageEdit) -> Iterator[str]:
    return (name for name in package.names() if package.content_type(name) == _TYPES["table"])
