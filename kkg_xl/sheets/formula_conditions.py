"""Functions that choose what to calculate, those that ask what a value is, and truth values."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from kkg_xl.sheets.formula_signatures import (
    MANY,
    Function,
    Later,
    of_outcomes,
    of_ranges,
    of_terms,
    of_values,
)
from kkg_xl.sheets.formula_site import Matrix, Raw, Site, Span
from kkg_xl.sheets.formula_sums import contents
from kkg_xl.sheets.formula_values import (
    NOT_AVAILABLE,
    ONE,
    VALUE,
    ZERO,
    Fault,
    Value,
    shown,
    to_number,
    to_truth,
)


def _if(site: Site, condition: Later, then: Later, *otherwise: Later) -> Raw:
    holds = to_truth(site.one(condition(site)))
    if isinstance(holds, Fault):
        return holds
    if holds:
        return then(site)
    return otherwise[0](site) if otherwise else False


def _ifs(site: Site, *terms: Later) -> Raw:
    for condition, then in zip(terms[::2], terms[1::2], strict=False):
        holds = to_truth(site.one(condition(site)))
        if isinstance(holds, Fault):
            return holds
        if holds:
            return then(site)
    return NOT_AVAILABLE


def _if_error(site: Site, tried: Later, otherwise: Later) -> Raw:
    value = site.one(tried(site))
    return otherwise(site) if isinstance(value, Fault) else value


def _if_not_available(site: Site, tried: Later, otherwise: Later) -> Raw:
    value = site.one(tried(site))
    return otherwise(site) if value == NOT_AVAILABLE else value


def _choose(site: Site, which: Later, *choices: Later) -> Raw:
    number = to_number(site.one(which(site)))
    if isinstance(number, Fault):
        return number
    whole = shown(number)
    if not 1 <= whole < len(choices) + 1:
        return VALUE
    return choices[int(whole) - 1](site)


def _if_each(condition: Value, then: Value, otherwise: Value = False) -> Value:  # noqa: FBT002 -- what Excel gives
    holds = to_truth(condition)
    if isinstance(holds, Fault):
        return holds
    return then if holds else otherwise


def _if_error_each(tried: Value, otherwise: Value) -> Value:
    return otherwise if isinstance(tried, Fault) else tried


def _of_truths(combine: Callable[[list[bool]], bool]) -> Function:
    def give(site: Site, *raws: Raw) -> Value:
        truths: list[bool] = []
        for raw in raws:
            if isinstance(raw, (Span, Matrix)):
                values = contents(site, raw)
                values = [value for value in values if not isinstance(value, str)]
            else:
                values = [raw]
            for value in values:
                truth = to_truth(value)
                if isinstance(truth, Fault):
                    return truth
                truths.append(truth)
        return combine(truths) if truths else VALUE

    return of_ranges(1, MANY, give)


def _not(value: Value) -> Value:
    truth = to_truth(value)
    return truth if isinstance(truth, Fault) else not truth


def _number_of(value: Value) -> Value:
    if isinstance(value, bool):
        return ONE if value else ZERO
    return value if isinstance(value, (Decimal, Fault)) else ZERO


def _is(test: Callable[[Value], bool]) -> Function:
    return of_outcomes(1, 1, test)


LIFTED: dict[str, Callable[..., Value]] = {"IF": _if_each, "IFERROR": _if_error_each}
"""What functions of terms do to the single values of an array formula."""

CONDITIONS: dict[str, Function] = {
    "IF": of_terms(2, 3, _if),
    "IFS": of_terms(2, MANY, _ifs),
    "IFERROR": of_terms(2, 2, _if_error),
    "IFNA": of_terms(2, 2, _if_not_available),
    "CHOOSE": of_terms(2, MANY, _choose),
    "AND": _of_truths(all),
    "OR": _of_truths(any),
    "NOT": of_values(1, 1, _not),
    "TRUE": of_values(0, 0, lambda: True),
    "FALSE": of_values(0, 0, lambda: False),
    "NA": of_values(0, 0, lambda: NOT_AVAILABLE),
    "ISBLANK": _is(lambda value: value is None),
    "ISNUMBER": _is(lambda value: isinstance(value, Decimal)),
    "ISTEXT": _is(lambda value: isinstance(value, str)),
    "ISNONTEXT": _is(lambda value: not isinstance(value, str)),
    "ISLOGICAL": _is(lambda value: isinstance(value, bool)),
    "ISERROR": _is(lambda value: isinstance(value, Fault)),
    "ISERR": _is(lambda value: isinstance(value, Fault) and value != NOT_AVAILABLE),
    "ISNA": _is(lambda value: value == NOT_AVAILABLE),
    "N": of_outcomes(1, 1, _number_of),
}
