from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import kkg_xl
from kkg_xl.entrypoints.addin.building import build, macros
from kkg_xl.hosts.files.reading.books import read_book
from tests.support import validator, vba_projects

PYTHON = r"C:\Program Files\Python & mates\pythonw.exe"


@pytest.fixture(scope="module")
def addin(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("addin") / "kkg_xl.xlam"
    path.write_bytes(build(PYTHON))
    return path


def test_the_same_texts_give_the_same_bytes():
    assert build(PYTHON) == build(PYTHON)


def test_the_project_keeps_to_its_specifications(addin):
    assert vba_projects.read(addin).faults == []


def test_every_module_is_the_text_in_macros(addin):
    modules = vba_projects.read(addin).modules
    for name in ("KkgNative", "KkgRibbon", "KkgRun", "KkgShell", "KkgText"):
        text = macros().joinpath(f"{name}.bas").read_text(encoding="utf-8")
        assert modules.pop(name).splitlines() == text.splitlines()
    assert "does nothing until somebody clicks" in modules.pop("ThisWorkbook")
    assert list(modules) == ["Sheet1"]


def test_the_add_in_carries_the_interpreter_and_its_version(addin, tmp_path):
    copy = tmp_path / "copy.xlsm"
    copy.write_bytes(addin.read_bytes())
    sheet = read_book(copy).grids[0]
    told = {sheet.cell(row, 1).value: sheet.cell(row, 2).value for row in (1, 2)}
    assert told == {"python": PYTHON, "kkg_xl": kkg_xl.__version__}


def test_the_ribbon_is_where_excel_looks_for_it(addin):
    with zipfile.ZipFile(addin) as package:
        relations = package.read("_rels/.rels").decode()
        ribbon = package.read("customUI/customUI14.xml")
    assert "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility" in relations
    assert 'Target="customUI/customUI14.xml"' in relations
    assert ribbon == macros().joinpath("customUI14.xml").read_bytes()


def test_the_add_in_is_valid_open_xml(addin):
    assert not validator.faults(addin)


def test_nothing_in_it_tells_where_or_when_it_was_built():
    with zipfile.ZipFile(io.BytesIO(build())) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert all(
            str(Path.cwd()).encode() not in package.read(name) for name in package.namelist()
        )
