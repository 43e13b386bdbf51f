"""What the commands have in common that write into one workbook: a workbook in, a receipt out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Protocol, assert_never

from kkg_xl.domain.text import Language
from kkg_xl.entrypoints import console
from kkg_xl.entrypoints.arguments import ReceiptFormat
from kkg_xl.entrypoints.one_book import BookOptions, TableOptions
from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile
from kkg_xl.reports.receipt import Receipt
from kkg_xl.reports.receipt_json import ReceiptJson
from kkg_xl.reports.receipt_text import ReceiptText
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.plan import Plan
from kkg_xl.usecases.acting import Done
from kkg_xl.usecases.ports import ReadBook, WriteBook, Written

Action = Callable[[str, ReadBook, WriteBook | None], Done]
"""A use case: the workbook's name, how to read it, and how to write it unless it is only told."""


class TableAction(Protocol):
    """A use case that writes a sheet for one budget of a workbook."""

    def __call__(self, name: str, read: ReadBook, write: WriteBook | None, table: str = "") -> Done:
        """Do it; `table` is what the command was told."""


def run_for_table(options: TableOptions, action: TableAction) -> int:
    """Do what was asked for a budget, tell it, and give the exit code."""
    return run(options.book, partial(action, table=options.table))


def run(options: BookOptions, action: Action) -> int:
    """Do what was asked for, tell it, and give the exit code."""
    path, output = Path(options.book), options.output
    opened = lru_cache(partial(WorkbookFile, path))

    def read() -> Book:
        return replace(opened().book, name=path.as_posix())

    def write(plan: Plan) -> Written:
        return opened().write(plan, output)

    done = action(path.as_posix(), read, None if options.dry_run else write)
    receipt = done.receipt
    if done.written is not None:
        target = path if output is None else output
        receipt = replace(receipt, written=target.as_posix())
        for remark in done.written.remarks:
            console.remark(remark, options.language)
    _tell(receipt, options.format, options.language)
    return int(receipt.failure is not None)


def _tell(receipt: Receipt, form: ReceiptFormat, language: Language) -> None:
    match form:
        case "json":
            text = ReceiptJson(language).receipt(receipt)
        case "text":
            width = console.width(terminal=True)
            text = ReceiptText(language, width, console.colour()).receipt(receipt)
        case _:
            assert_never(form)
    with console.destination(None, utf8=form == "json") as screen:
        screen.write(text)
