"""A receipt as one JSON object, keys in the order of the reference."""

from __future__ import annotations

from typing import NamedTuple

from kkg_xl.domain.text import Language
from kkg_xl.reports.json import Json, written
from kkg_xl.reports.receipt import Entry, Left, Receipt, SheetEntry
from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.plan import Result


class ReceiptJson(NamedTuple):
    """A receipt for programs."""

    language: Language = "id"

    def receipt(self, receipt: Receipt) -> str:
        """Tell what was done to a workbook, on one line."""
        language, failure = self.language, receipt.failure
        error: Json = failure and {"kind": failure.kind, "message": failure.message.told(language)}
        told: Json = {
            "workbook": receipt.name,
            "action": receipt.action,
            "status": receipt.status,
            "error": error,
            "written": receipt.written or None,
            "sheets": [_sheet(entry, language) for entry in receipt.sheets],
            "changes": [_change(entry, language) for entry in receipt.entries],
            "results": [_result(entry) for entry in receipt.results],
            "left": [_left(left, language) for left in receipt.left],
            "not_told": [{"sheet": at.sheet, "cell": at.cell} for at in receipt.untold],
        }
        return written(told) + "\n"


def _sheet(entry: SheetEntry, language: Language) -> Json:
    return {
        "sheet": entry.name,
        "replaces": entry.replaces,
        "what": entry.what.told(language),
        "remarks": [remark.told(language) for remark in entry.remarks],
    }


def _change(entry: Entry, language: Language) -> Json:
    return {
        "sheet": entry.at.sheet,
        "cell": entry.at.cell,
        "before": _value(entry.before),
        "before_formula": _formula(entry.old_formula),
        "after": _value(entry.after),
        "after_formula": _formula(entry.formula),
        "difference": entry.difference,
        "why": None if entry.why is None else entry.why.told(language),
    }


def _result(entry: Entry) -> Json:
    return {
        "sheet": entry.at.sheet,
        "cell": entry.at.cell,
        "before": _value(entry.before),
        "after": _value(entry.after),
        "difference": entry.difference,
    }


def _left(left: Left, language: Language) -> Json:
    return {
        "rule": left.rule or None,
        "sheet": left.at.sheet or None,
        "cell": left.at.cell or None,
        "message": left.why.told(language),
    }


def _value(value: Result) -> Json:
    return value.code if isinstance(value, Fault) else value


def _formula(formula: str | None) -> str | None:
    return None if formula is None else "=" + formula
