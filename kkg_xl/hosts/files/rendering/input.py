"""What a rendered sheet says about what is written into it: validations and conditions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, assert_never

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kkg_xl.sheets.refs import Area
from kkg_xl.sheets.sheet_plan import Allowed, Condition, Mark, Validation


def add_validations(sheet: Worksheet, validations: Iterable[Validation]) -> None:
    """Add what may be written where."""
    for each in validations:
        options: dict[str, Any] = {
            **_criteria(each),
            # In a list with blank cells, to ignore blanks would be to let everything pass.
            "ignore_blank": each.allowed is not Allowed.CHOICE,
            "error_title": each.title,
            "error_message": each.message,
            "error_type": "stop" if each.strict else "warning",
        }
        if each.hint:
            options["input_title"] = each.title
            options["input_message"] = each.hint
        sheet.data_validation(*_corners(each.area), options)


def _criteria(each: Validation) -> dict[str, Any]:
    match each.allowed:
        case Allowed.CHOICE:
            return {
                "validate": "list",
                "source": f"={each.source}" if each.source else list(each.choices),
            }
        case Allowed.RULE:
            return {"validate": "custom", "value": f"={each.source}"}
        case Allowed.DATE:
            return {"validate": "date", **_between(each)}
        case Allowed.WHOLE:
            return {"validate": "integer", **_between(each)}
        case Allowed.NUMBER:
            return {"validate": "decimal", **_between(each)}
        case _:
            assert_never(each.allowed)


def _between(each: Validation) -> dict[str, Any]:
    # As a formula, a bound is written as it is, whatever it bounds.
    least = _written(each.least)
    if each.most is None:
        return {"criteria": ">=", "value": least}
    return {"criteria": "between", "minimum": least, "maximum": _written(each.most)}


def _written(bound: Decimal) -> str:
    return f"={bound:f}"


def add_conditions(
    sheet: Worksheet, conditions: Iterable[Condition], marks: Mapping[Mark, Format]
) -> None:
    """Add what marks cells by themselves; the first condition that is true wins."""
    for each in conditions:
        options = {
            "type": "formula",
            "criteria": f"={each.formula}",
            "format": marks[each.mark],
            "stop_if_true": True,
        }
        sheet.conditional_format(*_corners(each.area), options)


def _corners(area: Area) -> tuple[int, int, int, int]:
    return area.top - 1, area.left - 1, area.bottom - 1, area.right - 1
