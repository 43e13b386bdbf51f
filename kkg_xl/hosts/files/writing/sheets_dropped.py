"""A sheet of ours taken out of a package, with its names and what hangs on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.plan_writing import drop_calculation_chain, sheet_part
from kkg_xl.hosts.files.writing.workbook_edit import drop_name
from kkg_xl.hosts.files.writing.xml_edit import XmlEdit

_PLACES: Final = ("activeTab", "firstSheet")


def drop_sheet(package: PackageEdit, name: str, mark: str) -> None:
    """Take out a sheet and the name that marks it as ours; others keep their order and names.

    Raises `RefusedError` if there is no such sheet.
    """
    part, main = sheet_part(package, name), package.main_part()
    drop_name(package, mark)
    edit = package.xml(main)
    listed = edit.root.child("sheets")
    entries = listed.children if listed is not None else []
    at = [entry.attributes.get("name") for entry in entries].index(name)
    edit.remove(entries[at])
    _close_names(edit, at)
    _close_views(edit, at)
    package.replace(main, edit.result())
    for identifier, link in package.links(main).items():
        if link.target == part and not link.external:
            package.unlink(main, identifier)
    calculates = b"<f>" in package.read(part)
    for link in package.links(part).values():
        if not link.external and link.target in package:
            package.drop(link.target)
    package.drop(part)
    if calculates:
        drop_calculation_chain(package)


def _close_names(edit: XmlEdit, at: int) -> None:
    """Take out the names of the sheet, and count those of the sheets behind it anew."""
    listed = edit.root.child("definedNames")
    names = listed.children if listed is not None else []
    places = [_number(name.attributes, "localSheetId") for name in names]
    if listed is not None and all(place == at for place in places):
        edit.remove(listed)
        return
    for name, place in zip(names, places, strict=True):
        if place == at:
            edit.remove(name)
        elif place > at:
            edit.set_attribute(name, "localSheetId", str(place - 1))


def _close_views(edit: XmlEdit, at: int) -> None:
    """Let the windows show another sheet where they showed this one."""
    views = edit.root.child("bookViews")
    for view in views.children if views is not None else ():
        for which in _PLACES:
            place = _number(view.attributes, which)
            if place == at:
                edit.set_attribute(view, which, "0")
            elif place > at:
                edit.set_attribute(view, which, str(place - 1))


def _number(attributes: Mapping[str, str], name: str) -> int:
    """Give a number; −1 where there is none."""
    written = attributes.get(name, "")
    return int(written) if written.isdecimal() else -1
