"""All rules there are: every module of this package that holds a function of its own name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, NamedTuple

import kkg_xl.rules
from kkg_xl.rules.model import Rule, Severity

_NOT_RULES = {"model", "registry"}


class MalformedRuleError(Exception):
    """A module among the rules is not one; the program must not start without it."""

    def __init__(self, module: str, missing: str) -> None:
        """Say which module lacks what."""
        super().__init__(f"kkg_xl/rules/{module}.py has no {missing}")


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Give every rule that looks at one workbook, sorted by name.

    Raises `MalformedRuleError` for a module without its function, docstring or severity: a
    checker that quietly stops checking is worse than one that stops.
    """
    return tuple(Rule(*each) for each in declared(kkg_xl.rules))


class Declared(NamedTuple):
    """What a module says of the rule that it is; see `kkg_xl.rules.model.Rule`."""

    name: str
    summary: str
    severity: Severity
    yields_to: frozenset[str]
    function: Callable[..., Iterator[Any]]
    """What it looks at depends on the kind of rule."""


def declared(package: ModuleType) -> Iterator[Declared]:
    """Give the rules of a package, sorted by name; raises `MalformedRuleError`."""
    names = sorted(each.name for each in iter_modules(package.__path__) if not each.ispkg)
    return (_rule(package, name) for name in names if name not in _NOT_RULES)


def _rule(package: ModuleType, name: str) -> Declared:
    module = import_module(f"{package.__name__}.{name}")
    function = getattr(module, name, None)
    severity = getattr(module, "SEVERITY", None)
    if function is None:
        raise MalformedRuleError(name, f"function {name}")
    if not function.__doc__:
        raise MalformedRuleError(name, f"docstring in {name}")
    if not isinstance(severity, Severity):
        raise MalformedRuleError(name, "SEVERITY")
    return Declared(
        name=name.replace("_", "-"),
        summary=function.__doc__.strip().splitlines()[0],
        severity=severity,
        yields_to=frozenset(getattr(module, "YIELDS_TO", ())),
        function=function,
    )
