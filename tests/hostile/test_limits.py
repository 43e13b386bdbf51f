"""The page of limits says what the program does."""

from pathlib import Path

import pytest

from kkg_xl.hosts.files.reading import limits
from kkg_xl.layouts.long_texts import LONGEST
from kkg_xl.usecases.unreadable import UnreadableKind

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "limits.md").read_text("utf-8")
BYTES = ("FILE_BYTES", "PART_BYTES", "TOTAL_BYTES", "XML_TOKEN_BYTES", "RATIO_GRACE")


@pytest.mark.parametrize("name", [*BYTES, "MOVED_FORMULAS", "LEGACY_BYTES"])
def test_limits_of_bytes_are_on_the_page(name):
    assert f"{getattr(limits, name) >> 20:,} MiB" in PAGE


@pytest.mark.parametrize(
    "name",
    [
        "ENTRIES",
        "XML_DEPTH",
        "XML_ELEMENTS",
        "SHEETS",
        "CELLS",
        "TEXTS",
        "MERGES",
        "STYLES",
        "FORMULA",
    ],
)
def test_limits_of_counts_are_on_the_page(name):
    assert f"| {getattr(limits, name):,} |" in PAGE


def test_the_other_limits_are_on_the_page():
    assert f"{limits.RATIO} : 1" in PAGE
    assert f"| {limits.CHARACTERS >> 20} Mi |" in PAGE
    assert f"more than {LONGEST:,} characters" in PAGE
    least, times = limits.LEGACY_LEAST_BYTES >> 20, limits.LEGACY_BYTES_PER_BYTE
    assert f"{least} MiB + {times} times its bytes, at most" in PAGE
    seconds = (limits.LEGACY_LEAST_SECONDS, limits.LEGACY_SECONDS_PER_MIB, limits.LEGACY_SECONDS)
    assert "{} s + {} s per MiB, at most {} s".format(*seconds) in PAGE


def test_whatever_is_refused_has_a_kind():
    refusing = PAGE.partition("## Dibaca")[0]
    kinds = [line.rsplit("`", 2)[1] for line in refusing.splitlines() if line.endswith("` |")]

    assert len(kinds) > 20
    assert set(kinds) <= set(UnreadableKind.__args__)
