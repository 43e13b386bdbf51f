"""The short way for what most formulas are: `+ - * /` on single cells that hold numbers.

Only numbers are handled. Whoever calls goes the long way, by `formula_compiling`, wherever a
cell holds anything else or the arithmetic raises; both ways give the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import TypeAlias

from kkg_xl.sheets.formula_parsing import shape
from kkg_xl.sheets.formula_tree import Binary, Node, Number, Slot
from kkg_xl.sheets.formula_values import EXACT

Arithmetic: TypeAlias = Callable[[Sequence[Decimal]], Decimal]
"""Takes the numbers in the cells that a formula refers to, in their order."""


@lru_cache(maxsize=4096)
def arithmetic(skeleton: str) -> Arithmetic | None:
    r"""Make what calculates formulas with this skeleton, `None` where it is more than arithmetic.

    >>> arithmetic("\x00*(\x00+1)")([Decimal(3), Decimal(4)])
    Decimal('15')
    """
    tree = shape(skeleton)
    return _made(tree) if isinstance(tree, Binary) else None


_OPERATORS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": EXACT.add,
    "-": EXACT.subtract,
    "*": EXACT.multiply,
    "/": EXACT.divide,
}


def _made(node: Node) -> Arithmetic | None:
    if isinstance(node, Slot):
        return itemgetter(node.index)
    if isinstance(node, Number):
        value = node.value
        return lambda _numbers: value
    if not isinstance(node, Binary) or node.op not in _OPERATORS:
        return None
    run, left, right = _OPERATORS[node.op], _made(node.left), _made(node.right)
    if left is None or right is None:
        return None
    return lambda numbers: run(left(numbers), right(numbers))
