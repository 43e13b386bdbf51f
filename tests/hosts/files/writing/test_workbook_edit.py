"""Changes to the workbook part."""

import pytest

from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.workbook_edit import (
    DefinedName,
    calculate_on_load,
    define_name,
    defined_names,
    drop_name,
)
from tests.hosts.packages import sheet, workbook_parts, write

NAMES = (
    '<definedNames><definedName name="pagu" hidden="1">RAB!$F$3</definedName>'
    '<definedName name="_xlnm.Print_Area" localSheetId="0">RAB!$A$1:$F$9</definedName>'
    "</definedNames>"
)


@pytest.fixture
def package(tmp_path):
    """Give a package whose workbook part ends with what is given."""

    def made(after):
        parts = workbook_parts({"RAB": sheet("")}, names=after)
        return PackageEdit(write(tmp_path / "buku.xlsx", parts).read_bytes())

    return made


def ending(package):
    return package.read("xl/workbook.xml").decode().partition("</sheets>")[2]


def test_names_are_read_with_their_sheets(package):
    assert (
        DefinedName("pagu", "RAB!$F$3", None, hidden=True),
        DefinedName("_xlnm.Print_Area", "RAB!$A$1:$F$9", 0),
    ) == defined_names(package(NAMES))
    assert () == defined_names(package(""))


def test_the_first_name_makes_the_list(package):
    edit = package("<calcPr/>")
    define_name(edit, DefinedName("pagu", "'A & B'!$F$3", 0, hidden=True))

    assert (
        '<definedNames><definedName name="pagu" localSheetId="0" hidden="1">'
        "'A &amp; B'!$F$3</definedName></definedNames><calcPr/></workbook>"
    ) == ending(edit)


def test_a_name_takes_the_place_of_the_one_before(package):
    edit = package(NAMES)
    define_name(edit, DefinedName("PAGU", "RAB!$F$4"))
    define_name(edit, DefinedName("pagu", "RAB!$F$5", 0))

    assert [("PAGU", None), ("_xlnm.Print_Area", 0), ("pagu", 0)] == [
        (name.name, name.sheet) for name in defined_names(edit)
    ]


def test_names_are_dropped_and_with_the_last_the_list(package):
    edit = package(NAMES)
    drop_name(edit, "pagu")
    drop_name(edit, "not there")
    drop_name(edit, "_xlnm.Print_Area")
    assert ["_xlnm.Print_Area"] == [name.name for name in defined_names(edit)]

    drop_name(edit, "_xlnm.Print_Area", 0)

    assert "</workbook>" == ending(edit)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '<calcPr fullCalcOnLoad="1"/>'),
        (NAMES + "<pivotCaches/>", NAMES + '<calcPr fullCalcOnLoad="1"/><pivotCaches/>'),
        ('<calcPr calcId="1"/>', '<calcPr calcId="1" fullCalcOnLoad="1"/>'),
        ('<calcPr fullCalcOnLoad="0"/>', '<calcPr fullCalcOnLoad="1"/>'),
        ('<calcPr fullCalcOnLoad="true"/>', '<calcPr fullCalcOnLoad="true"/>'),
    ],
)
def test_the_workbook_is_calculated_when_it_is_opened(package, before, after):
    edit = package(before)
    calculate_on_load(edit)

    assert f"{after}</workbook>" == ending(edit)
