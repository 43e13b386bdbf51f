"""See docs/rules/mark-unknown.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.everybody import named
from kkg_xl.domain.naming import brief
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("formula-error", "result-missing")

_UNKNOWN = Text(
    "{name}, {session}: tanda '{mark}' tidak dikenal, jadi tidak dihitung hadir maupun tidak "
    "hadir. Pakailah H, S, I atau A.",
    "{name}, {session}: the mark '{mark}' is not known, so it counts neither as present nor as "
    "absent. Use H, S, I or A.",
)


def mark_unknown(workbook: Workbook) -> Iterator[Flag]:
    """A mark of an attendance is none that says whether somebody was there."""
    for attendance in workbook.attendances:
        for attendee in attendance.attendees:
            for marked, session in zip(attendee.marks, attendance.sessions, strict=True):
                if marked.presence is None and marked.text:
                    message = say(
                        _UNKNOWN,
                        name=named(attendee.person),
                        session=brief(session.label),
                        mark=brief(marked.text),
                    )
                    yield Flag(marked.at, message, cause=marked.text)
