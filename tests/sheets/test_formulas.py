"""What formulas give from the cells as they stand."""

from decimal import Decimal

import pytest

from kkg_xl.sheets.formulas import Calculator, same
from kkg_xl.sheets.grid import Book, Cell, Grid, Kind
from tests.sheets.calculated import calculate, calculator, grid, stored

LINES = {
    "A1": "Kertas",
    "A2": "tinta",
    "A3": "Snack",
    "A4": "Snack rapat",
    "B1": 2,
    "B2": 3,
    "B3": "-",
    "C1": 50000,
    "C2": "12.5",
    "D1": "85",
    "D2": "85.000",
    "D3": "",
    "E1": True,
    "E2": "#DIV/0!",
    "E3": "#N/A",
    "F1": 100000,
    "F2": 250000,
    "F4": 7500,
}

TOLD = [
    # arithmetic
    ("B1*C1", 100000),
    ("B1*C1+B9", 100000),
    ("0.1+0.2", "0.3"),
    ("1/3*3", 1),
    ("-2^2", 4),
    ("2^3^2", 64),
    ("C1*10%", 5000),
    ("B1/B9", "#DIV/0!"),
    ("0^0", "#NUM!"),
    ("0^-1", "#DIV/0!"),
    ("(-8)^(1/3)", "#NUM!"),
    ("B1*D1", 170),
    ("E1+1", 2),
    ("B3*2", "#VALUE!"),
    ("A1+1", "#VALUE!"),
    ("D3+1", "#VALUE!"),
    ('"25 peserta"*1', "#VALUE!"),
    ('"5%"*200', 10),
    ("E2+1", "#DIV/0!"),
    ("A1+E2", "#VALUE!"),
    ("E3*E2", "#N/A"),
    ("RAB!#REF!+1", "#REF!"),
    # whole results
    ("A1", "Kertas"),
    ("B9", 0),
    ("D3", ""),
    ("+A1", "Kertas"),
    ("E1", True),
    ("F1:F4", "#VALUE!"),
    # texts
    ('A1&" "&B1', "Kertas 2"),
    ('B9&"x"', "x"),
    ('E1&""', "TRUE"),
    ("LEN(C1)", 5),
    ("LEFT(A1)&RIGHT(A1,2)&MID(A1,2,2)", "Kaser"),
    ("RIGHT(A1,0)", ""),
    ("MID(A1,0,1)", "#VALUE!"),
    ("LEFT(A1,-1)", "#VALUE!"),
    ("LEFT(E2,1)", "#DIV/0!"),
    ("UPPER(A2)&LOWER(A1)", "TINTAkertas"),
    ('TRIM("  dua   kata ")', "dua kata"),
    ('REPT("0",3)', "000"),
    ('SUBSTITUTE("satu puluh","satu ","se")', "sepuluh"),
    ('EXACT(A2,"Tinta")', False),
    ("CONCATENATE(A1,B1)", "Kertas2"),
    ("CONCAT(A1:B2)", "Kertas2tinta3"),
    ('TEXT(B1,"000")', "002"),
    ('TEXT(-2.5,"0")', "-3"),
    ('VALUE("85")', 85),
    ('HYPERLINK("#A1","lihat")', "lihat"),
    # comparisons
    ('A2="TINTA"', True),
    ('A1<>"kertas"', False),
    ("B9=0", True),
    ('B9=""', True),
    ("B9=FALSE", True),
    ("B1<C1", True),
    ("C1<A1", True),
    ("A1<E1", True),
    ("FALSE<TRUE", True),
    ('"abc"<"abd"', True),
    ("0.1*3=0.3", True),
    ("1/3*3=1", True),
    ("E2=E2", "#DIV/0!"),
    # sums
    ("SUM(F1:F4)", 357500),
    ("SUM(F1:F4,B1,5)", 357507),
    ("SUM(D1:D2)", 0),
    ("SUM(E1)", 0),
    ("SUM(TRUE,1)", 2),
    ('SUM("3",1)', 4),
    ('SUM("x",1)', "#VALUE!"),
    ("SUM(E1:E3)", "#DIV/0!"),
    ("SUM(F:F)", 357500),
    ("SUM(1:4)-SUM(1:4)", "#DIV/0!"),
    ("SUM(B1:XFD1)", 150002),
    ("SUM({1,2;3,4})", 10),
    ("PRODUCT(B1:B3,5)", 30),
    ("PRODUCT(A1:A4)", 0),
    ("AVERAGE(F1:F4)", "119166.6666666666666666666666666667"),
    ("AVERAGE(A1:A4)", "#DIV/0!"),
    ("MAX(F1:F4)-MIN(F1:F4)", 242500),
    ("MAX(A1:A4)", 0),
    ("COUNT(A1:F4)", 6),
    ("COUNT(1,A1,E1:E3)", 1),
    ("COUNTA(A1:F4)", 18),
    ("COUNTBLANK(D1:D9)", 7),
    ("COUNTBLANK(A:A)", 1048572),
    ("SUMPRODUCT(B1:B2,F1:F2)", 950000),
    ("SUMPRODUCT(B:B,F:F)", 950000),
    ('SUMPRODUCT((A1:A4="Snack")*1)', 1),
    ("SUMPRODUCT(--(B1:B2>2),F1:F2)", 250000),
    ("SUMPRODUCT(B1:B2,F1:F3)", "#VALUE!"),
    ("SUMPRODUCT(B1:B2*F1:F2)/2", 475000),
    ("SUMPRODUCT(E1:E3,F1:F3)", "#DIV/0!"),
    ("SUBTOTAL(9,F1:F4)", 357500),
    ("SUBTOTAL(103,A1:A9)", 4),
    # rounding
    ("ROUND(2.5,0)", 3),
    ("ROUND(-2.5,0)", -3),
    ("ROUND(1.005,2)", "1.01"),
    ("ROUND(1234567,-3)", 1235000),
    ("ROUND(4,-3)", 0),
    ("ROUND(2.5,)", 3),
    ("ROUND(A1,2)", "#VALUE!"),
    ("ROUNDDOWN(19999,-3)", 19000),
    ("ROUNDDOWN(-1.99,1)", "-1.9"),
    ("ROUNDUP(1.01,1)", "1.1"),
    ("ROUNDUP(-1001,-3)", -2000),
    ("ROUNDUP(1000,-3)", 1000),
    ("INT(-2.5)", -3),
    ("INT(1/3*3)", 1),
    ("TRUNC(-2.5)", -2),
    ("CEILING(12001,1000)", 13000),
    ("CEILING(-2.5,2)", -2),
    ("CEILING(-2.5,-2)", -4),
    ("CEILING(2.5,-2)", "#NUM!"),
    ("CEILING(2.5,0)", 0),
    ("FLOOR(12999,1000)", 12000),
    ("FLOOR(-2.5,2)", -4),
    ("FLOOR(2.5,0)", "#DIV/0!"),
    ("MROUND(12501,1000)", 13000),
    ("MROUND(-12501,1000)", "#NUM!"),
    ("MOD(-7,3)", 2),
    ("MOD(7,0)", "#DIV/0!"),
    ("ABS(-5)+SIGN(-5)+SQRT(16)+POWER(2,3)", 16),
    ("SQRT(-1)", "#NUM!"),
    # conditions
    ("IF(B1>1,F1,RAND())", 100000),
    ("IF(B1>5,F1)", False),
    ("IF(B1>1,B9,1)", 0),
    ("IF(A1,1,2)", "#VALUE!"),
    ("IF(E2,1,2)", "#DIV/0!"),
    ("SUM(IF(B1>1,F1:F4,B1:B2))", 357500),
    ("IFS(B1>5,1,TRUE,2)", 2),
    ("IFS(B1>5,1)", "#N/A"),
    ("IFERROR(E2,0)", 0),
    ("IFERROR(B1,RAND())", 2),
    ("IFNA(E3,7)", 7),
    ("IFNA(E2,7)", "#DIV/0!"),
    ("CHOOSE(B1,RAND(),A2)", "tinta"),
    ("CHOOSE(9,1,2)", "#VALUE!"),
    ("AND(B1>1,F1:F4)", True),
    ("OR(FALSE,0)", False),
    ("AND(A1:A4)", "#VALUE!"),
    ("OR(TRUE,E2)", "#DIV/0!"),
    ("NOT(B9)", True),
    ("ISBLANK(B9)", True),
    ("ISBLANK(D3)", False),
    ("ISNUMBER(D1)", False),
    ("ISTEXT(D1)", True),
    ("ISERROR(E3)", True),
    ("ISERR(E3)", False),
    ("ISNA(E3)", True),
    ("N(A1)+N(E1)+N(B1)", 3),
    # criteria
    ('SUMIF(A1:A4,"snack",F1:F4)', 0),
    ('SUMIF(A1:A4,"snack*",F1:F4)', 7500),
    ('SUMIF(A1:A4,"KERTAS",F1)', 100000),
    ('SUMIF(F1:F4,">=100000")', 350000),
    ('SUMIF(A:A,"<>Kertas",F:F)', 257500),
    ('SUMIF(E1:E3,"<5")', 0),
    ('SUMIFS(F1:F4,A1:A4,"?????",F1:F4,">100000")', 250000),
    ('SUMIFS(F1:F4,A1:A3,"x")', "#VALUE!"),
    ("COUNTIF(D1:D1,85)", 1),
    ('COUNTIF(A1:A9,"<>")', 4),
    ('COUNTIF(A1:A9,"")', 5),
    ('COUNTIF(A1:A9,"=")', 5),
    ('COUNTIF(F1:F9,"<>100000")', 8),
    ('COUNTIF(A1:A4,"Snack~*")', 0),
    ('COUNTIFS(A1:A4,"*",F1:F4,">0")', 3),
    ('AVERAGEIF(F1:F4,"<200000")', 53750),
    ('AVERAGEIF(F1:F4,"<0")', "#DIV/0!"),
    # tables
    ('VLOOKUP("TINTA",A1:F4,6,FALSE)', 250000),
    ('VLOOKUP("snack r*",A1:F4,6,0)', 7500),
    ('VLOOKUP("tidak ada",A1:F4,6,)', "#N/A"),
    ('VLOOKUP("tinta",A1:F4,7,FALSE)', "#REF!"),
    ('VLOOKUP("tinta",A1:F4,0,FALSE)', "#VALUE!"),
    ("VLOOKUP(2.5,B1:C2,2)", 50000),
    ("VLOOKUP(1,B1:C2,2)", "#N/A"),
    ("VLOOKUP(B9,A1:B4,2,FALSE)", "#N/A"),
    ('HLOOKUP("kertas",A1:F4,2,FALSE)', "tinta"),
    ('MATCH("snack",A:A,0)', 3),
    ("MATCH(250000,F1:F2,1)", 2),
    ("INDEX(A1:F4,2,6)", 250000),
    ("INDEX(A1:F1,3)", 50000),
    ("INDEX(A1:A4,3)", "Snack"),
    ("INDEX(A1:F4,5,1)", "#REF!"),
    ("SUM(INDEX(A1:F4,0,6))", 357500),
    ('INDEX(F1:F4,MATCH("tinta",A1:A4,0))', 250000),
    ('INDEX({"satu","dua"},B1)', "dua"),
    ("ROW()+COLUMN()", 125),
    ("ROW(B7)*COLUMN(C1)", 21),
    ("ROWS(A1:F4)*COLUMNS(A1:F4)", 24),
    # dates
    ("DATE(2009,11,20)", 40137),
    ("DATE(2009,14,0)", 40209),
    ("YEAR(40137)*10000+MONTH(40137)*100+DAY(40137)", 20091120),
]

NOT_TOLD = [
    "RAND()",
    "NOW()-TODAY()",
    "OFFSET(A1,1,1)",
    'INDIRECT("A1")',
    "UNHEARDOF(A1)",
    "[1]RAB!A1",
    "Rekap!A1",
    "Tarif*2",
    "Harga[Jumlah]",
    "D2*2",
    'VALUE("85.000")',
    '"Rp 750.000"+1',
    'C2&""&1.5',
    'TEXT(F1,"#,##0")',
    '"é"<"f"',
    "A1:B2 B1:C3",
    "SUM(A1",
    "Z99+1",
    "SUM(Z1:Z99)",
    "IF(B1>1,RAND(),1)",
    "SUM(F1:F4,RAND())",
    "IFERROR(RAND(),1)",
    "COUNTIF(D1:D3,85)",
    'COUNTIF(A1:A4,"1.1")',
    'COUNTIF(A1:A4,">K")',
    "VLOOKUP(3,F1:F4,1)",
    "SUBTOTAL(7,F1:F4)",
    "ROUND(1)",
    "10^300*10^300",
    "SUMPRODUCT(IF(B1:B2>2,F1:F2))",
    "ROW(A1:A3)",
    "YEAR(5)",
]


@pytest.mark.parametrize(("formula", "expected"), TOLD)
def test_a_formula_gives_what_excel_gives(formula, expected):
    given = calculate(formula, LINES)

    if isinstance(given, Decimal):
        expected = Decimal(expected)
    assert expected == given
    assert isinstance(expected, bool) is isinstance(given, bool)


@pytest.mark.parametrize("formula", NOT_TOLD)
def test_what_cannot_be_told_is_not_guessed(formula):
    assert calculate(formula, LINES) is None


def test_one_step_is_made_from_stored_results():
    told = calculator({"A1": 2, "A2": stored(99, "A1*10"), "A3": stored(5, "A2+1")})

    assert Decimal(20) == told("A2")
    assert Decimal(100) == told("A3")


def test_what_was_never_calculated_is_worked_out():
    told = calculator({"A1": 2, "A2": "=A1*10", "A3": stored(5, "SUM(A1:A2)")})

    assert Decimal(22) == told("A3")


def test_a_chain_of_fifty_thousand_cells_is_followed():
    cells = {"A1": 1, **{f"A{row}": f"=A{row - 1}+1" for row in range(2, 50_001)}}

    assert Decimal(50_000) == calculator(cells)("A50000")


def test_circles_are_not_told():
    told = calculator(
        {
            "A1": "=B1",
            "B1": "=A1",
            "C1": "=A1+1",
            "A2": stored(0, "B2+1"),
            "B2": stored(0, "A2+1"),
            "A3": stored(1, "SUM(A1:A9)"),
            "A4": stored(1, "A4+1"),
        }
    )

    assert [None] * 6 == [told(address) for address in ("A1", "B1", "C1", "A2", "A3", "A4")]


def test_a_cell_without_a_formula_and_an_unknown_sheet_give_nothing():
    told = Calculator(Book("test.xlsx", (grid("RAB", {"A1": 5}),)))

    assert told.given("RAB", 1, 1) is None
    assert told.given("RAB", 2, 2) is None
    assert told.given("Rekap", 1, 1) is None


def test_a_formula_that_nothing_was_kept_of_gives_nothing():
    told = calculator({"A1": Cell(Kind.NOT_CALCULATED), "A2": "=A1+1"})

    assert told("A1") is None
    assert told("A2") is None


def test_sheets_are_found_in_any_case_and_summed_through():
    book = Book(
        "test.xlsx",
        (
            grid("Jan", {"F5": 1}),
            grid("Peb", {"F5": 2}),
            grid("Mar", {"F5": 4}),
            grid("Rekap", {"A1": "=SUM(jan:MAR!F5)", "A2": "=pEB!F5*2", "A3": "=Jan:Mar!F5"}),
        ),
    )
    told = Calculator(book)

    assert Decimal(7) == told.given("REKAP", 1, 1)
    assert Decimal(4) == told.given("Rekap", 2, 1)
    assert told.given("Rekap", 3, 1) is None


def test_defined_names_are_followed_if_they_mean_the_same_cells_everywhere():
    names = {
        "Tarif": "RAB!$B$1",
        "PPN": "0.11",
        "Harga": "RAB!$B$1:$B$2",
        "Geser": "RAB!B1",
        "Kosong": "#REF!",
        "Putar": "Putar",
    }
    told = calculator(
        {
            "B1": 50000,
            "B2": 3,
            "A1": "=tarif*2",
            "A2": "=B1*PPN",
            "A3": "=SUM(Harga)",
            "A4": "=Geser",
            "A5": "=Kosong",
            "A6": "=Putar",
        },
        names=names,
    )

    assert [100000, 5500, 50003, None, "#REF!", None] == [told(f"A{row}") for row in range(1, 7)]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("SUM(A1:A3*B1:B3)", 140),
        ("SUM(IF(A1:A3>1,B1:B3,0))", 50),
        ("SUM(IFERROR(A1:A3/C1:C3,0))", 0),
        ("MAX(LEN(A1:A3))", 1),
        ("A1:A3*2", 2),
        ("A1:A3", 1),
        ("IFS(A1:A3>1,1)", None),
    ],
)
def test_an_array_formula_goes_through_its_ranges(formula, expected):
    cells = {f"A{row}": row for row in (1, 2, 3)} | {f"B{row}": row * 10 for row in (1, 2, 3)}
    array = Cell(Kind.NOT_CALCULATED, None, formula, array="D1:D1")

    assert expected == calculator({**cells, "D1": array})("D1")


def test_a_range_beside_a_formula_means_the_cell_in_its_row():
    told = calculator({"A2": 7, "B2": "=A1:A3*2", "B9": "=A1:A3*2", "A12": "=A2:C2"})

    assert Decimal(14) == told("B2")
    assert told("B9") == "#VALUE!"
    assert Decimal(7) == told("A12")


def test_a_subtotal_leaves_out_other_subtotals():
    told = calculator(
        {
            "A1": 1,
            "A2": 2,
            "A3": stored(3, "SUBTOTAL(9,A1:A2)"),
            "A4": 4,
            "A5": "=SUBTOTAL(9,A1:A4)",
        }
    )

    assert Decimal(7) == told("A5")


def test_a_subtotal_over_hidden_rows_is_told_only_where_it_leaves_them_all_out():
    rows = {"A1": 1, "A2": 2, "B1": "=SUBTOTAL(9,A1:A2)", "B2": "=SUBTOTAL(109,A1:A2)"}
    told = Calculator(Book("test.xlsx", (grid("RAB", rows, hidden=[2]),)))

    assert told.given("RAB", 1, 2) is None
    assert Decimal(1) == told.given("RAB", 2, 2)


def test_dates_count_from_1904_where_the_workbook_does():
    told = calculator({"A1": "=DATE(2009,11,20)", "A2": "=YEAR(A1)"}, date1904=True)

    assert Decimal(38675) == told("A1")
    assert Decimal(2009) == told("A2")


def test_a_date_in_a_cell_is_its_number():
    day = Cell(Kind.DATE, Decimal(40137), number_format="dd-mm-yyyy")

    assert Decimal(40138) == calculate("A1+1", {"A1": day})


def test_after_its_budget_a_workbook_is_told_no_more():
    book = Book("test.xlsx", (grid("RAB", {"A1": 1, "B1": "=SUM(A1:A1000)", "B2": "=1+1"}),))
    told = Calculator(book, budget=5000)

    results = [told.given("RAB", 1, 2)]
    rows = Grid("RAB", {row: {1: Cell(Kind.NUMBER, Decimal(1))} for row in range(1, 1001)})
    rows.rows[1][2] = Cell(Kind.NUMBER, Decimal(0), "SUM(A1:A1000)")
    spent = Calculator(Book("test.xlsx", (rows,)), budget=1500)

    assert [Decimal(1)] == results
    assert [Decimal(1000), None] == [spent.given("RAB", 1, 2) for _ in range(2)]


def test_a_whole_sheet_costs_as_much_as_has_cells():
    told = Calculator(
        Book(
            "test.xlsx", (grid("RAB", {"B2": 5, "A1": 1}), grid("X", {"A1": "=SUM(RAB!1:1048576)"}))
        ),
        budget=100,
    )

    assert Decimal(6) == told.given("X", 1, 1)


@pytest.mark.parametrize(
    ("kept", "given", "expected"),
    [
        (Decimal("0.30000000000000004"), Decimal("0.3"), True),
        (Decimal(1), Decimal("1.0"), True),
        (Decimal("1234567.891"), Decimal("1234567.8911"), True),
        (Decimal(98961375000), Decimal(98961375001), False),
        (Decimal("642451297.5"), Decimal("642451297.49"), False),
        (Decimal("0.1234"), Decimal("0.12341"), False),
        (Decimal("1e20"), Decimal("100000000000000001"), False),
        (Decimal("1e20"), Decimal("100000000000000000001"), True),
        (Decimal(0), Decimal("-0"), True),
        ("Snack", "snack", False),
        ("#REF!", "#REF!", True),
        (True, True, True),
        (True, Decimal(1), False),
        (Decimal(1), True, False),
        (Decimal(0), False, False),
        (None, Decimal(0), False),
        ("", None, False),
        ("85", Decimal(85), False),
    ],
)
def test_a_stored_result_is_the_same_up_to_binary_rounding(kept, given, expected):
    assert expected is same(kept, given)
