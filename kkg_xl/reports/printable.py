"""Text from workbooks made fit for a screen: on one line, and unable to drive a terminal."""

from __future__ import annotations

import re

_SPACE = re.compile(r"\s+")
_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2060-\u2069\u202a-\u202e"
    "\ufeff\ufffe\uffff\ud800-\udfff]"
)


def printable(text: str) -> str:
    r"""Join lines, and show control characters instead of sending them.

    >>> print(printable("SATUAN\n BIAYA"), printable("a\x1b[2Jb"))
    SATUAN BIAYA a\x1b[2Jb
    """
    return _CONTROL.sub(_shown, _SPACE.sub(" ", text))


def _shown(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")
