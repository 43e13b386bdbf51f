"""Formulas as Excel writes them, and as LibreOffice's interface does, one made from the other.

Of the two LibreOffice's differs in: `;` between arguments, `;` and `|` in arrays, `~` for a union,
`!` where ranges meet, `$Sheet.A1` for `Sheet!A1`, `TRUE()` for `TRUE`, and the names of a few functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_PIECES = re.compile(
    r"""
      (?P<text>"(?:[^"]|"")*")
    | (?P<sheet>\$?(?:'(?:[^']|'')*'|[^\W\d][\w.]*)[!](?!=)|\$?'(?:[^']|'')*'[.]|\$[^\W\d]\w*[.])
    | (?P<quoted>'(?:[^']|'')*')
    | (?P<error>\#[A-Z][A-Z0-9/_]*[!?]?)
    | (?P<word>[^\W\d][\w.]*(?:\(\))?)
    | (?P<number>\d+(?:\.\d+)?E[+-]\d+)
    | (?P<meet>(?<=[\w)])[ ]+(?=[\w$'(]))
    | (?P<mark>[\[\]{}(),;|~!])
    """,
    re.VERBOSE | re.IGNORECASE,
)

_NAMES = {"CEILING": "CEILING.XCL", "FLOOR": "FLOOR.XCL"}
_EXCEL_NAMES = {there: here for here, there in _NAMES.items()}
_TRUTHS = {"TRUE", "FALSE"}


def to_libreoffice(formula: str) -> str:
    """Write a formula of Excel's, with its `=`, as LibreOffice's interface takes it."""
    return _rewritten(formula, _outgoing)


def to_excel(formula: str) -> str:
    """Write a formula that LibreOffice's interface gave as Excel gives it."""
    return _rewritten(formula, _incoming)


def quoted(sheet: str) -> str:
    """Write a sheet's name as it stands in a formula, in quotes where it needs them."""
    plain = re.fullmatch(r"[^\W\d]\w*", sheet) and not re.fullmatch(r"[A-Za-z]{1,3}\d+", sheet)
    return sheet if plain else "'" + sheet.replace("'", "''") + "'"


def _rewritten(formula: str, rewrite: Callable[[str, str, list[str]], str]) -> str:
    """Rewrite piece by piece, knowing the brackets that are open."""
    open_: list[str] = []
    done: list[str] = []
    at = 0
    for found in _PIECES.finditer(formula):
        kind, piece = str(found.lastgroup), found.group()
        done.append(formula[at : found.start()])
        at = found.end()
        if kind == "mark" and piece in "[{(":
            is_call = piece == "(" and re.search(r"[\w.]$", "".join(done[-2:])) is not None
            open_.append("call" if is_call else piece)
        if "[" in open_ and not (kind == "mark" and piece in ",;]"):
            done.append(piece)
        else:
            done.append(rewrite(kind, piece, open_))
        if kind == "mark" and piece in "]})" and open_:
            open_.pop()
    return "".join([*done, formula[at:]])


def _outgoing(kind: str, piece: str, open_: list[str]) -> str:
    innermost = open_[-1] if open_ else ""
    if kind == "sheet" and piece.endswith("!"):
        name = piece[:-1].removeprefix("$")
        return f"${name}." if name.startswith("'") else f"$'{name}'."
    if kind == "word":
        upper = piece.upper()
        return f"{upper}()" if upper in _TRUTHS else _NAMES.get(upper, piece)
    if kind == "meet":
        return "!"
    if kind == "mark" and piece == ",":
        if innermost == "[":
            return ";" if open_.count("[") == 1 else ","
        return "~" if innermost == "(" else ";"
    if kind == "mark" and piece == ";" and innermost == "{":
        return "|"
    return piece


def _incoming(kind: str, piece: str, open_: list[str]) -> str:
    innermost = open_[-1] if open_ else ""
    if kind == "sheet" and piece.endswith("."):
        name = piece[:-1].removeprefix("$").strip("'").replace("''", "'")
        return f"{quoted(name)}!"
    if kind == "sheet" and not piece.startswith(("'", "$")):
        return f"{piece[:-1]} "  # two ranges that meet: LibreOffice's `!` between them
    if kind == "word":
        bare = piece.removesuffix("()")
        return bare if bare.upper() in _TRUTHS else _EXCEL_NAMES.get(piece.upper(), piece)
    if kind == "number":
        mantissa, _, exponent = piece.upper().partition("E")
        return f"{mantissa}E{int(exponent):+03d}"
    if kind == "mark" and piece in ";|~!":
        if piece == ";" and innermost == "[" and open_.count("[") > 1:
            return piece
        return {";": ",", "|": ";", "~": ",", "!": " "}[piece]
    return piece
