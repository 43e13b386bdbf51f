"""What is said to Excel itself where xlwings has no word, on Windows and on a Mac.

Nothing here has seen Excel; the fakes note what it would be told.
"""

from pathlib import Path

import pytest

from kkg_xl.hosts.excel.native_mac import MacNative
from kkg_xl.hosts.excel.native_windows import WindowsNative

PATH = Path("copy1.xlsx")


class Noting:
    """Takes any word of Excel's, notes it with what goes with it, and answers as it was told."""

    def __init__(self, notes, answers, said=""):
        self.__dict__.update(notes=notes, answers=answers, said=said)

    def __getattr__(self, word):
        said = f"{self.said}.{word}" if self.said else word
        return self.answers.get(said, Noting(self.notes, self.answers, said))

    def __setattr__(self, word, value):
        self.notes.append((f"{self.said}.{word}", value))

    def __call__(self, *args, **kwargs):
        self.notes.append((self.said, *args, *kwargs.items()))
        return self.answers.get(
            f"{self.said}()", Noting(self.notes, self.answers, f"{self.said}()")
        )


class Book:
    def __init__(self, notes, answers, name="RAB=2026.xlsx"):
        self.name, self.api = name, Noting(notes, answers)
        self.app = App(notes, answers)
        self.sheet = Sheet(self, notes, answers)


class Sheet:
    name = "RAB"

    def __init__(self, book, notes, answers):
        self.book, self.api = book, Noting(notes, answers)


class App:
    def __init__(self, notes, answers):
        self.notes, self.answers, self.api = notes, answers, Noting(notes, answers)
        self.books = {"copy11": "the new workbook"}

    def macro(self, name):
        def run(*args):
            self.notes.append((name, *args))
            return self.answers.get(name)

        return run


@pytest.fixture
def notes():
    return []


def test_windows_is_asked_for_a_copy_by_one_call(notes):
    WindowsNative().save_copy(Book(notes, {}), PATH)

    assert [("SaveCopyAs", "copy1.xlsx")] == notes


def test_windows_makes_a_workbook_like_a_file_and_closes_it_without_a_question(notes):
    made = WindowsNative().new_from(Book(notes, {"Workbooks.Add().Name": "copy11"}).app, PATH)
    WindowsNative().close(Book(notes, {}))

    assert "the new workbook" == made
    assert [("Workbooks.Add", "copy1.xlsx"), ("Close", ("SaveChanges", False))] == notes


def test_windows_hides_a_name_as_it_defines_it(notes):
    WindowsNative().add_hidden_name(Book(notes, {}), "_kkg_xl_budget", "=RAB!$A$1")

    told = (("Name", "_kkg_xl_budget"), ("RefersTo", "=RAB!$A$1"), ("Visible", False))
    assert [("Names.Add", *told)] == notes


def test_windows_tells_which_cells_a_conditional_format_is_about(notes):
    answers = {"Cells.FormatConditions().AppliesTo.GetAddress()": "F5:F9,F12"}

    assert "F5:F9,F12" == WindowsNative().applies_to(Book(notes, answers).sheet, 2)
    assert ("Cells.FormatConditions", 2) == notes[0]


@pytest.mark.parametrize(("was", "wanted", "set_to"), [(True, False, [False]), (False, False, [])])
def test_windows_sets_the_filling_of_tables_only_where_it_is_another(notes, was, wanted, set_to):
    app = Book(notes, {"AutoCorrect.AutoFillFormulasInLists": was}).app

    assert was is WindowsNative().fill_tables(app, wanted=wanted)
    assert [("AutoCorrect.AutoFillFormulasInLists", value) for value in set_to] == notes


def test_a_mac_asks_functions_of_the_add_in(notes):
    module = "'kkg_xl.xlam'!KkgNative."
    answers = {
        f"{module}KkgNewFrom": "copy11",
        f"{module}KkgAppliesTo": "F5",
        f"{module}KkgFillTables": True,
    }
    book, native = Book(notes, answers), MacNative()

    native.save_copy(book, PATH)
    made = native.new_from(book.app, PATH)
    native.close(book)
    native.add_hidden_name(book, "_kkg_xl_budget", "=RAB!$A$1")
    where = native.applies_to(book.sheet, 2)
    filled = native.fill_tables(book.app, wanted=False)

    assert ("the new workbook", "F5", True) == (made, where, filled)
    assert [
        ("KkgSaveCopy", book.name, "copy1.xlsx"),
        ("KkgNewFrom", "copy1.xlsx"),
        ("KkgClose", book.name),
        ("KkgHiddenName", book.name, "_kkg_xl_budget", "=RAB!$A$1"),
        ("KkgAppliesTo", book.name, "RAB", 2),
        ("KkgFillTables", False),
    ] == [(said.removeprefix(module), *told) for said, *told in notes]
