"""All rules there are: every module of this package that holds a function of its own name."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

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
    """Give every rule, sorted by name.

    Raises `MalformedRuleError` for a module without its function, docstring or severity: a
    checker that quietly stops checking is worse than one that stops.
    """
    names = sorted(module.name for module in iter_modules(kkg_xl.rules.__path__))
    return tuple(_rule(name) for name in names if name not in _NOT_RULES)


def _rule(name: str) -> Rule:
    module = import_module(f"kkg_xl.rules.{name}")
    check = getattr(module, name, None)
    severity = getattr(module, "SEVERITY", None)
    if check is None:
        raise MalformedRuleError(name, f"function {name}")
    if not check.__doc__:
        raise MalformedRuleError(name, f"docstring in {name}")
    if not isinstance(severity, Severity):
        raise MalformedRuleError(name, "SEVERITY")
    return Rule(
        name=name.replace("_", "-"),
        summary=check.__doc__.strip().splitlines()[0],
        severity=severity,
        yields_to=frozenset(getattr(module, "YIELDS_TO", ())),
        check=check,
    )
