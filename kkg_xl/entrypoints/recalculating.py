"""`kkg-xl recalculate`: one workbook in, the same one recalculated and a receipt out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import assert_never

from kkg_xl.entrypoints import console
from kkg_xl.entrypoints.recalculate_arguments import RecalculateOptions
from kkg_xl.hosts.files.reading import read_book
from kkg_xl.hosts.files.writing import write_book
from kkg_xl.reports.receipt import Receipt
from kkg_xl.reports.receipt_json import ReceiptJson
from kkg_xl.reports.receipt_text import ReceiptText
from kkg_xl.usecases.ports import Written
from kkg_xl.usecases.recalculate import recalculate_workbook


def run(options: RecalculateOptions) -> int:
    """Recalculate what was asked for and give the exit code."""
    path = Path(options.book)
    name = path.as_posix()
    done = recalculate_workbook(
        name,
        partial(read_book, path, name),
        None if options.dry_run else partial(write_book, path, output=options.output),
    )
    receipt, outcome = done.receipt, done.written
    if outcome is not None:
        target = path if options.output is None else options.output
        receipt = replace(receipt, written=target.as_posix())
        for remark in outcome.remarks:
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
