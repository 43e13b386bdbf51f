from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kkg_xl.domain.figures import NOT_CALCULATED
from kkg_xl.reports.checked import Unstated
from kkg_xl.reports.summaries import summary


def test_a_table_is_summed_up(table):
    told = summary(table)

    assert ("RAB", "budget", "A4:E8") == told[:3]
    assert (3, 1) == (told.lines, told.lump_sums)
    assert (Decimal(1_000_000), Decimal(1_018_000)) == (told.computed, told.stated)
    assert told.unstated is None


@pytest.mark.parametrize(
    ("value", "why"), [(None, Unstated.ILLEGIBLE), (NOT_CALCULATED, Unstated.PENDING)]
)
def test_a_total_without_an_amount_says_why(table, value, why):
    total = table.totals[0]
    figure = total.figures[4]._replace(value=value)

    told = summary(replace(table, totals=(replace(total, figures={4: figure}),)))

    assert (None, why) == (told.stated, told.unstated)


def test_a_table_without_a_total_says_so(table):
    assert Unstated.ABSENT is summary(replace(table, totals=())).unstated
