"""A small province in the suite; `python -m tests.province.run` checks a whole one."""

from __future__ import annotations

import sys

import pytest

from tests.province.making import make
from tests.province.run import check

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux tells which processes a process has started"
)


def test_every_file_has_its_verdict_whoever_is_killed(tmp_path, capsys):
    folder = tmp_path / "provinsi"
    folder.mkdir()

    faults = check(make(folder, 60, "small"), folder, every=1.0)

    assert [] == faults
    assert "two workers, 0 killed" not in capsys.readouterr().out
