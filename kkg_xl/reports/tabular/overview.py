"""The first sheet: the run in a few figures, and one row for each workbook, the worst first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from kkg_xl.domain.text import Language, Text
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.run import Run
from kkg_xl.reports.tabular import words
from kkg_xl.reports.tabular.model import (
    Bars,
    Column,
    Content,
    Figure,
    Leading,
    Look,
    Sheet,
    Weight,
    Word,
)
from kkg_xl.reports.tally import Tally, verdict

NAME: Final = Text(id="Ringkasan", en="Overview")
TITLE: Final = Text(id="RINGKASAN PEMERIKSAAN", en="OVERVIEW OF THE CHECK")
CHART: Final = Text(
    id="Selisih kesalahan dalam rupiah, menurut nomor buku",
    en="Difference of errors in rupiah, by number of workbook",
)
_CHARTED: Final = 15
"""Bars in the chart: more cannot be told apart."""

COLUMNS: Final = (
    Column(words.NUMBER, Look.ORDER, 6),
    Column(words.WORKBOOK, Look.TEXT, 42),
    Column(words.GROUP, Look.TEXT, 24),
    Column(words.STATUS, Look.WORD, 14),
    Column(words.ERRORS, Look.COUNT, 12),
    Column(words.WARNINGS, Look.COUNT, 12),
    Column(words.INFOS, Look.COUNT, 8),
    Column(words.ACCEPTED, Look.COUNT, 11),
    Column(words.STATED, Look.MONEY, 17),
    Column(words.COMPUTED, Look.MONEY, 17),
    Column(words.AT_STAKE, Look.MONEY, 19, bars=True),
)


class _Row(NamedTuple):
    """What is remembered of a workbook to put them in order: little, for there may be thousands."""

    weight: int
    difference: Decimal
    counts: tuple[int, int, int]
    accepted: int
    name: str
    group: str
    stated: Decimal | None
    computed: Decimal | None

    @property
    def rank(self) -> tuple[object, ...]:
        errors, warnings, infos = self.counts
        return (self.weight, -self.difference, -errors, -warnings, -infos)


_WORDS: Final = (
    (words.UNREADABLE, Weight.WRONG),
    (words.WRONG, Weight.WRONG),
    (words.DOUBTFUL, Weight.DOUBTFUL),
    (words.INFO_ONLY, Weight.NOTEWORTHY),
    (words.CLEAN, Weight.GOOD),
)
"""By weight. What cannot be read comes first: nothing at all is known of it."""
_UNREADABLE: Final = 0


def overview(run: Run, language: Language) -> Sheet:
    """Give the sheet; goes through the run once."""
    rows = sorted(map(_row, run), key=lambda row: row.rank)  # the same rank stays in path order
    tally = run.tally

    def told() -> Iterator[tuple[Content, ...]]:
        for number, row in enumerate(rows, 1):
            text, weight = _WORDS[row.weight]
            yield (
                number,
                Leading(row.name, row.name),
                row.group or None,
                Word(text[language == "en"], weight),
                *row.counts,
                row.accepted,
                row.stated,
                row.computed,
                row.difference or None,
            )

    unread = sum(1 for row in rows if row.weight == _UNREADABLE)
    charted = sum(1 for row in rows[unread : unread + _CHARTED] if row.difference)
    return Sheet(
        name=NAME,
        title=TITLE,
        caption=verdict(tally, language),
        columns=COLUMNS,
        rows=told,
        empty=words.CLEAN,
        figures=_figures(rows, tally),
        chart=Bars(CHART, len(COLUMNS) - 1, unread, charted) if charted else None,
    )


def _row(checked: Checked) -> _Row:
    tally = Tally().plus(checked)
    if checked.failure is not None:
        weight = _UNREADABLE
    else:
        weight = next(
            (
                at
                for at, count in enumerate((tally.errors, tally.warnings, tally.infos), 1)
                if count
            ),
            4,
        )
    main = next((table for table in checked.tables if table.stated or table.computed), None)
    return _Row(
        weight,
        tally.difference,
        (tally.errors, tally.warnings, tally.infos),
        tally.accepted,
        checked.name,
        checked.group,
        None if main is None else main.stated,
        None if main is None else main.computed,
    )


def _figures(rows: list[_Row], tally: Tally) -> tuple[Figure, ...]:
    weights = [row.weight for row in rows]
    found = (
        *((text, weights.count(at), weight) for at, (text, weight) in enumerate(_WORDS)),
        *(
            (text, count, None)
            for text, count in (
                (words.ERRORS_IN_ALL, tally.errors),
                (words.WARNINGS_IN_ALL, tally.warnings),
            )
        ),
    )
    return (
        Figure(words.WORKBOOKS, len(rows)),
        *(Figure(text, count, weight if count else None) for text, count, weight in found),
        Figure(words.AT_STAKE_IN_ALL, tally.difference, money=True),
    )
