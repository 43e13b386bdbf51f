from __future__ import annotations

from decimal import Decimal

import pytest

from kkg_xl.domain.presence import Presence, presence_of, share_present


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ("√ ✓ v V 1 H h Hadir ●", Presence.PRESENT),
        ("S s Sakit", Presence.SICK),
        ("I Izin ijin", Presence.EXCUSED),
        ("A alpa TK 0 - – × x", Presence.ABSENT),
        ("DL dl.", Presence.ON_DUTY),
        ("? 2 ok HH", None),
    ],
)
def test_a_mark_says_what_people_mean_by_it(marks, said):
    assert {presence_of(mark) for mark in marks.split()} == {said}


def test_a_blank_is_not_filled_in_and_not_absent():
    assert presence_of("  ") is Presence.BLANK
    assert share_present([Presence.PRESENT] * 10 + [Presence.ABSENT]) == Decimal(10) / 11
    assert share_present([Presence.PRESENT, Presence.BLANK]) == 1
    assert share_present([Presence.BLANK]) is None
