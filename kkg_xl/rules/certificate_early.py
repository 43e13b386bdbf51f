"""See docs/rules/certificate-early.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.certificates import attended, last_day
from kkg_xl.domain.days import on
from kkg_xl.domain.everybody import named
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_EARLY = Text(
    "{name}: sertifikat {number} bertanggal {day}, sebelum pertemuan terakhir ({last}).",
    "{name}: certificate {number} is dated {day}, before the last session ({last}).",
)


def certificate_early(workbook: Workbook) -> Iterator[Flag]:
    """A certificate is dated before the last session."""
    attendance = attended(workbook) if workbook.certificates else None
    last = None if attendance is None else last_day(attendance.sessions)
    for each in workbook.certificates:
        if last is not None and each.day is not None and each.day < last:
            yield Flag(
                each.at,
                say(
                    _EARLY,
                    name=named(each.person),
                    number=each.number,
                    day=on(each.day),
                    last=on(last),
                ),
            )
