"""See docs/rules/words-missing.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.naming import brief
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.words import in_words
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("formula-error", "result-missing")

MISSING = Text(
    id="Terbilang belum diisi. Tulis: {words} rupiah.",
    en="The amount in words is missing. Write: {words} rupiah.",
)
MISSING_UNTOLD = Text(
    id="Terbilang belum diisi.",
    en="The amount in words is missing.",
)
UNREADABLE = Text(
    id="Terbilang “{text}” tidak terbaca sebagai bilangan. Tulis: {words} rupiah.",
    en="The amount in words “{text}” cannot be read as a number. Write: {words} rupiah.",
)
UNREADABLE_UNTOLD = Text(
    id="Terbilang “{text}” tidak terbaca sebagai bilangan.",
    en="The amount in words “{text}” cannot be read as a number.",
)


def words_missing(workbook: Workbook) -> Iterator[Flag]:
    """An amount in words is empty or cannot be read."""
    for words in workbook.words:
        if words.number is not None:
            continue
        amount = next((each.amount for each in words.beside if each.amount is not None), None)
        text = brief(words.text)
        if amount is None or amount < 0:
            message = say(UNREADABLE_UNTOLD, text=text) if text else say(MISSING_UNTOLD)
        else:
            told = in_words(int(amount.quantize(Decimal(1))))
            message = say(UNREADABLE, text=text, words=told) if text else say(MISSING, words=told)
        yield Flag(words.at, message, computed=amount)
