"""Who is who: names without titles, and what tells two of one name apart."""

from __future__ import annotations

import pytest

from kkg_xl.domain.attending import Attendance, Attendee, Marked, Person, Session
from kkg_xl.domain.figures import Place
from kkg_xl.domain.gathering import People, gathered
from kkg_xl.domain.people import bare_name, identity, is_doubtful
from kkg_xl.domain.presence import Presence

AT = Place("Hadir", "B2")
NIP = ("190101011925011001", "190101011925011002")


@pytest.mark.parametrize(
    "written",
    [
        "Peserta Satu",
        "PESERTA SATU,S.Pd",
        "Drs. Peserta Satu, M.Pd.",
        "Hj. Peserta Satu A.Ma.Pd.SD",
        "Hj. Peserta Satu, S. Pd. SD",
        "Peserta Satu S Pd, M. Pd. I.",
        "PESERTA SATU A. MA. PD. SD.",
        "Peserta Satu, S.Pd. SD., Gr.",
    ],
)
def test_titles_and_capitals_tell_nobody_from_anybody(written):
    assert "peserta satu" == bare_name(written)


def test_an_initial_before_a_title_belongs_to_the_name():
    assert "peserta satu s" == bare_name("Peserta Satu S., S. Pd. SD")


def test_a_name_of_nothing_but_titles_stays_a_name():
    assert ("h", "se") == (bare_name("H."), bare_name("SE"))


@pytest.mark.parametrize(
    ("one", "other", "doubtful"),
    [
        ("peserta satu", "peserta sattu", True),
        ("muh peserta", "muhammad peserta", True),
        ("m satu", "muhammad satu", False),  # a short name, of which there are many
        ("peserta satu", "peserta dua", False),
        ("peserta satu", "peserta satu dua tiga", False),
        ("peserta 01", "peserta 11", False),
        ("peserta satu", "peserta satu", False),
        ("ani", "anis", False),
    ],
)
def test_names_that_are_merely_alike_are_doubtful(one, other, doubtful):
    assert doubtful == is_doubtful(one, other) == is_doubtful(other, one)


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        (Person(AT, "A", NIP[0]), Person(AT, "A", NIP[1]), True),
        (Person(AT, "A", NIP[0], school="SD 1"), Person(AT, "A", NIP[0], school="SD 2"), False),
        (Person(AT, "A", nuptk="1" * 16), Person(AT, "A", nuptk="2" * 16), True),
        (Person(AT, "A", school="SD 1"), Person(AT, "A", school="SD-1."), False),
        (Person(AT, "A", school="SD 1"), Person(AT, "A", school="SD 2"), True),
        (Person(AT, "A", school="SD 1"), Person(AT, "A"), False),
        (Person(AT, "A", "190101011925011000", as_number=True), Person(AT, "A", NIP[0]), False),
    ],
)
def test_two_of_one_name_are_two_where_what_both_tell_differs(one, other, two):
    assert two == identity(one).is_other(identity(other))


def test_people_are_found_again_by_number_before_name():
    people = People()
    assert [0, 1] == people.placed([Person(AT, "Satu", NIP[0]), Person(AT, "Dua", NIP[1])])

    again = people.placed([Person(AT, "Satuu", NIP[0]), Person(AT, "Dua, S.Pd"), Person(AT, "Dua")])
    assert [0, 1, 2] == again
    assert [0, 3] == people.placed([Person(AT, "Satu", NIP[0]), Person(AT, "Satu", NIP[0])])


def _list(sheet: str, *names: str) -> Attendance:
    attendees = tuple(
        Attendee(
            Person(Place(sheet, f"B{row}"), name),
            (Marked(Place(sheet, f"C{row}"), "H", Presence.PRESENT),),
        )
        for row, name in enumerate(names, 2)
    )
    session = Session(Place(sheet, "A1"), sheet)
    return Attendance(sheet, sheet, "A1:C9", (session,), attendees, {})


def test_lists_are_gathered_and_what_a_list_does_not_say_is_not_filled_in():
    both = gathered([_list("P1", "Satu", "Dua"), _list("P2", "Dua", "Tiga")])

    assert ["P1", "P2"] == [session.label for session in both.sessions]
    assert [("Satu", "H", ""), ("Dua", "H", "H"), ("Tiga", "", "H")] == [
        (each.person.name, *(marked.text for marked in each.marks)) for each in both.attendees
    ]
    assert Presence.BLANK is both.attendees[0].marks[1].presence


def test_one_list_stays_as_it_is():
    one = _list("P1", "Satu")

    assert one is gathered([one])
