"""Parts whose XML, names or links to each other harm or mislead."""

from __future__ import annotations

from functools import partial
from random import Random

from tests.hostile.old_formats import zipped
from tests.hostile.threats.threat import Threat, book, plan, replaced
from tests.hosts.packages import MAIN, STRICT

_SHEET, _BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
_LINKS, _TARGET = "xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml"


def _with_definition(told: str, cell: str = "5") -> bytes:
    parts = plan({"E4": f"><v>{cell}</v>"})
    parts[_SHEET] = str(parts[_SHEET]).replace("?>", f"?><!DOCTYPE a {told}>")
    return zipped(parts)


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
    return _with_definition(f'[<!ENTITY l0 "ha">{entities}]', "&l9;")


def _encoded(encoding: str) -> bytes:
    parts = plan()
    for name in (_SHEET, _BOOK):
        xml = str(parts[name]).replace('encoding="UTF-8"', f'encoding="{encoding}"')
        parts[name] = xml.encode(encoding if encoding != "rot13" else "utf-8")
    return zipped(parts)


def _renamed(change: object) -> bytes:
    return zipped({change(name): content for name, content in plan().items()})


def _strict() -> bytes:
    parts = {name: str(content).replace(MAIN, STRICT) for name, content in plan().items()}
    old = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    new = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    return zipped({name: content.replace(old, new) for name, content in parts.items()})


def _without(part: str) -> bytes:
    return zipped({name: content for name, content in plan().items() if name != part})


_DTD = "XML definition"
THREATS = (
    Threat("a billion laughs", _laughs, "unsafe", says=_DTD),
    Threat("quadratic entities", partial(_with_definition, f'[<!ENTITY a "{"a" * 60_000}">]', "&a;" * 60_000), "unsafe", says=_DTD),
    Threat("an entity that is a file", partial(_with_definition, '[<!ENTITY a SYSTEM "file:///etc/passwd">]', "&a;"), "unsafe", says=_DTD),
    Threat("a definition on the net", partial(_with_definition, 'SYSTEM "http://x.invalid/a.dtd"'), "unsafe", says=_DTD),
    Threat("a definition of nothing", partial(_with_definition, ""), "unsafe", says=_DTD),
    Threat("elements without end", partial(book, None, "", "<a>" * 200_000 + "</a>" * 200_000), "unsafe", says="nested deeper"),
    Threat("elements that nobody closes", partial(book, None, "", "<a>" * 200_000), "unsafe", says="nested deeper"),
    Threat("a tag of nine megabytes", lambda: book(None, f'<a b="{Random(1).randbytes(6 << 20).hex()}"/>'), "too-large", says="too long a tag"),
    Threat("a sheet from the web", partial(replaced, _LINKS, f'"{_TARGET}"', '"http://x.invalid/s" TargetMode="External"'), "unsafe", says="outside the file"),
    Threat("a sheet from the disk", partial(replaced, _LINKS, _TARGET, "file:///etc/passwd"), "damaged", says="missing"),
    Threat("a sheet from above", partial(replaced, _LINKS, _TARGET, "../../../etc/passwd"), "damaged", says="missing"),
    Threat("a sheet that is listed and not there", partial(_without, _SHEET), "damaged", says="sheet1.xml"),
    Threat("a workbook without its list of links", partial(_without, _LINKS), "damaged", says="missing"),
    Threat("no main part", partial(_without, _BOOK), "damaged", says="missing"),
    Threat("XML that stops", partial(replaced, _SHEET, "</sheetData></worksheet>", ""), "damaged", says="XML"),
    Threat("XML that goes on behind its end", partial(replaced, _SHEET, "</worksheet>", "</worksheet><a/>"), "damaged", says="XML"),
    Threat("strict Open XML", _strict, "read"),
    Threat("part names with backslashes", partial(_renamed, lambda name: name.replace("/", "\\")), "read"),
    Threat("part names in capitals", partial(_renamed, str.upper), "read"),
    Threat("XML in UTF-16", partial(_encoded, "utf-16"), "read"),
    Threat("XML in an encoding of Python", partial(_encoded, "rot13"), "damaged", says="XML"),
    Threat("XML in windows-1252", partial(_encoded, "windows-1252"), "read"),
    Threat("a part that says it is a sheet and is a book", lambda: zipped({**plan(), _SHEET: plan()[_BOOK]}), "damaged"),
    Threat("the prefix of another namespace", partial(replaced, _SHEET, MAIN, "urn:lain"), "damaged"),
    Threat("513 sheets that are one", partial(replaced, _BOOK, "</sheets>", "".join(f'<sheet name="s{at}" sheetId="9" r:id="rId1"/>' for at in range(512)) + "</sheets>"), "too-large", says="too many sheets"),
)  # fmt: skip
