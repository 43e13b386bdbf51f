"""See docs/rules/formula-differs.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.deviation import Deviation, Kind, deviations, is_due
from kkg_xl.domain.figures import Derivation
from kkg_xl.domain.naming import brief, named
from kkg_xl.domain.neighbours import number_at
from kkg_xl.domain.practice import practised
from kkg_xl.domain.strays import Stray, strays
from kkg_xl.domain.table import Line, Table
from kkg_xl.domain.text import Field, Text, say
from kkg_xl.domain.wording import MONEY_ROLES, heading, line_name, number, off_by, reckoned
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("formula-error",)

_FAULT = Text(
    "{line}: rumus {formula} {fault}; {effect}. {remedy}",
    "{line}: the formula {formula} {fault}; {effect}. {remedy}",
)
_FAULTS = {
    Kind.ASTRAY: Text(
        "mengacu ke {rows}, bukan ke barisnya sendiri", "refers to {rows}, not to its own row"
    ),
    Kind.OUTSIDE: Text("memakai {outside} di luar tabel", "uses {outside} outside of the table"),
    Kind.LEAVES_OUT: Text("meninggalkan kolom {columns}", "leaves out column {columns}"),
    Kind.INSTEAD: Text(
        "memakai kolom {columns}, bukan {left}", "uses column {columns}, not {left}"
    ),
    Kind.ALSO: Text("juga memakai kolom {columns}", "also uses column {columns}"),
    Kind.ADDS: Text("juga menambahkan {constant}", "also adds {constant}"),
    Kind.MULTIPLIES: Text("juga mengalikan dengan {constant}", "also multiplies with {constant}"),
    Kind.FORGETS: Text("tidak mengalikan dengan {constant}", "does not multiply with {constant}"),
    Kind.OTHERWISE: Text(
        "menghitung lain dari judul kolom dan baris di sekitarnya",
        "reckons otherwise than the headings and the lines around it",
    ),
}
_VALUED = Text("{heading} ({value})", "{heading} ({value})")
_OF_LINE = Text("{place} ({line})", "{place} ({line})")
_WRONG = Text(
    "{heading} tertulis {stated}, seharusnya {due}, {off}",
    "{heading} says {stated}, should be {due}, {off}",
)
_CHANCE = Text("hasilnya kebetulan sama", "the result happens to be the same")
_UNKNOWN = Text("hasilnya tidak dapat dibandingkan", "the result cannot be compared")
_COPY = Text("Salin rumus dari baris di dekatnya.", "Copy the formula of a line nearby.")
_COMPLETE = Text(
    "Perbaiki rumus di semua baris.",
    "Put the formula right in every line.",
)


def formula_differs(workbook: Workbook) -> Iterator[Flag]:
    """A line's formula uses other factors or another row than it should."""
    for table in workbook.money_tables:
        for law in table.laws:
            for deviation in deviations(table, practised(table, law)):
                yield _flag(deviation)
        for stray in strays(table):
            yield _stray(table, stray)


def _flag(deviation: Deviation) -> Flag:
    table, law, line = deviation.table, deviation.law, deviation.line
    figure = line.figures[law.target]
    message = say(
        _FAULT,
        line=line_name(line),
        formula="" if figure.derivation is None else brief(figure.derivation.formula),
        fault=_fault(deviation),
        effect=_effect(deviation),
        remedy=_COMPLETE if deviation.shared else _COPY,
    )
    if table.by_key[law.target].role in MONEY_ROLES:
        return Flag(figure.at, message, figure.amount, law.computed(line))
    return Flag(figure.at, message)


def _stray(table: Table, stray: Stray) -> Flag:
    derivation = stray.figure.derivation
    message = say(
        _FAULT,
        line=line_name(stray.line),
        formula="" if derivation is None else brief(derivation.formula),
        fault=say(_FAULTS[Kind.ASTRAY], rows=_named_rows(table, derivation)),
        effect=_UNKNOWN,
        remedy=_COPY,
    )
    return Flag(stray.figure.at, message)


def _fault(deviation: Deviation) -> Field:
    return say(
        _FAULTS[deviation.kind],
        rows=_rows(deviation),
        outside=_outside(deviation),
        columns=tuple(_valued(deviation, key) for key in deviation.columns),
        left=tuple(_valued(deviation, key) for key in deviation.left),
        constant=deviation.constant,
    )


def _valued(deviation: Deviation, key: int) -> Field:
    """Give a column's heading with the number that the line has there."""
    table = deviation.table
    value = number_at(deviation.line, key)
    if value is None:
        return heading(table, key)
    return say(_VALUED, heading=heading(table, key), value=number(table, key, value))


def _rows(deviation: Deviation) -> tuple[Field, ...]:
    return _named_rows(deviation.table, deviation.line.figures[deviation.law.target].derivation)


def _named_rows(table: Table, derivation: Derivation | None) -> tuple[Field, ...]:
    """Name the other rows that a formula refers to, by their lines."""
    if derivation is None or not derivation.astray:
        return ()
    lines = _lines_by_place(table)
    return tuple(
        say(_OF_LINE, place=place.cell, line=named(lines[place])) if place in lines else place.cell
        for place in derivation.astray
    )


def _outside(deviation: Deviation) -> tuple[Field, ...]:
    """Name the cells outside of the table that a formula refers to."""
    derivation = deviation.line.figures[deviation.law.target].derivation
    sheet = deviation.table.sheet
    outside = () if derivation is None else derivation.outside
    return tuple(place.cell if place.sheet == sheet else str(place) for place in outside)


def _lines_by_place(table: Table) -> dict[object, Line]:
    return {figure.at: line for line in table.lines for figure in line.figures.values()}


def _effect(deviation: Deviation) -> Field:
    table, law, line = deviation.table, deviation.law, deviation.line
    stated, computed = number_at(line, law.target), law.computed(line)
    if stated is None or computed is None:
        return _UNKNOWN
    if is_due(table, law, line):
        return _CHANCE
    return say(
        _WRONG,
        heading=heading(table, law.target),
        stated=number(table, law.target, stated),
        due=reckoned(table, law, line, computed),
        off=off_by(table, law.target, stated - computed),
    )
