"""See docs/rules/activity-unscheduled.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.bought import bought
from kkg_xl.domain.destinations import destination, is_told, places_told
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import line_name
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_UNTOLD = Text(
    "{line}: {where} tidak disebut di jadwal maupun di laporan. Tuliskan kegiatannya, atau "
    "lampirkan undangan dan surat tugas.",
    "{line}: neither the schedule nor the report speaks of {where}. Write down what was done "
    "there, or attach the invitation and the letter of assignment.",
)


def activity_unscheduled(workbook: Workbook) -> Iterator[Flag]:
    """A journey is paid to a place of which neither the schedule nor the report speaks."""
    told = places_told(workbook)
    if not told:
        return
    for each in bought(workbook):
        where = destination(each)
        if where and not is_told(where, told):
            yield Flag(each.line.at, say(_UNTOLD, line=line_name(each.line), where=where))
