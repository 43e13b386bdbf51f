"""Nothing of what cells hold leaves the check but in its report, whatever goes wrong."""

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from kkg_xl.entrypoints import cli
from kkg_xl.hosts.files.marks import marked_copies
from kkg_xl.hosts.files.reading import open_xml
from kkg_xl.reports.text import TextReport
from kkg_xl.usecases import annotate, check
from tests.hostile.guarded import Guard
from tests.hostile.old_formats import ods, xls, xlsb
from tests.hostile.threats.threat import book, text

NIP, NAME = "199001012015031999", "Peserta Kenari"
ROOT = Path(__file__).parents[2]
OURS = (NIP, NAME, NIP[:9])


@pytest.fixture
def planted(tmp_path):
    """Write a workbook with a name and a NIP, and with a fault to be told."""
    path = tmp_path / "kenari.xlsx"
    cells = {"B4": text(f"Honor {NAME}"), "E4": text(f"NIP {NIP}"), "H4": text(NIP)}
    path.write_bytes(book(cells))
    return path


def quoting(*_given, **_named):
    raise ValueError(NAME, NIP)


def closing(*_given, **_named):
    raise OSError(5, "Input/output error", f"{NAME} {NIP}")


PLACES = {
    "reading": (open_xml, "scan_sheet"),
    "styles": (open_xml, "read_styles"),
    "understanding": (check, "understand"),
    "rules": (check, "find"),
    "what was not checked": (check, "uncheckable"),
    "telling": (TextReport, "workbook"),
    "marking": (annotate, "annotate"),
    "making the copy": (marked_copies, "annotated"),
    "saving the copy": (marked_copies, "save"),
}


@pytest.mark.parametrize("fault", [quoting, closing])
@pytest.mark.parametrize("place", PLACES)
def test_no_fault_tells_what_cells_hold(planted, monkeypatch, capfd, place, fault):
    temporary = planted.parent / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    where, name = PLACES[place]
    monkeypatch.setattr(where, name, fault)
    copies = planted.parent / "salinan"
    status = cli.main(["check", str(planted), "--annotate", str(copies)])
    told, errors = capfd.readouterr()

    assert status in (1, 2)
    assert "[internal]" in told or errors
    assert [] == [each for each in OURS if each in errors]
    assert "Traceback" not in errors
    assert [] == list(temporary.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="this system cannot fork")
def test_a_check_speaks_with_no_network_and_writes_no_file(planted, tmp_path):
    guard = Guard()
    for ending, made in {"xls": xls, "xlsb": xlsb, "ods": ods}.items():
        (tmp_path / f"b.{ending}").write_bytes(made([(NAME, NIP)]))
    outcomes = [guard.check(path) for path in sorted(tmp_path.glob("*.*"))]
    guard.close()

    assert [("read", "")] * 4 == [(each.verdict, each.errors) for each in outcomes]


@pytest.mark.skipif(sys.platform == "win32", reason="this system cannot fork")
@pytest.mark.parametrize("deed", ["socket.socket()", "open('x', 'w')", "os.open('x', os.O_CREAT)"])
def test_the_watch_sees_what_it_is_there_for(tmp_path, deed):
    program = (
        "import os, socket, sys; from tests.hostile.guarded import _watch; sys.addaudithook(_watch)"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{program}; {deed}"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.startswith(("socket.", "written: 'x'"))


def test_no_socket_is_opened_by_the_command(planted, monkeypatch, capfd):
    def refuse(*_given, **_named):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    assert 1 == cli.main(["check", str(planted)])
    assert NIP in capfd.readouterr().out
