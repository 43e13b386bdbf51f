"""How a matrix is printed: widths, heights, and where its chart stands.

Few people stand on one page, beside the chart. More go over pages below each other, and many
sessions over pages side by side, each with the names; the chart then stands below.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final, NamedTuple

from kkg_xl.domain.profile import Detail, Profile
from kkg_xl.layouts.ours.printed import paper
from kkg_xl.sheets.refs import Area
from kkg_xl.sheets.sheet_plan import Page

_NUMBER, _PERSON, _SESSION, _COUNT, _BLANK, _HOURS, _SHARE = 5.0, 30.0, 5.5, 5.5, 7.0, 7.0, 10.0
"""Widths in characters."""
_TITLE, _TOPICS, _LOW, _HINT = 20.0, 95.0, 12.75, 26.0
"""Heights in points."""
_LINE: Final = 28
"""Letters of a name on one line."""
_FEW: Final = 45
"""So many people stand on one page and can still be read."""
_PAGE: Final = 190.0
"""Characters that a page in landscape holds when it is made as small as can be read with ease."""
_BESIDE: Final = 218.0
"""Characters across for which a page is wide enough that has room for the rows of a few people."""
_CHART: Final = 8
"""Columns that the chart lies over beside the matrix; one more keeps it apart."""
_APART, _CHART_COLUMN, _CHART_ROWS = 3.0, 8.0, 20
_ONE_PAGE: Final = 18
"""Columns of sessions that surely stand on the first of several pages side by side."""


class Columns(NamedTuple):
    """Where a matrix has what, from left to right."""

    person: int
    sessions: tuple[int, int]
    blank: int
    """Of what is not filled in; what is counted stands before it, JP and share behind."""
    last: int


class Rows(NamedTuple):
    """Where a matrix has what, from top to bottom."""

    headings: tuple[int, int, int]
    """The first, that of the topics, and the last; people follow."""
    totals: int
    last: int


class Printed:
    """The page of one matrix."""

    def __init__(
        self, columns: Columns, rows: Rows, names: Sequence[str], profile: Profile
    ) -> None:
        """Take where things stand, and the names of the people."""
        self._columns, self._rows = columns, rows
        top, topics, bottom = rows.headings
        widths = self._matrix()
        is_beside = len(names) <= _FEW and (
            sum(widths.values()) + _APART + _CHART * _CHART_COLUMN <= _BESIDE
        )
        right = columns.last
        first_page = min(right, columns.person + _ONE_PAGE)
        self.titled = right if is_beside else first_page
        """The last column of the title, which is to stand on the first page."""
        if is_beside:
            self.covers = Area(top, right + 2, top + _CHART_ROWS, right + 1 + _CHART)
            widths |= {right + 1: _APART}
            widths |= dict.fromkeys(range(right + 2, right + 2 + _CHART), _CHART_COLUMN)
            area = Area(1, 1, max(rows.last, self.covers.bottom), self.covers.right)
        else:
            below = rows.last + 2
            self.covers = Area(below, columns.person, below + _CHART_ROWS, first_page)
            area = Area(1, 1, self.covers.bottom, right)
        self.widths = widths
        low = {
            row: _LOW
            for row in range(bottom + 1, rows.last)
            if row >= rows.totals or len(names[row - bottom - 1]) <= _LINE
        }
        self.heights = {1: _TITLE, topics: _TOPICS, **low, rows.last: _HINT}
        wide = ceil(sum(widths.values()) / _PAGE)
        blocks = ((rows.totals, rows.last), (self.covers.top, self.covers.bottom))
        self.page = Page(
            paper(profile),
            landscape=True,
            area=area,
            repeated=(top, bottom),
            repeated_columns=None if is_beside or wide == 1 else (1, columns.person),
            wide=1 if is_beside else wide,
            single=is_beside,
            together=() if is_beside else blocks,
            footer=f"Matriks Hadir {profile.text(Detail.GROUP)}".strip(),
        )

    def _matrix(self) -> dict[int, float]:
        first, last = self._columns.sessions
        return {
            1: _NUMBER,
            self._columns.person: _PERSON,
            **dict.fromkeys(range(first, last + 1), _SESSION),
            **dict.fromkeys(range(last + 1, self._columns.blank), _COUNT),
            self._columns.blank: _BLANK,
            self._columns.blank + 1: _HOURS,
            self._columns.last: _SHARE,
        }
