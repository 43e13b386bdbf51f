"""Every button pressed in the add-in as it is built, loaded into LibreOffice."""

from __future__ import annotations

import pytest

from kkg_xl import __version__
from kkg_xl.entrypoints.addin.words import CAPTIONS
from tests.support.libreoffice.pressing import CONTROLS, Ribbon, arguments

PYTHON = r"C:\Program Files\Python 3\pythonw.exe"
BUTTONS = [name for name, each in CONTROLS.items() if each.get("onAction") == "KkgOnAction"]


@pytest.fixture
def ribbon(engine, tmp_path):
    """Load the add-in."""
    loaded = Ribbon(engine, tmp_path, PYTHON)
    yield loaded
    loaded.close()


def test_its_vba_compiles(ribbon):
    assert 4711 == ribbon.call("KkgRun.KkgSentinel")


def test_each_button_starts_the_program_for_the_workbook_that_is_active(app, ribbon, tmp_path):
    book = app.books.add()
    book.save(str(tmp_path / "RAB = 2026 --lang en.xlsx"))
    for button in BUTTONS:
        asked, said = ribbon.press(button)
        program, isolated, as_module, module, action, *rest = arguments(asked)

        assert (PYTHON, "-I", "-m") == (program, isolated, as_module)
        assert "kkg_xl.entrypoints." in module
        assert CONTROLS[button]["tag"] == action
        switches = {"--app": str(app.hwnd), "--lang": "en", "--addin": __version__}
        assert switches == dict(zip(rest[:6:2], rest[1:6:2], strict=True))
        assert ["--", "RAB = 2026 --lang en.xlsx"] == rest[6:]
        assert "" == said


def test_a_program_that_does_not_start_is_told_by_the_add_in_itself(ribbon):
    ribbon.press("KkgLanguageIndonesian")

    assert CAPTIONS["KkgNotStarted"].label.id == ribbon.press("KkgCheck", code=3).said


def test_words_are_in_the_language_that_was_chosen(ribbon):
    for chosen, language in (("KkgLanguageIndonesian", 0), ("KkgLanguageEnglish", 1)):
        ribbon.press(chosen)
        for name, caption in CAPTIONS.items():
            asked = CONTROLS.get(name, {})
            if "getLabel" in asked:
                assert caption.label[language] == ribbon.get("getLabel", name)
            if "getSupertip" in asked:
                assert caption.tip[language] == ribbon.get("getSupertip", name)
        assert "True" == ribbon.get("getPressed", chosen)
        assert "--lang " + ("id", "en")[language] in ribbon.press("KkgHelp").asked


def test_a_mac_hands_its_script_all_that_windows_has_on_the_command_line(engine, app, tmp_path):
    ribbon = Ribbon(engine, tmp_path, "/opt/python3", "Mac")
    ribbon.press("KkgLanguageIndonesian")
    book = app.books.add()
    script, handler, *handed = ribbon.press("KkgUndo").asked.splitlines()
    ribbon.close()

    assert ("kkg_xl.applescript", "KkgRun") == (script, handler)
    path = "/Applications/Microsoft Excel.app"
    assert ["/opt/python3", "undo", path, "id", __version__, book.name] == handed


@pytest.mark.parametrize(
    ("command", "split"),
    [
        ('"C:\\a b\\p.exe" -I x', ["C:\\a b\\p.exe", "-I", "x"]),
        ('p -- ""', ["p", "--", ""]),
        ('p "a = b --c"', ["p", "a = b --c"]),
        ('p "a\\\\" b', ["p", "a\\", "b"]),
        ('p "a\\"b"', ["p", 'a"b']),
    ],
)
def test_command_lines_are_split_as_windows_does(command, split):
    assert split == arguments(command)
