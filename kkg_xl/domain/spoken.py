"""The grammar that makes an amount of numeral words.

It admits `satu ratus` beside `seratus`, but no part twice and no scale out of order: what is not
well formed is no amount.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from kkg_xl.domain.vocabulary import TRILLION, Word


def money(words: Sequence[Word]) -> Decimal | None:
    """Give the amount that the words say, `None` where they are no well-formed amount."""
    sentence = _SENTENCE.fullmatch("".join(word.kind for word in words))
    if sentence is None:
        return None

    def part(name: str) -> Sequence[Word]:
        start, end = sentence.span(name)
        return words[start:end]

    whole = _whole(part("whole"))
    if whole is None:
        return None
    amount = Decimal(whole)
    if fraction := part("fraction"):
        amount += Decimal(f"0.{_digits(fraction)}")
        if scale := part("scale"):
            # `dua koma lima juta`, but not `satu juta dua koma lima ribu`.
            if whole >= _HIGHEST_BEFORE_SCALE:
                return None
            amount *= scale[0].value
    if cents := part("cents"):
        amount += Decimal(_group(cents)) / 100
    return -amount if sentence["sign"] else amount


def _whole(words: Sequence[Word]) -> int | None:
    if words[0].kind == "z":
        return 0 if len(words) == 1 else None
    for at, word in enumerate(words):
        if word == TRILLION:
            # `tiga ribu enam ratus triliun`: trillions are counted with thousands.
            count = _descending(words[:at], below=10**6)
            rest = _descending(words[at + 1 :], below=10**12) if words[at + 1 :] else 0
            return None if count is None or rest is None else count * word.value + rest
    return _descending(words, below=10**13)


def _descending(words: Sequence[Word], below: int) -> int | None:
    """Add groups with their scales, each scale smaller than the one before it."""
    total, start = 0, 0
    for at, (kind, scale) in enumerate(words):
        if kind not in "sS":
            continue
        group = words[start:at]
        if scale >= below or (kind == "S") == bool(group):
            return None
        if group and not _well_formed(group):
            return None
        total += scale * (_group(group) if group else 1)
        below, start = scale, at + 1
    rest = words[start:]
    if rest:
        return total + _group(rest) if _well_formed(rest) else None
    return total if words else None


def _well_formed(group: Sequence[Word]) -> bool:
    return _GROUP.fullmatch("".join(word.kind for word in group)) is not None


def _group(words: Sequence[Word]) -> int:
    """Give the number below a thousand that a well-formed group says."""
    total, unit = 0, 0
    for kind, value in words:
        match kind:
            case "u":
                unit = value
            case "b":
                total, unit = total + 10 + unit, 0
            case "p" | "h":
                total, unit = total + value * unit, 0
            case _:
                total += value
    return total + unit


def _digits(words: Sequence[Word]) -> str:
    """Write what follows `koma`: digit by digit, or as one number of two digits."""
    if all(word.kind in "zu" for word in words):
        return "".join(str(word.value) for word in words)
    return str(_group(words))


_HIGHEST_BEFORE_SCALE = 1000
_TENS = r"(?:t|ub|upu?|yu?|u)"
_GROUP = re.compile(rf"&?(?:(?:H|uh)(?:&?{_TENS})?|{_TENS})")
_SENTENCE = re.compile(
    r"(?P<sign>-?)c?(?P<whole>[zutyHS][zutyHSbphs&]*?)"
    rf"(?:c+[&+]?(?P<cents>z|{_TENS})n"
    rf"|k(?P<fraction>[zu]{{1,8}}|{_TENS})(?P<scale>s?)c*|c*)[oc]*",
)
