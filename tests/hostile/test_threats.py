"""Every threat gets its verdict, within its time and memory, and nothing but that."""

import sys

import pytest

from tests.hostile.threats import cells, formulas, kinds, parts, zips

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="this system cannot fork")

THREATS = {
    threat.name: threat
    for family in (zips, parts, cells, formulas, kinds)
    for threat in family.THREATS
}

_SLOWER = 6
"""What coverage and a busy machine cost; a workbook that hangs goes beyond that, too."""


@pytest.mark.parametrize("name", THREATS)
def test_every_threat_has_its_verdict(guard, tmp_path, name):
    threat = THREATS[name]
    path = tmp_path / f"buku.{threat.ending}"
    path.write_bytes(threat.make())
    outcome = guard.check(path)

    assert (threat.verdict, threat.findings, "") == (
        outcome.verdict,
        " ".join(outcome.findings),
        outcome.errors,
    )
    assert threat.says in outcome.told
    assert outcome.seconds < _SLOWER * threat.seconds
    assert outcome.mebibytes < threat.mebibytes
