"""What every report can do; one module of this package is one of them."""

from __future__ import annotations

from typing import Protocol

from kkg_xl.reports.checked import Checked
from kkg_xl.reports.tally import Tally


class Report(Protocol):
    """Tells a run, one workbook after the other."""

    def workbook(self, checked: Checked) -> str:
        """Tell one workbook."""

    def ending(self, tally: Tally) -> str:
        """Tell what comes after the last."""
