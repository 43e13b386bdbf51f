"""Fixtures: one LibreOffice for all tests of a process, its workbooks closed after each.

What they need is imported when a test asks for it: xlwings alone takes a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import xlwings

    from tests.support.libreoffice.app import Engine
    from tests.support.libreoffice.native import LibreOfficeNative
    from tests.support.libreoffice.office import Office


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Run LibreOffice, once for all tests of this process."""
    from tests.support.libreoffice.office import running_office

    with running_office(tmp_path_factory.mktemp("office") / "profile") as running:
        yield running


@pytest.fixture
def engine(office: Office) -> Iterator[Engine]:
    """Give xlwings an Excel that is LibreOffice; whatever a test opens is closed after it."""
    from tests.support.libreoffice.app import registered

    with registered(office) as engine:
        yield engine
        engine.app.quit()


@pytest.fixture
def app(engine: Engine) -> xlwings.App:
    """Give the running program as xlwings does."""
    import xlwings

    return xlwings.App(impl=engine.app)


@pytest.fixture
def native() -> LibreOfficeNative:
    """Give what xlwings has no word for."""
    from tests.support.libreoffice.native import LibreOfficeNative

    return LibreOfficeNative()
