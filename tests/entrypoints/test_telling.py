"""Every format that may be asked for is told."""

from __future__ import annotations

import argparse
from typing import get_args

from kkg_xl.entrypoints import telling
from kkg_xl.entrypoints.arguments import Format, check_parser


def test_every_format_can_be_asked_for_and_has_a_report():
    (offered,) = (
        action.choices
        for action in check_parser("en")._actions  # noqa: SLF001
        if isinstance(action, argparse.Action) and "--format" in action.option_strings
    )

    assert sorted(get_args(Format)) == sorted(offered) == sorted(telling._FORMATS)  # noqa: SLF001
