"""How each format is made from a run: a table, in which a report has one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TextIO, TypeAlias

from kkg_xl.entrypoints import console
from kkg_xl.entrypoints.arguments import CheckOptions, Format
from kkg_xl.reports.json import JsonReport
from kkg_xl.reports.report import Report
from kkg_xl.reports.run import Run
from kkg_xl.reports.text import TextReport

Tell: TypeAlias = Callable[[Run, TextIO], None]
"""Writes a run to a file; raises `OSError` where that takes no more."""


def tell(run: Run, file: TextIO, options: CheckOptions) -> None:
    """Tell a run in the format that was asked for; raises `OSError`."""
    _FORMATS[options.format](options)(run, file)


def wants_excerpts(name: Format) -> bool:
    """Tell whether a format shows parts of sheets, which are cut out only then."""
    return name == "html"


def _json(options: CheckOptions) -> Tell:
    return _one_by_one(JsonReport(options.language))


def _text(options: CheckOptions) -> Tell:
    screen = options.output is None
    width = console.width(terminal=screen)
    return _one_by_one(TextReport(options.language, width, colour=screen and console.colour()))


def _html(options: CheckOptions) -> Tell:
    from kkg_xl.reports.html.report import HtmlReport  # noqa: PLC0415 -- most runs do not ask

    return lambda run, file: HtmlReport(options.language).write(run, file.buffer)


def _one_by_one(report: Report) -> Tell:
    def tell(run: Run, file: TextIO) -> None:
        file.writelines(report.workbook(checked) for checked in run)
        file.write(report.ending(run.tally))

    return tell


_FORMATS: Final[Mapping[Format, Callable[[CheckOptions], Tell]]] = {
    "html": _html,
    "json": _json,
    "text": _text,
}
"""A report of the kind `RunReport` writes to `file.buffer`."""
