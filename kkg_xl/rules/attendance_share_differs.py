"""See docs/rules/attendance-share-differs.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.attending import Attendee
from kkg_xl.domain.everybody import named
from kkg_xl.domain.marked import misshares
from kkg_xl.domain.naming import brief, told_exactly
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("formula-error", "result-stale")

_DIFFERS = Text(
    "{whose}: tertulis {stated} %, padahal {part} dari {whole} adalah {computed} %. Perbaiki "
    "persentasenya atau tandanya.",
    "{whose}: {stated} % is stated, but {part} of {whole} is {computed} %. Mend the percentage or "
    "the marks.",
)


def attendance_share_differs(workbook: Workbook) -> Iterator[Flag]:
    """A percentage of attendance differs from that of the marks of its row."""
    for attendance in workbook.attendances:
        for found in misshares(attendance):
            whose = found.tally.whose
            message = say(
                _DIFFERS,
                whose=named(whose.person) if isinstance(whose, Attendee) else brief(whose.label),
                stated=told_exactly(found.stated),
                part=found.part,
                whole=found.whole,
                computed=told_exactly(found.computed),
            )
            yield Flag(found.tally.figure.at, message)
