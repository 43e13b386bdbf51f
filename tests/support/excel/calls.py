"""Counts calls to the fake Excel and lets some fail as the real one does."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

_T = TypeVar("_T", bound=type)
_DISP_E_EXCEPTION = 0x8002_0009


class ComError(Exception):
    """What pywin32 raises: a code, or one that wraps another."""

    def __init__(self, code: int) -> None:
        """Take the code without sign; those of Excel itself come wrapped."""
        wrapped = code >> 16 == 0x800A
        self.hresult = _signed(_DISP_E_EXCEPTION if wrapped else code)
        self.excepinfo = (0, "Microsoft Excel", "", None, 0, _signed(code)) if wrapped else None
        super().__init__(self.hresult)


def _signed(code: int) -> int:
    return code - (1 << 32)


class Calls:
    """The calls that were made so far."""

    def __init__(self) -> None:
        """Begin with none, and let none fail."""
        self.count = 0
        self.failing: Callable[[int], int | None] = lambda _: None
        """Gives the code that the call of a number fails with."""

    def made(self) -> None:
        """Count one call; raises `ComError` if it is to fail."""
        self.count += 1
        code = self.failing(self.count)
        if code is not None:
            raise ComError(code)


def counted(kind: _T) -> _T:
    """Let every method and property of a class count as a call, but those with an underscore."""
    for name, member in [*vars(kind).items()]:
        if name.startswith("_") and name not in ("__call__", "__len__", "__iter__"):
            continue
        if isinstance(member, property):
            made = property(
                member.fget and _counting(member.fget), member.fset and _counting(member.fset)
            )
            setattr(kind, name, made)
        elif callable(member):
            setattr(kind, name, _counting(member))
    return kind


def _counting(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def counting(self: Any, *args: Any, **kwargs: Any) -> Any:
        self.calls.made()
        return function(self, *args, **kwargs)

    return counting
