"""What holds for all tests: snapshots, and no silent skips in the build."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from tests.support.snapshots import Snapshots

INSTALLED_IN_THE_BUILD = ("LibreOffice", "OOXML validator")


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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Fail in the build what is skipped for want of a program that must be installed there."""
    report = yield
    wanted = any(program in str(report.longrepr) for program in INSTALLED_IN_THE_BUILD)
    if report.skipped and os.environ.get("KKG_XL_CI") and wanted:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} may not be skipped in the build: {report.longrepr[2]}"
    return report
