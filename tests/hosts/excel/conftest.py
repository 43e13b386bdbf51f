from pathlib import Path

import pytest

from tests.hosts.excel.live import Clicks
from tests.support.excel.engine import App, FakeNative, opened
from tests.support.grids import book as book_of
from tests.support.grids import write_xlsx


class Desk(Clicks):
    """A workbook that is open in the fake Excel."""

    def __init__(self, folder, table, name):
        self.app = App()
        path = folder / "opened.xlsx"
        if isinstance(table, Path):
            path.write_bytes(table.read_bytes())
        else:
            write_xlsx(book_of(table), path)
        super().__init__(opened(self.app, path, name), FakeNative(), folder)
        self.held = self.workbook.impl.held


@pytest.fixture
def desk(tmp_path):
    """Open a table, or a file, in the fake Excel."""

    def opening(table, name="RAB 2026.xlsx"):
        folder = tmp_path / f"desk {len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        return Desk(folder, table, name)

    return opening
