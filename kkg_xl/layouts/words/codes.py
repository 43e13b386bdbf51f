"""The labels that number groups and lines: `A`, `II`, `1.1`, `a.`, `7`, `-`."""

from __future__ import annotations

import re
from enum import Enum

_CODE = re.compile(
    r"(?P<code>[A-Za-z]{1,6}(?:[.]\d{1,3}){0,4}[A-Za-z]?|"
    r"\d{1,8}(?:[.](?:\d{1,4}|[A-Z]{1,3}\b)){0,8}[A-Za-z]?)\s*[.)]*"
)
_LEADING = re.compile(
    r"(?P<code>[IVX]{1,5}|[A-Z]|[a-z]|\d{1,3}(?:\.\d{1,3}){0,5})\s*[.)]\s*(?P<rest>\D.*)", re.DOTALL
)
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")


_SHORTEST_ACCOUNT = 4


class Form(Enum):
    """How a label is written; groups of one level share a form."""

    NONE = "none"
    NUMBER = "number"
    LETTER = "letter"
    ROMAN = "roman"
    SMALL = "small letter"
    DOTTED = "dotted"
    ACCOUNT = "account"
    """An account code such as 521213."""
    MARK = "mark"


def code_of(text: str) -> str:
    """Give the label in a numbering column, without its dot; empty if it is none.

    >>> code_of("7."), code_of("III.1a"), code_of("Kegiatan"), code_of("1.1")
    ('7', 'III.1a', '', '1.1')
    """
    found = _CODE.fullmatch(text.strip())
    if found is None:
        return ""
    code = found["code"]
    head = code.split(".")[0]
    if head.isalpha() and len(head) > 1 and not _ROMAN.fullmatch(head.rstrip("abcdefgh").upper()):
        return ""
    return code


def leading_code(text: str) -> tuple[str, str]:
    """Part a text that begins with its label: `A. Persiapan`.

    >>> leading_code("A. Persiapan"), leading_code("ATK")
    (('A', 'Persiapan'), ('', 'ATK'))
    """
    found = _LEADING.fullmatch(text.strip())
    return (found["code"], found["rest"].strip()) if found else ("", text.strip())


def form_of(code: str, *, roman: bool = False) -> Form:
    """Tell the form of a label; `roman` where I, V and X are numbers on this sheet.

    >>> [form_of(code).value for code in ("A", "II", "7", "1.1", "a")]
    ['letter', 'roman', 'number', 'dotted', 'small letter']
    """
    if not code:
        return Form.NONE
    if "." in code:
        return Form.DOTTED
    if code.isdigit():
        return Form.NUMBER if len(code) < _SHORTEST_ACCOUNT else Form.ACCOUNT
    if _ROMAN.fullmatch(code) and (roman or len(code) > 1):
        return Form.ROMAN
    if len(code) > 1 or not code.isalpha():
        return Form.MARK
    return Form.LETTER if code.isupper() else Form.SMALL


def family(code: str, *, roman: bool = False) -> tuple[object, ...]:
    """Give what the labels of one hierarchy share: 5 and 5.1.02 differ in depth, 5627.EBA in kind.

    >>> family("5.1") == family("5.1.02"), family("5627") == family("521211")
    (True, False)
    """
    form = form_of(code, roman=roman)
    if form is Form.ACCOUNT:
        return form, len(code)
    if form is Form.DOTTED and not code.replace(".", "").isdigit():
        return form, *("9" if part.isdigit() else "A" for part in code.split("."))
    return (form,)


def within(code: str, other: str) -> bool:
    """Tell whether a dotted label stands under another: 1.1.2 under 1.1, not under 1.

    Parts are compared, never prefixes: 1.10 is not under 1.1.

    >>> within("1.1.2", "1.1"), within("1.10", "1.1")
    (True, False)
    """
    parts, others = _parts(code), _parts(other)
    return len(parts) > len(others) and parts[: len(others)] == others


def _parts(code: str) -> list[str]:
    return [part.lstrip("0") or part for part in code.split(".")]
