"""Whole sheets put into a workbook that exists, and everything else in it as it was."""

import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter

from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.hosts.files.rendering.sheets import rendered
from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile
from kkg_xl.sheets.plan import Plan
from kkg_xl.sheets.refs import Area
from kkg_xl.sheets.sheet_plan import (
    Allowed,
    Chart,
    Condition,
    Mark,
    Name,
    Page,
    PlannedCell,
    PlannedTable,
    Series,
    SheetPlan,
    Style,
    Validation,
)
from kkg_xl.usecases.budget import budget
from kkg_xl.usecases.new import new_book
from kkg_xl.usecases.refusals import RefusedError
from tests.hosts.corpus import WORKBOOKS
from tests.hosts.packages import MAIN, sheet, texts, workbook_parts, write
from tests.support.features import fallen, features
from tests.support.validator import faults

PLAN = SheetPlan(
    "Realisasi '09",
    (
        PlannedCell(1, 1, Style.TITLE, "=REALISASI & sisa"),
        PlannedCell(2, 1, Style.HEADING, "KELOMPOK"),
        PlannedCell(2, 2, Style.HEADING, "RENCANA"),
        PlannedCell(3, 1, Style.TEXT, " A "),
        PlannedCell(3, 2, Style.MONEY, Decimal(500)),
        PlannedCell(4, 1, Style.TEXT, "B"),
        PlannedCell(4, 2, Style.MONEY, Decimal(700), "Rencana[[#This Row],[KELOMPOK]]&700"),
        PlannedCell(5, 2, Style.TOTAL, Decimal(1200), "SUM(B3:B4)"),
        PlannedCell(6, 2, Style.PERCENT, Decimal("0.1")),
        PlannedCell(7, 1, Style.TEXT, "", 'T("")'),
    ),
    widths={1: 20, 2: 15},
    merged=(Area(1, 1, 1, 2),),
    page=Page(area=Area(1, 1, 6, 2), repeated=(2, 2)),
    validations=(Validation(Area(3, 1, 3, 1), Allowed.CHOICE, "Pilih.", choices=("A", "B")),),
    conditions=(Condition(Area(3, 2, 4, 2), "B3<0", Mark.WRONG),),
    tables=(PlannedTable("Rencana", Area(2, 1, 4, 2)),),
    charts=(
        Chart("Rencana", Area(3, 1, 4, 1), (Series((2, 2), Area(3, 2, 4, 2)),), Area(9, 1, 20, 2)),
    ),
    names=(Name("JumlahRencana", "'Realisasi ''09'!$B$5"),),
    mark="_kkg_xl_realisation",
)


@pytest.fixture
def put(tmp_path):
    """Write plans into a workbook one after the other."""

    def done(path, *plans):
        for plan in plans:
            WorkbookFile(path, backups=tmp_path / "undo").write(Plan(sheets=(plan,)))
        return path

    return done


def parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def rich(path):
    """Make a workbook with one of everything that a sheet of ours has too."""
    with xlsxwriter.Workbook(path) as book:
        lines = book.add_worksheet("RAB")
        red = book.add_format({"bg_color": "#FF0000"})
        lines.write_row(0, 0, ["URAIAN", "JUMLAH"])
        lines.write_row(1, 0, ["Snack", 500], book.add_format({"num_format": "0.000"}))
        lines.add_table(
            0, 0, 1, 1, {"name": "Lama", "columns": [{"header": "URAIAN"}, {"header": "JUMLAH"}]}
        )
        lines.conditional_format(0, 0, 9, 9, {"type": "no_blanks", "format": red})
        lines.print_area(0, 0, 5, 5)
        chart = book.add_chart({"type": "pie"})
        chart.add_series({"values": ["RAB", 1, 1, 1, 1]})
        lines.insert_chart("E2", chart)
        lines.write_comment("A1", "catatan")
        line = book.add_chart({"type": "line"})
        line.add_series({"values": ["RAB", 1, 1, 1, 1]})
        book.add_chartsheet("Grafik").set_chart(line)
        book.define_name("Tarif", "=RAB!$B$2")
        other = book.add_worksheet("Lain")
        other.write_formula("A1", "='RAB'!B2*2", None, 1000)
        other.repeat_rows(1)
        other.activate()
    return path


def test_a_sheet_is_there_with_all_that_was_planned(put, tmp_path):
    path = put(rich(tmp_path / "buku.xlsx"), PLAN)

    told = openpyxl.load_workbook(path)[PLAN.name]
    assert ["=REALISASI & sisa", " A ", 500, "=SUM(B3:B4)"] == [
        told[cell].value for cell in ("A1", "A3", "B3", "B5")
    ]
    assert ("s", "#,##0", True) == (
        "s" if told["A1"].data_type in ("s", "inlineStr") else told["A1"].data_type,
        told["B3"].number_format,
        told["A1"].font.b,
    )
    assert ["A1:B1"] == [str(area) for area in told.merged_cells.ranges]
    assert "'Realisasi ''09'!$A$1:$B$6" == told.print_area
    assert "$2:$2" == told.print_title_rows
    assert {"Rencana"} == set(told.tables)
    assert 1 == len(told.data_validations.dataValidation)
    (condition,) = told.conditional_formatting
    assert "FFF8D0CC" == condition.rules[0].dxf.fill.bgColor.rgb
    assert 1 == len(told._charts)  # noqa: SLF001


def test_results_are_read_as_planned(put, tmp_path):
    path = put(rich(tmp_path / "buku.xlsx"), PLAN)

    grid = read_book(path).grid(PLAN.name)
    assert [Decimal(1200), Decimal("0.1"), ""] == [
        grid.cell(5, 2).value,
        grid.cell(6, 2).value,
        grid.cell(7, 1).value,
    ]


def test_a_number_of_more_digits_than_a_program_keeps_is_no_fault(put, tmp_path):
    volume = PlannedCell(3, 2, Style.COUNT, Decimal("0.40500000000000003"))
    path = put(rich(tmp_path / "buku.xlsx"), replace(PLAN, cells=(*PLAN.cells[:4], volume)))

    assert Decimal("0.405") == round(read_book(path).grid(PLAN.name).cell(3, 2).value, 15)


def test_everything_else_in_the_workbook_stays_as_it_was(put, tmp_path):
    path = rich(tmp_path / "buku.xlsx")
    before = parts(path)

    after = parts(put(path, PLAN))

    changed = {name for name in before if after.get(name) != before[name]}
    assert {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
    } == changed
    book = openpyxl.load_workbook(path)
    assert ["RAB", "Grafik", "Lain", PLAN.name] == book.sheetnames
    assert "Lain" == book.active.title
    assert "'RAB'!$A$1:$F$6" == book["RAB"].print_area
    assert "$2:$2" == book["Lain"].print_title_rows
    assert "0.000" == book["RAB"]["B2"].number_format
    assert "catatan" == book["RAB"]["A1"].comment.text


def test_numbers_and_names_of_parts_are_never_given_twice(put, tmp_path):
    after = parts(put(rich(tmp_path / "buku.xlsx"), PLAN))

    tables = [part for name, part in after.items() if name.startswith("xl/tables/")]
    assert [b'id="1"', b'id="2"'] == sorted(part[part.index(b'id="') :][:6] for part in tables)
    assert 3 == sum(name.startswith("xl/drawings/drawing") for name in after)
    assert 3 == sum(name.startswith("xl/charts/chart") for name in after)


def test_a_sheet_of_ours_is_replaced_where_it_stands(put, tmp_path):
    path = put(rich(tmp_path / "buku.xlsx"), PLAN)
    first = parts(path)
    smaller = replace(
        PLAN,
        cells=(PlannedCell(1, 1, Style.TITLE, "BARU"),),
        merged=(),
        page=Page(),
        validations=(),
        conditions=(),
        tables=(),
        charts=(),
        names=(),
    )

    after = parts(put(path, smaller))

    book = openpyxl.load_workbook(path)
    assert ["RAB", "Grafik", "Lain", PLAN.name] == book.sheetnames
    assert "BARU" == book[PLAN.name]["A1"].value
    assert not book[PLAN.name].print_area
    assert {} == dict(book[PLAN.name].tables)
    assert {"xl/tables/table2.xml", "xl/drawings/drawing3.xml", "xl/charts/chart3.xml"} <= set(
        first
    ) - set(after)


def test_writing_the_same_sheet_again_adds_nothing(put, tmp_path):
    path = put(rich(tmp_path / "buku.xlsx"), PLAN)
    once = parts(path)

    twice = parts(put(path, PLAN))

    assert set(once) == set(twice)
    assert once["xl/styles.xml"] == twice["xl/styles.xml"]


def test_a_sheet_has_no_number_of_a_look_that_is_not_there(put, tmp_path):
    after = parts(put(rich(tmp_path / "buku.xlsx"), PLAN))

    looks = after["xl/styles.xml"].partition(b"<cellXfs")[2].partition(b"</cellXfs>")[0]
    part = after["xl/worksheets/sheet3.xml"]
    used = {int(number) for number in re.findall(rb' s="(\d+)"', part)}
    assert used
    assert max(used) < looks.count(b"<xf ")


def test_references_to_a_sheet_that_is_replaced_stay(put, tmp_path):
    path = put(rich(tmp_path / "buku.xlsx"), PLAN)
    again = openpyxl.load_workbook(path)
    again["Lain"]["A2"] = "='Realisasi ''09'!B5"
    again.save(path)

    put(path, PLAN)

    assert "='Realisasi ''09'!B5" == openpyxl.load_workbook(path)["Lain"]["A2"].value


def test_a_sheet_that_somebody_else_made_is_not_replaced(put, tmp_path):
    path = rich(tmp_path / "buku.xlsx")
    before = path.read_bytes()

    with pytest.raises(RefusedError, match="was not made by kkg-xl"):
        put(path, replace(PLAN, name="lain"))

    assert before == path.read_bytes()


def test_a_sheet_of_ours_with_somebody_s_note_is_not_replaced(put, tmp_path):
    path = put(rich(tmp_path / "buku.xlsx"), PLAN)
    book = openpyxl.load_workbook(path)
    book[PLAN.name]["B5"].comment = openpyxl.comments.Comment("betul?", "Peserta 01")
    book.save(path)

    with pytest.raises(RefusedError, match="notes, pictures or other things"):
        put(path, PLAN)


def test_no_sheet_is_added_where_the_list_of_sheets_is_locked(put, tmp_path):
    path = tmp_path / "buku.xlsx"
    write(
        path,
        workbook_parts({"RAB": sheet("")}, properties='<workbookProtection lockStructure="1"/>'),
    )

    with pytest.raises(RefusedError) as caught:
        put(path, PLAN)

    assert "protected" == caught.value.kind


def test_a_workbook_with_prefixes_and_without_styles_gets_the_sheet_as_well(put, tmp_path):
    made = workbook_parts({"RAB": sheet("")}, xl__sharedStrings_=texts("<t>x</t>"))
    made["xl/workbook.xml"] = (
        made["xl/workbook.xml"]
        .replace(f'<workbook xmlns="{MAIN}" xmlns:r=', f'<x:workbook xmlns:x="{MAIN}" xmlns:q=')
        .replace("<sheets>", "<x:sheets>")
        .replace("</sheets>", "</x:sheets>")
        .replace("<sheet ", "<x:sheet ")
        .replace("r:id", "q:id")
        .replace("</workbook>", "</x:workbook>")
    )
    made["xl/_rels/workbook.xml.rels"] = (
        made["xl/_rels/workbook.xml.rels"]
        .replace('<Relationship Id="rIdS"', '<Relationship Id="rIdX"')
        .replace("relationships/styles", "relationships/other")
    )
    path = put(write(tmp_path / "buku.xlsx", made), PLAN)

    told = read_book(path).grid(PLAN.name).cell(3, 2)
    assert (Decimal(500), "#,##0") == (told.value, told.number_format)


@pytest.mark.parametrize("workbook", WORKBOOKS, ids=lambda path: path.name)
def test_a_sheet_goes_into_every_workbook_from_the_wild_and_out_again(put, tmp_path, workbook):
    path = tmp_path / workbook.name
    path.write_bytes(workbook.read_bytes())
    before = parts(path)
    plan = replace(PLAN, tables=())

    after = parts(put(path, replace(plan, cells=plan.cells[:6])))

    allowed = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
    changed = {name for name in before if after.get(name) != before[name]}
    assert changed <= allowed | {name for name in before if "styles" in name or "calcChain" in name}
    assert read_book(path).grid(PLAN.name).cell(3, 2).value == Decimal(500)
    WorkbookFile(path, backups=tmp_path / "undo").undo()
    assert workbook.read_bytes() == path.read_bytes()


def test_a_workbook_with_everything_keeps_everything(put, rich, tmp_path):
    before, parts_before, original = features(rich), parts(rich), rich.read_bytes()

    after = parts(put(rich, PLAN))

    assert {} == fallen(before, rich)
    lost = {name for name in parts_before if name not in after}
    assert lost <= {"xl/calcChain.xml"}
    assert {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
    } >= {name for name in after if name in parts_before and after[name] != parts_before[name]}
    WorkbookFile(rich, backups=tmp_path / "undo").undo()
    assert original == rich.read_bytes()


def test_the_rules_of_open_xml_are_kept(put, rich):
    before = faults(rich)

    after = faults(put(rich, PLAN))

    assert {} == dict(after - before)


def test_the_rules_of_open_xml_are_kept_in_new_workbooks_and_printed_budgets(put, tmp_path):
    for name, example in (("kosong.xlsx", False), ("contoh.xlsx", True)):
        path = tmp_path / name
        path.write_bytes(rendered(new_book(example=example), datetime(2009, 10, 5, tzinfo=UTC)))

        assert {} == dict(faults(path))
    file = WorkbookFile(path, backups=tmp_path / "undo")
    file.write(budget(file.book).plan)
    assert {} == dict(faults(path))
