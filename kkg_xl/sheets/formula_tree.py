"""What a formula is made of, its references taken out and numbered.

Parentheses and a leading `+` change nothing and leave no node; no tree is deeper than
`MAX_DEPTH`, so that whoever walks one may use plain recursion.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

MAX_DEPTH = 300
"""Levels of a tree; Excel itself allows 64 nested functions, but any number of terms."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in the formula."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class String:
    """A text in quotes, without them."""

    value: str


@dataclass(frozen=True, slots=True)
class Boolean:
    """`TRUE` or `FALSE`."""

    value: bool


@dataclass(frozen=True, slots=True)
class ErrorLiteral:
    """An error written in the formula, such as the `#REF!` that a deleted row leaves."""

    code: str


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of the formula's reference number `index`, from 0."""

    index: int


@dataclass(frozen=True, slots=True)
class Name:
    """A defined name, with its sheet if it has one, or a table reference (`Harga[Jumlah]`)."""

    text: str


@dataclass(frozen=True, slots=True)
class Array:
    """An array constant such as `{1,2;3,4}`, not looked into."""

    text: str


@dataclass(frozen=True, slots=True)
class Missing:
    """An argument left empty, as the second of `IF(A1,,2)`."""


@dataclass(frozen=True, slots=True)
class Unary:
    """A minus sign or an `@` before something."""

    op: str
    node: Node


@dataclass(frozen=True, slots=True)
class Percent:
    """Something with `%` behind it."""

    node: Node


@dataclass(frozen=True, slots=True)
class Binary:
    """One of `^ * / + - & = <> < <= > >=` between two things."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Call:
    """A function, its name in capitals and without `_xlfn.`."""

    name: str
    args: tuple[Node, ...]


Node: TypeAlias = (
    Number
    | String
    | Boolean
    | ErrorLiteral
    | Slot
    | Name
    | Array
    | Missing
    | Unary
    | Percent
    | Binary
    | Call
)


def children(node: Node) -> tuple[Node, ...]:
    """Give the nodes directly below a node.

    >>> children(Binary("*", Slot(0), Number(Decimal(2))))
    (Slot(index=0), Number(value=Decimal('2')))
    """
    if isinstance(node, Binary):
        return (node.left, node.right)
    if isinstance(node, Call):
        return node.args
    if isinstance(node, (Unary, Percent)):
        return (node.node,)
    return ()
