"""The lists of people of a workbook, with what somebody decided of names that are alike.

What `attendance` made of the lists is no list of its own: everybody would be there twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kkg_xl.domain.attending import Attendance, Certificate, Roster
from kkg_xl.domain.doubts import Decisions, Doubt, doubts, people_of
from kkg_xl.domain.gathering import gathered
from kkg_xl.layouts.ours import certificate_sheet, doubts_sheet, matrix_sheet
from kkg_xl.layouts.people.people_words import is_of_presenters
from kkg_xl.layouts.sheet_reading import SheetReading
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.seals import own_sheet

_OURS = (matrix_sheet.MARK, certificate_sheet.MARK, doubts_sheet.MARK)


@dataclass(frozen=True, slots=True)
class PeopleLists:
    """All lists of people, in the order of the tabs."""

    rosters: tuple[Roster, ...]
    kept: tuple[Attendance, ...]
    """As each table has it."""
    certificates: tuple[Certificate, ...]

    def doubts(self) -> list[Doubt]:
        """Give the names that may be one person's, as the lists have them, answered or not."""
        return doubts([*people_of(self.rosters, self.kept)])

    def decided(self, book: Book) -> PeopleLists:
        """Give the lists with what people answered on our sheet of a workbook."""
        answers = doubts_sheet.answers(book)
        if not answers:
            return self
        decided = Decisions(answers)
        return PeopleLists(
            tuple(map(decided.roster, self.rosters)),
            tuple(map(decided.attendance, self.kept)),
            tuple(map(decided.certificate, self.certificates)),
        )

    @property
    def attendances(self) -> tuple[Attendance, ...]:
        """Give the matrices one by one, and the lists of one session together as one attendance.

        Those of presenters are apart from those of participants, and come last.
        """
        return tuple(self._attendances())

    def _attendances(self) -> Iterator[Attendance]:
        of_presenters = {
            id(each): is_of_presenters(f"{each.title} {each.sheet}") for each in self.kept
        }
        for presenters in (False, True):
            own = [each for each in self.kept if of_presenters[id(each)] is presenters]
            lists = [each for each in own if len(each.sessions) == 1]
            yield from [gathered(lists)] if lists else []
            yield from (each for each in own if len(each.sessions) > 1)


def people_lists(book: Book, sheets: Sequence[SheetReading]) -> PeopleLists:
    """Give the lists of people that were read of the sheets of a workbook."""
    own = {grid.name for mark in _OURS if (grid := own_sheet(book, mark)) is not None}
    people = [sheet for sheet in sheets if sheet.held.grid.name not in own]
    return PeopleLists(
        tuple(roster for sheet in people for roster in sheet.rosters),
        tuple(attendance for sheet in people for attendance in sheet.attendances),
        tuple(one for sheet in sheets for one in sheet.certificates),
    )
