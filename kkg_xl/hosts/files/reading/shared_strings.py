"""The texts that cells share: plain ones by a scan that takes account of everything, else expat."""

from __future__ import annotations

import re

from kkg_xl.hosts.files.reading import limits
from kkg_xl.hosts.files.reading.package import Package
from kkg_xl.hosts.files.reading.xml_parts import Attributes, parse
from kkg_xl.hosts.files.reading.xml_text import NotPlainError, plain, unescaped, whole_text
from kkg_xl.usecases.unreadable import TOO_MANY_TEXTS, UnreadableWorkbookError

_HEAD = re.compile(
    r'\s*(?:<\?xml version="1\.0" encoding="(?:utf|UTF)-8"(?: standalone="(?:yes|no)")? ?\?>\s*)?'
    r'<sst xmlns="http://(?:schemas\.openxmlformats\.org/spreadsheetml/2006'
    r'|purl\.oclc\.org/ooxml/spreadsheetml)/main"(?: [a-zA-Z]+="\d+")*>'
)


def read_shared_strings(package: Package, part: str) -> tuple[str, ...]:
    """Read the texts in order, rich text joined, phonetic readings left out."""
    data = package.read(part)
    try:
        texts = _scanned(data)
    except NotPlainError:
        texts = _parsed(part, data)
    if len(texts) > limits.TEXTS:
        raise UnreadableWorkbookError(TOO_MANY_TEXTS, limit=limits.TEXTS)
    return tuple(texts)


def _scanned(data: bytes) -> list[str]:
    """Cut a part of plain texts into them. Raises `NotPlainError` if there is any other thing."""
    text = plain(data)
    head = _HEAD.match(text)
    if head is None:
        raise NotPlainError
    body = text[head.end() :].replace('<t xml:space="preserve">', "<t>").rstrip(" \n\t")
    if not (body.startswith("<si><t>") and body.endswith("</t></si></sst>")):
        raise NotPlainError
    texts = body.removeprefix("<si><t>").removesuffix("</t></si></sst>").split("</t></si><si><t>")
    joined = "".join(texts)
    if "<" in joined:
        raise NotPlainError
    if "&" in joined or "_x" in joined:
        return [whole_text(text) for text in texts]
    return texts


def _parsed(part: str, data: bytes) -> list[str]:
    reader = _TextReader()
    parse(part, (data,), reader.start, reader.end, reader.text)
    return reader.texts


class _TextReader:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self._runs: list[str] = []
        self._reading = False
        self._phonetic = False

    def start(self, name: str, _attributes: Attributes) -> None:
        if name == "t":
            self._reading = not self._phonetic
        elif name == "rPh":
            self._phonetic = True

    def end(self, name: str) -> None:
        if name == "t":
            self._reading = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "si":
            self.texts.append(unescaped("".join(self._runs)))
            self._runs.clear()

    def text(self, piece: str) -> None:
        if self._reading:
            self._runs.append(piece)
