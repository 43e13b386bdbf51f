"""The ribbon, its call-backs, its words and the two linters of VBA."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pyvbaanalysis import analyze_office_file

from kkg_xl.entrypoints.addin import wording
from kkg_xl.entrypoints.addin.building import build, macros
from kkg_xl.entrypoints.addin.words import CAPTIONS
from kkg_xl.hosts.excel import native_mac

IMAGES = Path(__file__).with_name("images_of_excel.txt").read_text(encoding="utf-8").split()
"""Pictures that every Excel since 2013 has, from Microsoft's list of control identifiers."""


def ribbon() -> ET.Element:
    text = macros().joinpath("customUI14.xml").read_text(encoding="utf-8")
    return ET.fromstring(text)  # noqa: S314 -- it is our own


RIBBON = [element for element in ribbon().iter() if element.get("id")]
CALL_BACKS = ("onAction", "getLabel", "getScreentip", "getSupertip", "getPressed")


def source(name: str) -> str:
    return macros().joinpath(name).read_text(encoding="utf-8")


def test_every_id_of_the_ribbon_is_ours_and_stands_once():
    ids = [element.get("id") for element in RIBBON]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("Kkg") for name in ids)


def test_every_call_back_of_the_ribbon_is_there():
    called = {element.get(name) for element in RIBBON for name in CALL_BACKS} - {None}
    there = set(re.findall(r"(?m)^Public Sub (\w+)\(", source("KkgRibbon.bas")))
    assert there == {*called, "KkgOnLoad"}


def test_every_control_that_asks_for_a_word_has_one():
    asking = {element.get("id") for element in RIBBON if element.get("getLabel")}
    tipped = {element.get("id") for element in RIBBON if element.get("getSupertip")}
    assert asking == CAPTIONS.keys() - {"KkgNotStarted"}
    assert tipped == {name for name, caption in CAPTIONS.items() if caption.tip}


def test_the_module_of_words_is_written_from_the_catalogue():
    assert source("KkgText.bas") == wording.module()


def test_every_picture_is_one_that_excel_has():
    images = {element.get("imageMso") for element in RIBBON} - {None}
    assert images <= set(IMAGES)


def test_no_two_controls_of_the_tab_have_the_same_key():
    keys = [element.get("keytip") for element in RIBBON if element.get("keytip")]
    assert len(keys) == len(set(keys))


def test_a_word_that_vba_cannot_write_is_refused():
    with pytest.raises(UnicodeEncodeError):
        "√".encode("cp1252")
    wording.module()


def test_the_linter_of_vba_is_silent(tmp_path):
    addin = tmp_path / "kkg_xl.xlam"
    addin.write_bytes(build())
    told = analyze_office_file(addin)
    assert {module: list(problems) for module, problems in told.items() if problems} == {}


def test_every_name_in_vba_is_ours():
    for name in ("KkgNative.bas", "KkgRibbon.bas", "KkgRun.bas", "KkgShell.bas", "KkgText.bas"):
        declared = re.findall(r"(?m)^(?:Public|Private) (?:Sub|Function|Const) (\w+)", source(name))
        assert declared
        assert all(each.startswith("Kkg") for each in declared)


def test_nothing_is_read_of_the_workbook_but_its_name():
    code = source("KkgRun.bas") + source("KkgRibbon.bas") + source("KkgShell.bas")
    touched = set(re.findall(r"(?:ActiveWorkbook|Workbooks\([^)]*\))\.(\w+)", code))
    assert touched == {"Name"}
    assert "ActiveSheet" not in code
    assert "RunPython" not in code


def test_what_a_mac_asks_for_is_there():
    asked = re.findall(r"_MODULE}(\w+)", inspect.getsource(native_mac))
    declared = re.findall(r"(?m)^Public Function (\w+)", source("KkgNative.bas"))
    assert sorted(declared) == sorted(asked)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_picture_of_the_tab_is_drawn_from_it(language):
    from scripts import ribbon_picture

    drawn = (ribbon_picture.IMAGES / f"ribbon-{language}.svg").read_text(encoding="utf-8")
    assert drawn == ribbon_picture.svg(language), "python -m scripts.ribbon_picture draws it anew"
