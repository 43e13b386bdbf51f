"""`kkg-xl addin` on computers that are made up."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import kkg_xl
from kkg_xl.entrypoints.addin import command
from kkg_xl.entrypoints.addin.arguments import parse_addin
from kkg_xl.entrypoints.addin.building import build
from kkg_xl.entrypoints.addin.command import Computer
from kkg_xl.entrypoints.addin.places import interpreter, places
from kkg_xl.entrypoints.addin.systems import Mac, Windows
from tests.support import vba_projects

SECURITY = r"Software\Microsoft\Office\16.0\Excel\Security"
POLICY = r"Software\Policies\Microsoft\Office\16.0\Excel\Security"
DISABLED = r"Software\Microsoft\Office\16.0\Excel\Resiliency\DisabledItems"
EXCEL = {r"Software\Classes\Excel.Application\CurVer": {"": "Excel.Application.16"}}


class FakeRegistry:
    def __init__(self, keys):
        self._keys = keys

    def values(self, key):
        return self._keys.get(key, {})


def windows(folder: Path, keys=EXCEL) -> Computer:
    there = places("win32", {"APPDATA": str(folder / "Roaming")}, folder)
    return Computer(there, Windows(FakeRegistry(keys), "kkg_xl.xlam"), folder / "state")


def mac(folder: Path) -> Computer:
    application = folder / "Microsoft Excel.app"
    (application / "Contents").mkdir(parents=True)
    (application / "Contents" / "Info.plist").write_text(
        '<?xml version="1.0"?><plist version="1.0"><dict>'
        "<key>CFBundleShortVersionString</key><string>16.89</string></dict></plist>",
        encoding="utf-8",
    )
    return Computer(places("darwin", {}, folder), Mac(application), folder / "state")


def run(computer: Computer | None, *said: str, language="id") -> int:
    return command.run(parse_addin([*said, "--lang", language], language), computer)


def files(computer: Computer) -> list[Path]:
    return sorted(path for path in computer.state.parent.rglob("*") if path.is_file())


@pytest.fixture(params=[windows, mac])
def computer(request, tmp_path) -> Computer:
    return request.param(tmp_path)


def test_an_installed_add_in_is_sound(computer, capsys):
    assert run(computer, "install") == 0
    assert "Tutup Excel lalu buka lagi" in capsys.readouterr().err

    assert run(computer, "doctor") == 0
    told = capsys.readouterr().out
    assert "!!" not in told
    assert f"versi add-in: {kkg_xl.__version__}" in told
    assert sys.executable in told


def test_what_is_removed_leaves_nothing(computer, capsys):
    before = files(computer)
    run(computer, "install")
    computer.state.mkdir()
    (computer.state / "record.json").write_text("{}", encoding="utf-8")

    assert run(computer, "remove") == 0
    assert files(computer) == before
    assert not computer.state.exists()
    assert capsys.readouterr().err.count("Dicabut: ") == (
        2 if computer.places.script is None else 3
    )
    assert run(computer, "remove") == 0
    assert "Tidak ada yang perlu dicabut" in capsys.readouterr().err


def test_installing_again_takes_the_place_of_what_is_there(computer):
    computer.places.addin.parent.mkdir(parents=True)
    computer.places.addin.write_bytes(b"an older one")

    assert run(computer, "install") == 0
    assert vba_projects.read(computer.places.addin).faults == []


def test_a_mac_gets_the_script_that_starts_python(tmp_path):
    computer = mac(tmp_path)
    run(computer, "install")
    assert "on KkgRun(parameter)" in computer.places.script.read_text(encoding="utf-8")

    computer.places.script.unlink()
    assert run(computer, "doctor") == 1


def test_without_an_add_in_the_doctor_says_how_to_get_it(computer, capsys):
    assert run(computer, "doctor", language="en") == 1
    assert "Run: kkg-xl addin install" in capsys.readouterr().out


def test_an_add_in_of_another_version_is_named(tmp_path, capsys, monkeypatch):
    computer = windows(tmp_path)
    run(computer, "install")
    monkeypatch.setattr(kkg_xl, "__version__", "99.0")

    assert run(computer, "doctor") == 1
    assert "versi program 99.0" in capsys.readouterr().out


@pytest.mark.parametrize("python", ["", "no-such-python"])
def test_a_python_that_does_not_start_is_named(tmp_path, capsys, python):
    computer = windows(tmp_path)
    computer.places.addin.parent.mkdir(parents=True)
    computer.places.addin.write_bytes(build(python))

    assert run(computer, "doctor") == 1
    assert "Python untuk tombol tidak dapat menjalankan kkg_xl" in capsys.readouterr().out


def test_an_add_in_that_is_broken_is_named(tmp_path, capsys):
    computer = windows(tmp_path)
    computer.places.addin.parent.mkdir(parents=True)
    computer.places.addin.write_bytes(b"not an add-in")

    assert run(computer, "doctor") == 1
    assert "add-in tidak terbaca" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({SECURITY: {"VBAWarnings": 4}}, "mematikan semua makro"),
        ({POLICY: {"VBAWarnings": 4}, SECURITY: {"VBAWarnings": 2}}, "mematikan semua makro"),
        ({rf"{SECURITY}\Trusted Locations": {"AllLocationsDisabled": 1}}, "tidak mempercayai"),
        (
            {DISABLED: {"x": b"\1\0" + r"C:\XLSTART\KKG_XL.xlam".encode("utf-16-le")}},
            "menonaktifkan",
        ),
    ],
)
def test_a_setting_that_keeps_the_add_in_out_is_named_with_its_remedy(tmp_path, capsys, keys, told):
    computer = windows(tmp_path, {**EXCEL, **keys})
    run(computer, "install")

    assert run(computer, "doctor") == 1
    said = capsys.readouterr().out
    assert told in said
    assert said.count("!!") == 1
    assert "Excel: " in said.partition("!!")[2]


@pytest.mark.parametrize(
    ("version", "told"),
    [("Excel.Application.14", "Excel versi 14 terlalu lama"), ("", "Excel tidak ditemukan")],
)
def test_no_excel_or_an_old_one_is_named(tmp_path, capsys, version, told):
    keys = {r"Software\Classes\Excel.Application\CurVer": {"": version}}
    run(windows(tmp_path, keys), "doctor")
    assert told in capsys.readouterr().out


def test_a_mac_without_excel_is_told(tmp_path):
    assert Mac(tmp_path / "nowhere").excel_version() == ""


def test_a_folder_that_cannot_be_written_is_told(computer, capsys):
    computer.places.addin.parent.parent.mkdir(parents=True)
    computer.places.addin.parent.write_text("a file where a folder belongs", encoding="utf-8")

    assert run(computer, "install") == 1
    assert capsys.readouterr().err.startswith("kkg-xl: ")


def test_building_needs_no_excel(tmp_path, capsys):
    path = tmp_path / "mine.xlam"
    assert run(None, "build", "--output", str(path)) == 0
    assert path.read_bytes() == build()
    assert str(path) in capsys.readouterr().err


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="this system may have Excel")
def test_where_there_is_no_excel_that_is_said(call):
    said = call("addin", "install")
    assert said.code == 1
    assert "Excel hanya ada di Windows dan Mac" in said.err


def test_a_call_that_is_wrong_is_told(call):
    assert call("addin").code == 2
    assert call("addin", "install", "--output", "x").code == 2
    assert call("addin", "uninstall").code == 2


def test_the_python_without_a_window_is_taken_where_there_is_one(tmp_path):
    python = tmp_path / "python.exe"
    assert interpreter(str(python), "win32") == str(python)
    (tmp_path / "pythonw.exe").touch()
    assert interpreter(str(python), "win32") == str(tmp_path / "pythonw.exe")
    assert interpreter("/usr/bin/python3", "darwin") == "/usr/bin/python3"
