"""What a guarded process answers of one workbook: its record, and before it what goes with it.

Both are JSON in one line, with a tab between them, so that the record is kept as it came. Nothing
is ever unpickled.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from kkg_xl.domain.text import Message
from kkg_xl.entrypoints.batch.examining import Examined
from kkg_xl.reports import record
from kkg_xl.reports.plain import packed, unpacked


class Answer(NamedTuple):
    """One workbook that was checked elsewhere."""

    examined: Examined
    record: str
    """As `kkg_xl.reports.record` writes what was found."""


class _Beside(NamedTuple):
    """What goes with a record."""

    digest: str | None
    remark: Message | None
    complete: bool


def to_line(examined: Examined) -> str:
    """Write an answer in one line of ASCII, without its end."""
    return line_of(Answer(examined, record.to_line(examined.checked)))


def line_of(answer: Answer) -> str:
    """Write again an answer that was read."""
    examined = answer.examined
    beside = _Beside(examined.digest, examined.remark, examined.complete)
    head = json.dumps(packed(beside, _Beside), separators=(",", ":"))
    return f"{head}\t{answer.record}"


def from_line(line: bytes) -> Answer:
    """Read what `to_line` wrote; raises `ValueError` for anything else."""
    head, _, body = line.decode("ascii").rstrip("\n").partition("\t")
    try:
        beside = unpacked(json.loads(head), _Beside)
    except RecursionError as error:
        raise ValueError from error
    return Answer(Examined(record.from_line(body), *beside), body)
