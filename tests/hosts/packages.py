"""Small workbooks made part by part, to say in a test exactly what stands in the file."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def sheet(rows: str, before: str = "", after: str = "") -> str:
    """Write a sheet part with these rows."""
    return (
        f'{_DECLARATION}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}'
        "</worksheet>"
    )


def texts(*items: str) -> str:
    """Write a part of shared texts; each item is what stands inside `si`."""
    inside = "".join(f"<si>{item}</si>" for item in items)
    return f'{_DECLARATION}<sst xmlns="{MAIN}">{inside}</sst>'


def styles(*codes: str) -> str:
    """Write a part of styles: style 0 is `General`, style 1 has the first code, and so on."""
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{code}"/>'
        for number, code in enumerate(codes, start=164)
    )
    looks = "".join(f'<xf numFmtId="{164 + index}" xfId="0"/>' for index in range(len(codes)))
    return (
        f'{_DECLARATION}<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f'<cellXfs><xf numFmtId="0" xfId="0"/>{looks}</cellXfs></styleSheet>'
    )


def workbook_parts(sheets: Mapping[str, str], **more: str) -> dict[str, str]:
    """Give the parts of a workbook with these sheets; `more` may replace and add parts.

    A double underscore in a keyword is a slash and one at its end stands for `.xml`, so
    `xl__sharedStrings_` is `xl/sharedStrings.xml`. `properties`, `names` and `links` go into the
    workbook part, before and after the list of sheets.
    """
    properties, names = more.pop("properties", ""), more.pop("names", "")
    listed = "".join(
        f'<sheet name="{name}" sheetId="{index}" r:id="rId{index}"/>'
        for index, name in enumerate(sheets, start=1)
    )
    related = "".join(
        f'<Relationship Id="rId{index}" Type="{_LINKS}/worksheet" '
        f'Target="worksheets/sheet{index}.xml"/>'
        for index in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": content_types(len(sheets)),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
            f'Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'{_DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{_LINKS}">{properties}'
            f"<sheets>{listed}</sheets>{names}</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}">{related}'
            f'<Relationship Id="rIdT" Type="{_LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
            f'<Relationship Id="rIdS" Type="{_LINKS}/styles" Target="styles.xml"/>'
            f"{more.pop('links', '')}</Relationships>"
        ),
    }
    for index, xml in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{index}.xml"] = xml
    for key, xml in more.items():
        name = key.replace("__", "/")
        parts[f"{name[:-1]}.xml" if name.endswith("_") else name] = xml
    return parts


def content_types(sheets: int, main: str = f"{_TYPE}.sheet.main+xml") -> str:
    """Write the part that announces what the parts are; `main` is the type of the workbook."""
    overrides = [("workbook", main), ("sharedStrings", f"{_TYPE}.sharedStrings+xml")]
    overrides += [("styles", f"{_TYPE}.styles+xml")]
    overrides += [
        (f"worksheets/sheet{index}", f"{_TYPE}.worksheet+xml") for index in range(1, sheets + 1)
    ]
    listed = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{kind}"/>' for part, kind in overrides
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def write(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Zip parts; text is written in UTF-8."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def one_sheet(path: Path, rows: str, before: str = "", after: str = "", **more: str) -> Path:
    """Write a workbook of one sheet, `RAB`."""
    return write(path, workbook_parts({"RAB": sheet(rows, before, after)}, **more))
