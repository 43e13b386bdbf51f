"""What the tables of the pages cannot show of the rules that look at a whole workbook."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kkg_xl.domain.figures import (
    NOT_CALCULATED,
    CellError,
    Derivation,
    Figure,
    Place,
    Unreadable,
)
from kkg_xl.domain.workbook import Calculation, Restated, Words, Workbook
from kkg_xl.rules.formula_error import formula_error
from kkg_xl.rules.grand_total_differs import grand_total_differs
from kkg_xl.rules.link_external import link_external
from kkg_xl.rules.result_missing import result_missing
from kkg_xl.rules.result_stale import result_stale
from kkg_xl.rules.totals_disagree import totals_disagree
from kkg_xl.rules.words_differ import words_differ
from kkg_xl.rules.words_missing import words_missing
from tests.support.tables import figure, line, table, total


def _at(cell):
    return Place("RAB", cell)


def _money(amount):
    return Figure(_at("F9"), None if amount is None else Decimal(amount))


def _words(text, number, *amounts):
    beside = tuple(map(_money, amounts))
    said = None if number is None else Decimal(number)
    return Workbook("x.xlsx", words=(Words(_at("A10"), text, said, beside),))


def _calculated(stored, given, formula="=A1", **more):
    return Workbook(
        "x.xlsx", calculations=(Calculation(_at("B1"), formula, stored, given, **more),)
    )


def test_words_may_repeat_any_total_beside_them_and_leave_out_the_cents():
    assert [] == list(words_differ(_words("seratus", 100, 90, 100)))
    assert [] == list(words_differ(_words("seratus", 100, "100.75")))
    assert [] == list(words_differ(_words("seratus", 100)))
    assert [] == list(words_differ(_words("seratus", 100, None)))


def test_words_that_repeat_no_total_are_compared_with_the_nearest():
    (flag,) = words_differ(_words("seratus", 100, 90, 80))

    assert (
        "Terbilang menyebut Rp100, padahal jumlahnya Rp90 (sembilan puluh rupiah); lebih Rp10. "
        "Tulis ulang terbilangnya."
    ) == flag.message.told("id")


def test_a_rupiah_between_words_and_amount_is_a_difference():
    assert 1 == len(list(words_differ(_words("seratus", 100, 101))))


def test_words_that_say_what_a_wrong_total_should_be_are_right():
    wrong = total(7, 90, (0,))
    book = Workbook(
        "x.xlsx",
        tables=(table(line(0, 100), wrong),),
        words=(
            Words(_at("A10"), "seratus", Decimal(100), (wrong.figures[6],)),
            Words(_at("A11"), "tujuh", Decimal(7), (wrong.figures[6], _money(3))),
        ),
    )

    assert ["A11"] == [flag.at.cell for flag in words_differ(book)]


@pytest.mark.parametrize(
    ("book", "told"),
    [
        (_words("", None, 90), "Terbilang belum diisi. Tulis: sembilan puluh rupiah."),
        (_words("", None), "Terbilang belum diisi."),
        (_words("", None, -5), "Terbilang belum diisi."),
        (
            _words("sembilan poluh", None, 90),
            (
                "Terbilang “sembilan poluh” tidak terbaca sebagai bilangan. "
                "Tulis: sembilan puluh rupiah."
            ),
        ),
        (_words("x", None), "Terbilang “x” tidak terbaca sebagai bilangan."),
    ],
)
def test_missing_words_come_with_the_words_to_write(book, told):
    (flag,) = words_missing(book)

    assert told == flag.message.told("id")


def test_words_that_are_there_are_not_missing():
    assert [] == list(words_missing(_words("seratus", 100, 90)))


def _restated(stated, told, label="Total RAB", title="JUMLAH"):
    figure = Figure(Place("COVER", "B4"), stated)
    return Workbook("x.xlsx", restated=(Restated(figure, label, _money(told), title),))


@pytest.mark.parametrize(
    ("stated", "told", "label"),
    [
        (Decimal(100), 100, "Total"),
        (Decimal("100.4"), 100, "Total"),
        (Decimal(13_000), 13_157, "Total (dibulatkan)"),
        (CellError("#REF!"), 100, "Total"),
        (Decimal(100), None, "Total"),
    ],
)
def test_totals_that_agree_or_cannot_be_compared_are_passed_over(stated, told, label):
    assert [] == list(totals_disagree(_restated(stated, told, label)))


@pytest.mark.parametrize(
    ("label", "title", "told"),
    [
        (
            "Total RAB",
            "JUMLAH",
            (
                "Total RAB tertulis Rp13.000, padahal JUMLAH (RAB!F9) Rp13.157; "
                "kurang Rp157. Samakan keduanya."
            ),
        ),
        (
            "",
            "",
            (
                "Jumlah ini tertulis Rp13.000, padahal jumlahnya (RAB!F9) Rp13.157; "
                "kurang Rp157. Samakan keduanya."
            ),
        ),
    ],
)
def test_totals_that_disagree_are_told_with_both_places(label, title, told):
    (flag,) = totals_disagree(_restated(Decimal(13_000), 13_157, label, title))

    assert told == flag.message.told("id")
    assert Place("COVER", "B4") == flag.at


def test_a_summary_whose_line_disagrees_is_told_so_at_the_line_and_not_at_its_total():
    group, whole = _money(60), _money(100)
    one, other = line(0, 40), line(1, 50)
    follows, stands = total(2, 90, (0, 1)), total(2, 100, (0, 1))
    alone = Restated(figure(7, 90), "Total", whole, "")

    def cells(summary):
        restated = (
            Restated(one.figures[6], "A", _money(40), ""),
            Restated(other.figures[6], "B", group, ""),
            Restated(summary.figures[6], "Total", whole, ""),
            alone,
        )
        book = Workbook("x.xlsx", tables=(table(one, other, summary),), restated=restated)
        both = (totals_disagree, grand_total_differs)
        return [flag.at.cell for rule in both for flag in rule(book)]

    assert ["F3", "F9"] == cells(follows)
    assert ["F3", "F9"] == cells(stands)


def test_a_summary_that_agrees_with_its_own_lines_may_still_disagree_with_the_whole():
    one, other, summary = line(0, 40), line(1, 50), total(2, 90, (0, 1))
    restated = (
        Restated(one.figures[6], "A", _money(40), ""),
        Restated(summary.figures[6], "Total", _money(100), ""),
    )
    book = Workbook("x.xlsx", tables=(table(one, other, summary),), restated=restated)

    assert ["F4"] == [flag.at.cell for flag in totals_disagree(book)]


def test_a_cover_that_says_what_a_wrong_total_should_be_is_right():
    wrong = total(2, 95, (0, 1))
    cover = Figure(Place("COVER", "B4"), Decimal(90))
    book = Workbook(
        "x.xlsx",
        tables=(table(line(0, 40), line(1, 50), wrong),),
        restated=(Restated(cover, "Total", wrong.figures[6], ""),),
    )

    assert [] == list(totals_disagree(book))


@pytest.mark.parametrize(
    ("stored", "given"),
    [
        (Decimal(5), Decimal(5)),
        (Decimal("5.004"), Decimal(5)),
        (Decimal("1e15") + 1, Decimal("1e15")),
        (Decimal("0.1"), Decimal("0.1000001")),
        ("a", "a"),
        (True, True),
        (None, ""),
        (Unreadable("a"), "a"),
        (CellError("#REF!"), "#REF!"),
        (NOT_CALCULATED, Decimal(5)),
        (Decimal(5), None),
    ],
)
def test_a_result_that_the_formula_gives_or_that_nobody_can_tell_is_not_stale(stored, given):
    assert [] == list(result_stale(_calculated(stored, given)))


@pytest.mark.parametrize(
    ("stored", "given", "told"),
    [
        (Decimal(5), Decimal("5.01"), ("5", "5,01")),
        (Decimal("0.1"), Decimal("0.104"), ("0,1", "0,104")),
        ("a", "b", ("a", "b")),
        (True, False, ("TRUE", "FALSE")),
        (True, Decimal(1), ("TRUE", "1")),
        (None, "b", ("(kosong)", "b")),
        (Decimal(5), "#REF!", ("5", "#REF!")),
    ],
)
def test_a_stale_result_is_told_with_what_the_formula_gives(stored, given, told):
    (flag,) = result_stale(_calculated(stored, given))

    was, now = told
    assert (
        f"Hasil yang tersimpan {was}, padahal rumus =A1 sekarang menghasilkan {now}. "
        "Tekan Ctrl+Alt+F9, periksa, lalu simpan."
    ) == flag.message.told("id")
    assert (isinstance(stored, Decimal), isinstance(given, Decimal)) == (
        flag.stated is not None,
        flag.computed is not None,
    )


def _formulas(count, **more):
    return Workbook(
        "x.xlsx",
        calculations=tuple(
            Calculation(_at(f"B{row}"), f"=A{row}", **more) for row in range(1, count + 1)
        ),
    )


def test_up_to_three_formulas_without_a_result_are_reported_one_by_one():
    flags = list(result_missing(_formulas(3, stored=NOT_CALCULATED, given=Decimal(7))))

    assert ["B1", "B2", "B3"] == [flag.at.cell for flag in flags]
    assert Decimal(7) == flags[0].computed
    assert flags[0].message.told("id").startswith("Rumus =A1 belum pernah dihitung")


def test_more_of_them_are_one_finding_for_the_sheet():
    (flag,) = result_missing(_formulas(4, stored=NOT_CALCULATED, given=None))

    assert "B1" == flag.at.cell
    assert flag.message.told("id").startswith(
        "4 rumus di lembar ini belum pernah dihitung, dari sel ini sampai B4."
    )


def test_a_text_that_a_formula_would_give_is_no_amount():
    (flag,) = result_missing(_formulas(1, stored=NOT_CALCULATED, given="a"))

    assert flag.computed is None


def test_up_to_three_links_are_reported_one_by_one_and_more_as_one():
    few = list(link_external(_formulas(3, stored=Decimal(1), given=None, external=("b.xlsx",))))
    many = list(link_external(_formulas(4, stored=Decimal(1), given=None, external=("b.xlsx",))))

    assert ["B1", "B2", "B3"] == [flag.at.cell for flag in few]
    assert few[0].message.told("id").startswith("Rumus merujuk ke buku lain, b.xlsx, yang")
    assert ["B1"] == [flag.at.cell for flag in many]
    assert many[0].message.told("id").startswith("4 rumus di lembar ini, mulai dari sel ini,")


@pytest.mark.parametrize(
    ("code", "formula", "told"),
    [
        (
            "#REF!",
            "=SUM(#REF!)",
            (
                "Rumus =SUM(#REF!) menghasilkan #REF!: sel yang dirujuk sudah dihapus; "
                "tulis ulang rumusnya."
            ),
        ),
        (
            "#REF!",
            "=F9",
            (
                "Rumus =F9 menghasilkan #REF!: rujukannya ke sel atau kolom yang tidak ada; "
                "periksa rumusnya."
            ),
        ),
        ("#SPILL!", "=F9", "Rumus =F9 menghasilkan #SPILL!: periksa rumusnya."),
    ],
)
def test_an_error_is_told_with_its_cause(code, formula, told):
    (flag,) = formula_error(_calculated(CellError(code), None, formula))

    assert told == flag.message.told("id")


def test_an_error_that_only_follows_from_another_is_mended_there():
    book = _calculated(CellError("#REF!"), None, "=SUM(F1:F9)", caused_by=_at("F5"))

    assert [] == list(formula_error(book))


def test_errors_without_a_formula_and_in_tables_are_found_too():
    typed = Figure(_at("H1"), CellError("#N/A"))
    inside = total(1, CellError("#REF!"), (0,))
    derived = line(0, CellError("#DIV/0!"))
    figures = {6: Figure(_at("F2"), CellError("#DIV/0!"), derivation=Derivation("=1/0"))}
    derived = derived._replace(figures=figures)
    book = Workbook("x.xlsx", tables=(table(derived, inside),), errors=(typed,))

    assert [
        ("H1", "Sel berisi #N/A: yang dicari tidak ditemukan; periksa isi dan daftarnya."),
        (
            "F2",
            (
                "Rumus =1/0 menghasilkan #DIV/0!: dibagi dengan nol atau sel kosong; "
                "periksa pembaginya."
            ),
        ),
        ("F3", "Sel berisi #REF!: sel yang dirujuk sudah dihapus; tulis ulang rumusnya."),
    ] == [(flag.at.cell, flag.message.told("id")) for flag in formula_error(book)]
