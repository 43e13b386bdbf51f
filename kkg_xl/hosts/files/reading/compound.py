"""The container of old Office files: what its directory names tell of what is inside.

Entries stand at multiples of 128 bytes and begin with their name in UTF-16, padded with zeros, so
they are found without following the chains of sectors, in which damaged files send readers round.
"""

from __future__ import annotations

from kkg_xl.domain.text import Text
from kkg_xl.hosts.files.reading.sniffing import ANOTHER, POWERPOINT, WORD
from kkg_xl.usecases.unreadable import ENCRYPTED, NOT_A_WORKBOOK, UnreadableWorkbookError

_ENTRY, _NAME = 128, 64
_LOCKS = ("EncryptedPackage", "EncryptionInfo", "\x09DRMContent")
_OTHERS: tuple[tuple[str, Text], ...] = (
    ("WordDocument", WORD),
    ("PowerPoint Document", POWERPOINT),
    ("__properties_version1.0", Text("surel Outlook", "an Outlook mail")),
)


def refuse_unless_workbook(data: bytes) -> None:
    """Raise `UnreadableWorkbookError` for what is locked or holds no workbook."""
    if any(_has(data, name) for name in _LOCKS):
        raise UnreadableWorkbookError(ENCRYPTED)
    if _has(data, "Workbook") or _has(data, "Book"):
        return
    for name, what in _OTHERS:
        if _has(data, name):
            raise UnreadableWorkbookError(NOT_A_WORKBOOK, what=what)
    raise UnreadableWorkbookError(NOT_A_WORKBOOK, what=ANOTHER)


def _has(data: bytes, name: str) -> bool:
    mark = name.encode("utf-16-le").ljust(_NAME, b"\0")
    at = data.find(mark)
    while at >= 0:
        if at % _ENTRY == 0:
            return True
        at = data.find(mark, at + 1)
    return False
