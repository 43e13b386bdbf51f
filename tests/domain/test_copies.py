"""Lines that only repeat others through links, and what is not told again of them."""

from __future__ import annotations

from kkg_xl.domain.copies import copies
from kkg_xl.usecases.check import find
from tests.support.understood import workbook

SOURCE = """
Sheet: RAB

|   | A  | B           | C      | D            | E           |
| - | -- | ----------- | ------ | ------------ | ----------- |
| 1 | NO | URAIAN      | VOLUME | HARGA SATUAN | JUMLAH      |
| 2 | 1  | Uang saku   | 9      | 150.000      | =C2*D2      |
| 3 | 2  | ATK         | 1,5    | 24.001       | =C3*D3      |
| 4 | 3  | Uang saku   | 8      | 200.000      | =C4*D4      |
| 5 | 4  | Konsumsi    | 120    | 20.000       | =C5*D5      |
| 6 | 5  | Konsumsi    | 120    | 20.000       | =C6*D6      |
| 7 | 6  | Cetak       | -40    | 25.000       | =C7*D7      |
| 8 |    | JUMLAH      |        |              | =SUM(E2:E7) |
"""
HEAD = """
Sheet: Cetak

|   | A  | B           | C      | D            | E           |
| - | -- | ----------- | ------ | ------------ | ----------- |
| 1 | NO | URAIAN      | VOLUME | HARGA SATUAN | JUMLAH      |
"""
LINKED = "".join(
    f"| {row} | {row - 1} | =RAB!B{row} | =RAB!C{row} | =RAB!D{row} | =C{row}*D{row} |\n"
    for row in range(2, 8)
)
PRINTED = HEAD + LINKED + "| 8 | | JUMLAH | | | =SUM(E2:E7) |\n"


def told(text: str) -> list[tuple[str, str]]:
    """Give rule and place of everything found."""
    return [(each.rule, str(each.at)) for each in find(workbook(text))]


def test_what_is_wrong_behind_links_is_told_at_its_source_alone():
    alone = told(SOURCE)

    assert {"rate-differs", "line-duplicated", "amount-negative"} <= {rule for rule, _ in alone}
    assert alone == told(SOURCE + PRINTED)
    assert sorted(alone) == sorted(told(PRINTED + SOURCE))


def test_a_line_of_links_is_paired_cell_by_cell():
    found = {str(copy): str(own) for copy, own in copies(workbook(SOURCE + PRINTED)).items()}

    assert {
        "Cetak!B2": "RAB!B2",
        "Cetak!C2": "RAB!C2",
        "Cetak!D2": "RAB!D2",
        "Cetak!E2": "RAB!E2",
    } == {copy: own for copy, own in found.items() if copy.endswith("2")}


def test_a_line_with_a_number_of_its_own_is_its_own():
    changed = PRINTED.replace("=RAB!D4", "200.000")
    found = {str(copy) for copy in copies(workbook(SOURCE + changed))}

    assert {"Cetak!C4"} == {copy for copy in found if copy.endswith("4")}


def test_a_line_that_gathers_from_several_lines_is_its_own():
    changed = PRINTED.replace("=RAB!D4", "=RAB!D2")
    found = {str(copy) for copy in copies(workbook(SOURCE + changed))}

    assert {"Cetak!C4", "Cetak!D4"} == {copy for copy in found if copy.endswith("4")}


def test_a_line_may_link_its_amount_and_leave_the_rate_out():
    changed = PRINTED.replace("=RAB!D4 | =C4*D4", "| =RAB!E4")
    found = {str(copy): str(own) for copy, own in copies(workbook(SOURCE + changed)).items()}

    assert {"Cetak!B4": "RAB!B4", "Cetak!C4": "RAB!C4", "Cetak!E4": "RAB!E4"} == {
        copy: own for copy, own in found.items() if copy.endswith("4")
    }


def test_an_error_of_the_copy_itself_is_told_where_it_stands():
    changed = PRINTED.replace("=C3*D3", "=C3*D4")

    assert ("formula-differs", "Cetak!E3") in told(SOURCE + changed)


def test_a_blank_that_a_line_of_links_leaves_out_is_that_of_its_source():
    head = "|   | A | B | C | D | E | F |\n| - | - | - | - | - | - | - |\n"
    head += "| 1 | NO | URAIAN | VOLUME | KALI | HARGA SATUAN | JUMLAH |\n"
    typed = (
        "| 2 | 1 | Uang saku | 3 | 3 | 150.000 | =C2*D2*E2 |\n"
        "| 3 | 2 | Kudapan | 40 | 3 | 20.000 | =C3*D3*E3 |\n"
        "| 4 | 3 | Cetak | 40 | | 25.000 | =C4*D4*E4 |\n"
    )
    linked = "".join(
        f"| {row} | {row - 1} | =RAB!B{row} | =RAB!C{row} | {times} | =RAB!E{row} | =RAB!F{row} |\n"
        for row, times in ((2, "=RAB!D2"), (3, "=RAB!D3"), (4, ""))
    )
    source, printed = f"Sheet: RAB\n\n{head}{typed}\n", f"Sheet: Cetak\n\n{head}{linked}\n"

    assert [("line-incomplete", "RAB!D4")] == told(source)
    assert [("line-incomplete", "RAB!D4")] == told(source + printed)
