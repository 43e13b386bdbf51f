"""Where results go: files, pipes, terminals and consoles that know few characters."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys

import pytest

from kkg_xl.entrypoints import console


def test_a_report_in_a_file_is_the_report_on_the_screen(folder, call):
    on_screen = call("check", "kkg")

    said = call("check", "kkg", "--output", "laporan.txt")

    assert (1, "", "kkg-xl: laporan ditulis: laporan.txt\n") == said
    assert on_screen.out == (folder.parent / "laporan.txt").read_text(encoding="utf-8")
    assert ["kkg", "laporan.txt"] == sorted(path.name for path in folder.parent.iterdir())


@pytest.mark.parametrize("output", ["kkg/salah.xlsx", "baru.xlsx", "tautan"])
def test_a_report_is_never_written_over_a_workbook(folder, call, output):
    (folder.parent / "tautan").symlink_to(folder / "salah.xlsx")
    before = (folder / "salah.xlsx").read_bytes()

    said = call("check", "kkg", "--output", output)

    assert (2, "") == said[:2]
    assert before == (folder / "salah.xlsx").read_bytes()


def test_a_report_that_cannot_be_written_is_a_wrong_call(folder, call):
    said = call("check", "kkg", "--output", "tidak/ada/laporan.txt")

    assert (2, "") == said[:2]
    assert said.err.startswith("kkg-xl: tidak/ada/laporan.txt tidak dapat ditulis: ")


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="this system has no /dev/null")  # noqa: PTH110
def test_a_device_stays_a_device(folder, call):
    said = call("check", "kkg", "--output", "/dev/null")

    assert 1 == said.code
    assert not os.path.isfile("/dev/null")  # noqa: PTH113


def test_help_imports_nothing_that_reads_workbooks(start, tmp_path):
    told = start(
        "--help", cwd=tmp_path, environment={"PYTHONPROFILEIMPORTTIME": "1"}
    ).stderr.decode()

    imported = {line.rpartition("|")[2].strip() for line in told.splitlines()}
    heavy = {"openpyxl", "pandas", "python_calamine", "xlrd", "numpy", "zipfile", "decimal"}
    assert "kkg_xl.entrypoints.arguments" in imported
    assert set() == {name for name in imported if name.split(".")[0] in heavy - {"decimal"}}
    assert set() == {
        name
        for name in imported
        if name.startswith(("kkg_xl.rules", "kkg_xl.hosts", "kkg_xl.layouts"))
    }


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are Unicode there")
def test_a_name_that_is_not_utf_8_is_told_and_survives_in_json(folder, start):
    shutil.copy(folder / "benar.xlsx", folder / os.fsdecode(b"b\xff.xlsx"))

    text = start("check", "kkg", cwd=folder.parent)
    lines = start("check", "kkg", "--format", "json", cwd=folder.parent)

    assert b"kkg/b\\udcff.xlsx" in text.stdout
    names = [json.loads(line)["workbook"] for line in lines.stdout.decode("utf-8").splitlines()]
    assert "kkg/b\udcff.xlsx" in names
    assert b"" == text.stderr + lines.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252"])
def test_a_console_without_the_characters_gets_plain_ones(folder, start, encoding):
    said = start("check", "kkg", cwd=folder.parent, environment={"PYTHONIOENCODING": encoding})

    assert 1 == said.returncode
    assert "selisih Rp20.000" in said.stdout.decode(encoding)
    assert b"\\u" not in said.stdout
    assert b"" == said.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end differently there")
def test_nobody_reading_the_report_is_no_fault(folder, start):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        said = start("check", "kkg", cwd=folder.parent, stdout=writing, stderr=-1)
    finally:
        os.close(writing)

    assert (141, b"") == (said.returncode, said.stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals there")
@pytest.mark.parametrize(
    ("environment", "painted"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_only_a_terminal_is_painted_and_only_if_it_may(folder, start, environment, painted):
    import pty

    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("this machine has no pseudo-terminals")
    try:
        start("check", "kkg", cwd=folder.parent, environment=environment, stdout=theirs)
        shown = os.read(ours, 65536)
    finally:
        os.close(ours)
        os.close(theirs)

    assert painted == (b"\x1b[" in shown)
    assert b"\x1b[" not in start("check", "kkg", cwd=folder.parent, environment=environment).stdout


def test_a_console_of_windows_is_painted_only_where_it_understands(monkeypatch):
    monkeypatch.setattr("os.name", "nt")
    monkeypatch.setattr("sys.stdout", Terminal())
    for name in ("NO_COLOR", "TERM", "ANSICON"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("WT_SESSION", raising=False)

    before = console.colour()
    monkeypatch.setenv("WT_SESSION", "1")
    after = console.colour()

    assert (False, True) == (before, after)


def test_lines_on_a_terminal_are_as_wide_as_it_is_up_to_what_can_be_read(monkeypatch):
    monkeypatch.setattr("sys.stdout", Terminal())

    def seen(columns):
        monkeypatch.setenv("COLUMNS", columns)
        return console.width(terminal=True)

    assert [60, 140] == [seen("60"), seen("300")]
    assert 88 == console.width(terminal=False)


def test_what_comes_in_broken_is_not_made_plain():
    console.prepare_streams()

    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("utf-8", "kkg-xl")


class Terminal(io.StringIO):
    def isatty(self):
        return True
