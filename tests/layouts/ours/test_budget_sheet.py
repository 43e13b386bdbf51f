"""The plan of the printed budget: page, signatures, title block, and what follows the total."""

from decimal import Decimal

import pytest

from kkg_xl.domain.budget import budget_of
from kkg_xl.layouts.ours import budget_sheet, profile_sheet
from kkg_xl.layouts.ours.printed import DOTS
from kkg_xl.layouts.understanding import understand
from kkg_xl.sheets.planned import book_of, calculated
from kkg_xl.sheets.refs import Area
from kkg_xl.sheets.sheet_plan import Paper, Style
from kkg_xl.usecases import example
from tests.support.grids import book

HEAD = """
|   | A  | B      | C      | D      | E            | F           |
| - | -- | ------ | ------ | ------ | ------------ | ----------- |
| 1 | NO | URAIAN | VOLUME | SATUAN | HARGA SATUAN | JUMLAH (Rp) |
"""
LINES = (
    HEAD
    + """\
| 2 | 1  | Snack  | 40     | org    | 20.000       | =C2*E2      |
| 3 | 2  | Kertas | 2      | rim    | 50.050       | =C3*E3      |
| 4 |    | JUMLAH |        |        |              | =SUM(F2:F3) |
"""
)


def planned(text, told=None):
    """Plan the budget of a text, with the profile of the example if `told` is given."""
    written = book(text)
    if told is not None:
        written = book_of([profile_sheet.plan({**example.PROFILE, **told}, ())], written)
    (table,) = (t for t in understand(written).money_tables if t.sheet == "RAB")
    plan = budget_sheet.plan(budget_of(table), profile_sheet.read(written), written)
    return calculated([plan], written)[0]


def texts(plan):
    return [cell.value for cell in plan.cells if isinstance(cell.value, str)]


def formulas(plan, style):
    return [cell.formula for cell in plan.cells if cell.style is style]


def test_lines_are_linked_and_amounts_calculated():
    plan = planned(LINES)

    assert ['RAB!B2&""', 'RAB!B3&""'] == formulas(plan, Style.TEXT)
    assert ["RAB!C2", "RAB!C3"] == formulas(plan, Style.COUNT)
    assert ["RAB!E2", "C8*E8", "RAB!E3", "C9*E9"] == formulas(plan, Style.MONEY)
    assert ["SUM(F8:F9)"] == formulas(plan, Style.TOTAL)


def test_an_item_that_is_no_single_text_is_written_as_it_is_understood():
    plan = planned(LINES.replace("| Snack  |", "| Snack<br>rapat |"))

    assert [("Snack rapat", None), ("Kertas", 'RAB!B3&""')] == [
        (cell.value, cell.formula) for cell in plan.cells if cell.style is Style.TEXT
    ]


def test_a_text_that_looks_like_a_formula_stays_a_text():
    text = LINES.replace("| Snack  |", "| '=SUM(A1) |")

    plan = planned(text)

    assert "=SUM(A1)" in texts(plan)


def test_title_and_signatures_come_from_the_profile():
    told = texts(planned(LINES, {}))

    assert {
        "PEMBERDAYAAN GURU MELALUI PROGRAM BERMUTU",
        "Kecamatan Ledokombo, Kabupaten Jember",
        "Tahap 1, tahun anggaran 2009; 19 Oktober 2009 s.d. 21 November 2009",
        "Ledokombo, 5 Oktober 2009",
        "Pengawas TK/SD",
        "KETUA 01",
        "NIP. 19700101 199503 1 001",
    } <= set(told)


def test_what_the_profile_does_not_tell_has_dots_that_are_marked():
    plan = planned(LINES)

    assert f"NIP. {DOTS}" in texts(plan)
    (condition,) = plan.conditions
    assert f'ISNUMBER(SEARCH("{DOTS}",A1))' == condition.formula
    assert plan.page.area == condition.area


def test_fields_of_the_profile_that_are_blank_have_dots_too():
    plan = planned(LINES, {example.Detail.TREASURER: None, example.Detail.SIGNED: None})

    assert DOTS in texts(plan)
    assert f"Ledokombo, {DOTS}" in texts(plan)


def test_a_day_that_was_typed_as_a_text_is_printed_as_it_was_typed():
    assert "Ledokombo, 5-10-2009" in texts(planned(LINES, {example.Detail.SIGNED: "5-10-2009"}))


@pytest.mark.parametrize(
    ("asked", "paper"), [("A4", Paper.A4), ("f4 ", Paper.F4), ("kuarto", Paper.A4)]
)
def test_the_paper_is_that_of_the_profile(asked, paper):
    assert paper is planned(LINES, {example.Detail.PAPER: asked}).page.paper


def test_the_page_is_upright_repeats_its_headings_and_holds_everything():
    plan = planned(LINES)

    last = max(cell.row for cell in plan.cells)
    assert (False, Area(1, 1, last, 6), (7, 7)) == (
        plan.page.landscape,
        plan.page.area,
        plan.page.repeated,
    )


def test_three_sign_side_by_side_however_few_columns_there_are():
    plan = planned("""
|   | A  | B       | C         |
| - | -- | ------- | --------- |
| 1 | NO | URAIAN  | JUMLAH    |
| 2 | 1  | Snack   | 800.000   |
| 3 | 2  | Kertas  | 100.000   |
| 4 |    | JUMLAH  | 900.000   |
""")

    titles = {
        cell.value: cell.column
        for cell in plan.cells
        if cell.value in ("Pengawas TK/SD", "Ketua KKG", "Bendahara")
    }
    assert {"Pengawas TK/SD": 1, "Ketua KKG": 2, "Bendahara": 3} == titles


def test_taxes_and_rounding_are_calculated_below_the_total():
    plan = planned(
        LINES
        + """\
| 5 |   | PPN 11%    |   |     |         | =ROUND(F4*11%,0) |
| 6 |   | JUMLAH SETELAH PPN | |  |      | =F4+F5  |
| 7 |   | DIBULATKAN |   |     |         | =ROUNDDOWN(F6,-3) |
"""
    )

    assert ["SUM(F8:F9)", "ROUND(F10*0.11,0)", "F10+F11", "ROUNDDOWN(F12,-3)"] == formulas(
        plan, Style.TOTAL
    )
    assert "Terbilang: Sembilan Ratus Sembilan Puluh Sembilan Ribu Rupiah" in texts(plan)


def test_a_rounded_total_that_was_typed_is_linked_or_written():
    text = LINES + "| 5 |   | DIBULATKAN |   |     |         | {} |\n"

    assert "RAB!F5" == formulas(planned(text.format("900.000")), Style.TOTAL)[-1]
    typed = planned(text.format("'900.000"))
    assert (None, Decimal(900_000)) == (
        formulas(typed, Style.TOTAL)[-1],
        [cell.value for cell in typed.cells if cell.style is Style.TOTAL][-1],
    )


def test_lines_beside_groups_are_added_up_with_them():
    plan = planned("""
|   | A    | B         | C        | D      | E            | F       |
| - | ---- | --------- | -------- | ------ | ------------ | ------- |
| 1 | KODE | KELOMPOK  | KEGIATAN | VOLUME | HARGA SATUAN | JUMLAH  |
| 2 | A.1  | Persiapan | Snack    | 10     | 20.000       | 200.000 |
| 3 | C.1  |           | Lainnya  | 1      | 70.000       | 70.000  |
| 4 | C.2  |           | Materai  | 2      | 10.000       | 20.000  |
""")

    assert ["SUM(E8:E9,E12)"] == formulas(plan, Style.TOTAL)
    assert ["SUM(E11)"] == formulas(plan, Style.SUBTOTAL)


def test_parts_that_an_amount_is_the_sum_of_have_totals_of_their_own():
    plan = planned("""
|   | A  | B             | C         | D           | E          |
| - | -- | ------------- | --------- | ----------- | ---------- |
| 1 | NO | URAIAN        | DANA BOS  | DANA KOMITE | JUMLAH     |
| 2 | 1  | Honor pelatih | 2.000.000 | 1.500.000   | =C2+D2     |
| 3 | 2  | Alat musik    | 3.600.000 | 100.000     | =C3+D3     |
| 4 |    | JUMLAH        | =SUM(C2:C3) | =SUM(D2:D3) | =SUM(E2:E3) |
""")

    assert ["SUM(C8:C9)", "SUM(D8:D9)", "SUM(E8:E9)"] == formulas(plan, Style.TOTAL)


def test_total_words_and_signatures_stay_with_the_last_line():
    plan = planned(LINES, {})

    signed = max(cell.row for cell in plan.cells if cell.style is Style.SIGNATORY_ID)
    assert ((9, signed),) == plan.page.together


@pytest.mark.parametrize(
    ("rate", "width"), [("20.000", 16.0), ("250.000.000", 16.9), ("9.250.000.000", 18.0)]
)
def test_large_amounts_have_room(rate, width):
    plan = planned(LINES.replace("20.000 ", f"{rate} "), {})

    assert width == plan.widths[6]
