"""The styles of a workbook put back as they were before looks were added at the end of their lists.

What is remembered are the lengths of the lists and a checksum of the part. Only where the lists,
cut to those lengths, are the old part to the byte is anything put back: a program that has saved
the workbook since has counted its looks anew, and then they stay.
"""

from __future__ import annotations

import zlib
from typing import Final

from kkg_xl.hosts.files.package_edit import PackageEdit
from kkg_xl.hosts.files.styles_edit import styles_part

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
    if f"{zlib.crc32(old):08x}" == checksum:
        package.replace(part, old)
