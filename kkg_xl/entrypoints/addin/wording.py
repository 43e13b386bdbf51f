"""Writes the catalogue of the ribbon as VBA: the module KkgText."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kkg_xl.domain.text import Text
from kkg_xl.entrypoints.addin.words import CAPTIONS

_HEAD: Final = """\
Attribute VB_Name = "KkgText"
Option Explicit
' Written from the catalogue of the ribbon's words (python -m kkg_xl.entrypoints.addin.wording).
' Do not edit: change the catalogue.

Public Function KkgWord( _
    ByVal id As String, ByVal kind As String, ByVal language As String) As String
    Select Case id & "." & kind & "." & language
"""
_TAIL: Final = """\
        Case Else: KkgWord = ""
    End Select
End Function
"""


def module() -> str:
    """Give the text of the module.

    Raises `ValueError` for a word that the code page of VBA has no letters for.
    """
    return _HEAD + "".join(_cases()) + _TAIL


def _cases() -> Iterator[str]:
    for control, caption in CAPTIONS.items():
        for kind, text in (("label", caption.label), ("tip", caption.tip)):
            if text is not None:
                yield from _case(f"{control}.{kind}", text)


def _case(key: str, text: Text) -> Iterator[str]:
    for language, said in (("id", text.id), ("en", text.en)):
        said.encode("cp1252")
        literal = said.replace('"', '""')
        yield f'        Case "{key}.{language}": KkgWord = "{literal}"\n'


if __name__ == "__main__":
    print(module(), end="")  # noqa: T201 -- the module is the output
