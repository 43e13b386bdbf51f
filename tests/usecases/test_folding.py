"""What one cause made is told once."""

from __future__ import annotations

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text, say
from kkg_xl.rules.model import Finding, Severity
from kkg_xl.usecases.check import check
from kkg_xl.usecases.folding import folded
from tests.support.grids import book


def finding(cell: str, cause: str = "", sheet: str = "RAB", rule: str = "result-stale") -> Finding:
    message = say(Text("{cell} salah.", "{cell} is wrong."), cell=cell)
    return Finding(rule, Severity.ERROR, Place(sheet, cell), message, cause=cause)


def told(*findings: Finding) -> list[tuple[str, str]]:
    return [(each.at.cell, each.message.told("en")) for each in folded(findings)]


def test_many_findings_of_one_cause_are_one_that_counts_them():
    many = [finding(f"F{row}", "RAB!F") for row in range(2, 9)]

    assert [
        ("F2", "F2 is wrong. The same cause in 6 other cells: F3; F4; F5; and 3 more."),
        ("A1", "A1 is wrong."),
    ] == told(*many, finding("A1"))


def test_cells_of_other_sheets_are_told_with_their_sheet():
    many = [finding("F2", "x", sheet=f"RAB {n}") for n in range(6)]

    assert "RAB 1!F2" in told(*many)[0][1]


def test_few_findings_are_told_one_by_one():
    assert 5 == len(told(*(finding(f"F{row}", "RAB!F") for row in range(2, 7))))


def test_what_has_no_cause_in_common_is_told_one_by_one():
    assert 7 == len(told(*(finding(f"F{row}") for row in range(2, 9))))
    assert 8 == len(
        told(
            *(finding(f"F{row}", "RAB!F") for row in range(2, 6)),
            *(finding(f"G{row}", "RAB!F", rule="amount-typed") for row in range(2, 6)),
        )
    )


def test_a_column_that_nobody_recalculated_is_one_finding():
    rows = "".join(
        f"| {row} | {row} | ATK {row} | 2 | 5.000 | =C{row}*D{row} -> 9.000 |\n"
        for row in range(2, 10)
    )
    found = check(
        book(
            "| | A | B | C | D | E |\n| - | - | - | - | - | - |\n"
            f"| 1 | NO | URAIAN | VOLUME | HARGA SATUAN | JUMLAH |\n{rows}"
        )
    ).findings

    assert [("result-stale", "E2")] == [(each.rule, each.at.cell) for each in found]
