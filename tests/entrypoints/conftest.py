"""A folder with a correct and a wrong workbook, and the program as a user starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from kkg_xl.entrypoints.cli import main
from tests.support.grids import book, write_xlsx

RIGHT = """
|   | A  | B                | C   | D      | E         |
| - | -- | ---------------- | --- | ------ | --------- |
| 1 | NO | URAIAN           | VOL | HARGA  | JUMLAH    |
| 2 | 1  | Konsumsi Peserta | 40  | 20.000 | 800.000   |
| 3 | 2  | Cetak Buku       | 40  | 25.000 | 1.000.000 |
| 4 | 3  | Sewa Tempat      | 2   | 300.000 | 600.000  |
| 5 |    | JUMLAH           |     |        | 2.400.000 |
"""
WRONG = RIGHT.replace("2.400.000", "2.420.000")


class Said(NamedTuple):
    """What one call gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Give a folder `kkg` with two workbooks, and stand above it."""
    monkeypatch.chdir(tmp_path)
    kkg = tmp_path / "kkg"
    kkg.mkdir()
    write_xlsx(book(RIGHT), kkg / "benar.xlsx")
    write_xlsx(book(WRONG), kkg / "salah.xlsx")
    return kkg


@pytest.fixture
def call(capsys):
    """Call the program within this process."""

    def said(*arguments):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = end.code
        return Said(code, *capsys.readouterr())

    return said


@pytest.fixture
def start():
    """Start the program in a process of its own; output comes as bytes."""

    def said(*arguments, cwd, environment=None, **options):
        clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        return subprocess.run(
            [sys.executable, "-m", "kkg_xl.entrypoints.cli", *arguments],
            cwd=cwd,
            env={**clean, "PYTHONPATH": str(Path(__file__).parents[2]), **(environment or {})},
            check=False,
            capture_output="stdout" not in options,
            timeout=60,
            **options,
        )

    return said
