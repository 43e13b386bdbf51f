"""`kkg-xl check`: files and folders in, a report out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from kkg_xl.domain.text import Message, Text, say
from kkg_xl.entrypoints import console
from kkg_xl.entrypoints.arguments import USAGE_ERROR, CheckOptions
from kkg_xl.entrypoints.search import SUFFIXES, Target, search
from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.json import JsonReport
from kkg_xl.reports.report import Report
from kkg_xl.reports.tally import Tally
from kkg_xl.reports.text import TextReport
from kkg_xl.rules.registry import all_rules
from kkg_xl.usecases.check import check_workbook

if TYPE_CHECKING:
    from kkg_xl.entrypoints.annotating import Annotating

NOTHING_TO_CHECK = Text(id="tidak ada buku kerja untuk diperiksa", en="no workbook to check")
NOT_WRITTEN = Text(id="{name} tidak dapat ditulis: {why}", en="{name} cannot be written: {why}")
WRITTEN = Text(id="laporan ditulis: {name}", en="report written: {name}")
OVER_WORKBOOK = Text(
    id="{name} adalah buku kerja; laporan tidak ditulis di atasnya",
    en="{name} is a workbook; the report is not written over it",
)


def run(options: CheckOptions) -> int:
    """Check what was asked for and give the exit code."""
    all_rules()  # a rule that cannot be loaded stops the program before it promises anything
    targets, passed_over = search(options.paths, options.annotate)
    for each in passed_over:
        console.remark(say(each.why, name=each.name), options.language)
    if not targets:
        return _refused(say(NOTHING_TO_CHECK), options)
    if options.output is not None and _is_workbook(options.output, targets):
        return _refused(say(OVER_WORKBOOK, name=str(options.output)), options)
    copying = _copying(options)
    tally = Tally()
    try:
        with console.destination(options.output, utf8=options.format == "json") as file:
            tell = _teller(options)
            for target in targets:
                checked = _checked(target, copying)
                tally = tally.plus(checked)
                file.write(tell.workbook(checked))
                file.flush()
            file.write(tell.ending(tally))
    except BrokenPipeError:
        raise
    except OSError as error:
        name = "stdout" if options.output is None else str(options.output)
        return _refused(say(NOT_WRITTEN, name=name, why=error.strerror or str(error)), options)
    if options.output is not None:
        console.remark(say(WRITTEN, name=str(options.output)), options.language)
    return int(tally.wrong or (copying is not None and not copying.complete))


def _copying(options: CheckOptions) -> Annotating | None:
    if options.annotate is None:
        return None
    from kkg_xl.entrypoints.annotating import Annotating  # noqa: PLC0415 -- most runs only read

    return Annotating(options.annotate, options.language)


def _checked(target: Target, copying: Annotating | None) -> Checked:
    if target.failure is not None:
        return Checked(target.name, failure=target.failure)
    if copying is not None:
        return copying.check(target)
    return check_workbook(target.name, partial(read_book, target.path, target.name))


def _teller(options: CheckOptions) -> Report:
    match options.format:
        case "json":
            return JsonReport(options.language)
        case "text":
            screen = options.output is None
            width = console.width(terminal=screen)
            return TextReport(options.language, width, colour=screen and console.colour())
        case _:
            assert_never(options.format)


def _is_workbook(output: Path, targets: Sequence[Target]) -> bool:
    if output.suffix.lower() in SUFFIXES:
        return True
    return output.exists() and any(
        target.path.exists() and output.samefile(target.path) for target in targets
    )


def _refused(message: Message, options: CheckOptions) -> int:
    console.remark(message, options.language)
    return USAGE_ERROR
