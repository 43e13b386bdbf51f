"""People of an attendance are completed from lists that have one person of their name."""

from __future__ import annotations

from kkg_xl.domain.attending import Person, Roster
from kkg_xl.domain.figures import Place
from kkg_xl.domain.registered import registered
from tests.support.attendances import kept

AT = Place("Peserta", "B2")
NIP, OTHER = "19010101 192501 1 001", "19020202 192602 1 002"


def person(name, nip="", school=""):
    return Person(AT, name, nip, school=school)


def completed(*people):
    attendance = kept({"Peserta 01": "H"})
    roster = Roster("Peserta", "", "A1:C9", people)
    ((found, *_),) = registered(attendance, [roster]).attendees
    return found.name, found.nip, found.school


def test_a_name_is_completed_whatever_its_titles():
    assert ("Peserta 01", NIP, "SD Negeri 01") == completed(
        person("PESERTA 01, S.Pd.", NIP, "SD Negeri 01"), person("Peserta 02", OTHER)
    )


def test_a_name_that_two_people_have_is_not():
    assert ("Peserta 01", "", "") == completed(
        person("Peserta 01", NIP), person("Peserta 01", OTHER)
    )


def test_a_name_that_stands_in_no_list_is_as_it_was():
    assert ("Peserta 01", "", "") == completed(person("Peserta 02", NIP))
