"""See docs/rules/line-incomplete.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.gaps import Gap, gaps, not_found
from kkg_xl.domain.law import Law
from kkg_xl.domain.naming import brief
from kkg_xl.domain.practice import practised
from kkg_xl.domain.table import Line, Table
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.told import Mistold, mistold
from kkg_xl.domain.wording import heading, line_name, number, reckoned, times
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("formula-error", "number-unreadable")

_AMOUNT = Text(
    "{line}: {missing} kosong, padahal {due}; kurang {computed}. Isi jumlahnya.",
    "{line}: {missing} is blank, but {due}; {computed} too little. Fill in the amount.",
)
_TOLD = Text(
    "{line}: {missing} kosong, padahal uraian menyebut {working} = {computed}; kurang {computed}. "
    "Isi jumlahnya.",
    "{line}: {missing} is blank, but the item tells {working} = {computed}; {computed} too little. "
    "Fill in the amount.",
)
_FACTOR = Text(
    "{line}: {missing} kosong, padahal {filled} terisi dan {heading} tertulis {stated}. "
    "Isi {missing}, atau kosongkan semua faktor bila lump sum.",
    "{line}: {missing} is blank beside {filled}, while {heading} says {stated}. "
    "Fill in {missing}, or clear every factor of a lump sum.",
)
_NEITHER = Text(
    "{line}: {missing} kosong, padahal {filled} terisi, sehingga {heading} tidak dapat dihitung. "
    "Isi {missing}.",
    "{line}: {missing} is blank beside {filled}, so {heading} cannot be computed. "
    "Fill in {missing}.",
)

_NOT_FOUND = Text(
    "{line}: {missing} {formula} tidak menemukan yang dicari dan menjadi 0, sehingga {heading} "
    "tidak dapat dihitung. Samakan ejaannya dengan daftar, atau isi {missing}.",
    "{line}: {missing} {formula} did not find what it looks up and gives 0, so {heading} cannot "
    "be computed. Spell it as the list does, or fill in {missing}.",
)


def line_incomplete(workbook: Workbook) -> Iterator[Flag]:
    """A line has factors without an amount, or an amount with some factors missing."""
    for table in workbook.money_tables:
        for law in table.laws:
            for gap in gaps(table, practised(table, law)):
                if not _is_untaxed(gap):
                    yield _flag(gap)
            for line, key in not_found(table, law):
                yield _lost(table, law, line, key)
        for wrong in mistold(table):
            if wrong.stated is None:
                yield _untold(table, wrong)


def _is_untaxed(gap: Gap) -> bool:
    """Tell a tax that somebody does not owe from one that nobody copied the formula for."""
    key = gap.law.target
    typed = (line.figures[key].derivation is None for line in gap.table.lines)
    return gap.key == key and gap.law.levies and all(typed)


def _flag(gap: Gap) -> Flag:
    table, law, line = gap.table, gap.law, gap.line
    text = _AMOUNT if gap.key == law.target else _FACTOR if gap.stated else _NEITHER
    message = say(
        text,
        line=line_name(line),
        missing=heading(table, gap.key),
        heading=heading(table, law.target),
        filled=tuple(heading(table, key) for key in gap.filled),
        stated="" if gap.stated is None else number(table, law.target, gap.stated),
        due="" if gap.computed is None else reckoned(table, law, line, gap.computed),
        computed="" if gap.computed is None else number(table, law.target, gap.computed),
    )
    return Flag(line.figures[gap.key].at, message, gap.stated, gap.computed)


def _lost(table: Table, law: Law, line: Line, key: int) -> Flag:
    figure = line.figures[key]
    message = say(
        _NOT_FOUND,
        line=line_name(line),
        missing=heading(table, key),
        formula="" if figure.derivation is None else brief(figure.derivation.formula),
        heading=heading(table, law.target),
    )
    return Flag(figure.at, message)


def _untold(table: Table, wrong: Mistold) -> Flag:
    message = say(
        _TOLD,
        line=line_name(wrong.line),
        missing=heading(table, wrong.key),
        working=times((*wrong.counts, *wrong.rates)),
        computed=number(table, wrong.key, wrong.told),
    )
    return Flag(wrong.line.figures[wrong.key].at, message, None, wrong.told)
