"""A guarded process: checks the workbooks that it is told of, one line in, one line out.

The first line says what is done with them and what each may use; the answer says that all is ready.
Then each line asks for the digest of a file or for its check. The end of the input is the end.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any, BinaryIO

from kkg_xl.entrypoints.batch.answer import to_line
from kkg_xl.entrypoints.batch.asked import target_of
from kkg_xl.entrypoints.batch.examining import Examine, Examiner, Manner, Prepare, digest_of
from kkg_xl.entrypoints.batch.limits import Limits, bound

READY = b"ready\n"


def main(prepare: Prepare = Examiner) -> None:
    """Serve whoever started this process; `prepare` makes ready what checks."""
    questions, answers = sys.stdin.buffer, _answers()
    setting = json.loads(questions.readline())
    limits = Limits(**setting["limits"])
    bound(limits)
    examine = prepare(Manner(**setting["manner"]))
    answers.write(READY)
    answers.flush()
    for question in questions:
        bound(limits)
        answers.write(_answer(json.loads(question), examine).encode("ascii") + b"\n")
        answers.flush()


def _answers() -> BinaryIO:
    """Give where answers go, out of the way of anything that prints."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return answers


def _answer(asked: dict[str, Any], examine: Examine) -> str:
    target = target_of(asked)
    if asked["ask"] == "digest":
        return digest_of(target.source) or ""
    return to_line(examine(target))


if __name__ == "__main__":
    main()
