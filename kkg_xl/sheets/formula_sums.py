"""Sums, products, averages, counts: texts and truth values in a range do not count."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import reduce

from kkg_xl.sheets.formula_signatures import MANY, Function, of_ranges
from kkg_xl.sheets.formula_site import Matrix, Raw, Site, Span
from kkg_xl.sheets.formula_values import (
    DIVISION,
    EXACT,
    ONE,
    VALUE,
    ZERO,
    CannotTellError,
    Fault,
    Value,
    to_number,
)


def numbers_in(site: Site, raws: tuple[Raw, ...]) -> list[Decimal] | Fault:
    """Collect the numbers among arguments; the first error ends it."""
    found: list[Decimal] = []
    for raw in raws:
        if isinstance(raw, (Span, Matrix)):
            for value in contents(site, raw):
                if type(value) is Decimal:
                    found.append(value)
                elif type(value) is Fault:
                    return value
        else:
            number = to_number(raw)
            if isinstance(number, Fault):
                return number
            found.append(number)
    return found


def contents(site: Site, raw: Span | Matrix) -> list[Value]:
    """Give the values of a range or of calculated ones, without the blanks."""
    if isinstance(raw, Span):
        return site.contents(raw)
    return [value for row in raw.rows for value in row if value is not None]


def total(numbers: list[Decimal]) -> Decimal:
    """Add numbers up."""
    return reduce(EXACT.add, numbers, ZERO)


def product(numbers: list[Decimal]) -> Decimal:
    """Multiply numbers; none of them gives 0."""
    return reduce(EXACT.multiply, numbers, ONE if numbers else ZERO)


def average(numbers: list[Decimal]) -> Decimal | Fault:
    """Give the mean."""
    return EXACT.divide(total(numbers), Decimal(len(numbers))) if numbers else DIVISION


def largest(numbers: list[Decimal]) -> Decimal:
    """Give the greatest number, 0 for none."""
    return max(numbers, default=ZERO)


def smallest(numbers: list[Decimal]) -> Decimal:
    """Give the least number, 0 for none."""
    return min(numbers, default=ZERO)


def _of_numbers(run: Callable[[list[Decimal]], Value]) -> Function:
    def give(site: Site, *raws: Raw) -> Value:
        numbers = numbers_in(site, raws)
        return numbers if isinstance(numbers, Fault) else run(numbers)

    return of_ranges(1, MANY, give)


def _count(site: Site, *raws: Raw) -> Value:
    counted = 0
    for raw in raws:
        if isinstance(raw, (Span, Matrix)):
            counted += sum(type(value) is Decimal for value in contents(site, raw))
        else:
            counted += not isinstance(to_number(raw), Fault)
    return Decimal(counted)


def _count_all(site: Site, *raws: Raw) -> Value:
    return Decimal(
        sum(len(contents(site, raw)) if isinstance(raw, (Span, Matrix)) else 1 for raw in raws)
    )


def _count_blank(site: Site, raw: Raw) -> Value:
    if not isinstance(raw, Span):
        return VALUE
    filled = sum(value != "" for value in site.contents(raw))
    return Decimal(raw.height * raw.width * len(raw.sheets) - filled)


def _sum_of_products(site: Site, *raws: Raw) -> Value:
    if len(raws) == 1:
        numbers = numbers_in(site, raws)
        return numbers if isinstance(numbers, Fault) else total(numbers)
    factors = [_sparse(site, raw) for raw in raws]
    if any(size != factors[0][0] for size, _ in factors):
        return VALUE
    for _, values in factors:
        for value in values.values():
            if isinstance(value, Fault):
                return value
    first, *others = (values for _, values in factors)
    products = []
    for at, value in first.items():
        row = [value, *(other.get(at) for other in others)]
        if all(type(factor) is Decimal for factor in row):
            products.append(product([factor for factor in row if isinstance(factor, Decimal)]))
    return total(products)


def _sparse(site: Site, raw: Raw) -> tuple[tuple[int, int], dict[tuple[int, int], Value]]:
    """Give the size and the filled places of a factor, so that whole columns cost little."""
    if isinstance(raw, Span):
        if len(raw.sheets) != 1:
            raise CannotTellError
        top, left = raw.area.top, raw.area.left
        found = {(row - top, column - left): value for row, column, value in site.located(raw)}
        return (raw.height, raw.width), found
    rows = raw.rows if isinstance(raw, Matrix) else ((raw,),)
    return (len(rows), len(rows[0])), {
        (at, column): value for at, row in enumerate(rows) for column, value in enumerate(row)
    }


def _subtotal(site: Site, which: Raw, *spans: Raw) -> Value:
    """Calculate over a range as SUBTOTAL does, other sub-totals in it left out.

    Codes to 11 leave out rows that a filter hides and count rows hidden by hand; a workbook does
    not say which is which, so that with a hidden row nothing is told. Codes from 101 leave out
    both.
    """
    code = to_number(site.single(which))
    if isinstance(code, Fault):
        return code
    run = _SUBTOTALS.get(int(code) % 100) if abs(code) < _CODES else None
    if run is None:
        raise CannotTellError
    kept: list[Value] = []
    for span in spans:
        if not isinstance(span, Span) or len(span.sheets) != 1:
            raise CannotTellError
        grid = site.sight.book.grids[span.sheets[0]]
        for row, column, value in site.located(span):
            formula = (grid.cell(row, column).formula or "").upper()
            if "SUBTOTAL(" in formula or "AGGREGATE(" in formula:
                continue
            if row in grid.hidden_rows:
                if code < _HIDDEN_TOO:
                    raise CannotTellError
                continue
            kept.append(value)
    result: Value = run(site, Matrix((tuple(kept),)))
    return result


_CODES, _HIDDEN_TOO = 200, 100

SUMS: dict[str, Function] = {
    "SUM": _of_numbers(total),
    "PRODUCT": _of_numbers(product),
    "AVERAGE": _of_numbers(average),
    "MAX": _of_numbers(largest),
    "MIN": _of_numbers(smallest),
    "COUNT": of_ranges(1, MANY, _count),
    "COUNTA": of_ranges(1, MANY, _count_all),
    "COUNTBLANK": of_ranges(1, 1, _count_blank),
    "SUMPRODUCT": of_ranges(1, MANY, _sum_of_products),
    "SUBTOTAL": of_ranges(2, MANY, _subtotal),
}

_SUBTOTALS: dict[int, Callable[..., Value]] = {
    code: SUMS[name].run
    for code, name in {
        1: "AVERAGE",
        2: "COUNT",
        3: "COUNTA",
        4: "MAX",
        5: "MIN",
        6: "PRODUCT",
        9: "SUM",
    }.items()
}
