"""Where a report of a check may be written, and which files are such reports.

Never over a workbook, and not under a name by which another program would open it in vain.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from kkg_xl.domain.text import Message, Text, say
from kkg_xl.entrypoints.arguments import Format
from kkg_xl.entrypoints.search import SUFFIXES, Target
from kkg_xl.hosts.files.reporting.ownership import is_report, is_report_as_written

OVER_WORKBOOK: Final = Text(
    id="{name} adalah buku kerja; laporan tidak ditulis di atasnya",
    en="{name} is a workbook; the report is not written over it",
)
NO_FOLDER: Final = Text(
    id="{name} tidak dapat ditulis: folder {folder} tidak ada",
    en="{name} cannot be written: there is no folder {folder}",
)
IS_FOLDER: Final = Text(
    id="{name} tidak dapat ditulis: itu folder; sebutkan nama berkasnya juga",
    en="{name} cannot be written: it is a folder; name the file in it too",
)
NAMED_AS_WORKBOOK: Final = Text(
    id="{name}: laporan --format {format} bukan buku kerja; beri nama lain, atau pakai"
    " --format xlsx dengan nama .xlsx",
    en="{name}: a report of --format {format} is no workbook; give it another name, or use"
    " --format xlsx and a name in .xlsx",
)
NAMED_OTHERWISE: Final = Text(
    id="{name}: laporan --format xlsx adalah buku kerja; beri nama yang berakhir .xlsx",
    en="{name}: a report of --format xlsx is a workbook; give it a name that ends in .xlsx",
)


def refusal(output: Path, targets: Sequence[Target], form: Format) -> Message | None:
    """Say why no report is written to `output`, if none is."""
    name, ending = str(output), output.suffix.lower()
    if output.is_dir():
        return say(IS_FOLDER, name=name)
    if not output.parent.is_dir():
        return say(NO_FOLDER, name=name, folder=str(output.parent))
    if output.exists() and _is_workbook(output, targets, form):
        return say(OVER_WORKBOOK, name=name)
    if form == "xlsx" and ending not in {"", ".xlsx"}:
        return say(NAMED_OTHERWISE, name=name)
    if form != "xlsx" and ending in SUFFIXES:
        return say(NAMED_AS_WORKBOOK, name=name, format=form)
    return None


def is_own(target: Target, output: Path | None, form: Format) -> bool:
    """Tell whether a target is what an earlier run of this command has written."""
    if form != "xlsx" or output is None:
        return False
    return _are_same(target, output) and is_report(output)


def is_anothers(target: Target, named: Collection[str]) -> bool:
    """Tell whether a target of a folder is what another run has written, and nobody's workbook.

    One that is named is checked, so that it is answered.
    """
    if not isinstance(target.source, Path) or target.name in {
        Path(each).as_posix() for each in named
    }:
        return False
    return is_report_as_written(target.source)


def _is_workbook(output: Path, targets: Sequence[Target], form: Format) -> bool:
    """Tell whether writing a report over a file would cost somebody a workbook."""
    if output.suffix.lower() in SUFFIXES:
        return form != "xlsx" or not is_report(output)
    return any(_are_same(target, output) for target in targets)


def _are_same(target: Target, output: Path) -> bool:
    source = target.source
    if not isinstance(source, Path):
        return False
    return source.exists() and output.exists() and output.samefile(source)
