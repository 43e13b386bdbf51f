"""LibreOffice stands in for Excel: what the add-in's tests rely on, asked of it directly."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest
import xlsxwriter

from tests.support.libreoffice.calls import counted_calls
from tests.support.libreoffice.faults import ComError
from tests.support.libreoffice.formulas import to_excel, to_libreoffice


@pytest.fixture
def sheet(app):
    """Give the first sheet of a new workbook."""
    return app.books.add().sheets[0]


def saved(path, fill, **options):
    """Make a workbook with XlsxWriter."""
    with xlsxwriter.Workbook(path, options) as book:
        fill(book)
    return path


def test_values_come_as_excel_gives_them(sheet):
    when = dt.datetime(2026, 3, 1, 12, 0)  # noqa: DTZ001  (a cell has no time zone)
    sheet["A1:B2"].value = [[1350000.5, "Peserta 01"], [None, True]]
    sheet["A3"].value = when

    assert [[1350000.5, "Peserta 01"], [None, True]] == sheet["A1:B2"].value
    assert when == sheet["A3"].value
    assert 1350000.5 == sheet["A1"].value
    assert ((1350000.5, "Peserta 01"), (None, True)) == sheet["A1:B2"].raw_value


def test_a_text_is_taken_as_typed_unless_the_cell_is_for_texts(sheet):
    sheet["A2"].number_format = "@"
    sheet["A1:A2"].value = [["00123"], ["00123"]]

    assert [123.0, "00123"] == sheet["A1:A2"].value


def test_a_text_with_an_equals_sign_stays_one_where_the_cell_is_for_texts(sheet):
    sheet["A1"].number_format = "@"
    sheet["A1"].value = "=1+1"

    assert "=1+1" == sheet["A1"].value
    assert "=1+1" == sheet["A1"].formula


def test_errors_are_texts_where_that_is_asked_for_and_else_nothing(sheet):
    sheet["A1:A3"].formula = [["=1/0"], ["=NA()"], ["=tidak_ada"]]

    assert [None, None, None] == sheet["A1:A3"].value
    assert ["#DIV/0!", "#N/A", "#NAME?"] == sheet["A1:A3"].options(err_to_str=True).value


def test_constants_are_shown_as_formulas_as_they_were_typed(sheet):
    sheet["A1:A4"].value = [[1350000], [0.1], ["teks; a, b"], [False]]

    assert (("1350000",), ("0.1",), ("teks; a, b",), ("FALSE",), ("",)) == sheet["A1:A5"].formula


FORMULAS = [
    "=SUM(A1,B2:C3)",
    "=IF(A1=\"a;b,c!\",'Lain''s x'!B2,1.5)",
    '=IFERROR(VLOOKUP(A1,Data!$A:$B,2,FALSE),"")',
    "=SUM('Lain''s x'!A1:B2)*TRUE",
    "={1,2;3,4}",
    "=SUM(A1:A3 A2:B2)",
    "=SUM((A1,B2))",
    "=CEILING(A1,2)+FLOOR(A2,5)",
    "=Tabel[[#This Row],[Harga, satuan]]*2",
    "=SUM(Tabel[Jumlah])",
    "=IF(A1,,2)",
    "=-A1^2%",
    '="a""b"&C1',
    "=1E+20*A1",
    "=A1:INDEX(B:B,3)",
    "=#REF!+1",
    "=ISERROR(#N/A)",
]


def test_formulas_come_back_as_they_were_written(app, tmp_path):
    def fill(book):
        data = book.add_worksheet("Data")
        book.add_worksheet("Lain's x")
        columns = [{"header": "Uraian"}, {"header": "Harga, satuan"}, {"header": "Jumlah"}]
        data.add_table("F1:H4", {"name": "Tabel", "columns": columns})

    sheet = app.books.open(str(saved(tmp_path / "a.xlsx", fill))).sheets["Data"]
    row = sheet["J2"].resize(1, len(FORMULAS))
    row.formula = FORMULAS

    assert (tuple(FORMULAS),) == row.formula


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_survives_the_way_to_libreoffice_and_back(formula):
    assert formula == to_excel(to_libreoffice(formula))


def test_a_formula_that_cannot_be_read_is_refused_and_the_cells_are_as_before(sheet):
    sheet["A1:A2"].value = [[1], [2]]

    with pytest.raises(ComError):
        sheet["A1:A2"].formula = [["=1+1"], ["=1+"]]

    assert [1.0, 2.0] == sheet["A1:A2"].value


def test_one_formula_is_filled_into_all_cells_of_a_range(sheet):
    sheet["A1:A3"].value = [[1], [2], [3]]
    sheet["B1:B3"].formula = "=A1*2"

    assert (("=A1*2",), ("=A2*2",), ("=A3*2",)) == sheet["B1:B3"].formula
    assert [2.0, 4.0, 6.0] == sheet["B1:B3"].value


def test_an_array_goes_into_wrong_rows_where_rows_are_hidden_as_in_excel(sheet):
    sheet["A2"].rows.hidden = True
    sheet["A1:A3"].value = [[1], [2], [3]]

    assert [1.0, 1.0, 1.0] == sheet["A1:A3"].value


def test_hidden_columns_take_an_array_as_it_is(sheet):
    sheet["A1"].columns.hidden = True
    sheet["A1:A3"].value = [[1], [2], [3]]

    assert [1.0, 2.0, 3.0] == sheet["A1:A3"].value


def test_a_protected_sheet_refuses_what_excel_refuses(sheet):
    sheet["A1"].value = 1
    sheet.api.protect("")
    with pytest.raises(ComError) as refused:
        sheet["A1"].value = 2
    assert -2146827284 == refused.value.excepinfo[5]
    sheet.api.unprotect("")

    assert 1.0 == sheet["A1"].value


def test_names_are_defined_seen_and_taken_away(app):
    book = app.books.add()
    book.names.add("Jumlah", "=Sheet1!$A$1:$A$3")
    book.sheets[0].names.add("Sisa", "=Sheet1!$B$1*2")

    assert {"Jumlah": "=Sheet1!$A$1:$A$3", "Sheet1!Sisa": "=Sheet1!$B$1*2"} == {
        name.name: name.refers_to for name in book.names
    }
    assert "$A$1:$A$3" == book.names["Jumlah"].refers_to_range.address

    book.names["Jumlah"].refers_to = "=Sheet1!$C$1"
    assert "=Sheet1!$C$1" == book.names["Jumlah"].refers_to
    book.names["Jumlah"].delete()
    assert "Jumlah" not in book.names


def test_notes_are_put_read_and_deleted(sheet):
    assert sheet["B2"].note is None
    sheet["B2"].add_note("Jumlah tidak cocok")

    assert "Jumlah tidak cocok" == sheet["B2"].note.text
    assert ["$B$2"] == [note.location.address for note in sheet.notes]
    sheet["B2"].note.delete()
    assert sheet["B2"].note is None


def test_a_conditional_format_tells_the_cells_that_it_applies_to(native, sheet):
    sheet["A1:A3,C7"].conditional_formats.add_custom("=TRUE", fill_color=(255, 199, 206))

    assert "A1:A3,C7" == native.applies_to(sheet, 1)


def test_conditional_formats_mark_cells_of_several_areas_and_go_again(sheet):
    cells = sheet["A1:A3,C7"]
    mine = cells.conditional_formats.add_custom("=TRUE", fill_color=(255, 199, 206))
    sheet["A1:B9"].conditional_formats.add_custom("=$B1>1", fill_color=(1, 2, 3))

    assert ["=$B1>1", "=TRUE"] == [rule.formula for rule in sheet["A2"].conditional_formats]
    assert (255, 199, 206) == mine.fill_color
    assert ["=TRUE"] == [rule.formula for rule in sheet["C7"].conditional_formats]
    mine.delete()
    assert 1 == len(sheet["A2"].conditional_formats)
    sheet["A2"].conditional_formats.clear()
    assert 0 == len(sheet["A2"].conditional_formats)
    assert 1 == len(sheet["A3"].conditional_formats)


def test_a_mark_is_written_into_the_copy_that_is_saved(app, native, tmp_path):
    book = app.books.add()
    book.sheets[0]["A1:A3,C7"].conditional_formats.add_custom("=TRUE", fill_color="#FFC7CE")
    book.sheets[0]["A1"].add_note("lihat")
    native.save_copy(book, tmp_path / "salinan.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "salinan.xlsx").worksheets[0]
    ((where, (rule,)),) = sheet.conditional_formatting._cf_rules.items()  # noqa: SLF001

    assert "A1:A3 C7" == str(where.sqref)
    assert ("expression", ["TRUE()"]) == (rule.type, rule.formula)
    assert "lihat" in sheet["A1"].comment.text


def test_saving_a_copy_leaves_the_workbook_what_it_is(app, native, tmp_path):
    book = app.books.add()
    name = book.name
    book.sheets[0]["A1"].value = 61.75
    native.save_copy(book, tmp_path / "nama = dengan spasi.xlsx")
    copy = openpyxl.load_workbook(tmp_path / "nama = dengan spasi.xlsx")

    assert 61.75 == copy.worksheets[0]["A1"].value
    assert name == book.name


def test_a_sheet_is_copied_into_another_workbook_with_all_it_has(app, tmp_path):
    def fill(book):
        sheet = book.add_worksheet("RAB")
        sheet.merge_range("A1:C1", "RENCANA")
        sheet.write_column("A2", [1, 2, 3])
        sheet.set_column("B:B", 30)
        sheet.set_row(5, 40)
        sheet.set_landscape()
        sheet.print_area("A1:C9")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=RAB!$A$2:$A$4"})
        sheet.insert_chart("E2", chart)

    source = app.books.open(str(saved(tmp_path / "a.xlsx", fill)))
    target = app.books.add()
    target.sheets[0].name = "RAB"
    copied = source.sheets["RAB"].copy(after=target.sheets[0])

    assert ["RAB", "RAB (2)"] == [sheet.name for sheet in target.sheets]
    assert [1.0, 2.0, 3.0] == copied["A2:A4"].value
    assert copied["B1"].merge_cells
    assert "$A$1:$C$1" == copied["A1"].merge_area.address
    assert 30 == pytest.approx(copied["B1"].column_width, abs=2)
    assert 40 == pytest.approx(copied["A6"].row_height, abs=0.5)
    assert "$A$1:$C$9" == copied.page_setup.print_area
    assert copied.page_setup.api.IsLandscape
    assert 1 == len(copied.charts)


def test_formats_and_fills_are_read_and_written(sheet):
    sheet["A1:B2"].number_format = "#,##0"
    sheet["A1"].color = (255, 255, 0)

    assert "#,##0" == sheet["B2"].number_format
    assert (255, 255, 0) == sheet["A1"].color
    assert sheet["A2"].color is None
    sheet["A1"].number_format = "0%"
    assert sheet["A1:A2"].number_format is None
    sheet["A1"].color = None
    assert sheet["A1"].color is None


def test_sheets_are_added_named_ordered_hidden_and_deleted(app):
    book = app.books.add()
    first = book.sheets[0]
    book.sheets.add("Temuan", after=first)
    book.sheets.add("Profil", before=first)

    assert ["Profil", "Sheet1", "Temuan"] == book.sheet_names
    book.sheets["Profil"].visible = False
    assert not book.sheets["Profil"].visible
    with pytest.raises(ComError):
        book.sheets["Temuan"].name = "profil"
    book.sheets["temuan"].delete()
    with pytest.raises(ComError):
        first.delete()
    assert ["Profil", "Sheet1"] == book.sheet_names


def test_a_selection_is_seen_only_on_the_sheet_that_is_active(app):
    book = app.books.add()
    other = book.sheets.add("RAB")
    book.sheets[1].activate()
    with pytest.raises(ComError):
        other["B3"].select()
    other.activate()
    other["B3:C4"].select()

    assert "$B$3:$C$4" == book.selection.address
    assert "RAB" == book.selection.sheet.name


def test_workbooks_are_known_by_their_exact_names(app, tmp_path):
    path = saved(tmp_path / "RAB = 2026 --lang.xlsx", lambda book: book.add_worksheet())
    app.books.open(str(path))
    app.books.add()

    assert "RAB = 2026 --lang.xlsx" == app.books["RAB = 2026 --lang.xlsx"].name
    assert 2 == len(app.books)
    with pytest.raises(KeyError):
        app.books["RAB"]


def test_a_workbook_of_a_template_was_never_saved(app, native, tmp_path):
    def fill(book):
        book.add_worksheet("Profil").write("A1", "PROFIL")

    book = native.new_from(app, saved(tmp_path / "buku.xlsx", fill))

    assert "PROFIL" == book.sheets["Profil"]["A1"].value
    assert "" == book.api.URL


def test_messages_are_recorded_and_questions_answered(app, engine):
    engine.answers.append("yes")

    assert "ok" == app.alert("Selesai.")
    assert "yes" == app.alert("Lanjut?", buttons="yes_no")
    assert ["Selesai.", "Lanjut?"] == engine.alerts


def test_settings_of_the_program_are_kept_and_calculation_is_real(app):
    sheet = app.books.add().sheets[0]
    app.screen_updating = False
    sheet["A1:B1"].formula = [["1", "=A1*2"]]
    app.calculation = "manual"
    sheet["A1"].value = 5

    assert (False, "manual", 2.0) == (app.screen_updating, app.calculation, sheet["B1"].value)
    app.calculate()
    assert 10.0 == sheet["B1"].value


def test_calls_are_counted_once_each(sheet):
    with counted_calls() as made:
        sheet["A1:A3"].value = [[1], [2], [3]]

    assert "Range.raw_value=" in made
    assert 1 == made.count("Range.raw_value=")


def test_the_number_of_calls_does_not_depend_on_the_number_of_rows(sheet):
    counts = []
    for rows in (20, 2000):
        with counted_calls() as made:
            sheet["A1"].resize(rows, 1).formula = [[f"=B{row}*2"] for row in range(1, rows + 1)]
            assert rows == len(sheet["A1"].resize(rows, 1).value)
        counts.append(len(made))

    assert counts[0] == counts[1]
