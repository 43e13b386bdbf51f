"""The styles of a workbook put back as they were before looks were added at the end of their lists.

What is remembered are the lengths of the lists and a checksum of the part. Only where the lists,
cut to those lengths, are the old part to the byte is anything put back: a program that has saved
the workbook since has counted its looks anew, and then they stay.
"""

from __future__ import annotations

import re
import zlib
from typing import Final

from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.styles_edit import styles_part

_SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_NAMED: Final = re.compile(rb"\s(?:s|style)=\"(\d+)\"")
_LISTS: Final = ("numFmts", "fonts", "fills", "borders", "cellXfs", "dxfs")


def remembered(package: PackageEdit) -> str:
    """Tell in a few words what `restore` needs; empty for a workbook without styles."""
    part = styles_part(package)
    if part not in package:
        return ""
    root = package.xml(part).root
    lists = ((name, root.child(name)) for name in _LISTS)
    lengths = (f"{name}={len(found.children)}" for name, found in lists if found is not None)
    return " ".join((f"{zlib.crc32(package.read(part)):08x}", *lengths))


def restore(package: PackageEdit, told: str) -> None:
    """Put the styles back if they are those that were remembered and what was added to them."""
    part = styles_part(package)
    checksum, *lengths = told.split() or [""]
    if part not in package:
        return
    kept = dict(each.partition("=")[::2] for each in lengths)
    edit = package.xml(part)
    for found in edit.root.children:
        if found.name not in _LISTS:
            continue
        length = kept.get(found.name, "")
        if not length.isdecimal():
            edit.remove(found)  # there was no such list
        elif int(length) < len(found.children):
            for look in found.children[int(length) :]:
                edit.remove(look)
            if "count" in found.attributes:
                edit.set_attribute(found, "count", length)
    old = edit.result()
    if f"{zlib.crc32(old):08x}" == checksum and _last_used(package) < int(kept.get("cellXfs", 0)):
        package.replace(part, old)


def _last_used(package: PackageEdit) -> int:
    """Give the highest number of a style that a cell, row or column of any sheet names."""
    sheets = (name for name in package.names() if package.content_type(name) == _SHEET)
    named = (int(each) for name in sheets for each in _NAMED.findall(package.read(name)))
    return max(named, default=0)
