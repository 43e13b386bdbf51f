"""See docs/rules/nip-invalid.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.civil_servants import NipFault, nip_digits, nip_fault
from kkg_xl.domain.everybody import everybody, named
from kkg_xl.domain.naming import brief
from kkg_xl.domain.text import PersonDetail, Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("number-truncated",)

_FAULTS = {
    NipFault.LENGTH: Text("ada {count} angka, bukan 18", "it has {count} digits and not 18"),
    NipFault.BIRTH: Text(
        "angka 1–8 ({birth}) bukan tanggal lahir", "digits 1–8 ({birth}) are no birth date"
    ),
    NipFault.APPOINTED: Text(
        "angka 13–14 ({month}) bukan bulan pengangkatan (01–12, PPPK 21)",
        "digits 13–14 ({month}) are no month of appointment (01–12, PPPK 21)",
    ),
    NipFault.SEX: Text(
        "angka 15 ({sex}) bukan 1 (pria) atau 2 (wanita)",
        "digit 15 ({sex}) is neither 1 (man) nor 2 (woman)",
    ),
    NipFault.SERIAL: Text("angka 16–18 tidak boleh 000", "digits 16–18 cannot be 000"),
}
_INVALID = Text(
    "{name}: NIP {nip}: {fault}. Cocokkan dengan SK-nya.",
    "{name}: NIP {nip}: {fault}. Compare with the letter of appointment.",
)
_OLD = Text(
    "{name}: NIP {nip} adalah NIP lama (9 angka), yang diganti dengan 18 angka selama 2009.",
    "{name}: NIP {nip} is an old one (9 digits), which was replaced by one of 18 during 2009.",
)
_OLD_LENGTH = 9
_NEAR = (16, 20)
"""So many digits are those of a NIP that was typed wrongly; others may be another number."""


def nip_invalid(workbook: Workbook) -> Iterator[Flag]:
    """A NIP cannot be one: its digits are too few or say what cannot be.

    A number that is much shorter or longer may be another one and is a warning; an old NIP of nine
    digits is only worth knowing.
    """
    for person in everybody(workbook):
        fault = nip_fault(person.nip) if person.nip else None
        if fault is None or person.nip_at is None or person.as_number:
            continue
        digits = nip_digits(person.nip)
        old = fault is NipFault.LENGTH and len(digits) == _OLD_LENGTH
        told = say(
            _FAULTS[fault],
            count=len(digits),
            birth=PersonDetail(digits[:8]),
            month=digits[12:14],
            sex=digits[14:15],
        )
        nip = PersonDetail(brief(person.nip.upper().removeprefix("NIP").lstrip(" .:")))
        message = say(_OLD if old else _INVALID, name=named(person), nip=nip, fault=told)
        other = fault is NipFault.LENGTH and not _NEAR[0] <= len(digits) <= _NEAR[1]
        severity = Severity.INFO if old else Severity.WARNING if other else None
        yield Flag(person.nip_at, message, severity=severity)
