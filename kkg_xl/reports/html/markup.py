"""Text made fit for HTML: nothing in a workbook can become a tag, an attribute or a link."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from kkg_xl.domain.text import Language, Text
from kkg_xl.reports.printable import printable
from kkg_xl.reports.tally import told


def text(value: str) -> str:
    r"""Write a text; what cannot be seen, or turns the line around, is shown escaped.

    >>> text("<b>\u202e & 'x'")
    '&lt;b&gt;\\u202e &amp; &#x27;x&#x27;'
    """
    return escape(printable(value).strip())


def lines(value: str) -> str:
    """Write a text of several lines."""
    return "<br>".join(text(line) for line in value.splitlines())


def say(words: Text, language: Language, /, **fields: str | int) -> str:
    """Write a sentence of this program."""
    return text(told(words, language, **fields))


def quoted_hash(source: str) -> str:
    """Give what a Content-Security-Policy calls a script or a style."""
    digest = hashlib.sha256(source.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def encoded(markup: str) -> bytes:
    """Give the bytes of a file; halves of characters, which no file can hold, shown escaped."""
    return markup.encode("utf-8", "backslashreplace")
