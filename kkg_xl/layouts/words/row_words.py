"""Which texts of a row are words: labels may stand in columns of numbers, as `Sub Total` does."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet

from kkg_xl.layouts.words.vocabulary import is_carried, is_rounded, is_tax, is_total
from kkg_xl.sheets.grid import Kind, Row

# A name of the module is found fifteen times as fast as a member of an enum.
_TEXT = Kind.TEXT

_LONGEST_NOTE = 40


def words_of(
    row: Row, texts: Mapping[int, str], numeric: AbstractSet[int], money: Collection[int]
) -> dict[int, str]:
    """Give the words of a row by column: all but texts that stand where a number belongs."""
    words = {
        column: text for column, text in texts.items() if column not in numeric or _is_label(text)
    }
    return words or _beside_amount(row, texts, numeric, money)


def _is_label(text: str) -> bool:
    """Tell whether a text in a column of numbers is a label: `Sub Total` beside its sum."""
    return not _begins_with_digits(text) and (
        is_total(text)
        or is_tax(text)
        or is_rounded(text)
        or is_carried(text)
        or len(text) > _LONGEST_NOTE
    )


def _beside_amount(
    row: Row, texts: Mapping[int, str], numeric: AbstractSet[int], money: Collection[int]
) -> dict[int, str]:
    """Give the only words of a row that has no item and no number but amounts: `Ongkos kirim`.

    They stand below the prices, as the labels of totals do.
    """
    numbers = {column for column in numeric & row.keys() if row[column].kind is not _TEXT}
    worded = {
        column: text
        for column, text in texts.items()
        if column in numeric and not _begins_with_digits(text)
    }
    alone = bool(numbers) and all(column in money for column in numbers) and len(worded) == 1
    return worded if alone and max(worded) < min(numbers) else {}


def _begins_with_digits(text: str) -> bool:
    return any(character.isdigit() for character in text[:3])
