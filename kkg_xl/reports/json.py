"""Findings as JSON Lines, one object per workbook, keys in the order of the contract.

Written by hand because amounts are exact decimals: the standard encoder would make them floats.
"""

from __future__ import annotations

import json
import re
from decimal import Context, Decimal
from typing import NamedTuple, TypeAlias

from kkg_xl.domain.text import Language
from kkg_xl.reports.checked import Checked, Summary
from kkg_xl.reports.tally import Tally
from kkg_xl.rules.model import Finding

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | Decimal | None"
"""`bool` is an `int` to Python; it is written as `true` and `false`."""

_NOT_TO_PRINT = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What could drive a terminal, and halves of characters that UTF-8 cannot write."""
_ENDLESS = 100
"""What has more digits is a quotient without end, of which some tell enough."""
_TOLD = Context(prec=28)


class JsonReport(NamedTuple):
    """One object per workbook, one line each."""

    language: Language = "id"

    def workbook(self, checked: Checked) -> str:
        """Tell one workbook."""
        language, failure = self.language, checked.failure
        error: Json = failure and {"kind": failure.kind, "message": failure.message.told(language)}
        told: Json = {
            "workbook": checked.name,
            "status": checked.status,
            "error": error,
            "tables": [_table(table) for table in checked.tables],
            "findings": [_finding(finding, language) for finding in checked.findings],
            "not_checked": [message.told(language) for message in checked.not_checked],
        }
        return written(told) + "\n"

    def ending(self, tally: Tally) -> str:  # noqa: ARG002 -- programs count for themselves
        """Tell nothing more: every line is a workbook."""
        return ""


def _table(table: Summary) -> Json:
    return {
        "sheet": table.sheet,
        "kind": table.kind,
        "range": table.range,
        "lines": table.lines,
        "lump_sums": table.lump_sums,
        "computed_total": table.computed,
        "stated_total": table.stated,
    }


def _finding(finding: Finding, language: Language) -> Json:
    return {
        "rule": finding.rule,
        "severity": finding.severity.name.lower(),
        "sheet": finding.at.sheet or None,
        "cell": finding.at.cell or None,
        "stated": finding.stated,
        "computed": finding.computed,
        "difference": finding.difference,
        "message": finding.message.told(language),
        "accepted": finding.accepted,
    }


def written(value: Json) -> str:
    """Write a value in one line, amounts exactly."""
    match value:
        case None:
            return "null"
        case str():
            return _NOT_TO_PRINT.sub(_escaped, json.dumps(value, ensure_ascii=False))
        case Decimal():
            return number(value)
        case int():
            return str(value).lower()  # True is 1, and `true` in JSON
        case dict():
            return "{" + ", ".join(f'"{key}": {written(part)}' for key, part in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(written, value)) + "]"


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def number(value: Decimal) -> str:
    """Write an amount exactly, without exponent and without idle zeros.

    >>> number(Decimal("1.35E+6")), number(Decimal("0.50")), number(Decimal("-0"))
    ('1350000', '0.5', '0')
    >>> number(Decimal("0." + "3" * 999))
    '0.3333333333333333333333333333'
    """
    if value == value.to_integral_value():
        return str(int(value))
    if len(value.as_tuple().digits) > _ENDLESS:
        value = _TOLD.plus(value)
    return f"{value:f}".rstrip("0")
