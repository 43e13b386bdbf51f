"""The add-in loaded into LibreOffice: its buttons are pressed, and what they start is noted.

All of its VBA runs as it is but for `KkgShell`, whose words to the system are words to a recorder
here: LibreOffice has no `WScript.Shell`, no AppleScript, and reads no `#If`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, TypeAlias
from xml.etree import ElementTree as ET

from kkg_xl.entrypoints.addin.building import FILE_NAME, build, macros
from tests.support.libreoffice.app import Engine
from tests.support.libreoffice.books import FILTERS
from tests.support.libreoffice.bridge import properties, struct, url

System: TypeAlias = Literal["Windows", "Mac"]

_RECORDER: Final = "KkgRecorder"
_LIBRARY: Final = "VBAProject"
_ALWAYS_RUN_MACROS: Final = 4
_MODULE, _CLASS = 1, 2
"""com.sun.star.script.ModuleType"""
_HEAD: Final = "Rem Attribute VBA_ModuleType={}\nOption VBASupport 1\n"
_OFFICE_CLASS: Final = """Option ClassModule
Public Id As String
Public Tag As String
Public Sub Invalidate()
End Sub
"""
_ASKED: Final[Mapping[System, Mapping[str, str]]] = {
    "Windows": {
        'Set shell = CreateObject("WScript.Shell")': "",
        "shell.Run(": f"{_RECORDER}.KkgStart(",
        "Application.Hwnd": f"{_RECORDER}.KkgHwnd()",
    },
    "Mac": {
        "AppleScriptTask(": f"{_RECORDER}.KkgScript(",
        "Application.Path": f"{_RECORDER}.KkgPath()",
    },
}
_ASKED_ANYWHERE: Final[Mapping[str, str]] = {
    "Set languages = Application.LanguageSettings": "",
    "languages.LanguageID(": f"{_RECORDER}.KkgLanguageId(",
    "GetSetting(": f"{_RECORDER}.KkgSetting(",
    "SaveSetting ": f"{_RECORDER}.KkgKeep ",
    "MsgBox ": f"{_RECORDER}.KkgSay ",
}
_BRANCHES: Final = re.compile(r"#If Mac Then\r?\n(.*?)#Else\r?\n(.*?)#End If\r?\n", re.DOTALL)


class Pressed(NamedTuple):
    """What came of a button."""

    asked: str
    """Of Windows the command line, of macOS the script, the handler and what they are handed."""
    said: str
    """The message that the add-in itself has shown; empty for none."""


class Ribbon:
    """The tab KKG."""

    def __init__(
        self, engine: Engine, folder: Path, python: str = "", system: System = "Windows"
    ) -> None:
        """Build the add-in into a folder and load it, as installed for an interpreter."""
        path = folder / FILE_NAME
        path.write_bytes(build(python))
        chosen = {"Hidden": True, "MacroExecutionMode": _ALWAYS_RUN_MACROS}
        wanted = properties(FilterName=FILTERS[".xlam"], **chosen)
        self._window = engine.app.hwnd
        if engine.desktop.CurrentComponent is not None:
            message = "add-ins come before workbooks: LibreOffice would take it for the active one"
            raise ValueError(message)
        self._doc = engine.desktop.loadComponentFromURL(url(path), "_blank", 0, wanted)
        library = self._doc.BasicLibraries.getByName(_LIBRARY)
        for name in ("IRibbonControl", "IRibbonUI"):  # Excel's own classes
            _insert(library, name, _CLASS, _HEAD.format("VBAClassModule") + _OFFICE_CLASS)
        recorder = Path(__file__).with_name(f"{_RECORDER}.bas").read_text("utf-8")
        _insert(library, _RECORDER, _MODULE, _HEAD.format("VBAModule") + recorder)
        library.replaceByName("KkgShell", recorded(library.getByName("KkgShell"), system))

    def press(self, control: str, code: int = 0) -> Pressed:
        """Press a button, given by its id; what it starts ends with an exit code."""
        self.call(f"{_RECORDER}.KkgPrepare", str(code), str(self._window))
        element = CONTROLS[control]
        pressed = element["onAction"], control, element["tag"]
        self.call(f"{_RECORDER}.KkgPress", *pressed)
        asked = self.call(f"{_RECORDER}.KkgWasAsked")
        return Pressed(asked, self.call(f"{_RECORDER}.KkgWasSaid"))

    def get(self, attribute: str, control: str) -> str:
        """Ask the call-back of an attribute as Excel does, `getLabel`."""
        element = CONTROLS[control]
        asked = element[attribute], control, element.get("tag", "")
        return str(self.call(f"{_RECORDER}.KkgGet", *asked))

    def call(self, macro: str, *args: str) -> Any:
        """Call a macro, `Module.Name`, with texts: small numbers would arrive as bytes."""
        address = f"vnd.sun.star.script:{_LIBRARY}.{macro}?language=Basic&location=document"
        return self._doc.getScriptProvider().getScript(address).invoke(args, (), ())[0]

    def close(self) -> None:
        """Close the add-in."""
        self._doc.close(True)


def _controls() -> dict[str, dict[str, str]]:
    """Give the attributes of all that the ribbon shows, by their ids."""
    ribbon = ET.fromstring(macros().joinpath("customUI14.xml").read_bytes())  # noqa: S314
    return {each.attrib["id"]: dict(each.attrib) for each in ribbon.iter() if "id" in each.attrib}


CONTROLS: Final = _controls()
"""The attributes of everything on the tab, by its id."""


def recorded(shell: str, system: System) -> str:
    """Rewrite the module of the platform so that the recorder stands where the system is."""
    mac = system == "Mac"
    chosen, count = _BRANCHES.subn(lambda found: found[1 if mac else 2], shell)
    if count != 1:
        message = f"KkgShell has {count} places where systems differ, not one"
        raise ValueError(message)
    for word, instead in {**_ASKED[system], **_ASKED_ANYWHERE}.items():
        if word not in chosen:
            message = f"KkgShell does not ask for {word} any more"
            raise ValueError(message)
        chosen = chosen.replace(word, instead)
    return chosen


def arguments(command: str) -> list[str]:
    """Split a command line as Windows does for a program: quotes hold blanks together.

    Backslashes before a quote are halved, and an odd one makes the quote a plain character.
    """
    found: list[str] = []
    for piece in re.finditer(r'(?:[^\s"]|"(?:\\+"|[^"])*")+', command):
        text = re.sub(r'(\\+)"', lambda slashes: _halved(slashes[1]), piece.group())
        found.append(text.replace('"', "").replace("\0", '"'))
    return found


def _halved(slashes: str) -> str:
    return "\\" * (len(slashes) // 2) + ("\0" if len(slashes) % 2 else '"')


def _insert(library: Any, name: str, kind: int, text: str) -> None:
    info = struct("script.ModuleInfo", None, kind)
    library.insertModuleInfo(name, info)
    library.insertByName(name, text)
