"""How each format is made from a run: a table, in which a report has one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final, TextIO, TypeAlias

from kkg_xl.domain.text import Message, Text, say
from kkg_xl.entrypoints import console
from kkg_xl.entrypoints.arguments import CheckOptions, Format
from kkg_xl.reports.csv import CsvReport
from kkg_xl.reports.json import JsonReport
from kkg_xl.reports.report import Report
from kkg_xl.reports.run import Run, RunReport
from kkg_xl.reports.sarif import SarifReport
from kkg_xl.reports.text import TextReport

NOT_INSTALLED: Final = Text(
    id="--format {format} perlu pustaka tambahan: pip install 'kkg-xl[{format}]'",
    en="--format {format} needs another library: pip install 'kkg-xl[{format}]'",
)

Tell: TypeAlias = Callable[[Run, TextIO], None]
"""Writes a run to a file; raises `OSError` where that takes no more."""


def tell(run: Run, file: TextIO, options: CheckOptions) -> None:
    """Tell a run in the format that was asked for; raises `OSError`."""
    _FORMATS[options.format](options)(run, file)


def wants_excerpts(options: CheckOptions) -> bool:
    """Tell whether a report shows parts of sheets, which are cut out only then.

    A masked one shows none: what cells hold of people can be anything.
    """
    return options.format == "html" and not options.mask


def _json(options: CheckOptions) -> Tell:
    return _one_by_one(JsonReport(options.language))


def _text(options: CheckOptions) -> Tell:
    screen = options.output is None
    width = console.width(terminal=screen)
    return _one_by_one(TextReport(options.language, width, colour=screen and console.colour()))


def _html(options: CheckOptions) -> Tell:
    from kkg_xl.reports.html.report import HtmlReport  # noqa: PLC0415 -- most runs do not ask

    return _whole(HtmlReport(options.language))


def _one_by_one(report: Report) -> Tell:
    def tell(run: Run, file: TextIO) -> None:
        file.writelines(report.workbook(checked) for checked in run)
        file.write(report.ending(run.tally))

    return tell


def _whole(report: RunReport) -> Tell:
    def tell(run: Run, file: TextIO) -> None:
        report.write(run, file.buffer)

    return tell


def _xlsx(options: CheckOptions) -> Tell:
    from kkg_xl.hosts.files.reporting.spreadsheet import SpreadsheetReport  # noqa: PLC0415 -- slow

    folder = Path() if options.output is None else options.output.parent
    return _whole(SpreadsheetReport(options.language, folder))


def _parquet(options: CheckOptions) -> Tell:
    from kkg_xl.hosts.files.reporting.parquet import ParquetReport  # noqa: PLC0415 -- an extra

    return _whole(ParquetReport(options.language))


_FORMATS: Final[Mapping[Format, Callable[[CheckOptions], Tell]]] = {
    "json": _json,
    "text": _text,
    "xlsx": _xlsx,
    "html": _html,
    "csv": lambda options: _whole(CsvReport(options.language)),
    "sarif": lambda options: _whole(SarifReport(options.language)),
    "parquet": _parquet,
}
_LIBRARIES: Final[Mapping[Format, str]] = {"parquet": "pyarrow"}
"""What a format needs that is not always there."""


def missing(options: CheckOptions) -> Message | None:
    """Say what has to be installed before a format can be written, if anything has."""
    library = _LIBRARIES.get(options.format)
    if library is None or find_spec(library) is not None:
        return None
    return say(NOT_INSTALLED, format=options.format)
