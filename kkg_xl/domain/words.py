"""Amounts in words (terbilang), written and read, in Indonesian and English.

Reading is strict: a misspelt numeral or scales that do not descend give `None`, never a number
that the author may not have meant. Spelling variants and decorations are all accepted.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kkg_xl.domain.spelling import ENGLISH, INDONESIAN
from kkg_xl.domain.spoken import money
from kkg_xl.domain.typography import plain

_UNITS = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"))
_TEN, _TWELVE, _TWENTY, _HUNDRED, _THOUSAND = 10, 12, 20, 100, 1000


def in_words(number: int) -> str:
    """Write a number in standard Indonesian words, without `rupiah`.

    `seribu` stands only for exactly one thousand; it is `satu juta`, never `sejuta`. From 10¹⁵
    on the triliun are counted in words themselves: `seribu triliun`.

    >>> in_words(1_001_000), in_words(21_000), in_words(-350)
    ('satu juta seribu', 'dua puluh satu ribu', 'minus tiga ratus lima puluh')
    """
    if number < 0:
        return f"minus {in_words(-number)}"
    parts: list[str] = []
    rest = number
    for size, name in _SCALES:
        count, rest = divmod(rest, size)
        if count == 1 and size == _THOUSAND:
            parts.append("seribu")
        elif count:
            parts.append(f"{in_words(count)} {name}")
    if rest or not parts:
        parts.append(_below_thousand(rest))
    return " ".join(parts)


def from_words(text: str) -> Decimal | None:
    """Give what words say in rupiah (or in the currency that they name), `None` if unreadable.

    >>> from_words("( Tiga belas juta seratus lima puluh tujuh ribu rupiah )")
    Decimal('13157000')
    >>> from_words("Terbilang : # Seribu limaratus Rupiah dua puluh lima sen #")
    Decimal('1500.25')
    >>> from_words("dua tiga juta")
    """
    if len(text) > _LONGEST_AMOUNT:
        return None
    bare = _undecorated(text)
    for lexicon in (INDONESIAN, ENGLISH):
        if words := lexicon.words(bare):
            return money(words)
    return None


def looks_like_words(text: str) -> bool:
    """Whether a cell holds an amount in words, readable or with a numeral misspelt.

    Without a label it needs a scale (`ribu`, `juta`) or a currency and nothing but numerals:
    `dua puluh peserta` and `honor dua juta rupiah` are no such amounts.

    >>> looks_like_words("tiga jtua rupiah"), looks_like_words("Dua puluh peserta")
    (True, False)
    """
    if len(text) > _LONGEST_AMOUNT:
        return False
    lower = text.lower()
    # Every text of a workbook passes here; plain searches dismiss almost all of them.
    if not (
        "ribu" in lower
        or "rupiah" in lower
        or "juta" in lower
        or "ratus" in lower
        or "mil" in lower
        or "hundred" in lower
        or "thousand" in lower
        or "terbilang" in lower
    ):
        return False
    announced = _LABEL_AHEAD.match(plain(text).lower()) is not None
    bare = _undecorated(text)
    return any(lexicon.resembled(bare, announced=announced) for lexicon in (INDONESIAN, ENGLISH))


def may_tell_words(text: str) -> bool:
    """Tell at little cost whether somewhere in a text there may be an amount in words or a label.

    >>> may_tell_words("Kertas HVS, terbilang"), may_tell_words("Kertas HVS, tinta")
    (True, False)
    """
    lower = text.lower()
    for sign in _SIGNS:  # noqa: SIM110 -- every text passes here, and this is twice as fast
        if sign in lower:
            return True
    return False


_SIGNS = (
    *("ribu", "rupiah", "juta", "ratus", "mil", "hundred", "thousand", "terbilang"),
    *("huruf", "kata", "words", "say"),
)
"""What `looks_like_words` and `is_words_label` look for before anything else."""


def is_words_label(text: str) -> bool:
    """Whether a cell announces an amount in words and holds none itself: `Terbilang :`.

    >>> is_words_label("Terbilang (Rp) :"), is_words_label("Terbilang : tiga juta rupiah")
    (True, False)
    """
    if len(text) > _LONGEST_LABEL:
        return False
    lower = text.lower()
    if not (
        "terbilang" in lower
        or "huruf" in lower
        or "kata" in lower
        or "words" in lower
        or "say" in lower
    ):
        return False
    return _LABEL_ALONE.fullmatch(plain(text).lower()) is not None


def _below_thousand(number: int) -> str:
    if number < _TWELVE:
        return _UNITS[number]
    if number < _TWENTY:
        return f"{_UNITS[number - _TEN]} belas"
    if number < _HUNDRED:
        count, rest = divmod(number, _TEN)
        head = f"{_UNITS[count]} puluh"
    else:
        count, rest = divmod(number, _HUNDRED)
        head = "seratus" if count == 1 else f"{_UNITS[count]} ratus"
    return f"{head} {_below_thousand(rest)}" if rest else head


def _undecorated(text: str) -> str:
    """Give the bare words in small letters, without label, brackets, `#` and the like."""
    bare = " ".join(plain(text).lower().split())
    bare = _AHEAD.sub("", bare, count=1)
    bare = _FIGURES_AHEAD.sub("", bare, count=1)
    bare = _FIGURES_BEHIND.sub("", bare, count=1)
    bare = _BETWEEN.sub(r"\1 ", bare)
    bare = _BEFORE_CURRENCY.sub(" ", bare)
    inner = _INNER.search(bare)
    return inner[0] if inner else ""


_LONGEST_AMOUNT = 600
_LONGEST_LABEL = 60
_LABEL = (
    r"(?:(?:jumlah|total|nilai|uang|harga|penawaran)\W+)*"
    r"(?:terbilang(?:nya)?"
    r"|(?:dengan|dlm|dalam|dgn)\W+(?:huruf|kata-kata)"
    r"|(?:(?:the|total|sum|grand)\W+)*(?:amount\W+)?in\W+words"
    r"|says?)"
)
_LABEL_ALONE = re.compile(rf"[\W_]*{_LABEL}(?:[\W_]+(?:rp|idr|rupiah|usd))?[\W_]*")
_LABEL_AHEAD = re.compile(rf"[\W_]*{_LABEL}(?![^\W_])")
_RECEIPT = r"(?:uang\W+)?(?:sejumlah|sebesar|sebanyak|senilai)|banyaknya\W+uang|jumlah\W+uang"
_AHEAD = re.compile(rf"^[\W_]*(?:(?:{_LABEL}|{_RECEIPT})(?![^\W_])[\W_]*)?")
_FIGURES = r"(?:rp|idr)\b[.\s:]*[0-9][0-9.,]*(?:\s*[-=]+)?"
# The same amount in digits beside its words: `Rp 3.000.000,- (tiga juta rupiah)`.
_FIGURES_AHEAD = re.compile(rf"^{_FIGURES}[\s.:=-]*(?=[(\[{{#])")
_FIGURES_BEHIND = re.compile(rf"[(\[]\s*{_FIGURES}\s*[)\]][\W_]*$")
# A comma may follow a scale; anywhere else it may be a decimal comma and is left to fail.
_BETWEEN = re.compile(
    r"(ratus|ribu|juta|mil[iy]ar|tril(?:iy|i|y)un|rupiah|hundred|thousand|illion)\s*,|\b(?<=rp)\.",
)
_BEFORE_CURRENCY = re.compile(r"\s*[)\]}#*\"=]+\s*(?=rupiah|saja|only)")
_INNER = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
