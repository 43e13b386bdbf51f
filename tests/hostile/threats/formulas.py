"""Formulas that go round, go deep, reach far or reach out, and results that are none."""

from __future__ import annotations

from functools import partial

from tests.hostile.old_formats import zipped
from tests.hostile.threats.threat import Threat, book, formula, plan
from tests.hosts.packages import sheet, workbook_parts

_SHEET = "xl/worksheets/sheet1.xml"
_STALE = "result-stale@RAB!H4"


def _beside(told: str, result: object = 5) -> bytes:
    """Write the plan with a formula beside it."""
    return book({"H4": formula(told, result)})


def _rows_more(inside: str) -> bytes:
    parts = plan()
    more = str(parts[_SHEET]).replace("</sheetData>", f"{inside}</sheetData>")
    return zipped({**parts, _SHEET: more})


def _chain(length: int) -> bytes:
    """Let each formula need the one above it."""
    first = '<row r="20"><c r="H20"><v>1</v></c></row>'
    links = (
        f'<row r="{row}"><c r="H{row}"><f>H{row - 1}+1</f><v>{row - 19}</v></c></row>'
        for row in range(21, 20 + length)
    )
    return _rows_more(first + "".join(links))


def _upwards(length: int) -> bytes:
    """Let each formula need the one below it, which is read later."""
    links = (
        f'<row r="{row}"><c r="H{row}"><f>H{row + 1}+1</f></c></row>'
        for row in range(20, 20 + length)
    )
    return _rows_more("".join(links))


def _many_sums(count: int) -> bytes:
    sums = "".join(
        f'<row r="{row}"><c r="H{row}"><f>SUM(C:F)</f><v>2985674</v></c></row>'
        for row in range(20, 20 + count)
    )
    return _rows_more(sums)


def _shared(count: int, told: str) -> bytes:
    cells = "".join(
        f'<row r="{row}"><c r="H{row}"><f t="shared" si="0"/><v>1</v></c></row>'
        for row in range(21, 20 + count)
    )
    first = (
        f'<row r="20"><c r="H20"><f t="shared" ref="H20:H9999" si="0">{told}</f><v>1</v></c></row>'
    )
    return _rows_more(first + cells)


def _named(**names: str) -> bytes:
    listed = "".join(
        f'<definedName name="{name}">{told}</definedName>' for name, told in names.items()
    )
    return book({"H4": formula("a", 5)}, names=f"<definedNames>{listed}</definedNames>")


def _linked() -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink"
    parts = plan(
        {"H4": formula("[1]RAB!A1", 5)},
        names='<externalReferences><externalReference r:id="rIdX"/></externalReferences>',
        links=f'<Relationship Id="rIdX" Type="{kind}" Target="externalLinks/externalLink1.xml"/>',
        xl__externalLinks__externalLink1_="<externalLink/>",
    )
    path = kind.replace("externalLink", "externalLinkPath")
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{path}" Target="file:///\\\\x.invalid\\c\\rab.xlsx" '
        'TargetMode="External"/></Relationships>'
    )
    return zipped(parts)


def _sheets_named(*names: str) -> bytes:
    more = {name: sheet("") for name in names}
    return zipped(dict(workbook_parts({"RAB": str(plan()[_SHEET]), **more})))


def _hidden(state: str) -> bytes:
    parts = plan()
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace(
        'name="RAB"', f'name="RAB" state="{state}"'
    )
    return zipped(parts)


_DEEP = "(" * 4000 + "1" + ")" * 4000
THREATS = (
    Threat("a result never stored", partial(book, {"F4": formula("C4*E4", None)}), "read", "result-missing@RAB!F4"),
    Threat("a result of long ago", partial(book, {"F4": formula("C4*E4", 999)}), "read", "result-stale@RAB!F4"),
    Threat("a formula that needs itself", partial(_beside, "H4+1"), "read"),
    Threat("two formulas that need each other", partial(book, {"H4": formula("H5", 5), "H5": formula("H4", 5)}), "read"),
    Threat("a chain of 50,000 formulas", partial(_chain, 50_000), "read", seconds=10),
    Threat("a chain of 20,000 formulas from below", partial(_upwards, 20_000), "read", "result-missing@RAB!H20", seconds=10),
    Threat("2,000 sums of whole columns", partial(_many_sums, 2000), "read", seconds=10),
    Threat("four thousand brackets", partial(_beside, _DEEP), "read"),
    Threat("a formula of a hundred thousand characters", partial(_beside, "1" + "+1" * 50_000), "read"),
    Threat("a shared formula of twenty thousand characters", partial(_shared, 3, "1" + "+A1" * 7_000), "too-large"),
    Threat("a long formula shared by thousands", partial(_shared, 9000, "1" + "+A1" * 2_700), "too-large", seconds=10),
    Threat("a sum of the whole sheet", partial(_beside, "SUM(B1:G1048576)", 2_985_674), "read"),
    Threat("a product of whole columns", partial(_beside, "SUMPRODUCT(C:C,E:E)", 1_400_000), "read"),
    Threat("a matrix beyond memory", partial(_beside, "SUM(A1:XFD99999*A1:XFD99999)"), "read"),
    Threat("a text beyond memory", partial(_beside, 'REPT("abc",999999999)'), "read", _STALE),
    Threat("a number beyond numbers", partial(_beside, "10^10^10"), "read", _STALE),
    Threat("volatile functions", partial(book, {"H4": formula("RAND()*NOW()", 5), "H5": formula('INDIRECT("A1")', 5)}), "read"),
    Threat("a question to the web", partial(_beside, 'WEBSERVICE("http://x.invalid/")'), "read"),
    Threat("a command for another program", partial(_beside, "cmd|'/c calc'!A1"), "read"),
    Threat("a path on the net", partial(_beside, "'\\\\x.invalid\\c\\[rab.xlsx]RAB'!A1"), "read", "link-external@RAB!H4"),
    Threat("a linked workbook", _linked, "read", "link-external@RAB!H4"),
    Threat("names that need each other", partial(_named, a="b+1", b="a+1"), "read"),
    Threat("a name that is a billion others", partial(_named, a="b+b+b+b+b+b+b+b", b="d+d+d+d+d+d+d+d", d="e+e+e+e+e+e+e+e", e="g+g+g+g+g+g+g+g", g="h+h+h+h+h+h+h+h", h="i+i+i+i+i+i+i+i", i="j+j+j+j+j+j+j+j", j="1"), "read"),
    Threat("a shared formula that is not there", partial(book, {"F4": '><f t="shared" si="9"/><v>700000</v>'}), "read", "amount-typed@RAB!F4", says="is not in the file"),
    Threat("a formula of an unknown kind", partial(book, {"F4": '><f t="zz">C4*E4</f><v>700000</v>'}), "read"),
    Threat("sheets of the same name", partial(_sheets_named, "rab"), "read", says="More than one sheet"),
    Threat("a sheet without a name", partial(_sheets_named, ""), "read"),
    Threat("a sheet with a name of 300 letters", partial(_sheets_named, "x" * 300), "read"),
    Threat("a sheet whose name turns the line round", partial(_sheets_named, "\u202egnp.xslx"), "read"),
    Threat("a hidden sheet", partial(_hidden, "hidden"), "read"),
    Threat("a very hidden sheet", partial(_hidden, "veryHidden"), "read"),
)  # fmt: skip
