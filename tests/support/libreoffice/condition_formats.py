"""Conditional formats: those with a formula, in full; others can be counted and deleted."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from tests.support.libreoffice.bridge import constant, enum, properties
from tests.support.libreoffice.calls import counted
from tests.support.libreoffice.formulas import to_excel, to_libreoffice

if TYPE_CHECKING:
    from tests.support.libreoffice.sheets import Sheet

_BY_FORMULA = "sheet.ConditionFormatOperator.EXPRESSION"


@counted
class ConditionalFormat(base_classes.ConditionalFormat):
    """One rule; LibreOffice keeps those of the same cells together."""

    def __init__(self, sheet: Sheet, rules: Any, index: int) -> None:
        """Give the rules of the same cells, and which of them it is."""
        self._sheet = sheet
        self._rules = rules
        self._index = index

    @property
    def api(self) -> Any:
        return self._rule()

    @property
    def type(self) -> str:
        rule = self._rule()
        if rule.getType() != constant("sheet.ConditionEntryType.CONDITION"):
            return "unknown"
        return "custom" if rule.Operator == constant(_BY_FORMULA) else "cell_value"

    @property
    def formula(self) -> str | None:
        return to_excel(f"={self._rule().Formula1}") if self.type == "custom" else None

    @property
    def stop_if_true(self) -> bool | None:
        return True  # LibreOffice always stops

    @property
    def fill_color(self) -> tuple[int, int, int] | None:
        value = self._style().CellBackColor
        return None if value == -1 else ((value >> 16) & 255, (value >> 8) & 255, value & 255)

    @property
    def font_bold(self) -> bool | None:
        return bool(self._style().CharWeight > _NORMAL)

    @property
    def where(self) -> str:
        """The cells that it applies to, `F5:F9,F12`."""
        areas = self._rules.Range.RangeAddresses
        shown = (self._sheet.block(area).get_address(False, False, False) for area in areas)
        return ",".join(shown)

    def delete(self) -> None:
        if self._rules.Count == 1:
            self._sheet.cells_of.ConditionalFormats.removeByID(self._rules.ID)
        else:
            self._rules.removeByIndex(self._index)

    def _rule(self) -> Any:
        return self._rules.getByIndex(self._index)

    def _style(self) -> Any:
        styles = self._sheet.doc.StyleFamilies.getByName("CellStyles")
        return styles.getByName(self._rule().StyleName)


_NORMAL, _BOLD = 100.0, 150.0


@counted
class ConditionalFormats(base_classes.ConditionalFormats):
    """The rules that apply to any of some cells, the first one first."""

    def __init__(self, sheet: Sheet, cells: Any) -> None:
        """Give the cells, of one area or of several."""
        self._sheet = sheet
        self._cells = cells

    @property
    def api(self) -> Any:
        return self._sheet.cells_of.ConditionalFormats

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[ConditionalFormat]:
        return iter(self._all())

    def __call__(self, key: int) -> ConditionalFormat:
        try:
            return self._all()[key - 1]
        except IndexError:
            raise KeyError(key) from None

    def add_custom(self, spec: dict[str, Any]) -> ConditionalFormat:
        formula = to_libreoffice(spec["formula"])[1:]
        if self._all():
            self._add_beside(formula, self._new_style(spec))
        else:
            self._add_alone(formula, self._new_style(spec))
        formats = self._sheet.cells_of.ConditionalFormats.getConditionalFormats()
        return ConditionalFormat(self._sheet, max(formats, key=lambda each: each.ID), 0)

    def _add_alone(self, formula: str, style: str) -> None:
        """Add a rule where there is none: it is seen at once."""
        rules = self._cells.ConditionalFormat
        operator = enum("sheet.ConditionOperator", "FORMULA")
        rules.addNew(properties(Operator=operator, Formula1=formula, StyleName=style))
        self._cells.ConditionalFormat = rules

    def _add_beside(self, formula: str, style: str) -> None:
        """Add a rule without touching others: LibreOffice shows it once it is opened anew."""
        ranges = self._sheet.doc.createInstance("com.sun.star.sheet.SheetCellRanges")
        for area in _areas(self._cells):
            ranges.addRangeAddress(area, False)
        formats = self._sheet.cells_of.ConditionalFormats
        identity = formats.createByRange(ranges)
        rules = next(each for each in formats.getConditionalFormats() if each.ID == identity)
        rules.createEntry(constant("sheet.ConditionEntryType.CONDITION"), 0)
        rule = rules.getByIndex(0)
        rule.Operator = constant(_BY_FORMULA)
        rule.Formula1 = formula
        rule.StyleName = style

    def clear(self) -> None:
        """Take all rules off these cells; other cells keep theirs."""
        formats = self._sheet.cells_of.ConditionalFormats
        for rules in list(formats.getConditionalFormats()):
            left = self._sheet.doc.createInstance("com.sun.star.sheet.SheetCellRanges")
            left.addRangeAddresses(rules.Range.RangeAddresses, False)
            for area in _areas(self._cells):
                left.removeRangeAddress(area)
            if not left.Count:
                formats.removeByID(rules.ID)
            else:
                rules.Range = left

    def _all(self) -> list[ConditionalFormat]:
        """Give the rules; what was added last stands first, as in Excel."""
        found = []
        for rules in reversed(self._sheet.cells_of.ConditionalFormats.getConditionalFormats()):
            mine = _areas(self._cells)
            if any(_meet(one, other) for one in rules.Range.RangeAddresses for other in mine):
                found += [ConditionalFormat(self._sheet, rules, i) for i in range(rules.Count)]
        return found

    def _new_style(self, spec: dict[str, Any]) -> str:
        styles = self._sheet.doc.StyleFamilies.getByName("CellStyles")
        style = self._sheet.doc.createInstance("com.sun.star.style.CellStyle")
        name = f"Condition {uuid.uuid4().hex}"
        styles.insertByName(name, style)
        if spec.get("fill_color") is not None:
            red, green, blue = spec["fill_color"]
            style.CellBackColor = (red << 16) | (green << 8) | blue
        if spec.get("font_color") is not None:
            red, green, blue = spec["font_color"]
            style.CharColor = (red << 16) | (green << 8) | blue
        if spec.get("font_bold"):
            style.CharWeight = _BOLD
        return name


def _areas(cells: Any) -> list[Any]:
    many = getattr(cells, "RangeAddresses", None)
    return [cells.RangeAddress] if many is None else list(many)


def _meet(one: Any, other: Any) -> bool:
    rows = one.StartRow <= other.EndRow and other.StartRow <= one.EndRow
    return bool(rows and one.StartColumn <= other.EndColumn and other.StartColumn <= one.EndColumn)
