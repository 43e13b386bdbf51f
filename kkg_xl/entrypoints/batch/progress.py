"""How far a run is, on one line of a terminal that is written over and over."""

from __future__ import annotations

import shutil
import sys
import time
from typing import Final, TextIO

from kkg_xl.domain.text import Language, Text, told
from kkg_xl.reports.tally import Tally, counted

FAR: Final = Text(
    id="{done} dari {total} buku ({percent}%) · {rate} per detik · sisa {left} · {findings}",
    en="{done} of {total} workbooks ({percent}%) · {rate} a second · {left} left · {findings}",
)
UNREADABLE: Final = Text(id="{n} tidak terbaca", en="{n} unreadable")
_SECONDS_BETWEEN: Final = 0.2
_CLEAR: Final = "\r\x1b[K"


class Progress:
    """The line; says nothing where the stream is no terminal."""

    def __init__(self, total: int, language: Language, stream: TextIO | None = None) -> None:
        """Begin to count the time for so many workbooks."""
        self._total, self._language = total, language
        self._stream = sys.stderr if stream is None else stream
        self._shows = self._stream.isatty()
        self._began, self._shown, self._written = time.monotonic(), 0.0, False

    def show(self, tally: Tally) -> None:
        """Show how far the run is, unless that was done a moment ago."""
        now = time.monotonic()
        if not self._shows or now - self._shown < _SECONDS_BETWEEN:
            return
        self._shown = now
        line = far(tally, self._total, now - self._began, self._language)
        columns = shutil.get_terminal_size().columns
        self._stream.write(_CLEAR + line[: columns - 1])
        self._stream.flush()
        self._written = True

    def clear(self) -> None:
        """Make room for something else."""
        if self._written:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._written = False


def far(tally: Tally, total: int, seconds: float, language: Language) -> str:
    """Tell how far a run is after so many seconds.

    >>> far(Tally(workbooks=50, errors=3, unreadable=1), 200, 2.0, "en")
    '50 of 200 workbooks (25%) · 25 a second · 0:06 left · 3 errors, 1 unreadable'
    """
    done = tally.workbooks
    rate = done / max(seconds, 0.001)
    left = round((total - done) / max(rate, 0.001))
    findings = counted("error", tally.errors, language)
    if tally.unreadable:
        findings += ", " + UNREADABLE[language == "en"].format(n=tally.unreadable)
    fields = {
        "done": told(done, language),
        "total": told(total, language),
        "percent": 100 * done // total,
        "rate": round(rate) if rate >= 1 else f"{rate:.1f}",
        "left": f"{left // 60}:{left % 60:02}",
        "findings": findings,
    }
    return FAR[language == "en"].format(**fields)
