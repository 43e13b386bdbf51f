"""A run told without names and numbers of people, for reports that are passed on.

A person is `Orang-3` in all workbooks of the run, in every format and language, so that he or she
can still be followed; the numbers count in the order in which findings name people. Who it is can
only be seen in the workbook, at the cell. A NIP keeps its last four digits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kkg_xl.domain.facts import NO_FACTS
from kkg_xl.domain.people import bare_name
from kkg_xl.domain.text import Field, Message, PersonDetail, PersonName, Text
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.personal import Personal, shortened
from kkg_xl.reports.run import Run, Shared
from kkg_xl.reports.tally import Tally


class People:
    """Gives everybody a number."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._numbers: dict[str, int] = {}

    def __call__(self, name: str) -> str:
        """Give what is told instead of a name; `-` and the like name nobody and stay.

        >>> people = People()
        >>> people("Drs. Peserta Satu"), people("Peserta Dua"), people("PESERTA SATU, S.Pd")
        ('Orang-1', 'Orang-2', 'Orang-1')
        """
        bare = bare_name(name)
        if not bare:
            return name
        return f"Orang-{self._numbers.setdefault(bare, len(self._numbers) + 1)}"


class MaskedRun:
    """A run as reports may pass it on; see `kkg_xl.reports.run.Run`."""

    def __init__(self, run: Run) -> None:
        """Take a run and number its people, for which it is gone through once."""
        self._run, self._people = run, People()
        self._near = _names_near(run)
        for _ in self:
            pass  # from now on the numbers do not depend on what a report asks first

    @property
    def tally(self) -> Tally:
        """Give its counts."""
        return self._run.tally

    @property
    def shared(self) -> Sequence[Shared]:
        """Tell what several workbooks share."""
        return [
            each._replace(message=self._mask(self._names_at(each)).message(each.message))
            for each in self._run.shared
        ]

    def __iter__(self) -> Iterator[Checked]:
        """Give the workbooks, in the order of their paths."""
        for checked in self._run:
            near = self._near.get(checked.name, frozenset())
            yield self._mask(near.union(checked.facts.people)).checked(checked)

    def _names_at(self, shared: Shared) -> frozenset[str]:
        return frozenset().union(*(self._near[spot.workbook] for spot in shared.spots))

    def _mask(self, names: Collection[str]) -> _Mask:
        return _Mask(self._people, Personal(names))


def _names_near(run: Run) -> dict[str, frozenset[str]]:
    """Give for each workbook that shares something the names in it and in those it shares with."""
    sharing: dict[str, set[str]] = {}
    for shared in run.shared:
        workbooks = {spot.workbook for spot in shared.spots}
        for workbook in workbooks:
            sharing.setdefault(workbook, set()).update(workbooks)
    if not sharing:
        return {}
    own = {each.name: each.facts.people for each in run if each.name in sharing}
    return {
        workbook: frozenset().union(*(own[other] for other in others))
        for workbook, others in sharing.items()
    }


class _Mask(NamedTuple):
    """Masks what is told of one workbook."""

    people: People
    personal: Personal

    def checked(self, checked: Checked) -> Checked:
        """Mask all but names of files and sheets, which are needed to find the cell."""
        failure = checked.failure
        return replace(
            checked,
            group=self.text(checked.group),
            findings=tuple(
                each._replace(
                    message=self.message(each.message),
                    accepted=None if each.accepted is None else self.text(each.accepted),
                )
                for each in checked.findings
            ),
            not_checked=tuple(map(self.message, checked.not_checked)),
            failure=failure and failure._replace(message=self.message(failure.message)),
            excerpts=(),
            facts=NO_FACTS,
        )

    def message(self, message: Message) -> Message:
        fields = {name: self.field(field) for name, field in message.fields.items()}
        return message._replace(fields=fields)

    def field(self, field: Field) -> Field:
        match field:
            case str():
                return self.text(field)
            case Message():
                return self.message(field)
            case tuple() if not isinstance(field, Text):
                return tuple([self.field(part) for part in field])
            case _:
                return field

    def text(self, text: str) -> str:
        if isinstance(text, PersonName):
            return self.people(text)
        if isinstance(text, PersonDetail):
            return shortened(text)
        return self.personal.replaced(text, self.people)
