"""SUMIF and its family: which cells fulfil a criterion such as `>=100000`, `Transpor*` or 5."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kkg_xl.sheets.formula_arrays import MOST_CELLS
from kkg_xl.sheets.formula_signatures import MANY, Function, of_ranges
from kkg_xl.sheets.formula_site import Raw, Site, Span
from kkg_xl.sheets.formula_sums import average, total
from kkg_xl.sheets.formula_values import (
    VALUE,
    ZERO,
    CannotTellError,
    Fault,
    Value,
    compare,
    to_number,
)
from kkg_xl.sheets.refs import MAX_COLUMN, MAX_ROW, Area

_SIGNED = re.compile(r"(<>|<=|>=|=|<|>)?(.*)", re.DOTALL)


class Criterion(NamedTuple):
    """What cells are asked for."""

    test: Callable[[Value], bool]
    blank: bool
    """Whether blank cells fulfil it."""


def criterion(value: Value) -> Criterion:
    """Understand a criterion as COUNTIF does."""
    if isinstance(value, Fault):
        raise CannotTellError
    if not isinstance(value, str):
        return Criterion(_equals(ZERO if value is None else value), blank=False)
    return _written(value)


@lru_cache(maxsize=256)
def _written(value: str) -> Criterion:
    """Understand a criterion that is a text; a column of formulas asks for the same one."""
    match = _SIGNED.fullmatch(value)
    sign, rest = match.groups() if match else (None, value)
    if not rest:
        return _about_blanks(sign)
    wanted = _wanted(rest)
    if sign in (None, "=", "<>"):
        test = _equals(wanted)
        if sign != "<>":
            return Criterion(test, blank=False)
        return Criterion(_different(test), blank=True)
    if not isinstance(wanted, Decimal):
        raise CannotTellError  # texts in the order of some language
    return Criterion(_beyond(sign, wanted), blank=False)


def pattern(text: str) -> re.Pattern[str]:
    """Make a pattern of a text with `*`, `?` and `~` before those that stand for themselves."""
    pieces = [""]
    for part in re.findall(r"~[*?~]|.", text, re.DOTALL):
        if part == "*":
            pieces.append("")
        else:
            pieces[-1] += "." if part == "?" else re.escape(part[-1])
    first, *others = pieces
    if others:
        # Each piece is looked for once, where it comes first: no text makes this slow.
        first += "".join(f"(?>.*?{piece})" for piece in others[:-1]) + ".*" + others[-1]
    return re.compile(first, re.DOTALL | re.IGNORECASE)


def _wanted(rest: str) -> Decimal | str | bool:
    if rest.upper() in ("TRUE", "FALSE"):
        return rest.upper() == "TRUE"
    if any(wild in rest for wild in "*?~"):
        return rest
    number = to_number(rest)
    return number if isinstance(number, Decimal) else rest


def _about_blanks(sign: str | None) -> Criterion:
    if sign is None:
        return Criterion(lambda value: value in (None, ""), blank=True)
    if sign == "=":
        return Criterion(lambda value: value is None, blank=True)
    if sign == "<>":
        return Criterion(lambda value: value is not None, blank=False)
    raise CannotTellError


def _equals(wanted: Decimal | str | bool) -> Callable[[Value], bool]:  # noqa: FBT001 -- a value of a cell
    if isinstance(wanted, str):
        matches = pattern(wanted).fullmatch
        itself = None if "~" in wanted else wanted  # which any pattern matches, and faster
        return lambda value: (
            isinstance(value, str) and (value == itself or matches(value) is not None)
        )
    if isinstance(wanted, bool):
        return lambda value: value is wanted

    def test(value: Value) -> bool:
        if isinstance(value, str):
            value = to_number(value) if value else None  # the text 85 counts as 85 here
        return isinstance(value, Decimal) and compare(value, wanted) == 0

    return test


def _different(test: Callable[[Value], bool]) -> Callable[[Value], bool]:
    def inverse(value: Value) -> bool:
        if isinstance(value, Fault):
            raise CannotTellError
        return not test(value)

    return inverse


def _beyond(sign: str, limit: Decimal) -> Callable[[Value], bool]:
    def test(value: Value) -> bool:
        if not isinstance(value, Decimal):
            return False
        order = compare(value, limit)
        if order == 0:
            return "=" in sign
        return isinstance(order, int) and (order < 0) == (sign[0] == "<")

    return test


class _Searched(NamedTuple):
    """A range with its criterion, and what stands in it, counted from its first cell."""

    span: Span
    values: dict[tuple[int, int], Value]
    criterion: Criterion

    def fulfils(self, at: tuple[int, int]) -> bool:
        if at in self.values:
            return self.criterion.test(self.values[at])
        return self.criterion.blank


def _searched(site: Site, pairs: tuple[Raw, ...]) -> list[_Searched]:
    if len(pairs) % 2:
        raise CannotTellError
    found = []
    for span, asked in zip(pairs[::2], pairs[1::2], strict=True):
        if not isinstance(span, Span) or len(span.sheets) != 1:
            raise CannotTellError
        found.append(_Searched(span, _values(site, span), criterion(site.single(asked))))
    return found


def _values(site: Site, span: Span) -> dict[tuple[int, int], Value]:
    top, left = span.area.top, span.area.left
    return {(row - top, column - left): value for row, column, value in site.located(span)}


def _count_if(site: Site, span: Raw, asked: Raw) -> Value:
    if not isinstance(span, Span) or len(span.sheets) != 1:
        raise CannotTellError
    values = site.contents(span)
    test, blank = criterion(site.single(asked))
    met = sum(map(test, values))
    return Decimal(met + span.height * span.width - len(values) if blank else met)


def _count_ifs(site: Site, *pairs: Raw) -> Value:
    if len(pairs) == 2:  # noqa: PLR2004 -- one range and what it is asked for
        return _count_if(site, *pairs)
    searched = _searched(site, pairs)
    first = searched[0].span
    if any(_size(each.span) != _size(first) for each in searched):
        return VALUE
    narrow = next((each for each in searched if not each.criterion.blank), None)
    if narrow is not None:
        places = list(narrow.values)
        return Decimal(sum(all(each.fulfils(at) for each in searched) for at in places))
    if first.height * first.width > MOST_CELLS:
        raise CannotTellError
    site.sight.spend(first.height * first.width * len(searched))
    places = [(row, column) for row in range(first.height) for column in range(first.width)]
    return Decimal(sum(all(each.fulfils(at) for each in searched) for at in places))


def _numbers(site: Site, wanted: Span, searched: list[_Searched]) -> list[Decimal] | Fault:
    found: list[Decimal] = []
    for at, value in _values(site, wanted).items():
        if not isinstance(value, (Decimal, Fault)):
            continue
        if all(each.fulfils(at) for each in searched):
            if isinstance(value, Fault):
                return value
            found.append(value)
    return found


def _of_one(run: Callable[[list[Decimal]], Value]) -> Function:
    """Describe SUMIF and the like: the cells wanted are as many as the cells searched."""

    def give(site: Site, span: Raw, asked: Raw, *wanted: Raw) -> Value:
        searched = _searched(site, (span, asked))
        target = wanted[0] if wanted else span
        if not isinstance(target, Span) or len(target.sheets) != 1:
            raise CannotTellError
        top, left = target.area.top, target.area.left
        bottom = min(MAX_ROW, top + searched[0].span.height - 1)
        right = min(MAX_COLUMN, left + searched[0].span.width - 1)
        target = Span(target.sheets, Area(top, left, bottom, right))
        numbers = _numbers(site, target, searched)
        return numbers if isinstance(numbers, Fault) else run(numbers)

    return of_ranges(2, 3, give)


def _of_several(run: Callable[[list[Decimal]], Value]) -> Function:
    def give(site: Site, target: Raw, *pairs: Raw) -> Value:
        searched = _searched(site, pairs)
        if not isinstance(target, Span) or len(target.sheets) != 1:
            raise CannotTellError
        if any(_size(each.span) != _size(target) for each in searched):
            return VALUE
        numbers = _numbers(site, target, searched)
        return numbers if isinstance(numbers, Fault) else run(numbers)

    return of_ranges(3, MANY, give)


def _size(span: Span) -> tuple[int, int]:
    return span.height, span.width


CRITERIA: dict[str, Function] = {
    "COUNTIF": of_ranges(2, 2, _count_if),
    "COUNTIFS": of_ranges(2, MANY, _count_ifs),
    "SUMIF": _of_one(total),
    "SUMIFS": _of_several(total),
    "AVERAGEIF": _of_one(average),
    "AVERAGEIFS": _of_several(average),
}
