"""Text inside XML: what may be scanned without a parser, and what stands for other characters."""

from __future__ import annotations

import re
import sys

_FORBIDDEN = bytes([*range(9), 11, 12, *range(14, 32)])
"""Control characters that XML does not allow."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ENTITY = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));")
_ALLOWED = re.compile("[\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters of XML 1.0."""
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_LOOSE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")


class NotPlainError(Exception):
    """Something that the scan leaves to the parser, which may still refuse it."""


def plain(data: bytes) -> str:
    """Decode a piece of UTF-8 XML as a parser would, comments and the like left to the caller.

    Raises `NotPlainError`.
    """
    if len(data.translate(None, _FORBIDDEN)) != len(data) or (b"]" in data and b"]]>" in data):
        raise NotPlainError
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotPlainError from error
    if "\ufffe" in text or "\uffff" in text:
        raise NotPlainError
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def whole_text(text: str) -> str:
    """Put the characters for entities and for `_x000D_`. Raises `NotPlainError`."""
    return unescaped(without_entities(text))


def without_entities(text: str) -> str:
    """Put the characters for entities. Raises `NotPlainError` for those that XML has not."""
    if "&" not in text:
        return text
    if _LOOSE.search(text):
        raise NotPlainError
    return _ENTITY.sub(_character, text)


def unescaped(text: str) -> str:
    r"""Put the characters that spreadsheets write as `_xHHHH_`.

    >>> unescaped("baris 1_x000A_baris 2, _x005F_x0041_")
    'baris 1\nbaris 2, _x0041_'
    """
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    if _SURROGATE.search(plain):
        return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return plain


def _character(match: re.Match[str]) -> str:
    if match[1]:
        return _NAMED[match[1]]
    number = int(match[2]) if match[2] else int(match[3], 16)
    if number > sys.maxunicode or not _ALLOWED.fullmatch(chr(number)):
        raise NotPlainError
    return chr(number)
