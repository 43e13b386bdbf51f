"""The forms that laws have."""

from __future__ import annotations

from kkg_xl.layouts.laws.terms import lesser, multiplied


def test_each_factor_may_be_left_out():
    assert [multiplied((4, 5)), multiplied((3, 5))] == list(lesser(multiplied((3, 4, 5)), (3, 4)))[
        :2
    ]


def test_of_many_factors_nobody_tries_what_may_be_left_out():
    many = range(3, 20)

    assert [] == list(lesser(multiplied(many), tuple(many)))
