"""NIP, the number of a civil servant: 18 digits that tell birth, appointment and sex.

Perka BKN 22/2007: eight digits of the day of birth, six of the month of appointment, one of the
sex, three of a serial number. Contract staff (PPPK) have 21 in place of the month.
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from typing import Final, NamedTuple

from kkg_xl.domain.typography import plain

_SEPARATORS: Final = re.compile(r"[\s.:'’\-–]+")
_DIGITS: Final = re.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?P<appointed>\d{4})(?P<since>\d\d)(?P<sex>\d)"
    r"(?P<serial>\d{3})"
)
_MONTHS: Final = frozenset(f"{month:02}" for month in range(1, 13))
_CONTRACT: Final = "21"


class Appointment(NamedTuple):
    """What a NIP tells of when somebody was appointed."""

    year: int
    age: int
    """In whole years; of contract staff, whose month is not told, as of the end of the year."""
    is_contract: bool


class NipFault(Enum):
    """What is wrong with a NIP; the first that applies is told."""

    LENGTH = "bukan 18 angka"
    BIRTH = "angka 1–8 bukan tanggal lahir"
    APPOINTED = "angka 13–14 bukan bulan pengangkatan (01–12, PPPK 21)"
    SEX = "angka 15 bukan 1 (pria) atau 2 (wanita)"
    SERIAL = "angka 16–18 tidak boleh 000"


def nip_digits(text: str) -> str:
    """Give the bare number of what people write: `NIP. 19530703 197512 1 009`.

    >>> nip_digits("NIP. 19010101 192501 1 001")
    '190101011925011001'
    """
    return _SEPARATORS.sub("", plain(text).upper().replace("NIP", "", 1))


def nip_fault(text: str) -> NipFault | None:
    """Tell what is wrong with a NIP, `None` if nothing is.

    >>> nip_fault("19010101 192501 1 001"), nip_fault("19011301 192501 1 001")
    (None, <NipFault.BIRTH: 'angka 1–8 bukan tanggal lahir'>)
    """
    digits = nip_digits(text)
    form = _DIGITS.fullmatch(digits)
    if form is None:
        return NipFault.LENGTH
    if not _is_date(int(form["year"]), int(form["month"]), int(form["day"])):
        return NipFault.BIRTH
    if form["since"] not in _MONTHS and form["since"] != _CONTRACT:
        return NipFault.APPOINTED
    if form["sex"] not in "12":
        return NipFault.SEX
    return NipFault.SERIAL if form["serial"] == "000" else None


def appointment(text: str) -> Appointment | None:
    """Give the appointment that a NIP tells; `None` for what is no NIP.

    >>> appointment("19010201 192501 1 001")
    Appointment(year=1925, age=23, is_contract=False)
    """
    form = _DIGITS.fullmatch(nip_digits(text))
    if form is None or nip_fault(text) is not None:
        return None
    year, is_contract = int(form["appointed"]), form["since"] == _CONTRACT
    age = year - int(form["year"])
    if not is_contract and (form["since"], "01") < (form["month"], form["day"]):
        age -= 1  # appointed on the first of a month, before the birthday
    return Appointment(year, age, is_contract)


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
