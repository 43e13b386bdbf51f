"""`kkg-xl check`: files and folders in, a report out.

The report is told when all workbooks are checked, since what several share is told with each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from kkg_xl.domain.text import Message, Text, say
from kkg_xl.entrypoints import console
from kkg_xl.entrypoints.across.found import Found
from kkg_xl.entrypoints.arguments import CheckOptions
from kkg_xl.entrypoints.batch.examining import Examiner, Manner
from kkg_xl.entrypoints.batch.faults import RunFailedError
from kkg_xl.entrypoints.batch.sharing import compared
from kkg_xl.entrypoints.parser import USAGE_ERROR
from kkg_xl.entrypoints.report_file import is_anothers, is_own, refusal
from kkg_xl.entrypoints.search import Target, search
from kkg_xl.entrypoints.telling import missing, tell, wants_excerpts
from kkg_xl.hosts.remote.addresses import UnusableAddressError
from kkg_xl.reports.masking import MaskedRun
from kkg_xl.reports.run import Run, RunInMemory
from kkg_xl.rules.registry import all_rules

NOTHING_TO_CHECK = Text(id="tidak ada buku kerja untuk diperiksa", en="no workbook to check")
REPORT = Text(id="dilewati, laporan kkg-xl: {name}", en="passed over, a report of kkg-xl: {name}")
NOT_WRITTEN = Text(id="{name} tidak dapat ditulis: {why}", en="{name} cannot be written: {why}")
WRITTEN = Text(id="laporan ditulis: {name}", en="report written: {name}")

_FEW = 8
_SMALL_BYTES = 1 << 20
"""Up to so many workbooks of so many bytes in all: processes of their own would only cost time."""


def run(options: CheckOptions) -> int:
    """Check what was asked for and give the exit code."""
    all_rules()  # a rule that cannot be loaded stops the program before it promises anything
    try:
        targets = _targets(options)
        with (
            console.destination(options.output, utf8=options.format != "text") as file,
            _checked(targets, options) as checked,
        ):
            whole = compared(checked.run, checked.found)
            tell(MaskedRun(whole) if options.mask else whole, file, options)
            wrong = whole.tally.wrong or not checked.complete
    except BrokenPipeError:
        raise
    except (RunFailedError, UnusableAddressError) as error:
        return _refused(error.message, options)
    except OSError as error:
        name = "stdout" if options.output is None else str(options.output)
        return _refused(say(NOT_WRITTEN, name=name, why=error.strerror or str(error)), options)
    if options.output is not None:
        console.remark(say(WRITTEN, name=str(options.output)), options.language)
    return int(wrong)


def _targets(options: CheckOptions) -> Sequence[Target]:
    """Find what is to be checked, and make sure that a report of it can be written.

    Raises `RunFailedError` and `UnusableAddressError`.
    """
    lacking = missing(options)
    if lacking is not None:
        raise RunFailedError(lacking)
    found, passed_over = search(options.paths, options.annotate)
    targets = [each for each in found if not is_own(each, options.output, options.format)]
    reports = {each.name for each in targets if is_anothers(each, options.paths)}
    targets = [each for each in targets if each.name not in reports]
    for each in passed_over:
        console.remark(say(each.why, name=each.name), options.language)
    for name in sorted(reports):
        console.remark(say(REPORT, name=name), options.language)
    if not targets:
        raise RunFailedError(say(NOTHING_TO_CHECK))
    if options.output is not None:
        refused = refusal(options.output, targets, options.format)
        if refused is not None:
            raise RunFailedError(refused)
    return targets


class _Checked(NamedTuple):
    """A run that can be told."""

    run: Run
    complete: bool
    """Whether each workbook has the copy that it should have."""
    found: Found | None = None
    """Where clues lead from one workbook to others, if that is known already."""


@contextmanager
def _checked(targets: Sequence[Target], options: CheckOptions) -> Iterator[_Checked]:
    """Check the targets.

    A few are checked here, which is done before another process has started.
    """
    annotate = None if options.annotate is None else str(options.annotate)
    manner = Manner(annotate, options.language, wants_excerpts(options))
    if _is_simple(options) and _are_few(targets):
        yield _checked_here(targets, manner, options)
        return
    from kkg_xl.entrypoints.batch import guarded  # noqa: PLC0415 -- only for many

    with guarded.checked(targets, manner, options) as stored:
        yield _Checked(stored, stored.complete, stored.found)


def _checked_here(targets: Sequence[Target], manner: Manner, options: CheckOptions) -> _Checked:
    examine = Examiner(manner)
    workbooks, complete = [], True
    for target in targets:
        examined = examine(target)
        workbooks.append(examined.checked)
        complete &= examined.complete
        if examined.remark is not None:
            console.remark(examined.remark, options.language)
    return _Checked(RunInMemory(workbooks), complete)


def _is_simple(options: CheckOptions) -> bool:
    return options.jobs is None and options.cluster is None and not options.resume


def _are_few(targets: Sequence[Target]) -> bool:
    paths = [each.source for each in targets if isinstance(each.source, Path)]
    if not len(paths) == len(targets) <= _FEW:
        return False  # nobody knows how large and slow something is that stands elsewhere
    with suppress(OSError, ValueError):
        return sum(path.stat().st_size for path in paths) < _SMALL_BYTES
    return True  # what is missing costs nothing


def _refused(message: Message, options: CheckOptions) -> int:
    console.remark(message, options.language)
    return USAGE_ERROR
