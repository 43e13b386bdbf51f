"""See docs/rules/count-words-differ.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.figures import Place
from kkg_xl.domain.narrative import WrittenOut, written_out
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.words import in_words
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

_DIFFER = Text(
    'Tertulis "{pair}": angkanya {number} ({word}), padahal kata-katanya berarti {said}. '
    "Samakan keduanya.",
    'It says "{pair}": the number is {number} ({word}), but the words mean {said}. '
    "Make them agree.",
)
_WITHOUT_WORD = Text(
    'Tertulis "{pair}": di dalam kurung ada satuan, bukan bilangannya. '
    "Tulis {number} ({word}) {unit}.",
    'It says "{pair}": the brackets hold a unit and not the number in words. '
    "Write {number} ({word}) {unit}.",
)


def count_words_differ(workbook: Workbook) -> Iterator[Flag]:
    """A number in a sentence differs from the word in brackets behind it."""
    told = [(at, pair) for at, text in _texts(workbook) for pair in written_out(text)]
    habitual = {at.sheet for at, pair in told if pair.said is not None}
    for at, pair in told:
        if pair.said is None and at.sheet not in habitual:
            continue  # `40 (orang)` is how some write a unit; nothing is written out there
        if pair.said != pair.number:
            yield _flag(at, pair)


def _texts(workbook: Workbook) -> Iterator[tuple[Place, str]]:
    yield from workbook.statements
    for table in workbook.money_tables:
        yield from ((line.at, line.item) for line in table.lines)


def _flag(at: Place, pair: WrittenOut) -> Flag:
    word = in_words(int(pair.number))
    if pair.said is None:
        message = say(_WITHOUT_WORD, pair=pair.text, number=pair.number, word=word, unit=pair.unit)
        return Flag(at, message)
    message = say(_DIFFER, pair=pair.text, number=pair.number, word=word, said=pair.said)
    return Flag(at, message)
