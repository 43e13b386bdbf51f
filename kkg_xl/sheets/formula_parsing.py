"""From a skeleton to a tree, with Excel's precedence: `-2^2` is 4 and `2^3^2` is 64.

What is not understood gives `None` and no error: unions, intersections, spilled ranges, typos.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kkg_xl.sheets.formula_references import LONGEST, SLOT, Reference, split
from kkg_xl.sheets.formula_tree import (
    MAX_DEPTH,
    Array,
    Binary,
    Boolean,
    Call,
    ErrorLiteral,
    Missing,
    Name,
    Node,
    Number,
    Percent,
    Slot,
    String,
    Unary,
    children,
)

_TOKEN = re.compile(
    rf"""\s*(?:
      (?P<slot>{SLOT})
    | (?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?![\w.]))
    | (?P<sign><>|<=|>=|[-+*/^&=<>(),%@])
    | (?P<call>[^\W\d][\w.]*)(?=\s*\()
    | (?P<string>"(?:[^"]|"")*+")
    | (?:'(?:[^']|'')++'!|[\w.\[\]:]+!)?(?P<error>\#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A
        |GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!))(?:[\w$:]*(?<!:))
    | (?P<array>\{{(?:[^{{}}"]|"(?:[^"]|"")*")*\}})
    | (?P<name>(?:'(?:[^']|'')++'!|(?:\[[^\[\]]*\])?[\w.]*!)?[^\W\d][\w.\\?]*
        (?:\[(?:[^\[\]]|\[[^\]]*\])*\])?|\[(?:[^\[\]]|\[[^\]]*\])*\])
    )""",
    re.VERBOSE,
)
_RANKS = {
    **dict.fromkeys(("=", "<>", "<", ">", "<=", ">="), 1),
    "&": 2,
    "+": 3,
    "-": 3,
    "*": 4,
    "/": 4,
    "^": 5,
}
_MAX_NESTING = 100
_MAX_DIGITS = 400


class Formula(NamedTuple):
    """A formula taken apart; `shape` is `None` where it is not understood."""

    shape: Node | None
    references: tuple[Reference, ...]


def parse(formula: str) -> Formula:
    """Take a formula apart.

    >>> parse("C5*D5").shape
    Binary(op='*', left=Slot(index=0), right=Slot(index=1))
    """
    skeleton, references = split(formula)
    return Formula(shape(skeleton), references)


@lru_cache(maxsize=4096)
def shape(skeleton: str) -> Node | None:
    """Parse a skeleton, as `split` gives it, once; `None` if that cannot be done."""
    if len(skeleton) > LONGEST:
        return None
    try:
        tree = _Parser(skeleton).whole()
    except (_NotUnderstoodError, RecursionError):
        return None
    return None if len(skeleton) > MAX_DEPTH and _too_deep(tree) else tree


class _NotUnderstoodError(Exception):
    """The text is no formula that is known here."""


class _Parser:
    """Recursive descent over the tokens, by the rank of the operators."""

    def __init__(self, skeleton: str) -> None:
        self._tokens = [*_tokens(skeleton), ("end", "")]
        self._at = 0
        self._slots = 0
        self._nesting = 0

    def whole(self) -> Node:
        self._skip("=")
        tree = self._expression(0)
        if self._tokens[self._at][0] != "end":
            raise _NotUnderstoodError
        return tree

    def _expression(self, rank: int) -> Node:
        left = self._operand()
        while True:
            kind, op = self._tokens[self._at]
            if kind != "sign":
                return left
            own = _RANKS.get(op, 0)
            if own <= rank:
                return left
            self._at += 1
            left = Binary(op, left, self._expression(own))

    def _operand(self) -> Node:
        signs = []
        while self._tokens[self._at] in _PREFIXES:
            signs.append(self._tokens[self._at][1])
            self._at += 1
        if len(signs) > _MAX_NESTING:
            raise _NotUnderstoodError
        node = self._primary()
        for sign in reversed(signs):
            node = node if sign == "+" else Unary(sign, node)
        while self._skip("%"):
            node = Percent(node)
        return node

    def _primary(self) -> Node:
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind == "slot":
            self._slots += 1
            return Slot(self._slots - 1)
        if kind == "call":
            return self._call(text)
        if text == "(" and kind == "sign":
            node = self._nested()
            self._close()
            return node
        literal = _LITERALS.get(kind)
        if literal is None:
            raise _NotUnderstoodError
        return literal(text)

    def _call(self, name: str) -> Node:
        self._at += 1
        args: list[Node] = []
        if not self._skip(")"):
            while True:
                empty = self._tokens[self._at] in _ENDS
                args.append(Missing() if empty else self._nested())
                if not self._skip(","):
                    break
            self._close()
        bare = name.upper().removeprefix("_XLFN.").removeprefix("_XLWS.")
        return Call(bare, tuple(args))

    def _nested(self) -> Node:
        self._nesting += 1
        if self._nesting > _MAX_NESTING:
            raise _NotUnderstoodError
        node = self._expression(0)
        self._nesting -= 1
        return node

    def _close(self) -> None:
        if not self._skip(")"):
            raise _NotUnderstoodError

    def _skip(self, sign: str) -> bool:
        if self._tokens[self._at] != ("sign", sign):
            return False
        self._at += 1
        return True


_PREFIXES = (("sign", "-"), ("sign", "+"), ("sign", "@"))
_ENDS = (("sign", ","), ("sign", ")"))


def _tokens(skeleton: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    text = skeleton.rstrip()
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise _NotUnderstoodError
        tokens.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return tokens


def _number(text: str) -> Node:
    value = Decimal(text)
    if len(text) > _MAX_DIGITS or abs(value.adjusted()) > _MAX_DIGITS:
        raise _NotUnderstoodError
    return Number(value)


def _string(text: str) -> Node:
    return String(text[1:-1].replace('""', '"'))


def _name(text: str) -> Node:
    upper = text.upper()
    return Boolean(upper == "TRUE") if upper in ("TRUE", "FALSE") else Name(text)


_LITERALS = {
    "number": _number,
    "string": _string,
    "name": _name,
    "error": ErrorLiteral,
    "array": Array,
}


def _too_deep(tree: Node) -> bool:
    level: tuple[Node, ...] = (tree,)
    for _ in range(MAX_DEPTH):
        level = tuple(child for node in level for child in children(node))
        if not level:
            return False
    return True
