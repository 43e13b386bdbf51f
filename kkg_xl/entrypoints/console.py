"""Where a report goes: a screen that may know few characters, a pipe, or a file.

A file is written beside its place and moved there when it is whole, so that nobody finds half a
report under its name.
"""

from __future__ import annotations

import codecs
import io
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from kkg_xl.domain.text import Language, Message
from kkg_xl.reports.printable import printable

_PLAIN = {"…": "..", "·": "-", "×": "x", "−": "-", "–": "-", "—": "-", "’": "'", "\xa0": " "}
_WIDTH = 88
"""Of a report that does not go to a terminal."""
_WIDEST = 140
"""Lines beyond this are hard to read however wide the window is."""


def prepare_streams() -> None:
    """Make the standard streams write every character somehow: a code page lacks many."""
    codecs.register_error("kkg-xl", _written_plainly)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="kkg-xl")


def _written_plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    shown = (_PLAIN.get(each) or each.encode("ascii", "backslashreplace").decode() for each in text)
    return "".join(shown), error.end


@contextmanager
def destination(output: Path | None, *, utf8: bool) -> Iterator[TextIO]:
    """Open what a report is written to; raises `OSError` where that cannot be done.

    `utf8` is for reports that programs read: UTF-8 and plain line ends on every system.
    """
    if output is None:
        if utf8 and isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        yield sys.stdout
        sys.stdout.flush()
        return
    output = Path(os.path.realpath(output))
    if output.exists() and not output.is_file():  # /dev/null and its like are written to
        with output.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            yield file
        return
    part = output.parent / f".{output.name}.{secrets.token_hex(4)}"
    try:
        with part.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            yield file
        part.replace(output)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def remark(message: Message, language: Language) -> None:
    """Say something that is no result."""
    sys.stderr.write(f"kkg-xl: {printable(message.told(language))}\n")


def width(*, terminal: bool) -> int:
    """Tell how wide lines may be."""
    if not (terminal and sys.stdout.isatty()):
        return _WIDTH
    return min(shutil.get_terminal_size().columns, _WIDEST)


def colour() -> bool:
    """Tell whether to paint: on a terminal that can, and whose user has not said `NO_COLOR`."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if os.name == "nt" and not ("WT_SESSION" in os.environ or "ANSICON" in os.environ):
        return False
    return sys.stdout.isatty()
