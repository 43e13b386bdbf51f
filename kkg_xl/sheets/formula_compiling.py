"""From a tree to something that calculates: a closure per skeleton, used for every cell with it.

Every closure takes the `Site` of a formula. What cannot be calculated raises `CannotTellError`
when it is reached, not before: `IF(A1>0,B1,RAND())` is told wherever A1 is above zero.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from kkg_xl.sheets.formula_arrays import dense, lifted, matrix
from kkg_xl.sheets.formula_conditions import LIFTED
from kkg_xl.sheets.formula_functions import FUNCTIONS
from kkg_xl.sheets.formula_operators import negative, operator, percent
from kkg_xl.sheets.formula_parsing import shape
from kkg_xl.sheets.formula_references import split
from kkg_xl.sheets.formula_signatures import Function, Later, Takes
from kkg_xl.sheets.formula_site import Raw, Site
from kkg_xl.sheets.formula_tree import (
    Array,
    Binary,
    Boolean,
    Call,
    ErrorLiteral,
    Name,
    Node,
    Number,
    Percent,
    Slot,
    String,
    Unary,
)
from kkg_xl.sheets.formula_values import CannotTellError, Fault, Value

One = Callable[[Site], Value]


@lru_cache(maxsize=4096)
def compiled(skeleton: str, *, array: bool = False) -> Later | None:
    """Make what calculates formulas with this skeleton; `None` if it is not understood.

    With `array`, operators and functions go through whole ranges, as between `{` and `}`.
    """
    tree = shape(skeleton)
    if tree is None:
        return None
    return _Arrays(throughout=True).term(tree) if array else _Values().one(tree)


@lru_cache(maxsize=256)
def attempted(skeleton: str) -> Later | None:
    """Make what calculates the attempt of a formula that has something else to fall back on."""
    tree = shape(skeleton)
    match tree:
        case Call("IFERROR" | "IFNA", (attempt, _)):
            return _Values().one(attempt)
        case Call("IF", (Call("ISERROR" | "ISNA" | "ISERR", (attempt,)), _, *_)):
            return _Values().one(attempt)
        case _:
            return None


class _Values:
    """Compiles the usual way: where one value is wanted of a range, it is the one beside."""

    def term(self, node: Node) -> Later:
        """Compile a node where a range may remain a range."""
        if isinstance(node, Slot):
            index = node.index
            return lambda site: site.span(index)
        if isinstance(node, Call):
            return self._call(node)
        if isinstance(node, Name):
            return _named(node.text)
        if isinstance(node, Array):
            constants = matrix(node.text)
            return lambda _site: constants
        return self.one(node)

    def one(self, node: Node) -> One:
        """Compile a node where one value is wanted."""
        if isinstance(node, Slot):
            index = node.index
            return lambda site: site.value(index)
        if isinstance(node, (Call, Name, Array)):
            later = self.term(node)
            return lambda site: site.one(later(site))
        if isinstance(node, (Binary, Percent, Unary)):
            return self._operation(node)
        return _constant(node)

    def _operation(self, node: Binary | Percent | Unary) -> One:
        if isinstance(node, Binary):
            run, left, right = operator(node.op), self.one(node.left), self.one(node.right)
            return lambda site: run(left(site), right(site))
        inner = self.one(node.node)
        if isinstance(node, Unary) and node.op == "@":
            return inner
        change = percent if isinstance(node, Percent) else negative
        return lambda site: change(inner(site))

    def _call(self, node: Call) -> Later:
        known = FUNCTIONS.get(node.name)
        if known is None or not known.least <= len(node.args) <= known.most:
            return _cannot_tell
        if known.takes is Takes.VALUES:
            return self._over_values(_unless_fault(known), node.args)
        if known.takes is Takes.OUTCOMES:
            return self._over_values(known.run, node.args)
        compiler = _Arrays() if node.name == "SUMPRODUCT" else self
        terms = tuple(compiler.term(argument) for argument in node.args)
        if known.takes is Takes.TERMS:
            return self._over_terms(known, node.name, terms)
        run = known.run
        if len(terms) == 1:
            only = terms[0]
            return lambda site: run(site, only(site))
        return lambda site: run(site, *[term(site) for term in terms])

    def _over_values(self, run: Callable[..., Value], args: tuple[Node, ...]) -> Later:
        ones = [self.one(argument) for argument in args]
        return lambda site: run(*[one(site) for one in ones])

    def _over_terms(self, known: Function, _name: str, terms: tuple[Later, ...]) -> Later:
        run = known.run
        return lambda site: run(site, *terms)


class _Arrays(_Values):
    """Compiles what goes through whole ranges; `throughout`, IF and IFERROR do so too."""

    def __init__(self, *, throughout: bool = False) -> None:
        self._throughout = throughout

    def term(self, node: Node) -> Later:
        """Compile a node; operators and functions of values are lifted over ranges."""
        if isinstance(node, (Binary, Percent, Unary)):
            return self._operation_over_ranges(node)
        return super().term(node) if isinstance(node, (Slot, Call, Name, Array)) else self.one(node)

    def _operation_over_ranges(self, node: Binary | Percent | Unary) -> Later:
        if isinstance(node, Binary):
            return self._over_values(operator(node.op), (node.left, node.right))
        if isinstance(node, Unary) and node.op == "@":
            return _cannot_tell
        change = percent if isinstance(node, Percent) else negative
        return self._over_values(change, (node.node,))

    def _over_values(self, run: Callable[..., Value], args: tuple[Node, ...]) -> Later:
        return _over_ranges(run, [self.term(argument) for argument in args])

    def _over_terms(self, known: Function, name: str, terms: tuple[Later, ...]) -> Later:
        if self._throughout and name in LIFTED:
            return _over_ranges(LIFTED[name], terms)
        singles = tuple(_single(term) for term in terms)
        run = known.run
        return lambda site: run(site, *singles)


def _over_ranges(run: Callable[..., Value], terms: list[Later] | tuple[Later, ...]) -> Later:
    return lambda site: lifted(site, run, *[dense(site, term(site)) for term in terms])


def _single(term: Later) -> Later:
    return lambda site: site.single(term(site))


def _unless_fault(known: Function) -> Callable[..., Value]:
    run = known.run

    def give(*values: Value) -> Value:
        for value in values:
            if type(value) is Fault:
                return value
        given: Value = run(*values)
        return given

    return give


def _constant(node: Node) -> One:
    value: Value = None
    if isinstance(node, (Number, String, Boolean)):
        value = node.value
    elif isinstance(node, ErrorLiteral):
        value = Fault(node.code)
    return lambda _site: value


def _named(text: str) -> Later:
    """Calculate a defined name; one with relative references means other cells everywhere."""

    def give(site: Site) -> Raw:
        skeleton, references = split(site.sight.names.get(text.lower(), ""))
        run = _compiled_name(skeleton)
        fixed = all(reference.sheet and all(reference.fixed) for reference in references)
        if run is None or not fixed or site.depth >= _MOST_NAMES:
            raise CannotTellError
        site.sight.spend(_COST_OF_A_NAME)
        return run(Site(site.sight, site.grid, site.place, references, site.depth + 1))

    return give


@lru_cache(maxsize=256)
def _compiled_name(skeleton: str) -> Later | None:
    tree = shape(skeleton)
    return None if tree is None else _Values().term(tree)


def _cannot_tell(_site: Site) -> Value:
    raise CannotTellError


_MOST_NAMES = 8
"""Names that may stand for names; deeper, they may go in circles."""

_COST_OF_A_NAME = 10
"""In cells looked at: names can stand for many names each."""
