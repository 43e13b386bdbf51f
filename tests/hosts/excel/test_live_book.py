"""A workbook that is open is read, written and undone, whole or not at all."""

from decimal import Decimal

import pytest
from openpyxl.styles import Protection

from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.plan import CellChange, Plan
from kkg_xl.usecases.budget import budget_workbook
from kkg_xl.usecases.check import check_workbook
from kkg_xl.usecases.recalculate import recalculate_workbook
from kkg_xl.usecases.refusals import RefusedError
from tests.hosts.excel.live import contents

RAB = """
    |   | A  | B        | C      | D      | E          | F        |
    | - | -- | -------- | ------ | ------ | ---------- | -------- |
    | 4 | NO | KEGIATAN | VOLUME | SATUAN | BIAYA (Rp) | JUMLAH   |
    | 5 | 1  | Konsumsi | 20     | orang  | 25.000     | 500.000  |
    | 6 | 2  | Fotokopi | 100    | lembar | 250        | 25.000   |
    | 7 | 3  | Spanduk  | 1      | lembar | 150.000    | 150.000  |
    | 8 |    | JUMLAH   |        |        |            | 675.000  |
"""


def recalculated(desk):
    live = desk.live()
    return recalculate_workbook(live.name, live.read, live.write)


def change(row, value=None, formula=None, number_format=None):
    return CellChange("RAB", row, 6, value, formula, number_format)


def test_what_is_checked_is_what_the_workbook_holds_saved_or_not(desk):
    opened = desk(RAB)
    opened.held["RAB"]["F5"] = 600_000

    live = opened.live()
    checked = check_workbook(live.name, live.read)

    assert ["RAB 2026.xlsx", "F5"] == [checked.name, checked.findings[0].at.cell]


def test_recalculating_writes_formulas_and_undoing_puts_the_numbers_back(desk):
    opened = desk(RAB)
    before = contents(opened.read())

    done = recalculated(opened)
    after = opened.read().grid("RAB")
    undone = opened.live().undo()

    assert (None, 4) == (done.receipt.failure, len(done.receipt.entries))
    assert ["C5*E5", "SUM(F5:F7)"] == [after.cell(5, 6).formula, after.cell(8, 6).formula]
    assert before == contents(opened.read())
    assert "RAB 2026.xlsx" in undone.instead.told("id")


def test_excel_is_as_it_was_before(desk):
    opened = desk(RAB)
    opened.held.create_sheet("Catatan")
    opened.held.active = 1
    settings = {**opened.app.settings, "calculation": "semiautomatic"}
    opened.app.settings.update(settings)

    recalculated(opened)

    assert settings == opened.app.settings
    assert opened.app.fills_tables
    assert "Catatan" == opened.held.active.title
    assert ["kkg-xl sedang menulis …"] == opened.app.shown
    assert ["RAB 2026.xlsx"] == [book.name for book in opened.app.open_books]


def test_an_action_with_nothing_to_change_leaves_nothing_to_undo(desk):
    opened = desk(RAB)

    opened.live().write(Plan())

    assert 0 == opened.app.calls.count
    with pytest.raises(RefusedError) as refused:
        opened.live().undo()
    assert "nothing-to-undo" == refused.value.kind


def test_ten_actions_are_undone_one_by_one(desk):
    opened = desk(RAB)
    for number in range(12):
        opened.live().write(Plan((change(5, Decimal(number)),)))

    seen = []
    for _ in range(10):
        opened.live().undo()
        seen.append(opened.cell("RAB", 5, 6).value)

    assert [*range(10, 0, -1)] == seen
    with pytest.raises(RefusedError):
        opened.live().undo()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("00123", "General"),
        ("1/2", "General"),
        ("=1+1", "General"),
        ("'85.000", "@"),
        ("2e5", "0.00"),
        (42, "#,##0"),
        (40138.5, "dd/mm/yyyy"),
        (True, "General"),
        ("=C5*E5*2", "#,##0"),
        (None, "General"),
    ],
)
def test_undoing_puts_back_what_a_cell_held_and_how_it_looked(desk, typed, code):
    opened = desk(RAB)
    cell = opened.held["RAB"]["F6"]
    cell.value, cell.number_format = typed, code
    if isinstance(typed, str) and typed != "=C5*E5*2":
        cell.data_type = "s"
    before = contents(opened.read())

    opened.live().write(Plan((change(6, Decimal(7), number_format="General"),)))
    assert Decimal(7) == opened.cell("RAB", 6, 6).value
    opened.live().undo()

    assert before == contents(opened.read())


def test_texts_stay_texts_whatever_they_look_like(desk):
    opened = desk(RAB)
    texts = ("00123", "=1+1", "'tis", "#N/A", "1/2")

    opened.live().write(Plan(tuple(change(row, text) for row, text in enumerate(texts, 10))))

    found = [opened.cell("RAB", row, 6) for row in range(10, 15)]
    assert [*texts] == [cell.value for cell in found]
    assert {"General"} == {cell.number_format for cell in found}


def test_texts_of_different_looks_keep_each_its_own(desk):
    opened = desk(RAB)
    for row, code in ((5, "0"), (6, "#,##0"), (7, "0")):
        opened.held["RAB"].cell(row, 6).number_format = code

    opened.live().write(Plan(tuple(change(row, "x") for row in (5, 6, 7))))

    assert ["0", "#,##0", "0"] == [opened.cell("RAB", row, 6).number_format for row in (5, 6, 7)]


def test_a_formula_in_a_cell_with_the_format_of_text_is_calculated_all_the_same(desk):
    opened = desk(RAB)
    blank = opened.held["RAB"]["F9"]
    blank.number_format = "@"

    opened.live().write(Plan((change(9, Decimal(1), "F8+1"), change(5, Fault("#N/A")))))

    assert "F8+1" == opened.cell("RAB", 9, 6).formula
    assert "#N/A" == opened.cell("RAB", 5, 6).value


def test_a_formula_does_not_take_on_the_look_of_what_it_multiplies(desk):
    opened = desk(RAB)
    opened.held["RAB"]["C5"].number_format = '0 "orang"'
    before = contents(opened.read())

    recalculated(opened)
    looks = [opened.cell("RAB", row, 6).number_format for row in range(5, 9)]
    opened.live().undo()

    assert [before["RAB", row, 6][3] for row in range(5, 9)] == looks
    assert before == contents(opened.read())


def test_rows_that_a_filter_hides_get_what_is_theirs(desk):
    opened = desk(RAB)
    opened.held["RAB"].row_dimensions[6].hidden = True
    before = contents(opened.read())

    recalculated(opened)
    grid = opened.read().grid("RAB")
    opened.live().undo()

    assert ["C5*E5", "C6*E6", "C7*E7"] == [grid.cell(row, 6).formula for row in (5, 6, 7)]
    assert before == contents(opened.read())


def test_a_protected_sheet_is_refused_and_not_broken_into(desk):
    opened = desk(RAB)
    opened.held["RAB"].protection.sheet = True

    done = recalculated(opened)

    assert "protected" == done.receipt.failure.kind
    assert {} == {place: each for place, each in contents(opened.read()).items() if each[2]}


def test_open_cells_of_a_protected_sheet_are_written(desk):
    opened = desk(RAB)
    opened.held["RAB"].protection.sheet = True
    for row in (5, 7):
        opened.held["RAB"].cell(row, 6).protection = Protection(locked=False)

    opened.live().write(Plan((change(5, Decimal(1)), change(7, Decimal(2)))))

    assert [1, 25_000, 2] == [opened.cell("RAB", row, 6).value for row in (5, 6, 7)]


def test_what_somebody_changed_since_is_left_alone_and_named(desk):
    opened = desk(RAB)
    recalculated(opened)
    opened.held["RAB"]["F6"] = 99

    undone = opened.live().undo()

    assert [500_000, 99] == [opened.cell("RAB", row, 6).value for row in (5, 6)]
    assert "RAB!F6" in undone.remarks[0].told("id")


def test_where_all_was_changed_since_nothing_is_undone(desk):
    opened = desk(RAB)
    opened.live().write(Plan((change(5, Decimal(1)),)))
    opened.held["RAB"]["F5"] = 2

    with pytest.raises(RefusedError) as refused:
        opened.live().undo()

    assert ("changed", 2) == (refused.value.kind, opened.cell("RAB", 5, 6).value)


def test_undoing_works_under_another_name_too(desk):
    opened = desk(RAB, "RAB = 2026 (salinan).xlsx")
    before = contents(opened.read())
    recalculated(opened)
    opened.workbook.impl.title = "Lain.xlsx"

    opened.live().undo()

    assert before == contents(opened.read())


@pytest.mark.parametrize("name", ["RAB=2026.xlsx", "-x --y.xlsx", "Book1", "a b.XLSM", "buku.xls"])
def test_any_name_is_only_a_name(desk, name):
    opened = desk(RAB, name)

    done = recalculated(opened)

    assert (None, name) == (done.receipt.failure, done.receipt.name)


def test_the_printed_budget_comes_in_and_goes_again(desk):
    opened = desk(RAB)
    before = contents(opened.read())
    live = opened.live()

    done = budget_workbook(live.name, live.read, live.write)
    book = opened.read()
    opened.live().undo()

    assert (None, ["RAB", "RAB (cetak)"]) == (done.receipt.failure, [g.name for g in book.grids])
    assert any(cell.formula == "RAB!C5" for cell in book.grid("RAB (cetak)").rows[8].values())
    assert {"_kkg_xl_budget", "_kkg_xl_budget_seal"} <= {*book.names}
    assert before == contents(opened.read())
    assert {} == opened.read().names


def test_a_replaced_budget_stays_where_it_is_and_what_speaks_of_it_still_does(desk):
    opened = desk(RAB)
    live = opened.live()
    budget_workbook(live.name, live.read, live.write)
    opened.held.create_sheet("Sampul")["A1"] = "='RAB (cetak)'!F9"
    opened.held["RAB"]["E7"] = 200_000
    before = contents(opened.read())
    live = opened.live()

    done = budget_workbook(live.name, live.read, live.write)
    book = opened.read()
    opened.live().undo()

    assert done.receipt.sheets[0].replaces
    assert ["RAB", "RAB (cetak)", "Sampul"] == [grid.name for grid in book.grids]
    assert "'RAB (cetak)'!F9" == book.grid("Sampul").cell(1, 1).formula
    assert before == contents(opened.read())


def test_a_sheet_of_ours_that_somebody_worked_on_is_left_alone(desk):
    opened = desk(RAB)
    live = opened.live()
    budget_workbook(live.name, live.read, live.write)
    opened.held["RAB (cetak)"]["J30"] = "Peserta 01"

    with pytest.raises(RefusedError) as refused:
        opened.live().undo()

    assert "changed" == refused.value.kind
    assert "RAB (cetak)" in opened.held.sheetnames


def test_a_kind_that_is_not_written_is_refused_in_the_words_of_the_file(desk, tmp_path):
    opened = desk(RAB)
    opened.held.template = True

    done = recalculated(opened)

    assert "unsupported" == done.receipt.failure.kind


@pytest.mark.parametrize("other", [RAB.replace("0", "1"), "Sheet: Kas\n" + RAB])
def test_what_was_stopped_is_not_undone_in_another_workbook_of_the_same_name(desk, other):
    opened, beside = desk(RAB), desk(other)
    opened.app.calls.failing = lambda number: 0x8007_06BA if number > 20 else None
    recalculated(opened)
    beside.folder = opened.folder
    beside.clicks = 10
    before = contents(beside.read())

    with pytest.raises(RefusedError):
        beside.live().undo()

    assert before == contents(beside.read())
    opened.app.calls.failing = lambda _: None
    assert opened.live().undo().remarks == ()
