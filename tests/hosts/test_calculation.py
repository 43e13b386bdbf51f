"""What Excel keeps about calculation stays true: the chain, and that all is calculated anew."""

from decimal import Decimal

import pytest

from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile
from kkg_xl.sheets.plan import CellChange, Plan
from tests.hosts.packages import MAIN, sheet, workbook_parts, write

ROWS = (
    '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><v>3</v></c>'
    '<c r="C1"><f t="array" ref="C1">SUM(A1:B1*2)</f><v>10</v></c></row>'
)


@pytest.fixture
def written(tmp_path):
    """Change one cell of a workbook with a chain, and give the package that comes of it."""

    def done(*change):
        chain = f'<calcChain xmlns="{MAIN}"><c r="A1" i="1"/></calcChain>'
        link = (
            '<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/calcChain" Target="calcChain.xml"/>'
        )
        parts = workbook_parts({"RAB": sheet(ROWS)}, xl__calcChain_=chain, links=link)
        override = (
            '<Override PartName="/xl/calcChain.xml" ContentType="application/x-chain"/></Types>'
        )
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", override)
        path = write(tmp_path / "rantai.xlsx", parts)
        plan = Plan((CellChange("RAB", *change),))
        WorkbookFile(path, backups=tmp_path / "undo").write(plan)
        return PackageEdit(path.read_bytes())

    return done


@pytest.mark.parametrize(
    "change",
    [
        pytest.param((1, 1, Decimal(2)), id="a formula goes"),
        pytest.param((1, 2, Decimal(3), "1+2"), id="a formula comes"),
        pytest.param((1, 3, Decimal(3), "1+2"), id="an array formula becomes a plain one"),
        pytest.param((9, 9, Decimal(3), "1+2"), id="a cell comes with a formula"),
    ],
)
def test_the_chain_goes_with_its_link_and_type_when_it_would_be_wrong(written, change):
    package = written(*change)

    assert "xl/calcChain.xml" not in package
    assert "application/xml" == package.content_type("xl/calcChain.xml")
    links = package.links("xl/workbook.xml").values()
    assert "calcChain" not in [link.kind for link in links]


@pytest.mark.parametrize(
    "change", [(1, 1, Decimal(5), "2+3"), (1, 2, Decimal(4)), (9, 9, Decimal(4))]
)
def test_the_chain_stays_while_it_is_right(written, change):
    assert "xl/calcChain.xml" in written(*change)


def test_everything_is_calculated_on_opening(written):
    assert b'<calcPr fullCalcOnLoad="1"/>' in written(1, 2, Decimal(4)).read("xl/workbook.xml")
