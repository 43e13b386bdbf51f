"""A workbook that is open in a program, and a live book for each click on it."""

from kkg_xl.entrypoints.live_files import LiveFiles
from kkg_xl.hosts.excel.live_book import LiveBook
from kkg_xl.hosts.excel.patience import Gate


class Clock:
    """Time that only passes while somebody waits."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


class Clicks:
    """What each click of a person has of its own."""

    def __init__(self, workbook, native, folder):
        self.workbook, self.native, self.folder = workbook, native, folder
        self.clock = Clock()
        self.clicks = 0

    def live(self, language="id"):
        self.clicks += 1
        copies = self.folder / f"click {self.clicks}"
        copies.mkdir()
        return LiveBook(
            self.workbook,
            self.native,
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


def contents(book):
    """Give everything that a person could miss in the cells of a workbook."""
    return {
        (grid.name, row, column): (cell.kind, cell.value, cell.formula, cell.number_format)
        for grid in book.grids
        for row, cells in grid.rows.items()
        for column, cell in cells.items()
    }
