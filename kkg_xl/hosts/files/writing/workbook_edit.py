"""Changes to the workbook part: defined names, and that everything is calculated on opening."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kkg_xl.hosts.files.reading.xml_parts import is_true
from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.xml_edit import Node, XmlEdit, escaped

ORDER = (
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
)
"""Of the children of `workbook`: ECMA-376 part 1, 18.2.27."""


class DefinedName(NamedTuple):
    """A name and what it refers to, without `=`."""

    name: str
    refers_to: str
    sheet: int | None = None
    """The place of its sheet among all sheets, from 0; `None` for a name of the workbook."""
    hidden: bool = False


def defined_names(package: PackageEdit) -> tuple[DefinedName, ...]:
    """Give all names, those that Excel makes itself (`_xlnm.Print_Area`) among them."""
    edit = package.xml(package.main_part())
    return tuple(name for _, name in _names(edit))


def define_name(package: PackageEdit, new: DefinedName) -> None:
    """Add a name, in place of one of that name on that sheet if there is one."""
    part = package.main_part()
    edit = package.xml(part)
    local = "" if new.sheet is None else f' localSheetId="{new.sheet}"'
    hidden = ' hidden="1"' if new.hidden else ""
    tag = f"{edit.prefix}definedName"
    xml = f'<{tag} name="{escaped(new.name)}"{local}{hidden}>{escaped(new.refers_to)}</{tag}>'
    listed = edit.root.child("definedNames")
    if listed is None:
        names = f"{edit.prefix}definedNames"
        edit.insert_in_order(ORDER, "definedNames", f"<{names}>{xml}</{names}>")
    else:
        before = next((node for node, name in _names(edit) if _alike(name, new)), None)
        if before is None:
            edit.append(listed, xml)
        else:
            edit.replace(before, xml)
    package.replace(part, edit.result())


def drop_name(package: PackageEdit, name: str, sheet: int | None = None) -> None:
    """Take a name out; one that is not there is no fault."""
    part = package.main_part()
    edit = package.xml(part)
    found = [node for node, known in _names(edit) if _alike(known, DefinedName(name, "", sheet))]
    listed = edit.root.child("definedNames")
    if listed is not None and len(found) == len(listed.children):
        edit.remove(listed)  # an empty list is against the schema
    else:
        for node in found:
            edit.remove(node)
    package.replace(part, edit.result())


def calculate_on_load(package: PackageEdit) -> None:
    """Have Excel calculate every formula when it opens the workbook, whatever is stored."""
    part = package.main_part()
    edit = package.xml(part)
    properties = edit.root.child("calcPr")
    if properties is None:
        xml = f'<{edit.prefix}calcPr fullCalcOnLoad="1"/>'
        edit.insert_in_order(ORDER, "calcPr", xml)
    elif not is_true(properties.attributes.get("fullCalcOnLoad")):
        edit.set_attribute(properties, "fullCalcOnLoad", "1")
    else:
        return
    package.replace(part, edit.result())


def _names(edit: XmlEdit) -> Iterator[tuple[Node, DefinedName]]:
    listed = edit.root.child("definedNames")
    for node in listed.all("definedName") if listed is not None else ():
        sheet = node.attributes.get("localSheetId", "")
        yield (
            node,
            DefinedName(
                node.attributes.get("name", ""),
                edit.text(node),
                int(sheet) if sheet.isdecimal() else None,
                is_true(node.attributes.get("hidden")),
            ),
        )


def _alike(name: DefinedName, other: DefinedName) -> bool:
    return (name.name.casefold(), name.sheet) == (other.name.casefold(), other.sheet)
