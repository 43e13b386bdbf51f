"""See docs/rules/nuptk-invalid.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.everybody import everybody, named
from kkg_xl.domain.naming import brief
from kkg_xl.domain.people import NUPTK_LENGTH, nuptk_digits
from kkg_xl.domain.text import PersonDetail, Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("number-truncated",)

_INVALID = Text(
    "{name}: NUPTK {number} ada {count} angka, padahal NUPTK ada 16. Ketiklah lagi sebagai teks; "
    "nol di depan mudah hilang.",
    "{name}: NUPTK {number} has {count} digits, but a NUPTK has 16. Type it again as text; zeros "
    "at the beginning are easily lost.",
)
_LETTERS = Text(
    "{name}: NUPTK {number} tidak hanya berisi angka.",
    "{name}: NUPTK {number} does not consist of digits alone.",
)


def nuptk_invalid(workbook: Workbook) -> Iterator[Flag]:
    """A NUPTK has not 16 digits."""
    for person in everybody(workbook):
        digits = nuptk_digits(person.nuptk)
        if not person.nuptk or person.nuptk_at is None or person.as_number:
            continue
        if len(digits) != NUPTK_LENGTH or not digits.isdecimal():
            message = say(
                _INVALID if digits.isdecimal() else _LETTERS,
                name=named(person),
                number=PersonDetail(brief(person.nuptk.upper().replace("NUPTK", "").lstrip(" .:"))),
                count=len(digits),
            )
            yield Flag(person.nuptk_at, message)
