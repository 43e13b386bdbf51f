"""The live host on a program that calculates, beside the host of files: the same comes of both."""

import os
from dataclasses import replace
from itertools import product
from pathlib import Path

import openpyxl
import pytest

from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile
from kkg_xl.usecases.annotate import annotate, marked_places
from kkg_xl.usecases.attendance import attendance_workbook
from kkg_xl.usecases.budget import budget_workbook
from kkg_xl.usecases.check import check, check_workbook
from kkg_xl.usecases.realisation import realisation_workbook
from kkg_xl.usecases.recalculate import recalculate_workbook
from tests.hosts.corpus import WORKBOOKS
from tests.hosts.excel.live import Clicks, contents
from tests.support.grids import book, write_xlsx
from tests.support.libreoffice.calls import counted_calls

SAMPLES = Path(__file__).parents[3] / "workbooks"
SEVERAL = [
    SAMPLES / "samples" / "seed-typed.xlsx",
    SAMPLES / "samples" / "seed-as-text.xlsx",
    SAMPLES / "samples" / "hidden-line-counted.xlsx",
    SAMPLES / "samples" / "words-differ.xlsx",
    SAMPLES / "templates" / "contoh.xlsx",
]
_LONG = 500_000
"""Bytes."""
ACTIONS = (recalculate_workbook, budget_workbook, realisation_workbook)
CASES = [*product(ACTIONS, SEVERAL), (attendance_workbook, SEVERAL[-1])]
"""The last of the workbooks alone has attendance."""


@pytest.fixture
def clicks(app, native, tmp_path):
    """Open a workbook in LibreOffice."""

    def opening(path, name=None):
        if name is not None:
            (tmp_path / name).write_bytes(path.read_bytes())
            path = tmp_path / name
        folder = tmp_path / f"clicks {len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        return Clicks(app.books.open(str(path.resolve())), native, folder)

    return opening


def done(action, clicks):
    live = clicks.live()
    return action(live.name, live.read, live.write)


def marked(clicks, language="id"):
    live = clicks.live()
    checked = check_workbook(live.name, live.read)
    live.mark(
        marked_places(checked), lambda book, before: annotate(checked, book, before, language)
    )
    return checked


def saved(clicks, name):
    path = clicks.folder / "beside" / name  # as deep as a click's own: links are told from there
    path.parent.mkdir(exist_ok=True)
    clicks.native.save_copy(clicks.workbook, path)
    return path


def looks(path):
    """Give the look and the note of every cell that has any."""
    book = openpyxl.load_workbook(path)
    found = {
        (sheet.title, cell.coordinate): (
            cell.number_format,
            cell.fill.fill_type and cell.fill.fgColor.rgb,
            cell.font.b,
            cell.comment and cell.comment.text,
        )
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.has_style or cell.comment or cell.value is not None
    }
    book.close()
    return found


def assert_the_same(live, file):
    """Compare cells, one by one: what they hold, how it looks and what it gives."""
    assert [grid.name for grid in file.grids] == [grid.name for grid in live.grids]
    assert _told(file) == _told(live)
    assert _unquoted(file.names) == _unquoted(live.names)
    merged = [sorted(grid.merged) for grid in file.grids]
    assert merged == [sorted(grid.merged) for grid in live.grids]


def _unquoted(names):
    return {name: refers_to.replace("'", "") for name, refers_to in names.items()}


def _told(book):
    """Give the cells that hold anything; LibreOffice escapes signs in number formats."""
    return {
        place: (*each, code.replace("\\", ""))
        for place, (*each, code) in contents(book).items()
        if each[1] is not None
    }


def named(case):
    return case.name if isinstance(case, Path) else getattr(case, "__name__", "check")


@pytest.mark.parametrize(("action", "path"), CASES, ids=named)
def test_an_action_comes_to_the_same_in_the_program_and_in_the_file(clicks, path, action):
    assert_it_comes_to_the_same(clicks(path), action)


def assert_it_comes_to_the_same(opened, action):
    """Have an action done in the program and on a copy in the file, and compare both."""
    copy = saved(opened, "file.xlsx")
    file = WorkbookFile(copy, backups=opened.folder / "backups")

    live = done(action, opened)
    beside = action(
        live.receipt.name, lambda: replace(file.book, name=live.receipt.name), file.write
    )

    assert beside.receipt == live.receipt
    assert_the_same(opened.read(), read_book(copy))


DOUBTFUL = """
Sheet: Peserta

|   | A  | B            | C                     |
| - | -- | ------------ | --------------------- |
| 1 | NO | NAMA         | NIP                   |
| 2 | 1  | Peserta Satu | 19010101 192501 1 001 |
| 3 | 2  | Peserta Dua  | 19020202 192602 1 002 |

Sheet: Hadir

|   | A            | B             | C         |
| - | ------------ | ------------- | --------- |
| 1 | TANGGAL      | NAMA          | KEHADIRAN |
| 2 | 2009-10-19   | Peserta Satu  | H         |
| 3 | 2009-10-19   | Peserta Dua   | H         |
| 4 | 2009-10-20   | Peserta Sattu | S         |
"""


def test_names_are_asked_about_answered_and_undone_in_the_program(clicks, tmp_path):
    write_xlsx(book(DOUBTFUL), tmp_path / "doubtful.xlsx")
    opened = clicks(tmp_path / "doubtful.xlsx")

    assert_it_comes_to_the_same(opened, attendance_workbook)
    opened.workbook.sheets["Nama Diragukan"].range("J9").value = "Ya"
    answered = contents(opened.read())
    merged = done(attendance_workbook, opened)

    assert ["Matriks Hadir", "Sertifikat"] == [each.name for each in merged.receipt.sheets]
    assert "2 orang" in merged.receipt.sheets[0].what.told("id")
    opened.live().undo()
    assert answered == contents(opened.read())


@pytest.mark.parametrize(
    ("action", "path"), [*CASES, *((None, each) for each in SEVERAL)], ids=named
)
def test_undoing_restores_every_cell_with_its_look_and_its_note(clicks, path, action):
    opened = clicks(path)
    before, looked = contents(opened.read()), looks(saved(opened, "before.xlsx"))

    if action is None:
        marked(opened)
    elif done(action, opened).written is None:
        return
    assert before != contents(opened.read())
    undone = opened.live().undo()

    assert () == undone.remarks
    assert before == contents(opened.read())
    assert looked == looks(saved(opened, "after.xlsx"))
    assert {} == {name: of for name, of in opened.read().names.items() if "kkg_xl_find" in name}


def test_marks_are_seen_and_go_again_with_what_people_had_left_alone(clicks, tmp_path):
    book = openpyxl.load_workbook(SEVERAL[0])
    sheet = book.worksheets[0]
    sheet["B5"].comment = openpyxl.comments.Comment("Catatan bendahara [pribadi]", "Peserta 01")
    sheet["B6"].fill = openpyxl.styles.PatternFill("solid", fgColor="FFFFCC00")
    book.save(tmp_path / "own.xlsx")
    opened = clicks(tmp_path / "own.xlsx")
    looked = looks(saved(opened, "before.xlsx"))

    checked = marked(opened)
    notes = [note.text for sheet in opened.workbook.sheets for note in sheet.notes]
    again = marked(opened)
    repeated = [note.text for sheet in opened.workbook.sheets for note in sheet.notes]
    opened.live().clear_marks()

    places = {finding.at for finding in checked.findings if finding.at.cell}
    assert len(places) + 1 == len(notes)
    assert "Catatan bendahara [pribadi]" in notes
    assert (checked.findings, sorted(notes)) == (again.findings, sorted(repeated))
    assert looked == looks(saved(opened, "after.xlsx"))
    assert [1] == [len(opened.workbook.sheets)]
    assert 0 == len(opened.workbook.sheets[0].cells.conditional_formats)


def test_undoing_a_second_check_brings_back_the_marks_of_the_first(clicks):
    opened = clicks(SEVERAL[0])
    marked(opened)
    first = looks(saved(opened, "first.xlsx"))
    rules = len(opened.workbook.sheets[0].cells.conditional_formats)

    marked(opened, "en")
    opened.live().undo()

    assert first == looks(saved(opened, "undone.xlsx"))
    assert rules == len(opened.workbook.sheets[0].cells.conditional_formats)


def test_an_amount_that_was_a_text_is_that_text_again(clicks):
    opened = clicks(SEVERAL[1])
    before = contents(opened.read())

    recalculated = done(recalculate_workbook, opened)
    opened.live().undo()

    assert recalculated.written is not None
    assert before == contents(opened.read())


@pytest.mark.parametrize("name", ["RAB=2026.xlsx", "-x --y (1).xlsx", "a b'c.xlsx"])
def test_any_name_of_a_workbook_is_only_a_name(clicks, name):
    opened = clicks(SEVERAL[0], name)

    assert name == done(recalculate_workbook, opened).receipt.name
    assert opened.live().undo().instead is not None


def test_a_workbook_that_was_never_saved_is_written_and_undone(app, native, tmp_path):
    opened = Clicks(native.new_from(app, SEVERAL[0]), native, tmp_path)
    before = contents(opened.read())

    written = done(recalculate_workbook, opened).written
    opened.live().undo()

    assert written is not None
    assert before == contents(opened.read())


def test_the_calls_do_not_grow_from_twenty_to_twenty_thousand_lines(clicks, tmp_path):
    def calls(lines):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "RAB"
        sheet.append(["NO", "KEGIATAN", "VOLUME", "SATUAN", "BIAYA (Rp)", "JUMLAH (Rp)"])
        for number in range(1, lines + 1):
            cost = 1_000 + number
            amount = 2 * cost + (7 if number == 3 else 0)
            sheet.append([number, f"Bahan ke-{number}", 2, "buah", cost, amount])
        sheet.append([None, "JUMLAH", None, None, None, f"=SUM(F2:F{lines + 1})"])
        book.save(tmp_path / f"{lines}.xlsx")
        opened = clicks(tmp_path / f"{lines}.xlsx")
        with counted_calls() as checking:
            checked = marked(opened)
        opened.live().undo()
        with counted_calls() as writing:
            written = done(recalculate_workbook, opened)
        assert len(written.receipt.entries) >= lines
        assert checked.findings
        return len(checking), len(writing)

    few = calls(20)

    assert few == calls(20_000)
    assert max(few) <= 40


def _patiently(path):
    """Have the longest workbook, of hundreds of tables, wait for whoever has two minutes."""
    long = path.stat().st_size > _LONG and "KKG_XL_ALL" not in os.environ
    reason = "takes two minutes; KKG_XL_ALL=1 in the environment runs it"
    return pytest.param(path, marks=pytest.mark.skipif(long, reason=reason))


@pytest.mark.parametrize(
    "path",
    [_patiently(each) if isinstance(each, Path) else each for each in WORKBOOKS],
    ids=lambda path: path.name,
)
def test_workbooks_from_the_wild_come_to_the_same_in_the_program_and_in_the_file(clicks, path):
    opened = clicks(path)
    opened.read()  # LibreOffice settles some results only when it saves
    copy = saved(opened, "file.xlsx")
    file = WorkbookFile(copy, backups=opened.folder / "backups")
    live = opened.live()

    name = live.name
    checked = check_workbook(name, live.read)
    beside = check(replace(file.book, name=name))
    written = recalculate_workbook(name, live.read, live.write)
    meant = recalculate_workbook(name, lambda: replace(file.book, name=name), file.write)

    assert beside == checked
    assert meant.receipt == written.receipt
    found, told = opened.read(), read_book(copy)
    assert _held(told) == _held(found)


def _held(book):
    """Give what cells hold and how it looks; LibreOffice rounds some results in another way."""
    return {
        place: (None if each[2] else each[1], each[2] and each[2].replace(" ", ""), each[3])
        for place, each in contents(book).items()
    }
