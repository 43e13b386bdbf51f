from pathlib import Path

import pytest

from kkg_xl.entrypoints.live_files import LiveFiles
from kkg_xl.hosts.excel.live_book import LiveBook
from kkg_xl.hosts.excel.patience import Gate
from tests.support.excel.engine import App, FakeNative, opened
from tests.support.grids import book as book_of
from tests.support.grids import write_xlsx


class Clock:
    """Time that only passes while somebody waits."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


class Desk:
    """A workbook that is open in the fake Excel, and a live book for each click on it."""

    def __init__(self, folder, table, name):
        self.folder, self.app, self.clock = folder, App(), Clock()
        path = folder / "opened.xlsx"
        if isinstance(table, Path):
            path.write_bytes(table.read_bytes())
        else:
            write_xlsx(book_of(table), path)
        self.workbook = opened(self.app, path, name)
        self.held = self.workbook.impl.held
        self.clicks = 0

    def live(self, language="id"):
        self.clicks += 1
        copies = self.folder / f"click {self.clicks}"
        copies.mkdir()
        return LiveBook(
            self.workbook,
            FakeNative(),
            LiveFiles(),
            folder=copies,
            journal=self.folder / "journal",
            language=language,
            gate=Gate(clock=self.clock, sleep=self.clock.sleep),
        )

    def read(self):
        return self.live().read()

    def cell(self, sheet, row, column):
        return self.read().grid(sheet).cell(row, column)


@pytest.fixture
def desk(tmp_path):
    """Open a table, or a file, in the fake Excel."""

    def opening(table, name="RAB 2026.xlsx"):
        folder = tmp_path / f"desk {len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        return Desk(folder, table, name)

    return opening
