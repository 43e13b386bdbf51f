"""See docs/rules/participants-exceed-members.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.composition import told_of
from kkg_xl.domain.headcounts import Counted
from kkg_xl.domain.naming import apart
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.INFO

_MORE = Text(
    "Peserta {participants}, padahal anggotanya {members} ({place}); {apart}. Jelaskan dari mana "
    "peserta yang lain.",
    "There are {participants} participants, but {members} members ({place}); {apart}. Explain "
    "where the others are from.",
)


def participants_exceed_members(workbook: Workbook) -> Iterator[Flag]:
    """More people are said to take part than the group has members."""
    members = told_of(workbook.headcounts, Counted.MEMBERS)
    if not members:
        return
    most = max(members, key=lambda each: each.number)
    for each in told_of(workbook.headcounts, Counted.PARTICIPANTS):
        if each.number > most.number:
            message = say(
                _MORE,
                participants=each.number,
                members=most.number,
                place=str(most.at),
                apart=apart(each.number, most.number, rupiah=False),
            )
            yield Flag(each.at, message)
