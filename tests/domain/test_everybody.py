from __future__ import annotations

from kkg_xl.domain.attending import Certificate, Payment, Person, Roster
from kkg_xl.domain.everybody import named, names_in
from kkg_xl.domain.figures import Place
from kkg_xl.domain.profile import Detail, Profile, Told
from kkg_xl.domain.text import PersonName
from kkg_xl.domain.timetable import KeyEntry, Lesson, Programme, Timetable, Topic
from kkg_xl.domain.workbook import Workbook
from tests.support.attendances import kept

AT = Place("Daftar", "B6")


def test_everybody_is_told_by_the_bare_name_whoever_names_them():
    lesson = Lesson(AT, "PTK", 0, 0, presenter="Dra. Pemateri Satu, M.Pd")
    key = KeyEntry(AT, "G1", "PTK", "Pemateri Dua / Guru Pemandu")
    workbook = Workbook(
        "a.xlsx",
        rosters=(_roster([Person(AT, "PESERTA SATU, S.Pd")], [Person(AT, "Penerima Satu")]),),
        attendances=(kept({"Peserta Satu": "H", "Peserta Dua": "H", "-": "H"}),),
        certificates=(Certificate(Person(AT, "Peserta Tiga"), "01", AT),),
        programmes=(_programme([Topic(AT, "PTK", None, presenter="Pemateri Tiga")]),),
        timetables=(Timetable("Jadwal", "", "A5:G9", (), (), (lesson,), (key,)),),
        profile=Profile({Detail.CHAIR: Told("Drs. Ketua Satu", AT)}),
    )

    assert {
        *("peserta satu", "peserta dua", "peserta tiga", "penerima satu", "ketua satu"),
        *("pemateri satu", "pemateri dua", "pemateri tiga"),
    } == names_in(workbook)


def test_a_name_is_marked_as_one_with_and_without_its_number():
    plain, numbered = named(Person(AT, "Peserta 01")), named(Person(AT, "Peserta 01", number="1."))

    assert isinstance(plain, PersonName)
    assert "1. Peserta 01" == numbered.told("id")
    assert isinstance(numbered.fields["name"], PersonName)


def _roster(people, paid):
    payments = tuple(Payment(person, None, None, "") for person in paid)
    return Roster("Daftar", "", "A5:C9", tuple(people), payments=payments)


def _programme(topics):
    return Programme("Program", "", "A5:C9", tuple(topics), (), None)
