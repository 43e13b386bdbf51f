"""See docs/rules/code-unknown.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.subjects import is_unknown_code
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_UNKNOWN = Text(
    "Kode {code} tidak ada di daftar kode materi; yang ada: {codes}.",
    "The code {code} is not in the key; it has {codes}.",
)


def code_unknown(workbook: Workbook) -> Iterator[Flag]:
    """A code of a schedule is not in the key below it."""
    for timetable in workbook.timetables:
        codes = tuple(entry.code for entry in timetable.key if entry.code)
        for lesson in timetable.lessons:
            if not is_unknown_code(timetable, lesson.text):
                continue
            yield Flag(
                lesson.at, say(_UNKNOWN, code=lesson.text, codes=codes), cause=lesson.text.upper()
            )
