from __future__ import annotations

import io
import os
from decimal import Decimal
from zipfile import ZipFile

import openpyxl
import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text, say
from kkg_xl.hosts.files.reporting import ownership, spreadsheet
from kkg_xl.hosts.files.reporting.ownership import is_report, is_report_as_written
from kkg_xl.hosts.files.reporting.spreadsheet import SpreadsheetReport
from kkg_xl.reports.checked import Checked, Failure
from kkg_xl.reports.run import RunInMemory, Shared, Spot
from kkg_xl.rules.model import Finding, Severity
from tests.support.payloads import hostile
from tests.support.validator import faults

pytestmark = pytest.mark.filterwarnings(
    "ignore:.* extension is not supported"  # bars in cells, to openpyxl
)

SAYS = say(Text(id="Jumlah {amount}", en="Total {amount}"), amount=Decimal(18_000))


def found(at, stated="1018000.5", severity=Severity.ERROR):
    return Finding("grand-total-differs", severity, at, SAYS, Decimal(stated), Decimal(1_000_000))


def report(folder, workbooks, shared=(), language="id"):
    path = folder / "laporan.xlsx"
    with path.open("wb") as file:
        SpreadsheetReport(language, folder).write(RunInMemory(workbooks, shared), file)
    return path


@pytest.fixture
def sent(tmp_path, monkeypatch):
    """Give workbooks with difficult names, one in a folder below."""
    monkeypatch.chdir(tmp_path)
    names = ("a b.xlsx", "kirim/a#b %20 é.xlsx", "it's.xlsx")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return [Checked(name, findings=(found(Place("RAB '09", "E8")),)) for name in names]


def test_it_has_four_sheets_with_headings_that_stay(tmp_path, sent):
    path = report(tmp_path, sent)
    book = openpyxl.load_workbook(path)

    assert ["Ringkasan", "Temuan", "Lintas buku", "Tidak diperiksa"] == book.sheetnames
    for sheet in book:
        row = int(sheet.freeze_panes[1:]) - 1
        assert "NO" == sheet.cell(row, 1).value
        assert f"${row}:${row}" == sheet.print_title_rows
        assert "landscape" == sheet.page_setup.orientation
    assert book["Temuan"].auto_filter.ref.startswith("A4:L")
    with ZipFile(path) as parts:
        assert "xl/charts/chart1.xml" in parts.namelist()


def test_a_link_leads_from_the_report_to_the_cell(tmp_path, sent):
    sheet = openpyxl.load_workbook(report(tmp_path, sent))["Temuan"]

    links = [sheet.cell(row, 6).hyperlink for row in (5, 6, 7)]
    assert ["a%20b.xlsx", "kirim/a%23b%20%2520%20%C3%A9.xlsx", "it's.xlsx"] == [
        link.target for link in links
    ]
    assert {"'RAB ''09'!E8"} == {link.location for link in links}
    assert "E8" == sheet.cell(5, 6).value


def test_the_chart_covers_the_largest_differences_and_labels_each(tmp_path, sent):
    locked = Checked("terkunci.xlsx", failure=Failure("encrypted", SAYS))

    sheet = openpyxl.load_workbook(report(tmp_path, [locked, *sent]))["Ringkasan"]

    (series,) = sheet._charts[0].series  # noqa: SLF001 -- openpyxl has no other way to it
    amounts = [cell.value for (cell,) in sheet[series.val.numRef.f.partition("!")[2]]]
    assert [18_000.5] * 3 == amounts
    assert series.dLbls.showVal


def test_a_report_in_another_folder_leads_there_too(tmp_path, sent):
    below = tmp_path / "laporan"
    below.mkdir()

    sheet = openpyxl.load_workbook(report(below, sent))["Ringkasan"]

    targets = {cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert "../a%20b.xlsx" in targets


def test_a_name_without_a_file_is_text(tmp_path):
    sheet = openpyxl.load_workbook(report(tmp_path, [Checked("s3://ember/a.xlsx")]))["Ringkasan"]

    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


def test_amounts_are_numbers_and_fractions_show_as_such(tmp_path, sent):
    sheet = openpyxl.load_workbook(report(tmp_path, sent))["Temuan"]

    assert [1018000.5, 1_000_000, 18000.5] == [sheet.cell(5, at).value for at in (7, 8, 9)]
    assert ["#,##0.00", "#,##0"] == [sheet.cell(5, at).number_format for at in (7, 8)]


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_keeps_the_rules_of_open_xml(tmp_path, sent, language):
    spots = tuple(Spot(each.name, Place("RAB", "E8")) for each in sent)
    shared = (Shared("lump-sum", Severity.WARNING, spots, SAYS),)

    assert not faults(report(tmp_path, (*sent, *hostile()), shared, language))
    assert not faults(report(tmp_path, [Checked("bersih.xlsx")], (), language))


def test_no_text_of_a_workbook_runs_or_leads_anywhere(tmp_path):
    path = report(tmp_path, hostile())

    sheet = openpyxl.load_workbook(path)["Temuan"]
    cells = [cell for row in sheet.iter_rows(min_row=5) for cell in row]
    assert len(hostile()) == sheet.max_row - 4
    assert not any(cell.hyperlink for cell in cells)
    with ZipFile(path) as parts:
        content = b"".join(parts.read(name) for name in parts.namelist() if "sheets/" in name)
    assert b"<f>" not in content
    assert b"<hyperlink" not in content


def test_the_same_run_gives_the_same_bytes(tmp_path, sent):
    assert report(tmp_path, sent).read_bytes() == report(tmp_path, sent).read_bytes()


def test_more_rows_than_a_sheet_holds_are_told(tmp_path, sent, monkeypatch):
    monkeypatch.setattr(spreadsheet, "_MOST_ROWS", 2)

    sheet = openpyxl.load_workbook(report(tmp_path, sent, language="en"))["Findings"]

    assert "1 more rows" in sheet.cell(7, 1).value


def test_more_links_than_a_sheet_holds_are_text(tmp_path, sent, monkeypatch):
    monkeypatch.setattr(spreadsheet, "_MOST_LINKS", 1)

    sheet = openpyxl.load_workbook(report(tmp_path, sent))["Temuan"]

    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert 1 == sum(cell.hyperlink is not None for cell in cells)
    assert "E8" == sheet.cell(7, 6).value


def test_a_report_of_ours_is_known_and_nothing_else_is(tmp_path, sent):
    path = report(tmp_path, sent)
    other = tmp_path / "lain.xlsx"
    openpyxl.Workbook().save(other)

    assert is_report(path)
    assert not any(map(is_report, (other, tmp_path, tmp_path / "tidak ada", tmp_path / "a b.xlsx")))


def test_a_file_of_a_stranger_is_opened_only_if_it_begins_as_a_report_and_is_small(
    tmp_path, sent, monkeypatch
):
    path, gone = report(tmp_path, sent), tmp_path / "tidak ada.xlsx"
    other = tmp_path / "lain.xlsx"
    openpyxl.Workbook().save(other)

    with monkeypatch.context() as patched:
        patched.setattr(ownership, "is_report", lambda _: True)
        known = [each for each in (path, other, gone) if is_report_as_written(each)]
        patched.setattr(ownership, "_LARGEST", path.stat().st_size - 1)
        large = is_report_as_written(path)

    assert ([path], False) == (known, large)
    assert is_report_as_written(path)


def test_nothing_stays_behind_in_the_folder_for_temporary_files(tmp_path, sent, monkeypatch):
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", os.fspath(folder))

    SpreadsheetReport("id", tmp_path).write(RunInMemory(sent), io.BytesIO())

    assert [] == list(folder.iterdir())
