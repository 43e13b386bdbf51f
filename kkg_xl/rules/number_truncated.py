"""See docs/rules/number-truncated.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.attending import Person
from kkg_xl.domain.everybody import everybody, named
from kkg_xl.domain.figures import Place
from kkg_xl.domain.naming import brief
from kkg_xl.domain.text import PersonDetail, Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR

_TRUNCATED = Text(
    "{name}: {kind} {number} tersimpan sebagai bilangan, sehingga Excel membuang angka setelah "
    "yang ke-15. Jadikan sel ini teks, lalu ketik lagi nomornya dari dokumen aslinya.",
    "{name}: {kind} {number} is stored as a number, so Excel has dropped the digits after the "
    "15th. Make the cell text, then type the number again from the original.",
)
_SAFE = 15


def number_truncated(workbook: Workbook) -> Iterator[Flag]:
    """A NIP or NUPTK is stored as a number and has lost its last digits."""
    for person in everybody(workbook):
        if person.as_number:
            for kind, number, at in _lost(person):
                message = say(
                    _TRUNCATED, name=named(person), kind=kind, number=PersonDetail(brief(number))
                )
                yield Flag(at, message)


def _lost(person: Person) -> Iterator[tuple[str, str, Place]]:
    for kind, number, at in (
        ("NIP", person.nip, person.nip_at),
        ("NUPTK", person.nuptk, person.nuptk_at),
    ):
        cut = number.isdecimal() and len(number) > _SAFE and not number[_SAFE:].strip("0")
        is_number = cut or "E+" in number.upper().replace(" ", "")
        if at is not None and is_number:
            yield kind, number, at
