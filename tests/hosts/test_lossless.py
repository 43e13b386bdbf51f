"""One cell changed: everything else in the file stays, and undo gives the file back."""

import shutil
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile
from kkg_xl.sheets.grid import Kind
from kkg_xl.sheets.plan import CellChange, Plan
from kkg_xl.sheets.refs import Area, address
from kkg_xl.usecases.refusals import RefusedError
from tests.hosts.corpus import WORKBOOKS
from tests.hosts.packages import one_sheet
from tests.support.features import contents, features
from tests.support.newer_parts import with_newer_parts
from tests.support.office import converted
from tests.support.rich import rich_workbook
from tests.support.validator import faults


@pytest.fixture
def wild(request, tmp_path):
    """Give a copy of a workbook from the wild."""
    return Path(shutil.copyfile(request.param, tmp_path / request.param.name))


def first_number(path):
    """Find a number in a sheet that may be changed: the last one of the first sheet with one."""
    for grid in read_book(path).grids:
        numbers = [
            (row, column)
            for row, cells in grid.rows.items()
            for column, cell in cells.items()
            if cell.kind is Kind.NUMBER and cell.array is None
        ]
        if numbers:
            return CellChange(grid.name, *numbers[-1], Decimal("61.75"), "247/4")
    raise AssertionError(path)


def examined(path, change, undo):
    """Change one cell, look what else changed, and undo it; give what is owned."""
    original, before, counted = path.read_bytes(), contents(path), features(path)
    rows = {grid.name: grid.rows for grid in read_book(path).grids}
    refusal = written(path, change, undo)
    if refusal is not None:
        assert original == path.read_bytes()
        return refusal

    after = contents(path)
    assert counted == features(path)
    part = part_of(original, change.sheet)
    chain = {name for name in before if name not in after}
    owned = {part, "xl/workbook.xml"}
    if chain:
        assert {"xl/calcChain.xml"} == chain
        owned |= {*chain, "[Content_Types].xml", "xl/_rels/workbook.xml.rels"}
    assert [name for name in before if name not in chain] == list(after)
    assert [] == [name for name in after if name not in owned and before[name] != after[name]]
    assert packed(original, owned) == packed(path.read_bytes(), owned)
    for grid in read_book(path).grids:
        expected = {row: dict(cells) for row, cells in rows[grid.name].items()}
        if grid.name == change.sheet:
            cell = grid.cell(change.row, change.column)
            assert (change.value, change.formula) == (cell.value, cell.formula)
            expected[change.row][change.column] = cell
        assert expected == {row: dict(cells) for row, cells in grid.rows.items()}
    WorkbookFile(path, backups=undo).undo()
    assert original == path.read_bytes()
    return None


def written(path, change, undo):
    try:
        WorkbookFile(path, backups=undo).write(Plan((change,)))
    except RefusedError as error:
        return error
    return None


def part_of(data, sheet):
    package = PackageEdit(data)
    tabs = package.xml(package.main_part()).root.child("sheets").children
    node = next(tab for tab in tabs if tab.attributes["name"] == sheet)
    identifier = next(value for name, value in node.attributes.items() if name.endswith(" id"))
    return package.links(package.main_part())[identifier].target


def packed(data, owned):
    """Give every entry that is not owned with its header, as it is packed in the zip."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        entries = package.infolist()
    return {
        entry.filename: data[entry.header_offset : entry.header_offset + 30 + entry.compress_size]
        for entry in entries
        if entry.filename not in owned
    }


@pytest.mark.parametrize("wild", WORKBOOKS, indirect=True, ids=lambda path: path.name)
def test_a_workbook_from_the_wild_loses_nothing(wild, tmp_path):
    refusal = examined(wild, first_number(wild), tmp_path / "undo")

    assert refusal is None or refusal.kind == "protected"


def test_a_rich_workbook_loses_nothing(rich, tmp_path):
    assert examined(rich, CellChange("RAB", 3, 3, Decimal(4)), tmp_path / "undo") is None
    formula = CellChange("Rekap", 3, 2, Decimal(5), "RAB!C2+3")
    assert examined(rich, formula, tmp_path / "undo") is None


EVERYTHING = (
    *("c:chart", "xdr:pic", "xdr:sp", "dgm:relIds", "comments", "tc:threadedComment"),
    *("dataValidation", "x14:dataValidation", "x14:conditionalFormatting", "x14:sparkline"),
    *("hyperlink", "mergeCell", "table", "pivotTableDefinition", "x14:slicer", "x15:timeline"),
    *("pivotCacheDefinition", "pivotCacheRecords", "x14:slicerCache", "x15:timelineCacheRef"),
    *("v:shape", "x:FmlaMacro", "x14:formControlPr", "control", "controls", "externalBook"),
    *("connection", "queryTable", "link printerSettings", "link vbaProject", "legacyDrawingHF"),
    *("link chartEx", "link customXml", "link activeXControlBinary", "link FeaturePropertyBag"),
    *("link sheetMetadata", "link rdRichValue", "c vm=1", "c cm=1", "f t=array", "f t=dataTable"),
)


def test_the_rich_workbook_has_everything_and_breaks_no_rule(tmp_path):
    path = with_newer_parts(rich_workbook(tmp_path / "kaya.xlsm"))

    counted = features(path)
    assert [] == [name for name in EVERYTHING if not counted[name]]
    assert {} == dict(faults(path))


@pytest.mark.filterwarnings("ignore")
def test_openpyxl_would_have_lost_something(tmp_path):
    """The test can fail: it does for the way in which workbooks are usually written."""
    path = rich_workbook(tmp_path / "kaya.xlsx")
    counted = features(path)
    book = openpyxl.load_workbook(BytesIO(path.read_bytes()))
    book["RAB"]["C3"] = 4
    book.save(path)

    assert {"xdr:sp", "x14:sparkline", "link FeaturePropertyBag"} <= set(counted - features(path))


CHANGES = (
    CellChange("RAB", 2, 3, Decimal(3)),
    CellChange("RAB", 3, 6, Decimal(6000), "C3*E3"),
    CellChange("RAB", 8, 2, "=teks & <tanda>"),
    CellChange("RAB", 4, 4, Decimal(5), None, '#,##0.00 "kali"'),
    CellChange("RAB", 5, 2, None),
    CellChange("RAB", 30, 12, "", 'IF(C2=3,"","x")'),
    CellChange("RAB", 31, 12, value=True),
    CellChange("Rekap", 2, 2, Decimal(42000), "RAB!F7"),
    CellChange("Rekap", 9, 2, " \ttepi "),
)


def test_what_is_written_breaks_no_rule_of_open_xml(rich, tmp_path):
    before = faults(rich)
    WorkbookFile(rich, backups=tmp_path / "undo").write(Plan(CHANGES))

    assert {} == dict(faults(rich) - before)


@pytest.mark.parametrize("wild", WORKBOOKS, indirect=True, ids=lambda path: path.name)
def test_what_is_written_into_workbooks_from_the_wild_breaks_no_rule(wild, tmp_path):
    change, before = first_number(wild), faults(wild)
    beyond = change._replace(row=change.row + 3, column=change.column + 30, value="=teks")
    if written(wild, change, tmp_path / "undo") is None:
        written(wild, beyond._replace(formula=None), tmp_path / "undo")

    assert {} == dict(faults(wild) - before)


def test_libreoffice_calculates_what_was_stored(tmp_path):
    path = rich_workbook(tmp_path / "kaya.xlsm")
    changes = (
        CellChange("RAB", 2, 3, Decimal(3)),
        CellChange("RAB", 2, 6, Decimal(6000), "C2*E2"),
        CellChange("RAB", 7, 6, Decimal(42000), "SUM(F2:F6)"),
        CellChange("RAB", 8, 2, "=1+1"),
        CellChange("RAB", 30, 12, "cocok", 'IF(C2=3,"cocok","x")'),
        CellChange("Rekap", 2, 2, Decimal(42000), "RAB!F7"),
    )
    WorkbookFile(path, backups=tmp_path / "undo").write(Plan(changes))

    calculated = read_book(converted(path, tmp_path / "office"))

    for change in changes:
        grid = next(grid for grid in calculated.grids if grid.name == change.sheet)
        value = grid.cell(change.row, change.column).value
        assert change.value == value, address(change.row, change.column)


@pytest.mark.filterwarnings("ignore")
def test_other_readers_read_what_was_written(tmp_path):
    from python_calamine import CalamineWorkbook

    path = rich_workbook(tmp_path / "kaya.xlsm")
    WorkbookFile(path, backups=tmp_path / "undo").write(Plan(CHANGES))

    results = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path)
    theirs = CalamineWorkbook.from_path(str(path))
    for change in CHANGES:
        cell = address(change.row, change.column)
        told = results[change.sheet][cell].value
        rows = theirs.get_sheet_by_name(change.sheet).to_python(skip_empty_area=False)
        assert (change.value or None) == (told or None)
        assert (change.value or "") == rows[change.row - 1][change.column - 1] or change.row == 9
        if change.formula is not None:
            assert f"={change.formula}" == formulas[change.sheet][cell].value


def test_shared_formulas_of_excel_survive_their_master(tmp_path):
    """As Excel writes them: one master, many that follow, some in other columns."""
    area = Area(2, 6, 40, 7)
    rows = "".join(
        f'<row r="{row}"><c r="C{row}"><v>{row}</v></c>'
        + "".join(shared(row, column, area) for column in (6, 7))
        + "</row>"
        for row in range(2, 41)
    )
    path = one_sheet(tmp_path / "bersama.xlsx", rows)
    before = read_book(path).grids[0]
    change = CellChange("RAB", 2, 6, Decimal(9), "4+5")

    WorkbookFile(path, backups=tmp_path / "undo").write(Plan((change,)))

    after = read_book(path).grids[0]
    assert "4+5" == after.cell(2, 6).formula
    assert "D40*2" == after.cell(40, 7).formula
    changed = [row for row in before.rows if before.rows[row] != after.rows[row]]
    assert [2] == changed


def shared(row, column, area):
    first = (row, column) == (area.top, area.left)
    inside = f'ref="{area}" si="0">C{row}*2</f>' if first else 'si="0"/>'
    return f'<c r="{address(row, column)}"><f t="shared" {inside}<v>{row * 2}</v></c>'
