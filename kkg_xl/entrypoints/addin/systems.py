"""What a computer tells of its Excel: the version, and the settings that keep an add-in out."""

from __future__ import annotations

import plistlib
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

_USER: Final = r"Software\Microsoft\Office\16.0\Excel"
_POLICY: Final = r"Software\Policies\Microsoft\Office\16.0\Excel"
_CURRENT_VERSION: Final = r"Software\Classes\Excel.Application\CurVer"
_NO_MACROS: Final = 4
"""Of `VBAWarnings`: macros are off, and nobody is asked."""


class Registry(Protocol):
    """The registry of Windows, read only."""

    def values(self, key: str) -> Mapping[str, object]:
        """Give the values of a key of the user, or else of the machine; none if it is not there."""


class System(Protocol):
    """What is asked of a computer."""

    def excel_version(self) -> str:
        """Tell the version of Excel, empty where none is found."""

    def faults(self) -> Iterable[str]:
        """Name the settings that keep the add-in out: `macros-off`, `places-off`, `disabled`."""


class Windows:
    """Windows, by its registry."""

    def __init__(self, registry: Registry, addin: str) -> None:
        """Take the registry and the name of the add-in's file."""
        self._registry = registry
        self._addin = addin

    def excel_version(self) -> str:
        """Tell the main version: `16` for everything since 2016."""
        current = self._registry.values(_CURRENT_VERSION).get("", "")
        return str(current).rpartition(".")[2]

    def faults(self) -> Iterable[str]:
        """Name the settings that keep the add-in out."""
        security = self._of("Security")
        if security.get("VBAWarnings") == _NO_MACROS:
            yield "macros-off"
        if self._of(r"Security\Trusted Locations").get("AllLocationsDisabled"):
            yield "places-off"
        disabled = self._registry.values(rf"{_USER}\Resiliency\DisabledItems").values()
        name = self._addin.casefold().encode("utf-16-le")
        if any(isinstance(item, bytes) and name in _lower(item) for item in disabled):
            yield "disabled"

    def _of(self, key: str) -> dict[str, object]:
        """Give the values of a key; what an administrator has laid down wins."""
        own = self._registry.values(rf"{_USER}\{key}")
        return {**own, **self._registry.values(rf"{_POLICY}\{key}")}


def _lower(utf16: bytes) -> bytes:
    text = utf16.decode("utf-16-le", errors="replace")
    return text.casefold().encode("utf-16-le", errors="replace")


class Mac:
    """A Mac; its Excel has no settings that keep out what its own user has put in."""

    def __init__(self, application: Path = Path("/Applications/Microsoft Excel.app")) -> None:
        """Take where Excel is."""
        self._application = application

    def excel_version(self) -> str:
        """Tell the version as Excel has it: `16.89`."""
        try:
            with (self._application / "Contents" / "Info.plist").open("rb") as file:
                return str(plistlib.load(file).get("CFBundleShortVersionString", ""))
        except (OSError, plistlib.InvalidFileException):
            return ""

    def faults(self) -> Iterable[str]:
        """Name none."""
        return ()


class WindowsRegistry:
    """The registry as it is."""

    def values(self, key: str) -> Mapping[str, object]:
        """Give the values of a key of the user, or else of the machine."""
        if sys.platform == "win32":
            import winreg  # noqa: PLC0415 -- only Windows has it

            for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
                with suppress(FileNotFoundError), winreg.OpenKey(root, key) as opened:
                    count = winreg.QueryInfoKey(opened)[1]
                    listed = (winreg.EnumValue(opened, at) for at in range(count))
                    return {name: value for name, value, _ in listed}
        return {}
