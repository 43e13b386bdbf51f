"""The way to UNO, LibreOffice's own programming interface, from the Python of the tests.

UNO comes with the system's packages for the system's Python; a virtual environment finds it when
its Python is of the same version. Where that is not so, tests skip and say why.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

_PACKAGES = "/usr/lib/python3/dist-packages"
"""Where Debian and its likes keep what python3-uno installs."""


def uno() -> Any:
    """Give the module `uno`; skips the test where there is none for this Python."""
    try:
        return importlib.import_module("uno")
    except ImportError:
        sys.path.append(_PACKAGES)
    try:
        return importlib.import_module("uno")
    except ImportError as error:
        sys.path.remove(_PACKAGES)
        pytest.skip(f"LibreOffice cannot be spoken to, python3-uno is missing: {error}")


def struct(name: str, *values: object) -> Any:
    """Make a value of UNO, `struct("table.CellAddress", 0, 2, 1)`."""
    return uno().createUnoStruct(f"com.sun.star.{name}", *values)


def constant(name: str) -> Any:
    """Give a constant of UNO, `constant("sheet.FormulaResult.ERROR")`."""
    return uno().getConstantByName(f"com.sun.star.{name}")


def enum(name: str, value: str) -> Any:
    """Give a member of an enumeration of UNO."""
    return uno().Enum(f"com.sun.star.{name}", value)


def properties(**values: object) -> tuple[Any, ...]:
    """Name values as UNO wants its keyword arguments."""
    state = enum("beans.PropertyState", "DIRECT_VALUE")
    kind = "beans.PropertyValue"
    return tuple(struct(kind, name, 0, value, state) for name, value in values.items())


def url(path: Path | str) -> str:
    """Give a file's address."""
    return str(uno().systemPathToFileUrl(str(Path(path).absolute())))


def path_of(address: str) -> Path:
    """Give the path of a file's address."""
    return Path(uno().fileUrlToSystemPath(address))
