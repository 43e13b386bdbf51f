"""What formulas give, compared with what another program makes of the same workbook."""

import datetime as dt
import re
from decimal import Decimal

import openpyxl
from openpyxl.utils.datetime import to_excel

from kkg_xl.sheets.formula_references import SLOT, split
from kkg_xl.sheets.formulas import Calculator, same
from kkg_xl.sheets.grid import Book, Cell, Kind
from tests.sheets.calculated import grid
from tests.sheets.formulas_told import LINES, TOLD
from tests.support.office import converted

MORE = [
    "(9+9)*2",
    "((B1+B2)*C1-F4)/3",
    "C1*B1%+B2^-B1",
    "ROUND(C1*1.1/7,2)",
    "ROUNDDOWN(SUM(F1:F4)*11/100,-3)",
    "ROUNDUP(C1/7,-2)+TRUNC(C1/7,1)",
    "INT(4.1*100)+INT((0.1+0.7)*10)",
    "MOD(F1,7)-MOD(-F1,7)+MOD(F1,-7)",
    "CEILING(F4/7,50)-FLOOR(F4/7,50)+MROUND(F4/7,50)",
    'IF(AND(B1=2,OR(C1>1,F1<0)),"cocok","selisih "&F1)',
    'IF(ISNUMBER(D1),D1,IF(ISTEXT(B3),UPPER(B3)&"!",0))',
    "SUM(F1:F2)-SUM(F1,F2)+SUM(F1:F4)*2/2",
    "SUMPRODUCT((F1:F4>50000)*F1:F4)",
    'SUMPRODUCT((LEFT(A1:A4,5)="Snack")*(F1:F4>0))',
    "AVERAGE(B1:C2)*COUNT(B1:C2)",
    'SUMIFS(F1:F4,A1:A4,"<>tinta",F1:F4,"<>0")',
    'COUNTIFS(A1:A9,"",B1:B9,"")',
    'COUNTIF(B1:B9,"-")+COUNTIF(B1:B9,"<>-")',
    "IFERROR(VLOOKUP(A9,A1:F4,6,FALSE),-1)",
    'IFERROR(INDEX(F1:F4,MATCH("snack r?pat",A1:A4,0))*2,"-")',
    "CHOOSE(MATCH(C1,C1:C2,0)+1,1,2,3)",
    'RIGHT("000"&B1,3)&TEXT(F4,"0000000")',
    'VALUE(MID("ke-12",4,2))*2',
    "SUBTOTAL(1,F1:F4)+SUBTOTAL(2,F1:F4)+SUBTOTAL(4,F1:F4)+SUBTOTAL(105,F1:F4)",
    "DATE(2009,2,30)-DATE(2008,12,31)",
    "MAX(0,F4-F1)+MIN(F1:F4,1)",
    "-F4^2+(-F4)^2",
    'N("x")+N(F4)+COUNTBLANK(A1:F9)',
]

FUTURE = re.compile(r"\b(IFS|CONCAT|IFNA)(?=\()")

TRUTH = "LibreOffice takes a truth value for a number"
CODE = "LibreOffice has errors of its own, and writes #VALUE! or #NUM! for them"
EMPTY = "an empty text does not survive in the file that is made here"
ROOTS = "LibreOffice calculates some powers that are #NUM! or #DIV/0! in Excel"
TEXTS = "LibreOffice does not take a text for a number here, Excel does"

DIFFERENT = {
    "0^0": ROOTS,
    "0^-1": CODE,
    "(-8)^(1/3)": ROOTS,
    "D3+1": EMPTY,
    "D3": EMPTY,
    "ISBLANK(D3)": EMPTY,
    "COUNTA(A1:F4)": EMPTY,
    "RAB!#REF!+1": "LibreOffice does not read this way of writing a deleted cell",
    'E1&""': TRUTH,
    "A1<E1": TRUTH,
    "SUM(E1)": TRUTH,
    "SUM(B1:XFD1)": TRUTH,
    "COUNT(A1:F4)": TRUTH,
    "COUNT(1,A1,E1:E3)": TRUTH,
    'SUMIF(E1:E3,"<5")': TRUTH,
    'SUM("3",1)': TEXTS,
    "COUNTIF(D1:D1,85)": TEXTS,
    "CEILING(2.5,-2)": CODE,
    "FLOOR(2.5,0)": CODE,
    "SQRT(-1)": CODE,
    'VLOOKUP("tinta",A1:F4,7,FALSE)': CODE,
    "INDEX(A1:F4,5,1)": CODE,
    "MROUND(-12501,1000)": "LibreOffice rounds where the signs differ, Excel gives #NUM!",
}
"""Where the two differ, and why what is given here is what Excel gives."""


def test_formulas_give_what_libreoffice_gives(tmp_path):
    formulas = [*(formula for formula, _ in TOLD), *MORE]
    on_sheet = [_of_sheet(formula) for formula in formulas]
    target = tmp_path / "formulas.xlsx"
    _write(target, on_sheet)

    office = converted(target, tmp_path / "calculated")

    given = _given(on_sheet)
    calculated = _read(office, len(formulas))
    rows = zip(formulas, calculated, given, strict=True)
    wrong = {formula: (theirs, ours) for formula, theirs, ours in rows if not same(theirs, ours)}
    assert [] == [
        f"={formula}: {theirs!r} there, {ours!r} here"
        for formula, (theirs, ours) in wrong.items()
        if formula not in DIFFERENT
    ]
    assert set(DIFFERENT) == set(wrong)
    assert len(formulas) - len(DIFFERENT) > 150


def _of_sheet(formula):
    """Make every reference one to the sheet of the lines."""
    skeleton, references = split(formula)
    for reference in references:
        text = reference.text if reference.sheet else f"RAB!{reference.text}"
        skeleton = skeleton.replace(SLOT, text, 1)
    return skeleton


def _write(path, formulas):
    book = openpyxl.Workbook()
    lines = book.active
    lines.title = "RAB"
    for address, value in LINES.items():
        lines[address] = value
        if isinstance(value, str) and not value.startswith("#"):
            lines[address].data_type = "s"
    results = book.create_sheet("Hasil")
    for row, formula in enumerate(formulas, 1):
        results.cell(row, 1).value = "=" + FUTURE.sub(r"_xlfn.\1", formula)
    book.save(path)


def _given(formulas):
    cells = {
        f"A{row}": Cell(Kind.NOT_CALCULATED, None, formula)
        for row, formula in enumerate(formulas, 1)
    }
    told = Calculator(Book("test.xlsx", (grid("RAB", LINES), grid("Hasil", cells))))
    return [told.given("Hasil", row, 1) for row in range(1, len(formulas) + 1)]


def _read(path, count):
    book = openpyxl.load_workbook(path, data_only=True)
    values = [book["Hasil"].cell(row, 1).value for row in range(1, count + 1)]
    book.close()
    return [_exact(value) for value in values]


def _exact(value):
    if isinstance(value, dt.datetime):  # LibreOffice gives the cell of a DATE the look of one
        value = to_excel(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Decimal(repr(value))
    return "" if value is None else value
