"""Charts and tables of a sheet: what there is, and that it can go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from tests.support.libreoffice.calls import counted
from tests.support.libreoffice.ranges import Range

if TYPE_CHECKING:
    from tests.support.libreoffice.sheets import Sheet


@counted
class Chart(base_classes.Chart):
    """A chart."""

    def __init__(self, sheet: Sheet, name: str) -> None:
        """Give its name."""
        self._sheet = sheet
        self._name = name

    @property
    def api(self) -> Any:
        return self._sheet.cells_of.Charts.getByName(self._name)

    @property
    def name(self) -> str:
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self.api.setName(value)
        self._name = value

    @property
    def parent(self) -> Sheet:
        return self._sheet

    def delete(self) -> None:
        self._sheet.cells_of.Charts.removeByName(self._name)


@counted
class Charts(base_classes.Charts):
    """The charts of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        """Give the sheet."""
        self._sheet = sheet

    @property
    def api(self) -> Any:
        return self._sheet.cells_of.Charts

    def __len__(self) -> int:
        return len(self.api.ElementNames)

    def __iter__(self) -> Iterator[Chart]:
        return iter([Chart(self._sheet, name) for name in self.api.ElementNames])

    def __call__(self, key: str | int) -> Chart:
        names = self.api.ElementNames
        if isinstance(key, int):
            return Chart(self._sheet, names[key - 1])
        if key not in names:
            raise KeyError(key)
        return Chart(self._sheet, key)


@counted
class Table(base_classes.Table):
    """A table, in LibreOffice a named database range."""

    def __init__(self, sheet: Sheet, entry: Any) -> None:
        """Give LibreOffice's database range."""
        self._sheet = sheet
        self._entry = entry

    @property
    def api(self) -> Any:
        return self._entry

    @property
    def name(self) -> str:
        return str(self._entry.Name)

    @name.setter
    def name(self, value: str) -> None:
        self._entry.setName(value)

    @property
    def range(self) -> Range:
        return Range(self._sheet, self._entry.getReferredCells())


@counted
class Tables(base_classes.Tables):
    """The tables of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        """Give the sheet."""
        self._sheet = sheet

    @property
    def api(self) -> Any:
        return self._sheet.doc.DatabaseRanges

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Table]:
        return iter(self._all())

    def __call__(self, key: str | int) -> Table:
        for index, table in enumerate(self._all()):
            if key in (index + 1, table.name):
                return table
        raise KeyError(key)

    def _all(self) -> list[Table]:
        entries = [self.api.getByName(name) for name in self.api.ElementNames]
        mine = self._sheet.cells_of.RangeAddress.Sheet
        return [Table(self._sheet, each) for each in entries if each.DataArea.Sheet == mine]
