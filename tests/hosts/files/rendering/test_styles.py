import re

import pytest

from kkg_xl.hosts.files.rendering.styles import LOOKS, MARKS, TABS
from kkg_xl.sheets.planned import DATED
from kkg_xl.sheets.sheet_plan import Mark, Purpose, Style


def test_every_role_has_a_look():
    assert set(Style) == set(LOOKS)
    assert set(Mark) == set(MARKS)
    assert set(Purpose) == set(TABS)


def test_dates_and_only_dates_are_shown_as_days():
    dated = {style for style, look in LOOKS.items() if "dd" in str(look.get("num_format"))}

    assert DATED == dated


@pytest.mark.parametrize("style", [style for style in Style if style.name.startswith("INPUT")])
def test_what_a_person_writes_into_is_tinted(style):
    assert "#FFF9E1" == LOOKS[style]["bg_color"]


def test_what_is_calculated_is_not_tinted_like_what_a_person_writes_into():
    tinted = {style for style, look in LOOKS.items() if look.get("bg_color") == "#FFF9E1"}

    assert {style for style in Style if style.name.startswith("INPUT")} == tinted


def test_colours_are_told_in_full():
    colours = [
        value
        for look in (*LOOKS.values(), *MARKS.values())
        for key, value in look.items()
        if key.endswith("color")
    ]

    assert [] == [colour for colour in colours if not re.fullmatch("#[0-9A-F]{6}", str(colour))]
