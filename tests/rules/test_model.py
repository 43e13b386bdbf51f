from __future__ import annotations

from decimal import Decimal

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text, say
from kkg_xl.rules.model import Finding, Severity

_PLACE = Place("RAB", "F9")
_MESSAGE = say(Text("salah", "wrong"))


def test_a_difference_is_what_was_stated_too_much():
    finding = Finding("rule", Severity.ERROR, _PLACE, _MESSAGE, Decimal(5), Decimal(7))

    assert Decimal(-2) == finding.difference


def test_without_two_amounts_there_is_no_difference():
    finding = Finding("rule", Severity.ERROR, _PLACE, _MESSAGE, computed=Decimal(7))

    assert finding.difference is None
