"""What a total is the total of: the lines within its reach, told by place, label and arithmetic.

A total may stand below its lines, above them or on their heading. Where several reaches are
possible, the one that the figures or the formula bear out is meant; where none fits, the one that
leaves no line without a total, because a line left out is the mistake to look for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from kkg_xl.layouts.lines.groups import goes_on
from kkg_xl.layouts.lines.rows import Sorted
from kkg_xl.layouts.lines.sorting import Sort
from kkg_xl.layouts.totals.reach_names import named_heading, names_heading
from kkg_xl.layouts.words.vocabulary import (
    is_carried,
    is_grand_total,
    is_partial,
    is_subtotal,
    is_total_of_all,
)

# A name of the module is found fifteen times as fast as a member of an enum.
_HEADING, _LINE, _STRAY, _TOTAL = Sort.HEADING, Sort.LINE, Sort.STRAY, Sort.TOTAL

Reach = tuple[int, ...]
"""Rows of the lines, in order."""


class Reaches:
    """Finds the reach of every total of one table."""

    def __init__(
        self,
        rows: Sequence[Sorted],
        levels: Mapping[int, tuple[int, int]],
        money: Sequence[int],
        amounts: Mapping[int, Mapping[int, Decimal]],
        given: Mapping[int, Reach],
    ) -> None:
        """Keep the rows in order, the amounts that they state, the reaches known already."""
        self._rows = [row for row in rows if row.sort is not _STRAY]
        self._levels = levels
        self._money = money
        self._amounts = amounts
        self._at = {row.number: place for place, row in enumerate(self._rows)}
        self._lines = [row.number for row in self._rows if row.sort is _LINE]
        self._known: dict[int, Reach] = dict(given)
        self._given = given
        self._asked: set[int] = set()
        self._below = [
            place
            for place, row in enumerate(self._rows)
            if row.sort is _TOTAL and not self._is_above(place)
        ]
        self._share_out()

    def of(self, number: int) -> Reach:
        """Give the lines that the total in a row should count."""
        if number in self._known:
            return self._known[number]
        if number in self._asked:
            return ()
        self._asked.add(number)
        place = self._at[number]
        row = self._rows[place]
        counted = self._counted(row)
        if is_carried(row.label):
            reach = self._between(0, place)
        elif is_partial(row.label):
            reach = tuple(sorted(counted)) if counted else ()
        elif not counted and self._is_of_nothing(place):
            reach = ()
        elif self._is_above(place):
            reach = self._chosen(row, self._after(place), counted)
        else:
            reach = self._chosen(row, self._before(place), counted)
        self._known[number] = reach
        return reach

    def _share_out(self) -> None:
        """Settle sub-totals that stand together below all the lines that they share.

        Typed, each takes the lines on from where the one before it ended, as far as its amount
        reaches; where that does not come out, none of them says which lines are its own. Formulas
        that part the lines among themselves say it.
        """
        place = 0
        while place < len(self._rows):
            run = [place]
            if place not in self._below:
                place += 1
                continue
            while run[-1] + 1 in self._below and is_subtotal(self._rows[run[-1] + 1].label):
                run.append(run[-1] + 1)
            if len(run) > 1 and is_subtotal(self._rows[place].label):
                rows = [self._rows[p] for p in run]
                start = max((p for p in self._below if p < place), default=-1) + 1
                lines = self._between(start, place)
                if not any(row.derivations for row in rows):
                    self._known.update(self._shares(rows, lines))
                else:
                    self._known.update(self._counted_shares(rows, lines))
            place = run[-1] + 1

    def _counted_shares(self, rows: Sequence[Sorted], lines: Reach) -> dict[int, Reach]:
        shares = {row.number: tuple(sorted(self._counted(row))) for row in rows}
        parted = [line for share in shares.values() for line in share]
        return shares if sorted(parted) == list(lines) else {}

    def _shares(self, rows: Sequence[Sorted], lines: Reach) -> dict[int, Reach]:
        shares: dict[int, Reach] = {}
        first = 0
        for row in rows:
            ends = [
                end for end in range(first, len(lines) + 1) if self._adds_up(row, lines[first:end])
            ]
            if not ends:
                return dict.fromkeys((row.number for row in rows), ())
            shares[row.number] = lines[first : ends[0]]
            first = ends[0]
        return shares

    def _is_above(self, place: int) -> bool:
        row = self._rows[place]
        if row.number in self._given:  # roll-ups
            return True
        rows = [n for found in row.derivations.values() for n, _ in found.counted or ()]
        if rows:
            return sum(1 for number in rows if number > row.number) * 2 > len(rows)
        if row.code and row.number in self._levels and not self._closes(row):
            return any(later.sort is _LINE for later in self._rows[place + 1 : place + 3])
        no_lines_before = not self._lines or row.number < self._lines[0]
        return no_lines_before and bool(self._lines)

    def _closes(self, row: Sorted) -> bool:
        """Tell whether a total with a code of its own says that it adds what stands above it."""
        return is_subtotal(row.label) or (
            is_total_of_all(row.label) and bool(self._lines) and row.number > self._lines[0]
        )

    def _counted(self, row: Sorted) -> set[int]:
        """Give the lines that a total's formulas add up, through other totals too."""
        for column in self._money:
            derivation = row.derivations.get(column)
            if derivation is None or not derivation.counted:
                continue
            found: set[int] = set()
            for number, _ in derivation.counted:
                place = self._at.get(number)
                if place is None:
                    continue
                if self._rows[place].sort is _TOTAL and number != row.number:
                    found.update(self.of(number))
                elif self._rows[place].sort is _LINE:
                    found.add(number)
            if found:
                return found
        return set()

    def _is_of_nothing(self, place: int) -> bool:
        """Tell whether a total that says nothing closes a group without lines: no equipment."""
        row, above = self._rows[place], self._rows[place - 1] if place else None
        empty = above is not None and above.sort is _HEADING
        return empty and not any(self._amounts.get(row.number, {}).values())

    def _before(self, place: int) -> list[Reach]:
        """Give what a total below its lines may mean, the likeliest first."""
        previous = max(
            (p for p in self._below if p < place and not is_carried(self._rows[p].label)),
            default=-1,
        )
        since = range(previous + 1, place)
        headings = [p for p in since if self._rows[p].number in self._levels]
        starts: list[int] = []
        if headings:
            outermost = min(self._level(p) for p in headings)
            starts.append(next(p for p in headings if self._level(p) == outermost))
        starts.append(previous + 1)
        # A total right below another one is not the same again: it reaches further.
        again = self.of(self._rows[previous].number) if previous >= 0 else ()
        first = min(starts)
        open_level: tuple[int, int] | None = None
        for p in range(first - 1, -1, -1):
            level = self._levels.get(self._rows[p].number)
            if level is not None and (open_level is None or level < open_level):
                starts.append(p)
                open_level = level
        starts.append(0)
        reaches = [self._between(start, place) for start in starts]
        heading = named_heading(self._rows, self._levels, self._below, place)
        named = () if heading is None else self._between(heading, place)
        if named:
            reaches.insert(0, named)
        elif again and len(set(reaches)) > 1 and max(reaches, key=len) != again:
            reaches = [reach for reach in reaches if reach != again]
        between = self._rows[previous + 1 : place]
        if again and between and all(self._only_adds(row) for row in between):
            # Postage and a discount below a total: what is paid is all of it.
            reaches.insert(0, self._between(0, place))
        if place == self._below[-1] and len(self._below) == 1:
            reaches.reverse()
        return _distinct(reaches)

    def _after(self, place: int) -> list[Reach]:
        """Give what a total above its lines may mean, the likeliest first."""
        level = self._levels.get(self._rows[place].number)
        end = len(self._rows)
        reaches: list[Reach] = []
        if level is not None:
            for p in range(place + 1, end):
                other = self._levels.get(self._rows[p].number)
                closing = self._rows[p].sort is _TOTAL and p in self._below
                outer = other is not None and other <= level
                if closing or outer or goes_on(self._rows, place, p):
                    reaches.append(self._between(place, p))
                    break
        else:
            following = [
                p
                for p in range(place + 1, end)
                if self._rows[p].sort is _TOTAL and self._is_above(p)
            ]
            if following:
                reaches.append(self._between(place, following[0]))
                if not is_subtotal(self._rows[place].label):
                    reaches.insert(0, self._between(place, end))
        reaches.append(self._between(place, end))
        return _distinct(reaches)

    def _chosen(self, row: Sorted, reaches: list[Reach], counted: set[int]) -> Reach:
        if not reaches:
            return ()
        everything = max(reaches, key=len)
        grand = is_grand_total(row.label) and not names_heading(self._rows, row.label)
        if grand:
            reaches = [everything, *(reach for reach in reaches if reach != everything)]
            if counted and is_total_of_all(row.label):
                return everything
        if counted:
            fallback = everything if grand else _smallest_holding(counted, reaches)
            return next((reach for reach in reaches if counted == set(reach)), fallback)
        return next((reach for reach in reaches if self._adds_up(row, reach)), reaches[0])

    def _only_adds(self, row: Sorted) -> bool:
        """Tell whether a row is a bare amount without a number among numbered lines."""
        return row.sort is Sort.LINE and not row.code and set(row.cells) <= set(self._money)

    def _adds_up(self, row: Sorted, reach: Reach) -> bool:
        for column in self._money:
            stated = self._amounts.get(row.number, {}).get(column)
            if stated is None:
                continue
            if abs(self._sum(reach, column) - stated) < 1:
                return True
            inner = self._outermost(row, reach)
            left = [line for line in reach if not any(line in own for own in inner.values())]
            return bool(inner) and abs(self._sum([*inner, *left], column) - stated) < 1
        return False

    def _sum(self, rows: Iterable[int], column: int) -> Decimal:
        return sum((self._amounts.get(n, {}).get(column, Decimal(0)) for n in rows), Decimal(0))

    def _outermost(self, row: Sorted, reach: Reach) -> dict[int, Reach]:
        """Give the totals already settled that part a reach among themselves."""
        inside = {
            number: own
            for number, own in self._known.items()
            if number != row.number and own and set(own) < set(reach)
        }
        return {
            number: own
            for number, own in inside.items()
            if not any(set(own) < set(other) for other in inside.values())
        }

    def _level(self, place: int) -> tuple[int, int]:
        return self._levels[self._rows[place].number]

    def _between(self, start: int, end: int) -> Reach:
        return tuple(row.number for row in self._rows[start:end] if row.sort is _LINE)


def _smallest_holding(counted: set[int], reaches: Sequence[Reach]) -> Reach:
    holding = [reach for reach in reaches if counted <= set(reach)]
    return min(holding, key=len) if holding else reaches[0]


def _distinct(reaches: Iterable[Reach]) -> list[Reach]:
    return [reach for reach in dict.fromkeys(reaches) if reach]
