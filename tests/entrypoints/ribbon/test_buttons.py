"""Every button, on a live document: LibreOffice in the place of Excel."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import kkg_xl
from kkg_xl.entrypoints import ribbon
from kkg_xl.entrypoints.addin.words import CAPTIONS
from kkg_xl.entrypoints.ribbon_click import only_one

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "workbooks" / "samples"
TEMPLATES = ROOT / "workbooks" / "templates"
EXAMPLE = TEMPLATES / "contoh.xlsx"


@pytest.fixture
def opened(app, tmp_path):
    """Open a copy of a workbook under a name."""

    def opened(path: Path, name: str = ""):
        copy = tmp_path / (name or path.name)
        shutil.copyfile(path, copy)
        return app.books.open(str(copy))

    return opened


@pytest.fixture
def click(app, engine, native, tmp_path):
    """Click a button; give what the person is told."""

    def click(action, book=None, *, addin=kkg_xl.__version__, language="id") -> str:
        name = book if isinstance(book, str) else "" if book is None else book.name
        said = ["--app", "1", "--lang", language, "--addin", addin, "--", name]
        code = ribbon.main([action, *said], lambda _: (app, native), tmp_path / "state")
        assert code == 0
        told = "\n".join(engine.alerts)
        engine.alerts.clear()
        return told

    return click


def contents(book) -> dict[str, object]:
    return {sheet.name: sheet.used_range.formula for sheet in book.sheets}


def test_check_marks_lists_and_sums_up(opened, click):
    book = opened(SAMPLES / "total-omits-lines.xlsx")
    before = contents(book)

    told = click("check", book)

    assert "kesalahan" in told
    assert "lembar Temuan" in told
    after = contents(book)
    assert after.pop("Temuan")
    assert after == before


def test_next_finding_goes_from_cell_to_cell_and_around(opened, click, engine):
    book = opened(SAMPLES / "total-omits-lines.xlsx")
    assert "klik Periksa dahulu" in click("next-finding", book)
    click("check", book)

    stops = []
    while len(stops) < 50:
        assert click("next-finding", book) == ""
        sheet, selected = book.sheets.active.name, book.app.selection
        stop = f"{sheet}!{selected.get_address(row_absolute=False, column_absolute=False)}"
        assert f"· {stop} ·" in engine.progress[-1]
        if stop in stops:
            break
        stops.append(stop)
    assert stop == stops[0]


def test_clear_marks_leaves_what_was_there(opened, click):
    book = opened(SAMPLES / "total-omits-lines.xlsx")
    before = contents(book)
    click("check", book)

    assert "sudah dihapus" in click("clear-marks", book)
    assert contents(book) == before


def test_a_clean_workbook_is_told_and_gets_no_list(opened, click):
    book = opened(TEMPLATES / "kosong.xlsx")
    before = contents(book)

    assert "Tidak ada temuan" in click("check", book)
    assert contents(book) == before


def test_what_was_mended_loses_its_marks_with_the_next_check(opened, click):
    book = opened(TEMPLATES / "kosong.xlsx")
    sheet = book.sheets["RAB"]
    sheet["A6:G6"].value = [["A.1", "A. ATK", "Kertas", 2.0, "rim", 1.0, 50000.0]]
    right = sheet["H6"].formula
    sheet["H6"].value = 300000.0
    assert "1 kesalahan" in click("check", book)
    assert "Temuan" in contents(book)

    sheet["H6"].formula = right
    assert "Tidak ada temuan" in click("check", book)
    assert "Temuan" not in contents(book)


def test_recalculate_and_undo(opened, click):
    book = opened(SAMPLES / "seed-typed.xlsx")
    before = contents(book)

    told = click("recalculate", book)
    assert "sel diubah" in told
    assert contents(book) != before

    assert "Dikembalikan" in click("undo", book)
    assert contents(book) == before
    assert click("undo", book)


def test_budget_and_realisation_of_the_example(opened, click):
    book = opened(EXAMPLE)
    before = contents(book)

    assert "ditulis" in click("budget", book)
    assert "ditulis" in click("realisation", book)
    assert [name for name in contents(book) if name not in before] == ["RAB (cetak)", "Realisasi"]

    click("undo", book)
    click("undo", book)
    assert contents(book) == before


def test_attendance_of_the_example(opened, click):
    book = opened(EXAMPLE)
    before = contents(book)

    told = click("attendance", book)
    assert "Matriks Hadir, Sertifikat" in told
    assert [name for name in contents(book) if name not in before] == [
        "Matriks Hadir",
        "Sertifikat",
    ]
    assert "Tidak ada temuan" in click("check", book)

    click("undo", book)
    assert contents(book) == before


def test_new_opens_a_workbook_that_is_not_saved(app, click):
    told = click("new")
    names = [sheet.name for sheet in app.books.active.sheets]
    assert names[:3] == ["Profil", "RAB", "BKU"]
    assert "Profil" in told


def test_settings_shows_the_profile_or_says_that_there_is_none(opened, click):
    example = opened(EXAMPLE)
    example.sheets["BKU"].activate()
    assert click("settings", example) == ""
    assert example.sheets.active.name == "Profil"
    assert "tidak punya lembar Profil" in click("settings", opened(SAMPLES / "seed-typed.xlsx"))


def test_help_tells_the_version_and_every_button(click):
    told = click("help", language="en")
    assert kkg_xl.__version__ in told
    assert all(f"{caption.label.en}: " in told for caption in CAPTIONS.values() if caption.tip)
    assert "xlam" not in told


def test_an_older_add_in_is_told_how_to_renew(click):
    assert "kkg-xl addin install" in click("help", addin="0.0.1")


def test_without_a_workbook_a_button_asks_for_one(click):
    assert "Buka dahulu" in click("check")
    assert "Enable Editing" in click("check", "not open.xlsx")


@pytest.mark.parametrize("name", ["RAB=2026 (1).xlsx", "--lang=en.xlsx"])
def test_any_name_will_do(opened, click, name):
    book = opened(SAMPLES / "seed-typed.xlsx", name)
    assert "sel diubah" in click("recalculate", book)


def test_a_second_click_does_nothing(opened, click, tmp_path):
    book = opened(SAMPLES / "seed-typed.xlsx")
    before = contents(book)
    with only_one(tmp_path / "state"):
        assert "masih berjalan" in click("recalculate", book)
    assert contents(book) == before


def test_a_failure_of_the_program_is_told(opened, click, monkeypatch):
    def fails(_):
        raise ZeroDivisionError

    monkeypatch.setitem(ribbon.BUTTONS, "check", fails)
    assert "kkg_xl gagal (ZeroDivisionError)" in click("check", "x.xlsx")
