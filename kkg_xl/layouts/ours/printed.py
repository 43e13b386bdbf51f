"""What the printed sheets share: the title block, dates in words, and who signs.

Everything comes from Profil by formula, so that a name is corrected in one place. What Profil does
not tell, or a workbook without Profil, leaves dots, which are marked until somebody writes there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from kkg_xl.domain.profile import Detail, Profile
from kkg_xl.layouts.ours.formula_writing import link
from kkg_xl.sheets.refs import Area, address
from kkg_xl.sheets.sheet_plan import Condition, Mark, Paper, PlannedCell, Style

DOTS: Final = "……………………"
"""Stands where somebody must write."""

MONTHS: Final = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September"),
    *("Oktober", "November", "Desember"),
)

_SIGNING_ROWS: Final = 9
"""Rows of the block of signatures."""


class Words(NamedTuple):
    """A text, or the formula that gives it."""

    text: str = ""
    formula: str | None = None

    @property
    def inside(self) -> str:
        """Give it as a part of a formula."""
        quoted = self.text.replace('"', '""')
        return f'"{quoted}"' if self.formula is None else self.formula

    def upper(self) -> Words:
        """Give it in capitals."""
        if self.formula is None:
            return Words(self.text.upper())
        return Words(formula=f"UPPER({self.formula})")

    def cell(self, row: int, column: int, style: Style) -> PlannedCell:
        """Plan the cell that holds it."""
        if self.formula is None:
            return PlannedCell(row, column, style, self.text)
        return PlannedCell(row, column, style, formula=self.formula)


def joined(*parts: Words) -> Words:
    """Put texts one behind the other, as one formula if any of them is one."""
    if all(part.formula is None for part in parts):
        return Words("".join(part.text for part in parts))
    return Words(formula="&".join(part.inside for part in parts))


def told(profile: Profile, detail: Detail, sheet: str) -> Words:
    """Give what the profile tells, as a link from a sheet, or dots."""
    known = profile.details.get(detail)
    if known is None:
        return Words(DOTS)
    place = link(known.at, sheet)
    return Words(formula=f'IF({place}="","{DOTS}",{place})')


def told_day(profile: Profile, sheet: str, *details: Detail) -> Words:
    """Give the first of some days that the profile tells, as `21 November 2009`, or dots.

    Written out by formula: number formats would have the months in the computer's language.
    """
    day = Words(DOTS)
    for detail in reversed(details):
        known = profile.details.get(detail)
        if known is not None:
            place = link(known.at, sheet)
            day = Words(formula=f'IF({place}="",{day.inside},{_written_out(place)})')
    return day


def _written_out(place: str) -> str:
    months = ",".join(f'"{month}"' for month in MONTHS)
    day = f'DAY({place})&" "&CHOOSE(MONTH({place}),{months})&" "&YEAR({place})'
    # A day that was typed as a text is printed as it was typed.
    return f"IF(ISNUMBER({place}),{day},{place})"


def paper(profile: Profile) -> Paper:
    """Give the paper that the profile asks for; A4 if it asks for none that is known."""
    asked = profile.text(Detail.PAPER).strip().upper()
    return next((paper for paper in Paper if paper.value == asked), Paper.A4)


def money_width(*amounts: Decimal) -> float:
    """Give the width of a column, in characters, that shows some amounts in bold letters.

    Counted in pixels of Arial at 10 points, with some air: the fonts of programs differ.
    """
    digits = max((len(str(abs(int(amount)))) for amount in amounts), default=1)
    pixels = digits * _DIGIT + (digits - 1) // 3 * _POINT + _BESIDE
    return max(_NARROWEST_MONEY, round(pixels / _CHARACTER, 1))


_DIGIT, _POINT, _BESIDE, _CHARACTER = 7.5, 4.0, 24.0, 7.0
"""Pixels of a bold digit, of the point between thousands, of sign and indent; of a character."""
_NARROWEST_MONEY: Final = 14.0


class Title(NamedTuple):
    """The block above the headings: its cells and merged areas."""

    cells: tuple[PlannedCell, ...]
    merged: tuple[Area, ...]


def title_block(profile: Profile, sheet: str, title: str, across: tuple[int, int]) -> Title:
    """Plan what a sheet is, of which activity, group and stage; five rows from the first on.

    `across` are the first and the last column.
    """
    lines = (
        (Words(title), Style.TITLE),
        (told(profile, Detail.ACTIVITY, sheet).upper(), Style.SUBTITLE),
        (told(profile, Detail.GROUP, sheet).upper(), Style.SUBTITLE),
        (
            joined(
                Words("Kecamatan "),
                told(profile, Detail.SUBDISTRICT, sheet),
                Words(", "),
                told(profile, Detail.DISTRICT, sheet),
            ),
            Style.CAPTION,
        ),
        (
            joined(
                Words("Tahap "),
                told(profile, Detail.STAGE, sheet),
                Words(", tahun anggaran "),
                told(profile, Detail.YEAR, sheet),
                Words("; "),
                told_day(profile, sheet, Detail.BEGINS),
                Words(" s.d. "),
                told_day(profile, sheet, Detail.ENDS),
            ),
            Style.CAPTION,
        ),
    )
    left, right = across
    return Title(
        tuple(words.cell(row, left, style) for row, (words, style) in enumerate(lines, 1)),
        tuple(Area(row, left, row, right) for row in range(1, len(lines) + 1)),
    )


class Signatures(NamedTuple):
    """The block of signatures: its cells, merged areas, and the last row."""

    cells: tuple[PlannedCell, ...]
    merged: tuple[Area, ...]
    last: int


def signatures(
    profile: Profile,
    sheet: str,
    top: int,
    spans: Sequence[tuple[int, int]],
    days: Sequence[Detail],
) -> Signatures:
    """Plan the block from a row on; `spans` are the columns of its three parts, left to right.

    It is signed on the first of `days` that the profile tells.
    """
    cells: list[PlannedCell] = []
    merged: list[Area] = []
    for lines, (left, right) in zip(_signing(profile, sheet, days), spans, strict=True):
        for row, (words, style) in enumerate(lines, top):
            if words is not None:
                cells.append(words.cell(row, left, style))
                if right > left:
                    merged.append(Area(row, left, row, right))
    return Signatures(tuple(cells), tuple(merged), top + _SIGNING_ROWS - 1)


_Lines = list[tuple[Words | None, Style]]


def _signing(profile: Profile, sheet: str, days: Sequence[Detail]) -> Iterator[_Lines]:
    place, day = told(profile, Detail.PLACE, sheet), told_day(profile, sheet, *days)
    supervisor = told(profile, Detail.SUPERVISOR_TITLE, sheet)
    yield _part(
        (None, Words("Mengetahui,"), supervisor if supervisor.formula else Words("Pengawas TK/SD")),
        told(profile, Detail.SUPERVISOR, sheet),
        told(profile, Detail.SUPERVISOR_ID, sheet),
    )
    yield _part(
        (None, None, Words("Ketua KKG")),
        told(profile, Detail.CHAIR, sheet),
        told(profile, Detail.CHAIR_ID, sheet),
    )
    yield _part(
        (joined(place, Words(", "), day), None, Words("Bendahara")),
        told(profile, Detail.TREASURER, sheet),
        told(profile, Detail.TREASURER_ID, sheet),
    )


def _part(above: Sequence[Words | None], name: Words, number: Words) -> _Lines:
    room: _Lines = [(None, Style.PLAIN)] * (_SIGNING_ROWS - len(above) - 2)
    return [
        *((words, Style.SIGNING) for words in above),
        *room,
        (name, Style.SIGNATORY),  # as typed: capitals would spoil a degree, S.Pd.
        (joined(Words("NIP. "), number), Style.SIGNATORY_ID),
    ]


def to_fill_in(area: Area) -> Condition:
    """Mark the cells of an area that still have dots."""
    first = address(area.top, area.left)
    return Condition(area, f'ISNUMBER(SEARCH("{DOTS}",{first}))', Mark.TO_FILL_IN)
