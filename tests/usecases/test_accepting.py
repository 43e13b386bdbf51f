from decimal import Decimal

import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text, say
from kkg_xl.layouts.ours.findings_sheet import Reason
from kkg_xl.rules.model import Finding, Severity
from kkg_xl.usecases.accepting import accept, key

DIFFERS = Text(id="tertulis {stated}", en="says {stated}")
ALIKE = Text(id="sama dengan {other}; {what}", en="the same as {other}; {what}")
AGREED = "disetujui pengawas"


def finding(cell="F12", stated=6307000, computed=6107000):
    at = Place("RAB", cell)
    message = say(DIFFERS, stated=Decimal(stated))
    return Finding(
        "group-total-differs", Severity.ERROR, at, message, Decimal(stated), Decimal(computed)
    )


def duplicate(other="B7", what=("2", 3, Decimal(4)), text=ALIKE):
    message = say(text, other=other, what=(what, say(DIFFERS, stated=Decimal(1)), DIFFERS))
    return Finding("line-duplicated", Severity.WARNING, Place("RAB", "B9"), message)


def reason(of, text=AGREED):
    return Reason(key(of), of.at, text, Place("Temuan", "I7"), "")


def test_a_reason_that_was_typed_accepts_its_finding():
    accepted, lapsed = accept([finding(), duplicate()], [reason(finding())])

    assert ([AGREED, None], ()) == ([each.accepted for each in accepted], lapsed)


@pytest.mark.parametrize("changed", [finding(stated=6307001), finding(computed=1)])
def test_a_reason_lapses_when_the_figures_change(changed):
    (found,), (told,) = accept([changed], [reason(finding())])

    assert found.accepted is None
    assert told.told("id") == (
        "Alasan di Temuan!I7 tidak dipakai karena angka di RAB!F12 berubah sejak ditulis:"
        " “disetujui pengawas”"
    )


def test_a_reason_for_what_is_no_more_is_told():
    found, (told,) = accept([], [reason(finding())])

    assert () == found
    assert told.told("en") == (
        "The reason in Temuan!I7 is not used because its finding at RAB!F12 is no more:"
        " “disetujui pengawas”"
    )


@pytest.mark.parametrize(
    ("of", "said"), [(Place("BKU", ""), "BKU"), (Place("", ""), "seluruh buku")]
)
def test_a_reason_about_a_whole_sheet_or_workbook_names_it(of, said):
    _, (told,) = accept([], [reason(finding()._replace(at=of))])

    assert f"temuannya di {said} tidak ada lagi" in told.told("id")


def test_an_empty_reason_accepts_nothing():
    (found,), lapsed = accept([finding()], [reason(finding(), text="")])

    assert (None, ()) == (found.accepted, lapsed)


def test_without_amounts_a_finding_is_the_same_while_what_it_speaks_of_is():
    assert key(duplicate()) == key(duplicate(text=Text("{other} {what}", "{other} {what}")))
    assert key(duplicate()) != key(duplicate(other="B8"))
    assert key(duplicate()) != key(duplicate(what=("2", 3, Decimal(5))))
