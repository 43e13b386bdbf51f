"""A rendered plan as other programs read it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from kkg_xl.hosts.files.rendering.heights import fitted_heights
from kkg_xl.hosts.files.rendering.sheets import rendered
from kkg_xl.sheets.planned import serial
from kkg_xl.sheets.refs import Area
from kkg_xl.sheets.sheet_plan import (
    Allowed,
    Chart,
    Condition,
    Link,
    Mark,
    Name,
    Page,
    Paper,
    PlannedCell,
    PlannedTable,
    Series,
    SheetPlan,
    Style,
    Validation,
)

CREATED = datetime(2009, 11, 21, tzinfo=UTC)


def opened(*plans, results=False):
    return openpyxl.load_workbook(BytesIO(rendered(plans, CREATED)), data_only=results)


def sheet(*cells, **more):
    return SheetPlan("RAB", cells, **more)


@pytest.mark.parametrize("text", ["=1+1", "+62", "-5", "@SUM(A1)", "{=A1}", "http://a.id", " x "])
def test_a_text_is_a_text_whatever_it_begins_with(text):
    cell = opened(sheet(PlannedCell(2, 2, Style.TEXT, text)))["RAB"]["B2"]

    assert (text, "s") == (cell.value, cell.data_type)


def test_a_formula_has_its_result():
    plan = sheet(
        PlannedCell(1, 1, Style.MONEY, Decimal(150000)),
        PlannedCell(1, 2, Style.MONEY, Decimal(300000), "A1*2"),
        PlannedCell(1, 3, Style.TEXT, "tiga", 'IF(A1>0,"tiga","")'),
        PlannedCell(1, 4, Style.TEXT, "", 'IF(A1>0,"","tiga")'),
        PlannedCell(1, 5, Style.TEXT, value=True, formula="A1>0"),
    )

    formulas, results = opened(plan)["RAB"], opened(plan, results=True)["RAB"]
    assert ["=A1*2", '=IF(A1>0,"tiga","")', '=IF(A1>0,"","tiga")', "=A1>0"] == [
        formulas.cell(1, column).value for column in range(2, 6)
    ]
    assert [300000, "tiga", None, True] == [results.cell(1, column).value for column in range(2, 6)]


def test_an_empty_result_is_a_text_and_not_a_number_that_is_missing():
    made = rendered([sheet(PlannedCell(1, 1, Style.TEXT, "", 'T("")'))], CREATED)

    book = openpyxl.load_workbook(BytesIO(made))
    assert 'T("")' in book["RAB"]["A1"].value
    from zipfile import ZipFile

    part = ZipFile(BytesIO(made)).read("xl/worksheets/sheet1.xml")
    assert b't="str"><f>T("")</f><v></v>' in part


def test_a_date_is_a_date():
    plan = sheet(PlannedCell(1, 1, Style.INPUT_DATE, serial(date(2009, 11, 21))))

    cell = opened(plan)["RAB"]["A1"]
    assert (datetime(2009, 11, 21), "dd/mm/yyyy") == (cell.value, cell.number_format)  # noqa: DTZ001


def test_the_same_plan_and_date_give_the_same_bytes():
    plan = sheet(PlannedCell(1, 1, Style.TITLE, "RAB"))

    assert rendered([plan], CREATED) == rendered([plan], CREATED)


def test_the_page_is_as_planned():
    page = Page(Paper.F4, landscape=True, area=Area(1, 1, 9, 6), repeated=(3, 4), footer="A & B")
    told = opened(sheet(PlannedCell(1, 1, Style.TITLE, "RAB"), page=page))["RAB"]

    assert ("14", "landscape", 0) == (
        str(told.page_setup.paperSize),
        told.page_setup.orientation,
        told.page_setup.fitToHeight,
    )
    assert ("'RAB'!$A$1:$F$9", "$3:$4") == (told.print_area, told.print_title_rows)
    assert "A && B" in told.oddFooter.left.text
    assert "Halaman &P dari &N" in told.oddFooter.right.text.replace("&[Page]", "&P").replace(
        "&[Pages]", "&N"
    )


def test_validations_say_what_they_ask_for():
    cells = [PlannedCell(row, 1, Style.INPUT) for row in range(1, 6)]
    plan = sheet(
        *cells,
        validations=(
            Validation(Area(1, 1, 1, 1), Allowed.CHOICE, "Pilihlah.", choices=("A4", "F4")),
            Validation(Area(2, 1, 2, 1), Allowed.CHOICE, "Pilihlah.", source="DaftarKode"),
            Validation(Area(3, 1, 3, 1), Allowed.WHOLE, "Angka.", most=Decimal(9), hint="1–9"),
            Validation(Area(4, 1, 4, 1), Allowed.DATE, "Tanggal.", least=Decimal(36526)),
            Validation(Area(5, 1, 5, 1), Allowed.RULE, "Teks?", source="ISTEXT(A5)", strict=False),
        ),
    )

    told = {str(each.sqref): each for each in opened(plan)["RAB"].data_validations.dataValidation}
    assert '"A4,F4"' == told["A1"].formula1
    assert ("DaftarKode", False) == (told["A2"].formula1, bool(told["A2"].allow_blank))
    assert ("whole", "0", "9", "1–9") == (
        told["A3"].type,
        told["A3"].formula1,
        told["A3"].formula2,
        told["A3"].prompt,
    )
    assert ("date", "36526", "greaterThanOrEqual") == (
        told["A4"].type,
        told["A4"].formula1,
        told["A4"].operator,
    )
    assert ("custom", "warning", "Teks?") == (
        told["A5"].type,
        told["A5"].errorStyle,
        told["A5"].error,
    )


def test_conditions_tables_charts_and_names_are_there():
    cells = [
        *(PlannedCell(1, column, Style.HEADING, f"K{column}") for column in (1, 2)),
        *(PlannedCell(row, 1, Style.TEXT, f"Kelompok {row}") for row in (2, 3)),
        *(
            PlannedCell(row, 2, Style.MONEY, Decimal(row), f"T[[#This Row],[K1]]*{row}")
            for row in (2, 3)
        ),
    ]
    plan = sheet(
        *cells,
        widths={1: 20, 2: 12},
        frozen=(2, 1),
        conditions=(Condition(Area(2, 2, 3, 2), "B2<0", Mark.WRONG),),
        tables=(PlannedTable("T", Area(1, 1, 3, 2), {2: "T[[#This Row],[K1]]*2"}),),
        charts=(
            Chart(
                "Biaya", Area(2, 1, 3, 1), (Series((1, 2), Area(2, 2, 3, 2)),), Area(5, 1, 20, 2)
            ),
        ),
        names=(Name("JumlahRAB", "RAB!$B$3"), Name("_tersembunyi", "RAB!$B$2", hidden=True)),
        mark="_kkg_xl_budget",
    )

    book = opened(plan)
    told = book["RAB"]
    assert ["B2<0"] == [
        rule.formula[0] for area in told.conditional_formatting for rule in area.rules
    ]
    assert ("A1:B3", ["K1", "K2"]) == (told.tables["T"].ref, told.tables["T"].column_names)
    assert 1 == len(told._charts)  # noqa: SLF001
    assert "A2" == told.freeze_panes
    assert {"JumlahRAB": None, "_tersembunyi": True, "_kkg_xl_budget": True} == {
        name: each.hidden for name, each in book.defined_names.items()
    }
    assert "'RAB'!$A$1" == book.defined_names["_kkg_xl_budget"].attr_text


def test_what_cannot_be_written_is_an_error_and_never_left_out():
    long = Validation(Area(1, 1, 1, 1), Allowed.NUMBER, "x" * 256)

    with pytest.raises(UserWarning):
        rendered([sheet(validations=(long,))], CREATED)


def test_rows_are_as_high_as_their_texts_need():
    text = "kata " * 30
    plan = sheet(
        PlannedCell(1, 1, Style.TEXT, "pendek"),
        PlannedCell(2, 1, Style.TEXT, text),
        PlannedCell(3, 1, Style.TEXT, text),
        PlannedCell(4, 1, Style.TITLE, text),
        PlannedCell(5, 1, Style.TEXT, "a\nb"),
        PlannedCell(6, 1, Style.TEXT, text),
        widths={1: 20, 2: 60},
        heights={6: 99.0},
        merged=(Area(3, 1, 3, 2),),
    )

    told = fitted_heights(plan)
    assert {2, 3, 5, 6} == set(told)
    assert told[2] > told[3] >= told[5]
    assert 99.0 == told[6]


def test_a_link_leads_to_a_cell_of_the_workbook_and_shows_its_text():
    plan = sheet(
        PlannedCell(2, 1, Style.REFERENCE, "=F12"), links=(Link(2, 1, "RAB 'A' #1", 12, 6),)
    )

    cell = opened(plan)["RAB"]["A2"]
    assert ("=F12", "s") == (cell.value, cell.data_type)
    assert ("'RAB ''A'' #1'!F12", None) == (cell.hyperlink.location, cell.hyperlink.target)


def test_rows_may_be_filtered_and_columns_hidden():
    plan = sheet(
        PlannedCell(1, 1, Style.HEADING, "NO"),
        filtered=Area(1, 1, 9, 3),
        hidden_columns=(3,),
        widths={3: 30},
    )

    read = opened(plan)["RAB"]
    assert ("A1:C9", True) == (read.auto_filter.ref, read.column_dimensions["C"].hidden)
