"""Shares of what was planned, however a column rounds them."""

from __future__ import annotations

from kkg_xl.domain.table import Role
from kkg_xl.layouts.laws.comparing import share, shares_fit
from tests.support.understood import table

SPENT = """
| | A | B | C | D | E |
| - | - | - | - | - | - |
| 1 | NO | URAIAN | ANGGARAN | REALISASI | % |
| 2 | 1 | ATK | 400.000 | 300.000 | 75 |
| 3 | 2 | Map | 200.000 | 150.000 | |
| 4 | 3 | Lem | 300.000 | 100.000 | 33,3 |
"""


def test_shares_fit_as_percent_where_some_lines_tell_none():
    spent = table(SPENT)
    (percent,) = spent.with_role(Role.PERCENT)
    fraction, hundredfold = share(percent.key, spent.columns)

    assert not shares_fit(percent.key, fraction, spent.lines)
    assert shares_fit(percent.key, hundredfold, spent.lines)
