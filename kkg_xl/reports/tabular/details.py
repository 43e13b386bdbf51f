"""The sheets behind the overview: every finding, what workbooks share, and what was not checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kkg_xl.domain.text import Language, Text
from kkg_xl.reports.run import Run
from kkg_xl.reports.tabular import words
from kkg_xl.reports.tabular.model import Column, Content, Leading, Look, Sheet, Weight, Word
from kkg_xl.reports.tally import verdict
from kkg_xl.rules.model import Severity

FINDINGS: Final = Text(id="Temuan", en="Findings")
FINDINGS_TITLE: Final = Text(id="TEMUAN", en="FINDINGS")
SHARED: Final = Text(id="Lintas buku", en="Across workbooks")
SHARED_TITLE: Final = Text(id="TEMUAN LINTAS BUKU", en="FINDINGS ACROSS WORKBOOKS")
SHARED_CAPTION: Final = Text(
    id="Satu temuan menyangkut beberapa buku; tiap tempatnya satu baris, dengan nomor yang sama.",
    en="One finding concerns several workbooks; each of its places has a row, of the same number.",
)
UNCHECKED: Final = Text(id="Tidak diperiksa", en="Not checked")
UNCHECKED_TITLE: Final = Text(id="YANG TIDAK DIPERIKSA", en="WHAT WAS NOT CHECKED")
UNCHECKED_CAPTION: Final = Text(
    id="Buku yang tidak terbaca, dan bagian buku lain yang tidak dapat diperiksa.",
    en="Workbooks that cannot be read, and parts of others that could not be checked.",
)
NOTHING_FOUND: Final = Text(id="Tidak ada temuan.", en="Nothing was found.")
NOTHING_SHARED: Final = Text(
    id="Tidak ada temuan yang menyangkut lebih dari satu buku.",
    en="Nothing was found that concerns more than one workbook.",
)
ALL_CHECKED: Final = Text(id="Semua diperiksa.", en="Everything was checked.")

_FOUND: Final = (
    Column(words.NUMBER, Look.ORDER, 7),
    Column(words.SEVERITY, Look.WORD, 12),
    Column(words.WORKBOOK, Look.TEXT, 30),
    Column(words.GROUP, Look.TEXT, 18),
    Column(words.SHEET, Look.TEXT, 15),
    Column(words.CELL, Look.TEXT, 9),
    Column(words.STATED, Look.MONEY, 15),
    Column(words.COMPUTED, Look.MONEY, 15),
    Column(words.DIFFERENCE, Look.MONEY, 14),
    Column(words.MESSAGE, Look.TEXT, 64),
    Column(words.RULE, Look.TEXT, 24),
    Column(words.REASON, Look.TEXT, 24),
)
_SHARED: Final = (
    Column(words.NUMBER, Look.ORDER, 7),
    Column(words.SEVERITY, Look.WORD, 12),
    Column(words.WORKBOOK, Look.TEXT, 38),
    Column(words.SHEET, Look.TEXT, 16),
    Column(words.CELL, Look.TEXT, 9),
    Column(words.MESSAGE, Look.TEXT, 78),
    Column(words.RULE, Look.TEXT, 24),
)
_UNCHECKED: Final = (
    Column(words.NUMBER, Look.ORDER, 7),
    Column(words.STATUS, Look.WORD, 14),
    Column(words.WORKBOOK, Look.TEXT, 44),
    Column(words.KIND, Look.TEXT, 16),
    Column(words.WHY, Look.TEXT, 90),
)


def findings(run: Run, language: Language) -> Sheet:
    """Give every finding a row, by workbook and within it as the report in text has them."""

    def told() -> Iterator[tuple[Content, ...]]:
        number = 0
        for checked in run:
            for found in checked.findings:
                number += 1
                yield (
                    number,
                    _severity(found.severity, language, accepted=found.accepted is not None),
                    Leading(checked.name, checked.name, found.at),
                    checked.group or None,
                    found.at.sheet or None,
                    Leading(found.at.cell, checked.name, found.at) if found.at.cell else None,
                    found.stated,
                    found.computed,
                    found.difference,
                    found.message.told(language),
                    found.rule,
                    found.accepted,
                )

    return Sheet(
        FINDINGS,
        FINDINGS_TITLE,
        verdict(run.tally, language),
        _FOUND,
        told,
        empty=NOTHING_FOUND,
    )


def shared(run: Run, language: Language) -> Sheet:
    """Give what several workbooks share: a row for each place."""
    english = language == "en"

    def told() -> Iterator[tuple[Content, ...]]:
        for number, each in enumerate(run.shared, 1):
            for spot in each.spots:
                yield (
                    number,
                    _severity(each.severity, language),
                    Leading(spot.workbook, spot.workbook, spot.at),
                    spot.at.sheet or None,
                    Leading(spot.at.cell, spot.workbook, spot.at) if spot.at.cell else None,
                    each.message.told(language),
                    each.rule,
                )

    caption = SHARED_CAPTION[english]
    return Sheet(SHARED, SHARED_TITLE, caption, _SHARED, told, empty=NOTHING_SHARED)


def unchecked(run: Run, language: Language) -> Sheet:
    """Give the workbooks that cannot be read, and what was not looked at in the others."""
    english = language == "en"

    return Sheet(
        UNCHECKED,
        UNCHECKED_TITLE,
        UNCHECKED_CAPTION[english],
        _UNCHECKED,
        lambda: _unread(run, language),
        empty=ALL_CHECKED,
    )


def _unread(run: Run, language: Language) -> Iterator[tuple[Content, ...]]:
    english, number = language == "en", 0
    for checked in run:
        if checked.failure is not None:
            number += 1
            unreadable = Word(words.UNREADABLE[english], Weight.WRONG)
            kind, message = checked.failure
            name = Leading(checked.name, checked.name)
            yield number, unreadable, name, kind, message.told(language)
    for checked in run:
        for reservation in checked.not_checked:
            number += 1
            partly = Word(words.PARTLY[english], Weight.NOTEWORTHY)
            name = Leading(checked.name, checked.name)
            yield number, partly, name, None, reservation.told(language)


def _severity(severity: Severity, language: Language, *, accepted: bool = False) -> Word:
    english = language == "en"
    if accepted:
        return Word(words.ACCEPTED_WORD[english], Weight.GOOD)
    text, weight = words.SEVERITY_WORDS[severity]
    return Word(text[english], weight)
