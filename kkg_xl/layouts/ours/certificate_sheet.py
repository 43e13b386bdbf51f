"""Sertifikat: who is entitled to a certificate, with JP and number, and who is not and why.

Everything follows from the matrix by formula. The numbers of the certificates are for people to
write; the next run takes them over, by name and NIP.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from kkg_xl.domain.attending import Attendance, Person
from kkg_xl.domain.crediting import Entitlement, Terms, weights
from kkg_xl.domain.figures import Place
from kkg_xl.domain.profile import Detail, Profile
from kkg_xl.layouts.ours.formula_writing import link
from kkg_xl.layouts.ours.matrix_sheet import UNKNOWN, Places
from kkg_xl.layouts.ours.printed import paper, signatures, title_block, to_fill_in
from kkg_xl.sheets.grid import Grid, Kind
from kkg_xl.sheets.refs import Area, address
from kkg_xl.sheets.sheet_plan import Condition, Mark, Page, PlannedCell, SheetPlan, Style

NAME: Final = "Sertifikat"
MARK: Final = "_kkg_xl_certificates"
SIGNED: Final = (Detail.REPORTED, Detail.ENDS)
"""Days of the profile on which it is signed, the first that is told."""

ORDER, PERSON, PERSON_ID, SCHOOL, HOURS, SHARE, DUE, CERTIFICATE, WHY = range(1, 10)
"""Columns."""
_TEXTS: Final = (
    *("NO", "NAMA", "NIP/NUPTK", "SEKOLAH", "JP", "PERSENTASE", "SERTIFIKAT"),
    *("NOMOR SERTIFIKAT", "KETERANGAN"),
)
_WIDTHS: Final = dict(enumerate((5.0, 30.0, 22.0, 26.0, 7.0, 14.0, 14.0, 26.0, 44.0), 1))
_HEADINGS: Final = 8
"""The row of the headings."""
TOP: Final = _HEADINGS + 1

Known = tuple[str, str]
"""By what a person is known again: the name in small letters, and the NIP or NUPTK."""


class Matrix(NamedTuple):
    """The sheet that everything follows from."""

    name: str
    at: Places


class Given(NamedTuple):
    """The number of a certificate as somebody wrote it, and where."""

    number: str
    at: Place


def plan(  # noqa: PLR0913, PLR0917 -- what the sheet is made of
    attendance: Attendance,
    matrix: Matrix,
    terms: Terms,
    profile: Profile,
    name: str,
    numbers: Sequence[str],
) -> SheetPlan:
    """Plan the sheet; `numbers` are those of the certificates by attendee, empty where none is."""
    last = TOP + len(attendance.attendees) - 1
    title = title_block(profile, name, "DAFTAR PENERIMA SERTIFIKAT", (ORDER, WHY))
    signing = signatures(
        profile, name, last + 4, ((ORDER, PERSON), (PERSON_ID, HOURS), (SHARE, WHY)), SIGNED
    )
    threshold = _threshold(profile, terms, name)
    whole = all(each.denominator == 1 for each in weights(attendance.sessions, terms.basis))
    rows = _Rows(matrix, terms, name, threshold, in_wholes=whole)
    cells = [
        *title.cells,
        PlannedCell(_HEADINGS - 2, ORDER, Style.CAPTION, formula=_terms_told(terms, threshold)),
        *(PlannedCell(_HEADINGS, at, Style.HEADING, text) for at, text in enumerate(_TEXTS, 1)),
    ]
    for nth, attendee in enumerate(attendance.attendees):
        cells += rows.of(nth, attendee.person, numbers[nth])
    cells += _total(last)
    cells += signing.cells
    area = Area(1, ORDER, signing.last, WHY)
    return SheetPlan(
        name,
        tuple(cells),
        widths=_WIDTHS,
        heights={1: 20.0, _HEADINGS: 30.0},
        merged=(
            *title.merged,
            Area(_HEADINGS - 2, ORDER, _HEADINGS - 2, WHY),
            Area(last + 1, ORDER, last + 1, SHARE),
            *signing.merged,
        ),
        frozen=(TOP, PERSON_ID),
        page=Page(
            paper(profile),
            landscape=True,
            area=area,
            repeated=(_HEADINGS, _HEADINGS),
            together=((last, signing.last),),
            footer=f"Sertifikat {profile.text(Detail.GROUP)}".strip(),
        ),
        conditions=(*_conditions(last), to_fill_in(area)),
        mark=MARK,
    )


def known(person: Person) -> Known:
    """Tell by what somebody is known again on the next run."""
    return _known(person.name, _number(person))


def given(grid: Grid) -> Iterator[tuple[Known, Given]]:
    """Read the numbers that people wrote on a sheet of ours."""
    for row in grid.rows:
        number = grid.cell(row, CERTIFICATE)
        if row >= TOP and number.value is not None and grid.cell(row, SHARE).formula is not None:
            name, told = grid.cell(row, PERSON), grid.cell(row, PERSON_ID)
            text = f"{number.value:f}" if number.kind is Kind.NUMBER else str(number.value)
            at = Place(grid.name, address(row, CERTIFICATE))
            yield _known(str(name.value or ""), str(told.value or "")), Given(text, at)


def taken_over(
    attendance: Attendance, there: Sequence[tuple[Known, Given]]
) -> tuple[list[str], list[Given]]:
    """Give the numbers by attendee, and those that belong to nobody any more."""
    waiting: dict[Known, list[Given]] = {}
    for person, number in there:
        waiting.setdefault(person, []).append(number)
    people = [known(attendee.person) for attendee in attendance.attendees]
    numbers = []
    for person in people:
        own = waiting.get(person)
        numbers.append(own.pop(0).number if own else "")
    # A NIP that has come to be known since then makes nobody another person.
    for person, left in waiting.items():
        same = [nth for nth, each in enumerate(people) if _has_since_a_number(person, each)]
        if len(left) == 1 and len(same) == 1 and not numbers[same[0]]:
            numbers[same[0]] = left.pop().number
    return numbers, [each for left in waiting.values() for each in left]


def _has_since_a_number(before: Known, now: Known) -> bool:
    return before[0] == now[0] and not (before[1] and now[1])


class _Rows:
    """Plans the row of a person."""

    def __init__(
        self, matrix: Matrix, terms: Terms, name: str, threshold: str, *, in_wholes: bool
    ) -> None:
        self._matrix, self._terms, self._name = matrix, terms, name
        self._threshold = threshold
        self._weights = self._across(matrix.at.weights)
        self._whole = f"SUM({self._weights})"
        self._in_wholes = in_wholes

    def of(self, nth: int, person: Person, number: str) -> Iterator[PlannedCell]:
        row, there = TOP + nth, self._matrix.at.first + nth
        marks = self._across(there)
        present = f'SUMPRODUCT(({marks}="H")*{self._weights})'
        blank = f'SUMPRODUCT((({marks}="")+({marks}="{UNKNOWN}"))*{self._weights})'
        most = f"({present}+{blank})"
        due, not_due, undecided = (
            f'"{each.value}"' for each in (Entitlement.DUE, Entitlement.NOT_DUE, Entitlement.OPEN)
        )
        decided = f"IF({self._reaches(most)},{undecided},{not_due})"
        verdict = f"IF({self._reaches(present)},{due},{decided})"
        yield PlannedCell(row, ORDER, Style.COUNT, Decimal(nth + 1))
        yield PlannedCell(row, PERSON, Style.TEXT, person.name)
        yield PlannedCell(row, PERSON_ID, Style.TEXT, _number(person) or None)
        yield PlannedCell(row, SCHOOL, Style.TEXT, person.school or None)
        credited = link(Place(self._matrix.name, address(there, self._matrix.at.hours)), self._name)
        yield PlannedCell(row, HOURS, Style.COUNT, formula=credited)
        share = f'IF({self._whole}=0,"-",ROUND({present}/{self._whole},10))'
        yield PlannedCell(row, SHARE, Style.EXACT_PERCENT, formula=share)
        yield PlannedCell(
            row, DUE, Style.UNIT, formula=f"IF({self._whole}=0,{undecided},{verdict})"
        )
        yield PlannedCell(row, CERTIFICATE, Style.INPUT_CODE, number or None)
        told, of_all, untold = map(self._spelled, (present, self._whole, blank))
        why = (
            f'"hadir "&{told}&" dari "&{of_all}&" {self._basis}"'
            f'&IF({blank}=0,"","; belum diisi "&{untold}&" {self._basis}")'
        )
        verdict_at = address(row, DUE)
        yield PlannedCell(row, WHY, Style.TEXT, formula=f'IF({verdict_at}={due},"",{why})')

    @property
    def _basis(self) -> str:
        return self._terms.basis.value

    def _spelled(self, number: str) -> str:
        return number if self._in_wholes else _with_comma(number)

    def _reaches(self, reached: str) -> str:
        if self._terms.places is not None:
            return f"ROUND({reached}/{self._whole},{2 + self._terms.places})>={self._threshold}"
        # Rounded far behind the comma: thirds of a day would otherwise miss what they reach.
        return f"ROUND({reached}-{self._threshold}*{self._whole},9)>=0"

    def _across(self, row: int) -> str:
        left, right = self._matrix.at.sessions
        first = link(Place(self._matrix.name, address(row, left)), self._name, fixed=True)
        last = link(Place(self._name, address(row, right)), self._name, fixed=True)
        return f"{first}:{last}"


def _known(name: str, number: str) -> Known:
    return " ".join(name.casefold().split()), "".join(filter(str.isalnum, number)).casefold()


def _number(person: Person) -> str:
    return person.nip or person.nuptk


def _threshold(profile: Profile, terms: Terms, sheet: str) -> str:
    told = profile.details.get(Detail.THRESHOLD)
    if told is not None and told.value == terms.threshold:
        return link(told.at, sheet, fixed=True)
    return f"{terms.threshold.normalize():f}"


def _terms_told(terms: Terms, threshold: str) -> str:
    how = (
        "tanpa pembulatan"
        if terms.places is None
        else f"dibulatkan ke {terms.places} angka di belakang koma"
    )
    return (
        f'"Berhak: kehadiran paling sedikit "&{_with_comma(f"{threshold}*100")}&" % menurut'
        f' {terms.basis.value}, {how}"'
    )


def _with_comma(number: str) -> str:
    """Write a number as a text that does not depend on the computer's language."""
    rounded = f"ROUND({number},2)"
    behind = f'RIGHT("0"&ROUND(({rounded}-INT({rounded}))*100,0),2)'
    return f'INT({rounded})&IF({rounded}=INT({rounded}),"",","&{behind})'


def _total(last: int) -> Iterator[PlannedCell]:
    row = last + 1
    yield PlannedCell(row, ORDER, Style.TOTAL_LABEL, "JUMLAH YANG BERHAK")
    yield from (PlannedCell(row, column, Style.TOTAL_LABEL) for column in range(PERSON, DUE))
    column = f"{address(TOP, DUE)}:{address(last, DUE)}"
    formula = f'COUNTIF({column},"{Entitlement.DUE.value}")'
    yield PlannedCell(row, DUE, Style.TOTAL_LABEL, formula=formula)
    yield from (PlannedCell(row, column, Style.TOTAL_LABEL) for column in (CERTIFICATE, WHY))


def _conditions(last: int) -> Iterator[Condition]:
    due, number = f"$G{TOP}", f"$H{TOP}"
    numbers = Area(TOP, CERTIFICATE, last, CERTIFICATE)
    verdicts = Area(TOP, DUE, last, DUE)
    # Compared as texts: a criterion would take `001` for the number 1.
    same = f"SUMPRODUCT(--($H${TOP}:$H${last}={number}))"
    yield Condition(numbers, f'AND({number}<>"",{same}>1)', Mark.WRONG)
    yield Condition(numbers, f'AND({number}<>"",{due}<>"{Entitlement.DUE.value}")', Mark.WRONG)
    yield Condition(verdicts, f'{due}="{Entitlement.NOT_DUE.value}"', Mark.WRONG)
    yield Condition(verdicts, f'{due}="{Entitlement.OPEN.value}"', Mark.DOUBTFUL)
