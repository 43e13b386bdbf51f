"""Counts what would be a call to Excel, each of which costs a click its time.

Every property and method of the engine's classes counts, once: what the engine itself calls in
order to answer does not.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from tests.support.libreoffice.faults import as_of_excel, is_of_uno

_SPOKEN = {"__call__", "__len__", "__iter__", "__contains__"}
_FREE = {"api", "engine", "max_cells_per_read", "max_cells_per_write"}
"""What Excel is not asked for."""

C = TypeVar("C", bound=type)


class _Calls:
    """The calls of this process, in order."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.within = False

    def one(self, name: str, call: Callable[[], Any]) -> Any:
        """Make a call and count it, unless it serves another; what it raises is as of Excel."""
        if self.within:
            return call()
        self.made.append(name)
        self.within = True
        try:
            return call()
        except Exception as error:
            if is_of_uno(error):
                raise as_of_excel(error) from None
            raise
        finally:
            self.within = False


_CALLS = _Calls()


@contextmanager
def counted_calls() -> Iterator[list[str]]:
    """Give the list to which calls are added, `Range.raw_value=` for one that sets a property."""
    before, _CALLS.made = _CALLS.made, []
    try:
        yield _CALLS.made
    finally:
        _CALLS.made = before


def also(name: str, times: int) -> None:
    """Count calls that xlwings makes in Excel for each of several things."""
    _CALLS.made.extend([name] * times)


def counted(kind: C) -> C:
    """Count the calls of a class."""
    for name, member in list(vars(kind).items()):
        if name in _FREE or (name.startswith("_") and name not in _SPOKEN):
            continue
        label = f"{kind.__name__}.{name}"
        if isinstance(member, property):
            setattr(kind, name, _property(label, member))
        elif callable(member):
            setattr(kind, name, _method(label, member))
    return kind


def _property(label: str, member: property) -> property:
    getter = _method(label, member.fget) if member.fget else None
    setter = _method(f"{label}=", member.fset) if member.fset else None
    return property(getter, setter)


def _method(label: str, member: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(member)
    def counting(*args: Any, **named: Any) -> Any:
        return _CALLS.one(label, lambda: member(*args, **named))

    return counting
