"""Every rule against every degenerate workbook: none may fail, none may say something silly."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kkg_xl.domain.attending import (
    Attendance,
    Attendee,
    Count,
    Marked,
    Person,
    Roster,
    Session,
)
from kkg_xl.domain.figures import NOT_CALCULATED, CellError, Figure, Place, Term, Unreadable, Value
from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Column, Heading, Line, Role, Scope, Table, Total
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Calculation, Restated, Unplaced, Words, Workbook
from kkg_xl.rules.registry import all_rules
from kkg_xl.usecases.check import find

_ROLES = (Role.NUMBER, Role.ITEM, Role.FACTOR, Role.UNIT, Role.RATE, Role.AMOUNT, Role.SPENT)
_COLUMNS = tuple(
    Column(key, letter, letter, role)
    for key, (letter, role) in enumerate(zip("ABCDEFG", _ROLES, strict=True))
)
_LAW = Law(5, (Term(Decimal(1), (2, 4)),))
_NUMERIC = (2, 4, 5, 6)


def _figures(row: int, value: Value, keys: tuple[int, ...] = _NUMERIC) -> dict[int, Figure]:
    return {key: Figure(Place("RAB", f"{'ABCDEFG'[key]}{row}"), value) for key in keys}


def _line(index: int, value: Value, item: str = "") -> Line:
    at = Place("RAB", f"B{index + 2}")
    return Line(index, "", item, at, "", "", _figures(index + 2, value), 0)


def _table(value: Value, lines: int = 2) -> Table:
    own = tuple(range(1, 1 + lines))
    last = 1 + lines
    scopes = (Scope.GROUP, Scope.GRAND, Scope.TAX, Scope.AFTER_TAX, Scope.ROUNDED)
    totals = tuple(
        Total(
            index=last + nth,
            label="",
            at=Place("RAB", f"B{last + nth + 2}"),
            scope=scope,
            figures=_figures(last + nth + 2, value, (5, 6)),
            lines=own,
            totals=(last,) if nth else (),
            rate=Decimal("0.11") if scope is Scope.TAX else None,
            of=last if nth > 1 else None,
        )
        for nth, scope in enumerate(scopes)
    )
    return Table(
        sheet="RAB",
        kind="budget",
        range="A1:G9",
        title="",
        columns=_COLUMNS,
        laws=(_LAW,),
        money=(5, 6),
        lines=tuple(_line(index, value) for index in own),
        headings=(Heading(0, "", "", Place("RAB", "B2")),),
        totals=totals,
    )


def _attendance(value: Value) -> Attendance:
    """Make an attendance of nobody at nothing, with totals that are degenerate."""
    at = Place("Hadir", "B2")
    stated = dict.fromkeys(Count, Figure(Place("Hadir", "C2"), value))
    attendees = (
        Attendee(Person(at, ""), (Marked(at, "", None),), stated),
        Attendee(Person(Place("Hadir", "B3"), ""), (Marked(at, "", None),)),
    )
    columns = {(0, count): figure for count, figure in stated.items()}
    return Attendance("Hadir", "", "A1:C2", (Session(at, ""),), attendees, columns)


def _everywhere(value: Value) -> Workbook:
    table = _table(value)
    figure = Figure(Place("COVER", "B2"), value)
    calculated = Figure(Place("COVER", "B4"), value)
    return Workbook(
        "junk.xlsx",
        tables=(table, replace(table, kind="realisation")),
        words=(Words(Place("COVER", "A9"), "", None, (figure,)),) if value is not None else (),
        restated=(Restated(figure, "", table.totals[0].figures[5], ""),),
        errors=(figure,) if isinstance(value, CellError) else (),
        calculations=(
            Calculation(calculated.at, "=1", "" if isinstance(value, Unreadable) else value, None),
        ),
    )


_EMPTY = _table(None, lines=0)
_BARE = Table("RAB", "budget", "A1:A1", "", (), (), (), (), (), ())

_DEGENERATE: dict[str, tuple[Workbook, set[str]]] = {
    "no table": (Workbook("junk.xlsx"), set()),
    "a table without anything": (Workbook("junk.xlsx", tables=(_BARE,)), set()),
    "a table without lines": (Workbook("junk.xlsx", tables=(_EMPTY,)), set()),
    "one line with only blanks": (
        Workbook("junk.xlsx", tables=(replace(_EMPTY, lines=(_line(1, None),)),)),
        set(),
    ),
    "lines without figures": (
        Workbook(
            "junk.xlsx",
            tables=(replace(_EMPTY, lines=(_line(1, None, "ATK"),), totals=()),),
        ),
        set(),
    ),
    "a table without money": (
        Workbook("junk.xlsx", tables=(replace(_table(Decimal(5)), money=(), laws=()),)),
        {"line-duplicated"},
    ),
    "blanks everywhere": (_everywhere(None), set()),
    "errors everywhere": (_everywhere(CellError("#REF!")), {"formula-error", "words-missing"}),
    "uncalculated everywhere": (
        _everywhere(NOT_CALCULATED),
        {"result-missing", "words-missing"},
    ),
    "unreadable everywhere": (
        _everywhere(Unreadable("N/A")),
        {"number-unreadable", "words-missing"},
    ),
    "words without an amount": (
        Workbook("junk.xlsx", words=(Words(Place("RAB", "A9"), "", None, ()),)),
        {"words-missing"},
    ),
    "an attendance of nobody": (
        Workbook(
            "junk.xlsx",
            attendances=(Attendance("Hadir", "", "A1:A1", (), (), {}),),
            rosters=(
                Roster("Peserta", "", "A1:A1", ()),
                Roster("Honor", "", "A1:A1", (), paid=True),
            ),
        ),
        set(),
    ),
    **{
        f"an attendance with nothing but {name}": (
            Workbook("junk.xlsx", attendances=(_attendance(value),)),
            {"person-duplicated"},
        )
        for name, value in (
            ("blanks", None),
            ("errors", CellError("#REF!")),
            ("what is not calculated", NOT_CALCULATED),
            ("zeros", Decimal(0)),
        )
    },
    "an unknown layout": (
        Workbook(
            "junk.xlsx",
            unplaced=(Unplaced(Place("RAB", "A1"), say(Text(id="tidak ada", en="none"))),),
        ),
        {"layout-unrecognised"},
    ),
}


@pytest.mark.parametrize("name", _DEGENERATE)
@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_no_rule_fails_on_a_degenerate_workbook(rule, name):
    workbook, _ = _DEGENERATE[name]

    for flag in rule.check(workbook):
        assert flag.message.told("id")
        assert flag.message.told("en")


@pytest.mark.parametrize("name", _DEGENERATE)
def test_a_degenerate_workbook_gets_no_silly_findings(name):
    workbook, allowed = _DEGENERATE[name]

    assert {finding.rule for finding in find(workbook)} <= allowed


def test_an_error_is_reported_once_for_each_cell_and_by_one_rule():
    workbook, _ = _DEGENERATE["errors everywhere"]
    places = [finding.at for finding in find(workbook) if finding.rule == "formula-error"]

    assert len(set(places)) == len(places)
    assert Place("COVER", "B2") in places
