"""A budget made of a table: what is kept as a calculation, and what only keeps its place."""

from decimal import Decimal

from kkg_xl.domain.budget import Section, all_lines, budget_of
from kkg_xl.domain.figures import Place
from tests.support.understood import table

HEAD = """
|   | A  | B      | C      | D      | E            | F           |
| - | -- | ------ | ------ | ------ | ------------ | ----------- |
| 1 | NO | URAIAN | VOLUME | SATUAN | HARGA SATUAN | JUMLAH (Rp) |
"""


def told(parts):
    """Give lines by their item, groups with what stands under them."""
    return [
        (part.code, part.title, told(part.parts)) if isinstance(part, Section) else part.item
        for part in parts
    ]


def made_of(number):
    return [term.factors for term in number.terms]


def test_an_amount_is_kept_as_what_it_is_made_of():
    budget = budget_of(
        table(
            HEAD
            + """\
| 2 | 1 | Snack  | 40 | org | 20.000  | 800.000 |
| 3 | 2 | Kertas | 2  | rim | 50.000  | 100.000 |
| 4 |   | JUMLAH |    |     |         | 900.000 |
"""
        )
    )

    snack, _ = all_lines(budget.parts)
    assert Decimal(800_000) == snack.amount.value
    assert [(3, 5)] == made_of(snack.amount)
    assert {4: "org"} == {key: value for key, value in snack.values.items() if key == 4}
    assert (Decimal(40), Place("RAB", "C2")) == snack.values[3][:2]
    assert ["VOLUME", "SATUAN", "HARGA SATUAN"] == [m.heading for m in budget.measures]
    assert Decimal(900_000) == budget.total


def test_a_lump_sum_keeps_its_place():
    budget = budget_of(
        table(
            HEAD
            + """\
| 2 | 1 | Snack  | 40 | org | 20.000 | 800.000 |
| 3 | 2 | Kertas | 2  | rim | 50.000 | 100.000 |
| 4 | 3 | ATK    |    |     |        | 75.000  |
| 5 |   | JUMLAH |    |     |        | 975.000 |
"""
        )
    )

    lump = [*all_lines(budget.parts)][-1]
    assert (Decimal(75_000), Place("RAB", "F4"), ()) == lump.amount[:3]
    assert {} == lump.values


def test_a_number_that_is_a_text_has_no_place_that_a_formula_could_refer_to():
    budget = budget_of(
        table(
            HEAD
            + """\
| 2 | 1 | Snack  | 40 | org | 'Rp 20.000 | 800.000 |
| 3 | 2 | Kertas | 2  | rim | 50.000     | 100.000 |
| 4 | 3 | Tinta  | 2  | bh  | 60.000     | 120.000 |
"""
        )
    )

    snack = next(all_lines(budget.parts))
    assert (Decimal(20_000), None) == snack.values[5][:2]


def test_a_factor_that_the_author_leaves_blank_for_one_is_left_out():
    budget = budget_of(
        table("""
|   | A  | B      | C   | D    | E            | F           |
| - | -- | ------ | --- | ---- | ------------ | ----------- |
| 1 | NO | URAIAN | VOL | HARI | HARGA SATUAN | JUMLAH (Rp) |
| 2 | 1  | Snack  | 40  | 3    | 20.000       | 2.400.000   |
| 3 | 2  | Saku   | 3   | 3    | 50.000       | 450.000     |
| 4 | 3  | Kertas | 2   |      | 50.000       | 100.000     |
| 5 | 4  | Tinta  | 4   |      | 30.000       | 120.000     |
| 6 |    | JUMLAH |     |      |              | 3.070.000   |
""")
    )

    assert [[(3, 4, 5)], [(3, 4, 5)], [(3, 5)], [(3, 5)]] == [
        made_of(line.amount) for line in all_lines(budget.parts)
    ]
    assert Decimal(3_070_000) == budget.total


def test_groups_stand_under_each_other_as_their_headings_do():
    budget = budget_of(
        table("""
|    | A  | B           | C      | D      | E            | F           |
| -- | -- | ----------- | ------ | ------ | ------------ | ----------- |
| 1  | NO | URAIAN      | VOLUME | SATUAN | HARGA SATUAN | JUMLAH (Rp) |
| 2  | A  | Persiapan   |        |        |              |             |
| 3  | 1  | Snack rapat | 10     | org    | 20.000       | 200.000     |
| 4  | 2  | Kertas      | 2      | rim    | 50.000       | 100.000     |
| 5  |    | Jumlah A    |        |        |              | 300.000     |
| 6  | B  | Pelaksanaan |        |        |              |             |
| 7  | 1  | Snack       | 40     | org    | 20.000       | 800.000     |
| 8  |    | Jumlah B    |        |        |              | 800.000     |
| 9  |    | JUMLAH      |        |        |              | 1.100.000   |
""")
    )

    assert [
        ("A", "Persiapan", ["Snack rapat", "Kertas"]),
        ("B", "Pelaksanaan", ["Snack"]),
    ] == told(budget.parts)
    assert ["Snack rapat", "Kertas"] == [line.item for line in budget.parts[0].lines]


def test_a_column_of_groups_makes_groups_where_no_headings_do():
    budget = budget_of(
        table("""
|   | A    | B         | C        | D      | E            | F       |
| - | ---- | --------- | -------- | ------ | ------------ | ------- |
| 1 | KODE | KELOMPOK  | KEGIATAN | VOLUME | HARGA SATUAN | JUMLAH  |
| 2 | A.1  | Persiapan | Snack    | 10     | 20.000       | 200.000 |
| 3 | B.1  | Penutup   | Spanduk  | 1      | 90.000       | 90.000  |
| 4 | A.2  | Persiapan | Kertas   | 2      | 50.000       | 100.000 |
| 5 | C.1  |           | Lainnya  | 1      | 70.000       | 70.000  |
""")
    )

    assert [
        "Lainnya",
        ("", "Persiapan", ["Snack", "Kertas"]),
        ("", "Penutup", ["Spanduk"]),
    ] == told(budget.parts)


def test_another_column_of_words_is_told_of_the_item():
    budget = budget_of(
        table("""
|   | A  | B      | C           | D      | E            | F       |
| - | -- | ------ | ----------- | ------ | ------------ | ------- |
| 1 | NO | URAIAN | SPESIFIKASI | VOLUME | HARGA SATUAN | JUMLAH  |
| 2 | 1  | Kertas HVS putih | A4  | 2      | 50.000       | 100.000 |
| 3 | 2  | Kertas HVS putih | F4  | 2      | 60.000       | 120.000 |
""")
    )

    assert [("Kertas HVS putih", "A4"), ("Kertas HVS putih", "F4")] == [
        (line.item, line.detail) for line in all_lines(budget.parts)
    ]


def test_words_right_of_the_amount_are_no_part_of_the_item():
    budget = budget_of(
        table("""
|   | A  | B      | C      | D            | E       | F       |
| - | -- | ------ | ------ | ------------ | ------- | ------- |
| 1 | NO | URAIAN | VOLUME | HARGA SATUAN | JUMLAH  | TOKO    |
| 2 | 1  | Kertas | 2      | 50.000       | 100.000 | Toko 01 |
| 3 | 2  | Tinta  | 1      | 90.000       | 90.000  | Toko 02 |
""")
    )

    assert ["Kertas", "Tinta"] == [line.title for line in all_lines(budget.parts)]


def test_what_is_reckoned_from_the_total_is_reckoned_again():
    text = (
        HEAD
        + """\
| 2 | 1 | Kertas     | 7 | rim | 50.050  | 350.350 |
| 3 | 2 | Tinta      | 2 | bh  | 100.000 | 200.000 |
| 4 |   | JUMLAH     |   |     |         | =SUM(F2:F3) |
| 5 |   | PPN 11%    |   |     |         | =ROUND(F4*11%,0) |
| 6 |   | JUMLAH SETELAH PPN | |  |      | =F4+F5  |
| 7 |   | DIBULATKAN |   |     |         | =ROUNDDOWN(F6,-3) |
"""
    )

    additions = budget_of(table(text)).additions
    assert [
        ("PPN 11%", Decimal(60_539)),
        ("JUMLAH SETELAH PPN", Decimal(610_889)),
        ("DIBULATKAN", Decimal(610_000)),
    ] == [(each.label, each.amount) for each in additions]
    assert [None, None, None] == [each.at for each in additions]


def test_a_rounded_total_that_was_typed_keeps_its_place():
    text = (
        HEAD
        + """\
| 2 | 1 | Kertas     | 7 | rim | 50.050  | 350.350 |
| 3 | 2 | Tinta      | 2 | bh  | 100.000 | 200.000 |
| 4 |   | JUMLAH     |   |     |         | 550.350 |
| 5 |   | DIBULATKAN |   |     |         | 550.000 |
"""
    )

    (addition,) = budget_of(table(text)).additions
    assert (Decimal(550_000), Place("RAB", "F5")) == (addition.amount, addition.at)


def test_a_total_of_something_else_is_not_reckoned_from_the_total():
    text = (
        HEAD
        + """\
| 2 | 1 | Kertas     | 7 | rim | 50.050  | 350.350 |
| 3 | 2 | Tinta      | 2 | bh  | 100.000 | 200.000 |
"""
    )

    assert () == budget_of(table(text)).additions
