"""The functions that can be calculated, by name. A new one is an entry in its family's table.

Every other function, and those that change by themselves (NOW, RAND, OFFSET, INDIRECT), are not
told.
"""

from __future__ import annotations

from kkg_xl.sheets.formula_conditions import CONDITIONS
from kkg_xl.sheets.formula_criteria import CRITERIA
from kkg_xl.sheets.formula_dates import DATES
from kkg_xl.sheets.formula_lookup import LOOKUP
from kkg_xl.sheets.formula_rounding import ROUNDING
from kkg_xl.sheets.formula_signatures import Function
from kkg_xl.sheets.formula_sums import SUMS
from kkg_xl.sheets.formula_texts import TEXTS

FUNCTIONS: dict[str, Function] = {
    **SUMS,
    **ROUNDING,
    **CONDITIONS,
    **CRITERIA,
    **LOOKUP,
    **TEXTS,
    **DATES,
}
