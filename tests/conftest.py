"""What holds for all tests: snapshots, and no silent skips in the build."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.newer_parts import with_newer_parts
from tests.support.office import converted
from tests.support.rich import rich_workbook
from tests.support.snapshots import Snapshots

pytest_plugins = ["tests.support.libreoffice.fixtures"]

INSTALLED_IN_THE_BUILD = (
    *("LibreOffice", "OOXML validator", "Chromium", "axe-core"),
    "kkg-xl[cluster]",
)


# A busy machine is no fault of what is tested, nor is the time that the first import takes.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def pytest_addoption(parser):
    parser.addoption(
        "--update-snapshots",
        action="store_true",
        help="write what is printed now over what was expected; then read the difference",
    )


@pytest.fixture
def snapshots(request):
    """Compare texts with files that hold what is expected."""
    return Snapshots(update=request.config.getoption("--update-snapshots"))


@pytest.fixture(scope="session")
def each_rich(tmp_path_factory):
    """Give the rich workbooks by who writes such a thing; they are made once and not changed."""
    folder = tmp_path_factory.mktemp("kaya")
    plain = rich_workbook(folder / "kantor.xlsx", macros=False)
    return {
        "XlsxWriter": rich_workbook(folder / "kaya.xlsm"),
        "Excel": with_newer_parts(rich_workbook(folder / "baru.xlsm")),
        "LibreOffice": converted(plain, folder / "office"),
    }


@pytest.fixture(params=["XlsxWriter", "Excel", "LibreOffice"])
def rich(request, each_rich, tmp_path):
    """Give a workbook with everything that a program writes, to be changed."""
    made = each_rich[request.param]
    return Path(shutil.copyfile(made, tmp_path / f"kaya{made.suffix}"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Fail in the build what is skipped for want of a program that must be installed there."""
    report = yield
    wanted = any(program in str(report.longrepr) for program in INSTALLED_IN_THE_BUILD)
    if report.skipped and os.environ.get("KKG_XL_CI") and wanted:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} may not be skipped in the build: {report.longrepr[2]}"
    return report
