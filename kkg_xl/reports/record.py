"""What was found in a workbook as one line of JSON, and back: between processes, and in a store.

Nothing is lost: the sentences keep what fills them, so that a record can be told in any language
and form. Nothing in a record can run; whatever is no record raises `NotPlainError`.
"""

from __future__ import annotations

import json

from kkg_xl.reports.checked import Checked
from kkg_xl.reports.plain import NotPlainError, Plain, packed, unpacked


def to_line(checked: Checked) -> str:
    """Write a workbook in one line of ASCII, without its end."""
    return json.dumps(packed(checked, Checked), separators=(",", ":"))


def from_line(line: str | bytes) -> Checked:
    """Read what `to_line` wrote; raises `NotPlainError` for anything else."""
    try:
        plain: Plain = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NotPlainError from error
    return unpacked(plain, Checked)
