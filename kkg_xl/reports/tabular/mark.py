"""What tells a report of ours from the workbooks that it is about."""

from __future__ import annotations

from typing import Final

MARK: Final = "_kkg_xl_report"
"""A name that every such workbook defines."""
