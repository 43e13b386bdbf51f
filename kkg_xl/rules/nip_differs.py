"""See docs/rules/nip-differs.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.attending import Person
from kkg_xl.domain.civil_servants import nip_digits, nip_fault
from kkg_xl.domain.days import on
from kkg_xl.domain.everybody import everybody, named
from kkg_xl.domain.text import PersonDetail, Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("nip-invalid", "number-truncated")

_SEX = Text(
    "{name}: kolom L/P berisi {stated}, padahal angka 15 NIP adalah {digit} ({sex}). Salah satunya "
    "salah ketik.",
    "{name}: the column L/P says {stated}, but digit 15 of the NIP is {digit} ({sex}). One of them "
    "is a slip.",
)
_BORN = Text(
    "{name}: tanggal lahir {stated}, padahal NIP menyebut {told}. Salah satunya salah ketik.",
    "{name}: born on {stated}, but the NIP says {told}. One of them is a slip.",
)
_SEXES = {"1": ("L", Text("pria", "man")), "2": ("P", Text("wanita", "woman"))}
_LETTERS = {"L": "L", "LAKI-LAKI": "L", "PRIA": "L", "P": "P", "PEREMPUAN": "P", "WANITA": "P"}


def nip_differs(workbook: Workbook) -> Iterator[Flag]:
    """A NIP says another birth date or sex than the columns beside it."""
    for person in everybody(workbook):
        if person.nip and not person.as_number and nip_fault(person.nip) is None:
            yield from _differs(person)


def _differs(person: Person) -> Iterator[Flag]:
    digits, at = nip_digits(person.nip), person.nip_at or person.at
    letter, sex = _SEXES[digits[14]]
    stated = _LETTERS.get(person.sex)
    if stated is not None and stated != letter:
        message = say(_SEX, name=named(person), stated=person.sex, digit=digits[14], sex=sex)
        yield Flag(at, message)
    elif person.born is not None and f"{person.born:%Y%m%d}" != digits[:8]:
        told = PersonDetail(f"{digits[6:8]}/{digits[4:6]}/{digits[:4]}")
        stated = PersonDetail(on(person.born))
        yield Flag(at, say(_BORN, name=named(person), stated=stated, told=told))
