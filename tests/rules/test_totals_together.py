"""Properties of all rules about totals, taken together, over tables of groups."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kkg_xl.domain.table import Scope
from kkg_xl.rules.model import Finding
from kkg_xl.usecases.check import find
from tests.support.tables import KEY, line, total, workbook

_ABOUT_TOTALS = {
    "grand-total-differs",
    "group-total-differs",
    "hidden-line-counted",
    "total-counts-twice",
    "total-omits-lines",
}
_AMOUNTS = st.integers(min_value=1, max_value=99).map(lambda thousands: thousands * 1000)
_GROUPS = st.lists(st.lists(_AMOUNTS, min_size=1, max_size=5), min_size=1, max_size=4)
_STYLES = st.sampled_from(("typed", "sub-totals", "lines", "half of everything"))


def _rows(groups, style):
    """Give the lines, the group totals below them and the grand total, all of them right."""
    lines, totals = [], []
    index = 0
    for amounts in groups:
        own = []
        for amount in amounts:
            lines.append(line(index, amount, item=f"Barang {index}"))
            own.append(index)
            index += 1
        counted = None if style == "typed" else dict.fromkeys(own, 1)
        label = f"Jumlah {len(totals)}"
        totals.append(
            total(index, sum(amounts), own, scope=Scope.GROUP, label=label, counted=counted)
        )
        index += 1
    every, subs = [each.index for each in lines], [each.index for each in totals]
    counted = {
        "typed": None,
        "sub-totals": dict.fromkeys(subs, 1),
        "lines": dict.fromkeys(every, 1),
        "half of everything": dict.fromkeys([*every, *subs], "0.5"),
    }[style]
    grand = total(index, sum(map(sum, groups)), every, totals=subs, counted=counted)
    return lines, totals, grand


def _found(*rows) -> list[Finding]:
    return [each for each in find(workbook(*rows)) if each.rule in _ABOUT_TOTALS]


@given(_GROUPS, _STYLES)
def test_right_totals_raise_no_finding(groups, style):
    lines, totals, grand = _rows(groups, style)

    assert [] == _found(*lines, *totals, grand)


@given(_GROUPS, _STYLES, st.data())
def test_a_wrong_group_total_is_found_there_whatever_the_grand_total_follows(groups, style, data):
    lines, totals, grand = _rows(groups, style)
    place = data.draw(st.integers(0, len(totals) - 1))
    wrong = data.draw(_AMOUNTS)
    right = totals[place]
    stated = right.figures[KEY].amount + wrong
    totals[place] = total(right.index, stated, right.lines, scope=Scope.GROUP, label=right.label)
    follows = data.draw(st.booleans())
    if follows and style in ("typed", "sub-totals"):
        amount = grand.figures[KEY].amount + wrong
        grand = total(grand.index, amount, grand.lines, totals=grand.totals)

    (finding,) = _found(*lines, *totals, grand)
    assert totals[place].figures[KEY].at == finding.at
    assert wrong == finding.difference


@given(_GROUPS.filter(lambda groups: sum(map(len, groups)) > 1), st.data())
def test_an_omitted_line_is_found_and_named_at_the_total_that_omits_it(groups, data):
    lines, totals, grand = _rows(groups, "lines")
    omitted = data.draw(st.sampled_from(lines))
    amount = omitted.figures[KEY].amount
    counted = {each.index: 1 for each in lines if each is not omitted}
    short = total(
        grand.index,
        int(grand.figures[KEY].amount - amount),
        grand.lines,
        totals=grand.totals,
        counted=counted,
    )

    (finding,) = _found(*lines, *totals, short)
    assert ("total-omits-lines", short.figures[KEY].at) == (finding.rule, finding.at)
    assert -amount == finding.difference
    assert f"{omitted.item}, " in finding.message.told("id")


@given(_GROUPS, st.booleans())
def test_everything_added_up_counts_twice(groups, typed):
    lines, totals, grand = _rows(groups, "lines")
    counted = {each.index: 1 for each in (*lines, *totals)}
    amount = 2 * int(grand.figures[KEY].amount)
    double = total(
        grand.index,
        amount,
        grand.lines,
        totals=grand.totals,
        counted=None if typed else counted,
    )

    (finding,) = _found(*lines, *totals, double)
    assert ("total-counts-twice", Decimal(amount) / 2) == (finding.rule, finding.difference)
