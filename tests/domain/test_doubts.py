"""Names that may be one person's: which are asked about, and what comes of the answers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kkg_xl.domain.attending import (
    Attendance,
    Attendee,
    Certificate,
    Count,
    Marked,
    Payment,
    Person,
    Roster,
    Session,
)
from kkg_xl.domain.doubts import Answer, Decisions, contradicting, doubts, people_of
from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.gathering import gathered
from kkg_xl.domain.people import identity
from kkg_xl.domain.presence import Presence

NIP, OTHER_NIP = "19010101 192501 1 001", "19020202 192602 1 002"


def people(sheet, *names, **told):
    return [Person(Place(sheet, f"B{row}"), name, **told) for row, name in enumerate(names, 2)]


def asked(*lists):
    return [(each.person.name, each.other.name) for each in doubts(lists)]


def answers(*told):
    return [
        Answer(name, other, said, "", Place("Nama Diragukan", f"J{row}"))
        for row, (name, other, said) in enumerate(told, 9)
    ]


def session_list(sheet, *names):
    attendees = tuple(
        Attendee(person, (Marked(Place(sheet, f"C{row}"), "H", Presence.PRESENT),))
        for row, person in enumerate(people(sheet, *names), 2)
    )
    session = Session(Place(sheet, "A1"), sheet)
    return Attendance(sheet, sheet, "A1:C9", (session,), attendees, {})


def test_a_name_that_is_alike_to_one_of_an_earlier_list_is_asked_about():
    assert [("Peserta Satuu", "Peserta Satu"), ("P. Empat Lima", "Peserta Empat Lima")] == asked(
        people("Peserta", "Peserta Satu", "Peserta Dua", "Peserta Empat Lima"),
        people("Hadir", "Peserta Dua, S.Pd", "Peserta Satuu", "P. Empat Lima"),
    )


def test_whoever_stands_beside_another_in_one_list_is_another():
    assert [] == asked(
        people("Peserta", "Peserta Satu"), people("Hadir", "Peserta Satuu", "PESERTA SATU, S.Pd")
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"nip": NIP}, {"nip": NIP}),
        ({"nip": NIP}, {"nip": OTHER_NIP}),
        ({"nuptk": "1" * 16}, {"nuptk": "1" * 16}),
        ({"school": "SD 1"}, {"school": "SD 2"}),
    ],
)
def test_what_numbers_and_schools_tell_is_not_asked(one, other):
    assert [] == asked(people("A", "Peserta Satu", **one), people("B", "Peserta Satuu", **other))


def test_one_of_two_namesakes_may_still_be_meant():
    namesakes = [*people("A", "Peserta Satu", nip=NIP), *people("A", "Peserta Satu", nip=OTHER_NIP)]

    assert [("Peserta Satuu", "Peserta Satu")] == asked(
        namesakes, people("B", "Peserta Satuu", nip="19030303 192703 1 003"), []
    ) + asked(namesakes, people("B", "Peserta Satuu"))


def test_lists_of_participants_come_first_and_payments_last():
    roster = Roster("Peserta", "", "A1:B2", tuple(people("Peserta", "Satu")))
    paid = Roster("Honor", "", "A1:B2", tuple(people("Honor", "Tiga")), paid=True)

    lists = people_of([paid, roster], [gathered([session_list("P1", "Satu"), session_list("P2")])])

    assert [["Satu"], ["Satu"], [], ["Tiga"]] == [[each.name for each in one] for one in lists]


def test_whoever_is_said_to_be_one_has_one_row_and_is_one_in_every_list():
    both = gathered([session_list("P1", "Peserta Satu"), session_list("P2", "Peserta Satuu")])
    decided = Decisions(answers(("Peserta Satuu", "PESERTA SATU, S.Pd", True)))

    (row,) = decided.attendance(both).attendees

    assert ("Peserta Satu", ["H", "H"]) == (row.person.name, [mark.text for mark in row.marks])
    (stranger,) = people("Honor", "Peserta Satuu")
    payment = Payment(stranger, None, None, "")
    roster = decided.roster(Roster("Honor", "", "A1:B2", (stranger,), payments=(payment,)))
    certificate = decided.certificate(Certificate(stranger, "1", stranger.at))
    for person in (roster.people[0], roster.payments[0].person, certificate.person):
        assert ("Peserta Satuu", "peserta satu") == (person.name, identity(person).name)


def test_what_lists_say_of_their_marks_stays_with_their_sessions():
    figure = Figure(Place("P2", "C9"), Decimal(1))
    lists = [session_list("P1", "Peserta Satu"), session_list("P2", "Peserta Satuu")]
    both = gathered([lists[0], replace(lists[1], stated={(0, Count.PRESENT): figure})])

    assert {(1, Count.PRESENT): figure} == Decisions([]).attendance(both).stated


def test_in_one_matrix_two_rows_stay_two():
    matrix = session_list("P1", "Peserta Satu", "Peserta Satuu")

    decided = Decisions(answers(("Peserta Satuu", "Peserta Satu", True))).attendance(matrix)

    assert 2 == len(decided.attendees)


def test_whoever_is_said_to_be_another_is_not_taken_for_one_again():
    one, other = people("A", "Peserta Satu", "Peserta Satuu")
    decided = Decisions(answers(("Peserta Satuu", "Peserta Satu", False)))

    assert identity(one).may_be(identity(other))
    assert not identity(decided.person(one)).may_be(identity(other))
    assert not identity(one).may_be(identity(decided.person(other)))


def test_an_answer_that_says_nothing_changes_nobody():
    (one,) = people("A", "Peserta Satuu")

    assert one is Decisions(answers(("Peserta Satuu", "Peserta Satu", None))).person(one)


def test_answers_are_followed_from_name_to_name():
    decided = Decisions(answers(("aaaaaa", "bbbbbb", True), ("bbbbbb", "cccccc", True)))

    assert ["cccccc"] * 2 == [
        decided.person(each).known_as for each in people("A", "Aaaaaa", "Bbbbbb")
    ]


def test_a_circle_of_answers_makes_one_person():
    decided = Decisions(answers(("aaaaaa", "bbbbbb", True), ("bbbbbb", "aaaaaa", True)))

    assert {"aaaaaa"} == {
        identity(decided.person(each)).name for each in people("A", "Aaaaaa", "Bbbbbb")
    }


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ([("Satuu", "Satu", True), ("Satuu", "Sattu", True)], ["J9", "J10"]),
        ([("Satuu", "Satu", True), ("Satu", "Satuu", False)], ["J9"]),
        ([("aaaa", "cccc", True), ("bbbb", "cccc", True), ("aaaa", "bbbb", False)], ["J9", "J10"]),
        ([("aaaa", "cccc", True), ("bbbb", "cccc", True), ("aaaa", "dddd", False)], []),
    ],
)
def test_answers_that_contradict_each_other_do_not_count(told, wrong):
    given = answers(*told)

    assert wrong == [each.at.cell for each in contradicting(given)]
    decided = Decisions(given)
    names = [name for name, other, said in told if said]
    merged = [
        each.name
        for each in people("A", *names)
        if decided.person(each).known_as != identity(each).name and decided.person(each).known_as
    ]
    assert merged == ([] if wrong else names)
