"""See docs/rules/plan-unspent.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kkg_xl.domain.planned import Idle, idle
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import line_name, money
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.INFO

_IDLE = Text(
    "{row}: direncanakan {planned}, dan belum ada realisasinya. Laksanakan, atau jelaskan di "
    "keterangan.",
    "{row}: {planned} was planned, and nothing was spent. Carry it out, or explain it in the "
    "notes.",
)
_MANY = Text(
    "{row}: direncanakan {planned}, dan belum ada realisasinya; begitu juga {count} baris lain.",
    "{row}: {planned} was planned, and nothing was spent; so it is with {count} other lines.",
)
_FEW = 3
"""More idle lines are told as one: the stage is not over."""


def plan_unspent(workbook: Workbook) -> Iterator[Flag]:
    """A line of the plan has no spending, and no note that explains it."""
    for table in workbook.money_tables:
        yield from _told(list(idle(table)))


def _told(found: Sequence[Idle]) -> Iterator[Flag]:
    if len(found) > _FEW:
        first = found[0]
        yield _flag(first, _MANY, len(found) - 1)
    else:
        yield from (_flag(each, _IDLE, 0) for each in found)


def _flag(idle: Idle, text: Text, others: int) -> Flag:
    message = say(
        text,
        row=line_name(idle.row),
        planned=money(idle.table, idle.planned),
        count=others,
    )
    return Flag(idle.figure.at, message, stated=idle.planned)
