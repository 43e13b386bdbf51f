from __future__ import annotations

import csv
import io
import json
from importlib import util

import openpyxl
import pytest

NAMES = ("kkg/benar.xlsx", "kkg/salah.xlsx")

pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")


def test_a_report_as_a_workbook_is_written_and_written_over(folder, call):
    for _ in range(2):
        said = call("check", "kkg", "--format", "xlsx", "--output", "kkg/laporan.xlsx")

        assert (1, "", "kkg-xl: laporan ditulis: kkg/laporan.xlsx\n") == said
        sheet = openpyxl.load_workbook("kkg/laporan.xlsx")["Temuan"]
        assert {"salah.xlsx"} == {
            cell.hyperlink.target for cell in sheet["F"] if cell.hyperlink is not None
        }


def test_a_report_among_the_workbooks_is_not_checked(folder, call):
    call("check", "kkg", "--format", "xlsx", "--output", "kkg/laporan.xlsx")

    said = call("check", "kkg/laporan.xlsx", "--format", "json")

    told = json.loads(said.out)
    assert (0, "clean", []) == (said.code, told["status"], told["tables"])
    assert ["Ini laporan pemeriksaan kkg_xl, bukan buku kerja kelompok"] == told["not_checked"]


def test_a_report_of_another_run_in_the_folder_is_passed_over_and_named(folder, call):
    call("check", "kkg", "--format", "xlsx", "--output", "kkg/laporan.xlsx")

    said = call("check", "kkg", "--format", "csv")

    assert list(NAMES) == [row["workbook"] for row in csv.DictReader(io.StringIO(said.out))]
    assert "kkg-xl: dilewati, laporan kkg-xl: kkg/laporan.xlsx\n" == said.err


def test_no_workbook_is_written_over(folder, call):
    before = (folder / "benar.xlsx").read_bytes()

    said = call("check", "kkg/salah.xlsx", "--format", "xlsx", "--output", "kkg/benar.xlsx")

    assert 2 == said.code
    assert "kkg/benar.xlsx adalah buku kerja" in said.err
    assert before == (folder / "benar.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("form", "output", "why"),
    [
        ("text", "laporan.xlsx", "a report of --format text is no workbook; give it another name"),
        ("xlsx", "laporan.html", "give it a name that ends in .xlsx"),
        ("xlsx", "laporan.xlsm", "give it a name that ends in .xlsx"),
        ("html", "tidak/ada.html", "there is no folder tidak"),
        ("csv", "kkg", "it is a folder"),
        ("text", "kkg/benar.xlsx", "the report is not written over it"),
    ],
)
def test_a_report_that_could_not_be_opened_under_its_name_is_refused_before_the_check(
    folder, call, form, output, why
):
    before = sorted(folder.parent.rglob("*"))

    said = call("check", "kkg", "--format", form, "--output", output, "--lang", "en")

    assert (2, "") == said[:2]
    assert said.err.startswith(f"kkg-xl: {output}")
    assert why in said.err
    assert before == sorted(folder.parent.rglob("*"))


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_what_no_screen_can_show_needs_a_file(folder, call, form):
    said = call("check", "kkg", "--format", form, "--lang", "en")

    assert (2, "") == said[:2]
    assert f"--format {form} needs --output FILE" in said.err


def test_csv_and_sarif_go_to_a_pipe(folder, call):
    table, log = (call("check", "kkg", "--format", form) for form in ("csv", "sarif"))

    rows = list(csv.DictReader(io.StringIO(table.out)))
    assert list(NAMES) == [row["workbook"] for row in rows]
    (result,) = json.loads(log.out)["runs"][0]["results"]
    assert ["grand-total-differs"] == [result["ruleId"]]
    assert (1, "") == (table.code, table.err)


def test_parquet_holds_the_same_table(folder, call):
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    pytest.importorskip("pyarrow", reason="the extra kkg-xl[parquet] is not installed")

    said = call("check", "kkg", "--format", "parquet", "--output", "laporan.parquet")

    assert 1 == said.code
    assert list(NAMES) == list(pandas.read_parquet("laporan.parquet")["workbook"])


def test_a_library_that_is_missing_is_told_before_anything_is_checked(folder, call, monkeypatch):
    find = util.find_spec
    monkeypatch.setattr(
        "kkg_xl.entrypoints.telling.find_spec",
        lambda name: None if name == "pyarrow" else find(name),
    )

    said = call("check", "kkg", "--format", "parquet", "--output", "laporan.parquet")

    assert 2 == said.code
    assert "pip install 'kkg-xl[parquet]'" in said.err
    assert not (folder.parent / "laporan.parquet").exists()
