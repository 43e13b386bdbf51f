"""The texts that cells share: plain ones by a scan that accounts for every character, else expat."""

from __future__ import annotations

import re

from kkg_xl.hosts.files import limits
from kkg_xl.hosts.files.package import Package
from kkg_xl.hosts.files.xml_parts import Attributes, parse
from kkg_xl.hosts.files.xml_text import NotPlainError, plain, unescaped, whole_text
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
    texts: list[str] = []
    runs: list[str] = []
    reading = False
    phonetic = 0

    def start(name: str, _attributes: Attributes) -> None:
        nonlocal reading, phonetic
        if name == "t":
            reading = not phonetic
        elif name == "si":
            runs.clear()
        elif name == "rPh":
            phonetic += 1

    def end(name: str) -> None:
        nonlocal reading, phonetic
        if name == "t":
            reading = False
        elif name == "si":
            texts.append(unescaped("".join(runs)))
        elif name == "rPh":
            phonetic -= 1

    def text(piece: str) -> None:
        if reading:
            runs.append(piece)

    parse(part, (data,), start, end, text)
    return texts
