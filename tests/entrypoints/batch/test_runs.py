"""`kkg-xl check` over many workbooks: the same report, however and in how many goes it was made."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kkg_xl.entrypoints.batch import store
from kkg_xl.entrypoints.batch.progress import Progress
from kkg_xl.reports.record import from_line
from kkg_xl.reports.tally import Tally

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def _own_state(tmp_path, monkeypatch):
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "state"))


@pytest.fixture
def many(folder):
    """Give a folder with twenty workbooks, some of which cannot be read."""
    for number in range(16):
        shutil.copy(folder / ("salah.xlsx", "benar.xlsx")[number % 2], folder / f"{number}.xlsx")
    (folder / "kosong.xlsx").touch()
    (folder / "palsu.xls").write_text("<html><table></table></html>")
    return folder


def test_the_report_does_not_depend_on_the_number_of_processes(many, call):
    here = [call("check", f"kkg/{each.name}") for each in sorted(many.iterdir())]

    one = call("check", "kkg", "--jobs", "1")
    three = call("check", "kkg", "--jobs", "3")
    again = call("check", "kkg", "--resume")

    assert one == three == again
    assert 1 == one.code
    assert all(each.out.split("\n\n")[0] in one.out for each in here)  # before the verdict


def test_resuming_checks_what_has_changed_and_nothing_else(many, call, monkeypatch):
    first = call("check", "kkg", "--jobs", "2")
    shutil.copy(many / "benar.xlsx", many / "0.xlsx")
    monkeypatch.setattr(store.Store, "put", counting(store.Store.put, checked := []))

    second = call("check", "kkg", "--resume")

    assert ["kkg/0.xlsx"] == checked
    assert first.out != second.out
    assert second == call("check", "kkg", "--jobs", "1")


def counting(put, checked):
    def noted(self, line, key):
        checked.append(from_line(line).name)
        return put(self, line, key)

    return noted


def test_what_is_known_is_told_in_any_language_and_form(many, call, monkeypatch):
    call("check", "kkg", "--jobs", "2")
    monkeypatch.setattr(store.Store, "put", counting(store.Store.put, checked := []))

    english = call("check", "kkg", "--resume", "--lang", "en", "--format", "json")

    assert [] == checked
    assert english == call("check", "kkg", "--jobs", "2", "--lang", "en", "--format", "json")


def test_a_report_that_shows_sheets_is_the_same_however_it_was_made(many, tmp_path, call):
    told = []
    for number, more in enumerate((["--jobs", "1"], ["--jobs", "3"], ["--resume"])):
        output = tmp_path / f"{number}.html"
        call("check", "kkg", "--format", "html", "--output", output, *more)
        told.append(output.read_bytes())

    assert told[0] == told[1] == told[2]
    assert b'<table class="cells">' in told[0]


def test_what_was_found_for_a_report_without_sheets_is_found_anew_for_one_with(many, call):
    call("check", "kkg")

    shown = call("check", "kkg", "--resume", "--format", "html").out

    assert '<table class="cells">' in shown


def test_another_program_finds_anew(many, call, monkeypatch):
    call("check", "kkg", "--jobs", "2")
    monkeypatch.setattr(store, "program", lambda: "another")
    monkeypatch.setattr(store.Store, "put", counting(store.Store.put, checked := []))

    call("check", "kkg", "--resume")

    assert 20 == len(checked)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Jayapura", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
    ],
)
def test_the_report_does_not_depend_on_where_and_when_it_is_made(
    many, call, start, tmp_path, environment
):
    said = call("check", "kkg", "--jobs", "1", "--output", "here.txt")
    names = sorted((f"kkg/{each.name}" for each in many.iterdir()), reverse=True)
    options = ("--jobs", "2", "--output", "there.txt")

    ended = start("check", *names, *options, cwd=tmp_path, environment=environment)

    assert (1, 1) == (said.code, ended.returncode)
    assert Path("here.txt").read_bytes() == Path("there.txt").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_a_run_goes_on_where_ctrl_c_has_stopped_it(many, call, tmp_path, monkeypatch):
    for number in range(16, 100):
        shutil.copy(many / "salah.xlsx", many / f"{number}.xlsx")
    command = [sys.executable, "-m", "kkg_xl.entrypoints.cli", "check", "kkg", "--output", "x.txt"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE)
    kept = tmp_path / "state" / "kkg-xl" / "results.sqlite3"
    until = time.monotonic() + 30
    while time.monotonic() < until and not (kept.exists() and kept.stat().st_size > 30_000):
        time.sleep(0.02)
    started = children(run.pid)

    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=30)

    assert 130 == run.returncode
    assert "sudah diperiksa dan disimpan; lanjutkan" in said.decode()
    assert not list(tmp_path.glob("*x.txt*"))
    assert [] == [each for each in started if Path(f"/proc/{each}").exists()]

    monkeypatch.setattr(store.Store, "put", counting(store.Store.put, checked := []))
    resumed = call("check", "kkg", "--resume")

    assert 0 < len(checked) < 104
    assert resumed == call("check", "kkg", "--jobs", "2")


def children(parent):
    """Give the processes that a process has started; Linux alone tells that."""
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def test_copies_are_made_by_guarded_processes_too(many, call):
    said = call("check", "kkg", "--annotate", "salinan", "--jobs", "2")

    assert 18 == said.err.count("salinan bertanda: ")
    assert 18 == len(list(Path("salinan").iterdir()))


def test_many_copies_are_counted_and_those_that_are_not_made_are_named(many, call):
    for number in range(20, 24):
        shutil.copy(many / "salah.xlsx", many / f"{number}.xlsx")
    Path("salinan").mkdir()
    Path("salinan", "20.xlsx").write_bytes(b"somebody's own")

    said = call("check", "kkg", "--annotate", "salinan", "--jobs", "2")

    *refused, counted = said.err.splitlines()
    assert "kkg-xl: 21 salinan bertanda di folder salinan" == counted
    assert ["kkg-xl: tidak disalin: kkg/20.xlsx"] == [line.partition(". ")[0] for line in refused]


def test_two_workbooks_of_one_name_do_not_share_a_copy(many, call):
    other = many.parent / "lain"
    other.mkdir()
    shutil.copy(many / "salah.xlsx", other / "0.xlsx")

    few = call("check", "kkg/0.xlsx", "lain/0.xlsx", "--annotate", "a")
    guarded = call("check", "kkg/0.xlsx", "lain/0.xlsx", "--annotate", "b", "--jobs", "2")

    assert 1 == few.err.count("tidak disalin: lain/0.xlsx")
    assert sorted(few.err.splitlines()) == sorted(guarded.err.replace("b/0", "a/0").splitlines())


def test_a_store_that_is_damaged_is_begun_anew(many, call, tmp_path):
    first = call("check", "kkg", "--jobs", "2")
    (tmp_path / "state" / "kkg-xl" / "results.sqlite3").write_bytes(b"no base at all" * 999)

    assert first == call("check", "kkg", "--resume")


def test_a_user_without_a_folder_gets_a_report_all_the_same(many, call, tmp_path):
    first = call("check", "kkg", "--jobs", "2")
    shutil.rmtree(tmp_path / "state")
    (tmp_path / "state").write_text("no folder")

    said = call("check", "kkg", "--jobs", "2")

    assert first.out == said.out
    assert "hasil tidak disimpan untuk --resume" in said.err


@pytest.mark.parametrize("said", ["0", "-1", "banyak"])
def test_a_count_is_a_whole_number_from_one_up(folder, call, said):
    told = f"kkg-xl check: --jobs: {said} bukan bilangan bulat dari 1 ke atas\n"

    assert call("check", "kkg", f"--jobs={said}").err.startswith(told)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_shows_how_far_it_is_and_nothing_else_does():
    terminal, file = Terminal(), io.StringIO()
    for stream in (terminal, file):
        progress = Progress(4, "id", stream)
        progress.show(Tally(workbooks=1))
        progress.show(Tally(workbooks=2))
        progress.clear()

    assert "" == file.getvalue()
    assert terminal.getvalue().startswith("\r\x1b[K1 dari 4 buku (25%)")
    assert terminal.getvalue().endswith("\r\x1b[K")
    assert "2 dari 4" not in terminal.getvalue()
