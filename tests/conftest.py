"""What holds for all tests: snapshots, and no silent skips in the build."""

from __future__ import annotations

import os

import pytest

from tests.support.snapshots import Snapshots


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
    """Fail in the build what is skipped for want of LibreOffice: there it must be installed."""
    report = yield
    if report.skipped and os.environ.get("KKG_XL_CI") and "LibreOffice" in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} may not be skipped in the build: {report.longrepr[2]}"
    return report
