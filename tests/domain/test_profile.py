from decimal import Decimal

import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.domain.profile import Detail, Profile, Told


def _share(value):
    told = {Detail.CHANGE_LIMIT: Told(value, Place("Profil", "C5"))}
    return Profile(told).share(Detail.CHANGE_LIMIT)


@pytest.mark.parametrize(
    "value", [Decimal("0.125"), Decimal("12.5"), "12,5 %", "12.5%", "12,5 persen"]
)
def test_a_share_is_read_however_it_is_written(value):
    assert Decimal("0.125") == _share(value)


@pytest.mark.parametrize("value", [None, "sepuluh", Decimal(-1), Decimal(250), "300 %"])
def test_what_is_no_share_is_none(value):
    assert _share(value) is None


def test_a_detail_without_a_place_on_the_sheet_is_no_share_and_no_amount():
    assert (None, None) == (Profile().share(Detail.CHANGE_LIMIT), Profile().amount(Detail.GRANT))
