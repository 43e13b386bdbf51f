"""Arithmetic on one workbook: with digits enough for whatever its cells hold.

`Decimal` keeps 28 digits unless told otherwise, and raises where a number with more of them is
rounded to cents. One cell with `1E+300` must not end a check.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from decimal import Context, localcontext

_DIGITS = 1000
"""A cell holds up to 10³⁰⁸, and a formula may multiply some; what fits 28 digits costs no more."""


def reckoning() -> AbstractContextManager[Context]:
    """Reckon exactly while some work is done."""
    return localcontext(Context(prec=_DIGITS))
