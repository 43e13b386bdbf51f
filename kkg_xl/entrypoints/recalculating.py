"""`kkg-xl recalculate`: one workbook in, the same one recalculated and a receipt out."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import assert_never

from kkg_xl.entrypoints import console
from kkg_xl.entrypoints.recalculate_arguments import RecalculateOptions
from kkg_xl.hosts.files.writing import WorkbookFile
from kkg_xl.reports.receipt import Receipt
from kkg_xl.reports.receipt_json import ReceiptJson
from kkg_xl.reports.receipt_text import ReceiptText
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.plan import Plan
from kkg_xl.usecases.ports import Written
from kkg_xl.usecases.recalculate import recalculate_workbook


def run(options: RecalculateOptions) -> int:
    """Recalculate what was asked for and give the exit code."""
    path, output = Path(options.book), options.output
    opened = lru_cache(partial(WorkbookFile, path))

    def read() -> Book:
        return replace(opened().book, name=path.as_posix())

    def write(plan: Plan) -> Written:
        return opened().write(plan, output)

    done = recalculate_workbook(path.as_posix(), read, None if options.dry_run else write)
    receipt = done.receipt
    if done.written is not None:
        target = path if output is None else output
        receipt = replace(receipt, written=target.as_posix())
        for remark in done.written.remarks:
            console.remark(remark, options.language)
    _tell(receipt, options)
    return int(receipt.failure is not None)


def _tell(receipt: Receipt, options: RecalculateOptions) -> None:
    match options.format:
        case "json":
            text = ReceiptJson(options.language).receipt(receipt)
        case "text":
            width = console.width(terminal=True)
            text = ReceiptText(options.language, width, console.colour()).receipt(receipt)
        case _:
            assert_never(options.format)
    with console.destination(None, utf8=options.format == "json") as screen:
        screen.write(text)
