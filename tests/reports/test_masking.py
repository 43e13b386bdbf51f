"""What a masked run still tells, and what it does not."""

from __future__ import annotations

import io
from time import process_time

import pytest

from kkg_xl.domain.facts import Facts
from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import PersonDetail, PersonName, Text, say
from kkg_xl.reports.checked import Checked, Excerpt, ShownCell, ShownRow
from kkg_xl.reports.csv import CsvReport
from kkg_xl.reports.html.report import HtmlReport
from kkg_xl.reports.json import JsonReport
from kkg_xl.reports.masking import MaskedRun
from kkg_xl.reports.personal import Personal
from kkg_xl.reports.run import RunInMemory, Shared, Spot
from kkg_xl.reports.sarif import SarifReport
from kkg_xl.reports.text import TextReport
from kkg_xl.rules.model import Finding, Severity

NAME, NIP, NIK = "Peserta Kenari", "199001012015031999", "3509000000000001"
_NAMED = Text("{name}: NIP {nip}", "{name}: NIP {nip}")
_TOLD = Text("{what}", "{what}")
_AT = Place("Peserta", "B6")


def found(message, accepted=None):
    return Finding("nip-invalid", Severity.ERROR, _AT, message, accepted=accepted)


def workbook(name, *findings):
    cell = ShownCell(1, f"{NAME} {NIP}")
    return Checked(
        name,
        ("Peserta",),
        findings=findings,
        not_checked=(say(_TOLD, what=(NAME, say(_TOLD, what=f"NIK {NIK}"), 3)),),
        group=f"KKG {NAME}",
        excerpts=(Excerpt("Peserta", (1,), (ShownRow(6, (cell,)),)),),
        facts=Facts(people=("peserta kenari",)),
    )


@pytest.fixture
def run():
    named = say(_NAMED, name=PersonName(f"Drs. {NAME}"), nip=PersonDetail(NIP))
    told = say(_TOLD, what=f"Honor {NAME.upper()}, S.Pd (NIP 19900101 201503 1 999)")
    lent = found(say(_TOLD, what=f"Sewa dari {NAME}"))
    shared = Shared(
        "receipt-shared", Severity.ERROR, (Spot("a", _AT), Spot("b", _AT)), lent.message
    )
    first = workbook("a", found(named), found(told, accepted=f"kata {NAME}"), lent)
    return RunInMemory((first, Checked("b", findings=(lent,))), (shared,))


def told(report, run):
    file = io.BytesIO()
    report.write(run, file)
    return file.getvalue().decode()


def one_by_one(report, run):
    return "".join(map(report.workbook, run)) + report.ending(run.tally)


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_format_tells_who_it_is(run, language):
    masked = MaskedRun(run)
    reports = [
        one_by_one(TextReport(language, 80, colour=False), masked),
        one_by_one(JsonReport(language), masked),
        *(told(report(language), masked) for report in (CsvReport, SarifReport, HtmlReport)),
    ]

    for report in reports:
        assert "Orang-1" in report
        assert [] == [each for each in ("kenari", NIP, NIP[:8], NIK) if each in report.casefold()]


def test_one_person_is_one_number_in_all_workbooks_and_in_what_they_share(run):
    masked = MaskedRun(run)
    first, second = masked
    (shared,) = masked.shared

    assert [
        "Orang-1: NIP …1999",
        "Honor Orang-1 (NIP …1999)",
        "Sewa dari Orang-1",
    ] == [each.message.told("id") for each in first.findings]
    assert ["Sewa dari Orang-1"] == [each.message.told("en") for each in second.findings]
    assert "Sewa dari Orang-1" == shared.message.told("id")
    assert ("KKG Orang-1", "kata Orang-1") == (first.group, first.findings[1].accepted)
    assert ["Orang-1, NIK …, 3"] == [each.told("id") for each in first.not_checked]
    assert ((), Facts()) == (first.excerpts, first.facts)
    assert run.tally == masked.tally


def test_numbers_do_not_depend_on_what_is_asked_first(run):
    turned = MaskedRun(run)

    assert list(turned.shared) == list(MaskedRun(run).shared)
    assert list(turned) == list(MaskedRun(run))


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Honor Drs. Merbau Jati, M.Pd", "Honor <Drs. Merbau Jati, M.Pd>"),
        ("Honor Ibu Merbau untuk 3 hari", "Honor <Ibu Merbau> untuk 3 hari"),
        ("NUPTK 0001 7460 0000 0001", "NUPTK …"),
        ("telepon +6281234567890", "telepon …"),
        ("PESERTA  KENARI dan Ani", "<PESERTA  KENARI> dan Ani"),
    ],
)
def test_people_are_seen_in_texts(text, masked):
    assert masked == Personal({"peserta kenari", "ani"}).replaced(text, lambda name: f"<{name}>")


@pytest.mark.parametrize(
    "text",
    [
        "Rp 15.292.485.800,00",
        "1.350.000",
        "Konsumsi Peserta, 40 orang",
        "ATK (kertas, tinta)",
        "B.1 Uang Saku Fasilitator",
        "12/10/2009",
        "=SUM(H6:H35)",
        "K-01/BPU/2009",
    ],
)
def test_other_texts_stay_as_they_are(text):
    assert text == Personal({"peserta kenari"}).replaced(text, str.upper)


@pytest.mark.parametrize("part", ["A", "A'", "Ibu ", "A ", "S.Pd, ", "1", "1234 ", "H. ", " "])
def test_a_text_of_any_length_is_gone_through_at_once(part):
    begun = process_time()
    Personal({"peserta kenari"}).replaced(part * 20_000, str.upper)

    assert process_time() - begun < 3
