"""Builds `kkg_xl.xlam` from the texts in `macros/`: the same texts give the same bytes.

pyOpenVBA makes the workbook and its VBA project; what it has no word for is put in here: the tab of
the ribbon, and the add-in's own sheet, from which its VBA takes the interpreter and the version.
"""

from __future__ import annotations

import io
import re
import zipfile
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from xml.sax.saxutils import escape

from pyopenvba import ExcelFile

import kkg_xl
from kkg_xl.entrypoints.addin.project import conforming

FILE_NAME: Final = "kkg_xl.xlam"
SCRIPT_NAME: Final = "kkg_xl.applescript"
INTERPRETER_ROW: Final = 1
VERSION_ROW: Final = 2

_MODULES: Final = ("KkgNative", "KkgRibbon", "KkgRun", "KkgShell", "KkgText")
_CODE_PAGE: Final = "cp1252"
_RIBBON_PART: Final = "customUI/customUI14.xml"
_RIBBON_RELATION: Final = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
_RELATIONS_END: Final = b"</Relationships>"
_PROJECT_PART: Final = "xl/vbaProject.bin"
_SHEET_PART: Final = "xl/worksheets/sheet1.xml"
_PACKED: Final = (1980, 1, 1, 0, 0, 0)


def macros() -> Traversable:
    """Give the folder of the texts: inside an installed package, beside it in a working copy."""
    packed = files(kkg_xl) / "macros"
    return packed if packed.is_dir() else Path(str(files(kkg_xl))).parent / "macros"


def build(interpreter: str = "") -> bytes:
    """Build the add-in.

    `interpreter` is the full path of the Python that its buttons start; an add-in without one
    says that it is not installed.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder, FILE_NAME)
        with ExcelFile.create_new(path) as book:
            project = book.vba_project()
            project.delete_module("Module1")
            for name in _MODULES:
                project.add_module(name, _source(f"{name}.bas"))
            book.set_module("ThisWorkbook", _source("ThisWorkbook.cls"))
            book.save()
        return _completed(path.read_bytes(), interpreter)


def _source(name: str) -> str:
    """Read a text with the ends of lines that VBA has."""
    text = macros().joinpath(name).read_text(encoding="utf-8")
    text.encode(_CODE_PAGE)
    return "\r\n".join(text.splitlines()) + "\r\n"


def _completed(workbook: bytes, interpreter: str) -> bytes:
    """Put in the ribbon and the sheet, and pack everything with the same date."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        for name in package.namelist():
            parts[name] = package.read(name)
    parts[_PROJECT_PART] = conforming(parts[_PROJECT_PART])
    relations = parts["_rels/.rels"]
    parts["_rels/.rels"] = relations.replace(_RELATIONS_END, _relation() + _RELATIONS_END)
    parts[_RIBBON_PART] = macros().joinpath("customUI14.xml").read_bytes()
    parts[_SHEET_PART] = re.sub(
        rb"<sheetData\s*/>|<sheetData>.*?</sheetData>",
        lambda _: _sheet_data(interpreter),
        parts[_SHEET_PART],
        count=1,
        flags=re.DOTALL,
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, _PACKED), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _relation() -> bytes:
    where = f'Type="{_RIBBON_RELATION}" Target="{_RIBBON_PART}"'
    return f'<Relationship Id="rIdKkgRibbon" {where}/>'.encode()


def _sheet_data(interpreter: str) -> bytes:
    rows = ((INTERPRETER_ROW, "python", interpreter), (VERSION_ROW, "kkg_xl", kkg_xl.__version__))
    return f"<sheetData>{''.join(_row(*row) for row in rows)}</sheetData>".encode()


def _row(row: int, name: str, value: str) -> str:
    return f'<row r="{row}">{_cell(f"A{row}", name)}{_cell(f"B{row}", value)}</row>'


def _cell(address: str, text: str) -> str:
    told = f'<t xml:space="preserve">{escape(text)}</t>'
    return f'<c r="{address}" t="inlineStr"><is>{told}</is></c>'
