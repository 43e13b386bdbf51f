"""What people read: each sentence once in Indonesian and once in English, filled when it is told.

A rule or a reader gives a `Message`: a sentence and what fills it. Only a report turns it into
words, so the same finding can be told in either language and amounts are written as each writes
them (`1.350.000` and `1,350,000`).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

Language: TypeAlias = Literal["id", "en"]


class Text(NamedTuple):
    """One sentence in both languages; `{name}` marks what is filled in later."""

    id: str
    en: str


class PersonName(str):
    """A field that names a person, or may: reports can be asked to tell people by numbers."""

    __slots__ = ()


class PersonDetail(str):
    """A field that tells of a person what is nobody else's: a NIP, a birth date."""

    __slots__ = ()


Field: TypeAlias = "Decimal | int | str | Text | Message | tuple[Field, ...]"
"""Amounts are given as `Decimal`, counts as `int`; a tuple is told as a list.

What a workbook says of people is marked as `PersonName` and `PersonDetail`.
"""


class Message(NamedTuple):
    """A sentence and what fills it."""

    text: Text
    fields: Mapping[str, Field]

    def told(self, language: Language) -> str:
        """Tell the message in a language."""
        words = {name: told(field, language) for name, field in self.fields.items()}
        return self.text[language == "en"].format(**words)


def say(text: Text, /, **fields: Field) -> Message:
    """Pair a sentence with what fills it."""
    return Message(text, fields)


def told(field: Field, language: Language) -> str:
    """Write one field as the language writes it.

    >>> told(Decimal("1350000.5"), "id"), told(Decimal("1350000.50"), "en")
    ('1.350.000,5', '1,350,000.5')
    >>> told(("B7", "B9"), "id")
    'B7, B9'
    """
    match field:
        case Decimal():
            return amount(field, language)
        case int():
            return str(field)
        case Text():
            return field[language == "en"]
        case Message():
            return field.told(language)
        case tuple():
            return ", ".join(told(part, language) for part in field)
    return field


def amount(value: Decimal, language: Language) -> str:
    """Write a number with groups of three, no more decimals than it has.

    A fraction ends at 15 digits in all, as a spreadsheet program shows it; the whole never does.

    >>> amount(Decimal("-13157000"), "id"), amount(Decimal(1000000) / 7, "id")
    ('-13.157.000', '142.857,142857143')
    """
    places = max(0, _DIGITS_SHOWN - 1 - max(0, value.adjusted()))
    written = f"{value:,.{places}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    if written == "-0":
        written = "0"
    return written if language == "en" else written.translate(_SWAPPED)


_DIGITS_SHOWN = 15
_SWAPPED = str.maketrans(",.", ".,")
