"""Rows that belong together are not torn apart by the end of a page."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kkg_xl.hosts.files.rendering.breaks import breaks_before
from kkg_xl.hosts.files.rendering.sheets import rendered
from kkg_xl.sheets.refs import Area
from kkg_xl.sheets.sheet_plan import Page, Paper, SheetPlan

NARROW = {1: 7.0, 2: 36.0}
WIDE = {1: 7.0, 2: 203.0}


def plan(lines, paper=Paper.A4, widths=NARROW, *, together=True):
    """Plan a landscape sheet of lines of 15 points, 11 rows of signatures behind them."""
    rows = ((lines + 1, lines + 11),) if together else ()
    page = Page(paper, landscape=True, area=Area(1, 1, lines + 11, 2), together=rows)
    return SheetPlan("Realisasi", (), widths=widths, page=page)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [(10, ()), (20, ()), (26, (27,)), (32, (33,)), (33, ()), (40, ()), (58, (59,))],
)
def test_a_page_ends_before_the_block_where_the_block_would_be_torn(lines, expected):
    assert expected == breaks_before(plan(lines))


def test_a_larger_paper_takes_more_rows():
    assert ((23,), ()) == (breaks_before(plan(22)), breaks_before(plan(22, Paper.F4)))


def test_a_wide_sheet_is_made_smaller_and_takes_more_rows():
    assert ((27,), ()) == (breaks_before(plan(26)), breaks_before(plan(26, widths=WIDE)))


@pytest.mark.parametrize(("repeated", "expected"), [(None, ()), ((1, 4), (51,))])
def test_headings_that_repeat_take_room_on_every_page(repeated, expected):
    page = Page(landscape=True, repeated=repeated, together=((51, 61),))

    assert expected == breaks_before(SheetPlan("Realisasi", (), widths=NARROW, page=page))


def test_nothing_is_kept_together_that_was_not_asked_for():
    assert breaks_before(plan(26, together=False)) == ()


@settings(max_examples=200)
@given(
    st.lists(st.integers(12, 90), min_size=5, max_size=90),
    st.lists(st.tuples(st.integers(1, 80), st.integers(0, 4)), max_size=12),
    st.booleans(),
)
def test_no_block_is_torn_whatever_the_heights(heights, told, landscape):
    blocks: list[tuple[int, int]] = []
    for first, more in sorted(told):
        if not blocks or first > blocks[-1][1]:
            blocks.append((first, first + more))
    page = Page(landscape=landscape, together=tuple(blocks))
    rows = {row: float(height) for row, height in enumerate(heights, 1)}

    breaks = breaks_before(SheetPlan("Realisasi", (), NARROW, rows, page=page))

    room = (595.3 if landscape else 841.9) - 1.3 * 72
    starts, filled = [1], 0.0
    for row in range(1, 90):
        height = rows.get(row, 15.0)
        if row in breaks or filled + height > room:
            starts.append(row)
            filled = 0.0
        filled += height
    assert [] == [
        (first, last)
        for first, last in blocks
        if any(first < start <= last for start in starts)
        and sum(rows.get(row, 15.0) for row in range(first, last + 1)) <= room
    ]


@pytest.mark.parametrize(("lines", "expected"), [(10, []), (26, [26])])
def test_the_break_stands_in_the_file(lines, expected):
    made = openpyxl.load_workbook(
        BytesIO(rendered([plan(lines)], datetime(2009, 10, 5, tzinfo=UTC)))
    )

    assert expected == [each.id for each in made["Realisasi"].row_breaks.brk]
