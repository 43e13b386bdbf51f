"""The parts of a click that need no spreadsheet program."""

from __future__ import annotations

import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.entrypoints import click, ribbon
from kkg_xl.entrypoints.addin.building import macros
from kkg_xl.entrypoints.arguments import VERBS
from kkg_xl.entrypoints.ribbon_arguments import parse_call
from kkg_xl.entrypoints.ribbon_click import folder_for_copies, only_one
from kkg_xl.entrypoints.ribbon_findings import following, listed
from kkg_xl.usecases.refusals import RefusedError

FINDINGS = [(Place("RAB", "F5"), "one"), (Place("RAB", "F9"), "two"), (Place("RAB", "F9"), "three")]


def tags() -> set[str]:
    text = macros().joinpath("customUI14.xml").read_text(encoding="utf-8")
    elements = ET.fromstring(text).iter()  # noqa: S314 -- it is our own
    return {each.get("tag", "") for each in elements if each.get("onAction") == "KkgOnAction"}


def test_every_button_is_answered_and_every_answer_has_its_button():
    assert tags() == set(ribbon.BUTTONS)


def test_every_verb_has_its_button_of_the_same_name():
    named = {name: function.__name__ for name, function in ribbon.BUTTONS.items()}
    assert set(VERBS) - {"addin"} <= set(named)
    assert all(named[verb] == verb for verb in VERBS if verb != "addin")


@pytest.mark.parametrize(
    "name", ["--lang=en.xlsx", "RAB=2026 (1).xlsx", "-- x.xlsx", "a -- b.xlsx"]
)
def test_the_name_of_a_workbook_is_only_a_name(name):
    call = parse_call(["check", "--app", "66312", "--lang", "id", "--addin", "1.0", "--", name])
    assert call == ("check", "66312", "id", "1.0", name)


def test_a_click_without_a_workbook_has_no_name():
    assert parse_call(["help", "--"]).book == ""


def test_the_next_finding_is_the_one_behind_the_selected_cell():
    assert following(FINDINGS).number == 1
    assert following(FINDINGS, Place("RAB", "F5")).message == "two"
    assert following(FINDINGS, Place("RAB", "C5")).number == 1


def test_several_findings_at_one_cell_are_one_stop():
    assert following(FINDINGS, Place("RAB", "F9")).number == 1


def test_without_findings_there_is_no_next_one():
    assert following([]) is None


def test_findings_are_read_from_the_values_of_the_sheet():
    values = [
        ["TEMUAN PEMERIKSAAN", *[None] * 9],
        ["NO", "TINGKAT", "LEMBAR", "SEL", "TERTULIS", "HASIL HITUNG", "SELISIH", "PESAN",
         "ALASAN DITERIMA", "kkg_xl"],
        [1.0, "Kesalahan", "RAB", "F12", 1.5, None, None, "tidak cocok", None, "key"],
        [2.0, "Info", "RAB", None, None, None, None, "seluruh lembar", None, "key"],
        [None] * 10,
    ]  # fmt: skip
    assert listed("Temuan", values) == ((Place("RAB", "F12"), "tidak cocok"),)


def test_a_second_click_is_refused_while_the_first_runs(tmp_path):
    refused = pytest.raises(RefusedError, match="still running")
    with only_one(tmp_path / "state"), refused, only_one(tmp_path / "state"):
        pass
    with only_one(tmp_path / "state"):
        pass


def test_where_no_excel_is_found_the_add_in_must_speak(tmp_path):
    def nobody(_):
        raise OSError

    assert ribbon.main(["check", "--", "x.xlsx"], nobody, tmp_path) == ribbon.NOT_TOLD


def test_a_click_imports_nothing_heavy():
    code = (
        "import sys\n"
        "from kkg_xl.entrypoints.click import kept_out\n"
        "with kept_out():\n    import kkg_xl.entrypoints.ribbon\n"
        "print(sorted({'pandas', 'numpy', 'matplotlib', 'PIL'} & set(sys.modules)))\n"
        "import pandas\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_is_kept_out_can_be_imported_afterwards():
    with click.kept_out(("json.tool",)), pytest.raises(ImportError):
        __import__("json.tool")
    assert __import__("json.tool")


def test_on_a_mac_copies_go_where_excel_may_write_without_asking(tmp_path):
    own = tmp_path / "Library" / "Containers" / "com.microsoft.Excel" / "Data"

    assert folder_for_copies("darwin", tmp_path) is None
    own.mkdir(parents=True)
    assert own == folder_for_copies("darwin", tmp_path)
    (own / "tmp").mkdir()
    assert own / "tmp" == folder_for_copies("darwin", tmp_path)
    assert folder_for_copies("win32", tmp_path) is None
