"""`kkg-xl check` in guarded processes, here or on a cluster: how far it is, what is kept of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from kkg_xl.domain.text import Text, say
from kkg_xl.entrypoints import console
from kkg_xl.entrypoints.arguments import CheckOptions
from kkg_xl.entrypoints.batch.examining import COPIED, Manner
from kkg_xl.entrypoints.batch.faults import StoreError
from kkg_xl.entrypoints.batch.limits import Limits
from kkg_xl.entrypoints.batch.pool import Pool, Workforce
from kkg_xl.entrypoints.batch.progress import Progress
from kkg_xl.entrypoints.batch.store import Store
from kkg_xl.entrypoints.batch.stored import StoredRun
from kkg_xl.entrypoints.batch.workers import command
from kkg_xl.entrypoints.search import Target
from kkg_xl.hosts.files.saving.backups import default_folder
from kkg_xl.usecases.refusals import RefusedError

NOT_KEPT: Final = Text(
    id="hasil tidak disimpan untuk --resume: {why}", en="results are not kept for --resume: {why}"
)
KEPT: Final = Text(
    id="{done} dari {total} buku sudah diperiksa dan disimpan; lanjutkan dengan perintah yang sama"
    " ditambah --resume",
    en="{done} of {total} workbooks are checked and kept; go on with the same command and --resume",
)
COPIES: Final = Text(
    id="{n} salinan bertanda di folder {folder}", en="{n} marked copies in the folder {folder}"
)
_NAMED: Final = 20
"""Workbooks whose copies are named; in a longer list nobody would see which were not written."""
_NO_FOLDER: Final = Text(id="pengguna ini tidak punya folder", en="this user has no folder")


@contextmanager
def checked(
    targets: Sequence[Target], manner: Manner, options: CheckOptions
) -> Iterator[StoredRun]:
    """Check targets and give the run, which can be read until the end of the block."""
    with closing(_store(options)) as store:
        run = StoredRun(targets, store, excerpts=manner.excerpts)
        _check(run, len(targets), manner, options, lasts=store.lasts)
        yield run


def _check(
    run: StoredRun, total: int, manner: Manner, options: CheckOptions, *, lasts: bool
) -> None:
    progress = Progress(total, options.language)
    workforce = _workforce(total, manner, options)
    resume = options.resume and manner.annotate is None  # copies are to be written
    copies = 0
    try:
        with closing(run.check(workforce, resume=resume)) as remarks:
            for remark in remarks:
                if remark is not None and remark.text == COPIED and total > _NAMED:
                    copies += 1
                elif remark is not None:
                    progress.clear()
                    console.remark(remark, options.language)
                progress.show(run.tally)
    except KeyboardInterrupt:
        progress.clear()
        if lasts and manner.annotate is None:
            kept = say(KEPT, done=run.tally.workbooks, total=total)
            console.remark(kept, options.language)
        raise
    finally:
        progress.clear()
        if copies:
            folder = Path(str(manner.annotate)).as_posix()
            console.remark(say(COPIES, n=copies, folder=folder), options.language)


def _workforce(total: int, manner: Manner, options: CheckOptions) -> Workforce:
    if options.cluster is None:
        jobs = min(options.jobs or cores(), total)
        return Pool(command(), manner._asdict(), _limits(options), jobs)
    from kkg_xl.entrypoints.batch.cluster import Cluster  # noqa: PLC0415 -- few have one

    return Cluster(options.cluster, manner, _limits(options))


def cores() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _limits(options: CheckOptions) -> Limits:
    limits = Limits()
    return Limits(options.time_limit or limits.seconds, options.memory_limit or limits.megabytes)


def _store(options: CheckOptions) -> Store:
    """Open the store of this user, or one for this run alone where that cannot be."""
    try:
        return Store(default_folder().with_name("results.sqlite3"))
    except RefusedError:
        console.remark(say(NOT_KEPT, why=_NO_FOLDER), options.language)
    except StoreError as error:
        console.remark(say(NOT_KEPT, why=error.why), options.language)
    return Store(None)
