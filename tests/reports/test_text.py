from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from textwrap import dedent

import pytest

from kkg_xl.domain.figures import NOT_CALCULATED, Place, Unreadable
from kkg_xl.domain.text import Text, say
from kkg_xl.reports.summaries import summary
from kkg_xl.reports.tally import Tally, verdict
from kkg_xl.reports.text import TextReport
from kkg_xl.rules.model import Finding, Severity


def screen(text):
    return dedent(text).lstrip("\n")


def test_a_workbook_is_told_the_worst_first_and_what_is_alike_once(checked):
    told = TextReport(width=88).workbook(checked)

    expected = """
        kkg/03.xlsx · 1 kesalahan, 5 peringatan, 1 info
          RAB
            A4:E8 anggaran · 3 baris, 1 lumpsum · jumlah tertulis Rp1.018.000, hasil hitung
              Rp1.000.000 (lebih Rp18.000)
            kesalahan   E8      JUMLAH tertulis 1.018.000, hasil hitung 1.000.000
                                [grand-total-differs]
            peringatan  D5…D7, D9, D10 (5 sel)
                                Sel pertama: teks '150.000' dibaca 150.000 [number-as-text]
          REKAP
            info                tidak ada Buku Kas Umum [numbering-broken]
          Tidak diperiksa
            - tidak ada Buku Kas Umum

    """
    assert screen(expected) == told


def test_an_accepted_finding_is_told_with_its_reason_and_counted_apart(accepted):
    expected = """
        kkg/03.xlsx · 1 temuan diterima
          RAB
            A4:E8 anggaran · 3 baris, 1 lumpsum · jumlah tertulis Rp1.018.000, hasil hitung
              Rp1.000.000 (lebih Rp18.000)
            diterima    E8      JUMLAH tertulis 1.018.000, hasil hitung 1.000.000
                                [grand-total-differs]
                                Alasan: kurir dibayar kas gugus

    """
    assert screen(expected) == TextReport(width=88).workbook(accepted)


def test_what_is_accepted_is_no_fault_of_the_run_and_no_difference(accepted):
    tally = Tally().plus(accepted)

    assert not tally.wrong
    assert "1 finding accepted in 1 workbook" == verdict(tally, "en")


def test_the_same_workbook_in_english(checked):
    told = TextReport("en", width=88).workbook(checked)

    expected = """
        kkg/03.xlsx · 1 error, 5 warnings, 1 info
          RAB
            A4:E8 budget · 3 lines, 1 lump sum · stated total Rp1,018,000, computed Rp1,000,000
              (Rp18,000 too much)
            error       E8      JUMLAH says 1,018,000, computed 1,000,000 [grand-total-differs]
            warning     D5…D7, D9, D10 (5 cells)
                                First cell: text '150.000' read as 150,000 [number-as-text]
          REKAP
            info                no cash book (BKU) found [numbering-broken]
          Not checked
            - no cash book (BKU) found

    """
    assert screen(expected) == told


def test_a_narrow_window_wraps_messages_under_themselves(checked):
    told = TextReport(width=60).workbook(checked)

    expected = """
            kesalahan   E8      JUMLAH tertulis 1.018.000, hasil
                                hitung 1.000.000
                                [grand-total-differs]
        """
    assert screen(expected).splitlines()[0].strip() in told
    assert all(len(line) <= 60 for line in told.splitlines())


def test_colour_changes_nothing_but_colour(checked):
    import re

    painted = TextReport(colour=True).workbook(checked)

    assert "\x1b[1;31mkesalahan " in painted
    assert TextReport().workbook(checked) == re.sub(r"\x1b\[[\d;]*m", "", painted)


def test_a_workbook_without_tables_says_so(clean):
    told = TextReport().workbook(clean)

    expected = """
        kkg/kosong.xlsx · tidak ada temuan
          tidak ada tabel uang di buku ini

    """
    assert screen(expected) == told


def test_an_unreadable_workbook_tells_its_kind_and_a_sentence(locked):
    told = TextReport().workbook(locked)

    expected = """
        kkg/terkunci.xlsx · TIDAK TERBACA
          Buku kerja dikunci. [encrypted]

    """
    assert screen(expected) == told


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        (1_000_000, "jumlah tertulis Rp1.000.000 = hasil hitung"),
        (999_000, "jumlah tertulis Rp999.000, hasil hitung Rp1.000.000 (kurang Rp1.000)"),
        (None, "hasil hitung Rp1.000.000, jumlah tertulis tidak terbaca"),
    ],
)
def test_a_table_tells_its_totals(checked, table, stated, told):
    total = table.totals[0]
    figure = total.figures[4]._replace(value=None if stated is None else Decimal(stated))
    changed = replace(table, totals=(replace(total, figures={4: figure}),))

    assert told in TextReport(width=200).workbook(replace(checked, tables=(summary(changed),)))


def test_a_table_whose_total_was_never_calculated_says_so(checked, table):
    total = table.totals[0]
    figure = total.figures[4]._replace(value=NOT_CALCULATED, worked_out=Decimal(1_000_000))
    changed = replace(table, totals=(replace(total, figures={4: figure}),))

    told = TextReport(width=200).workbook(replace(checked, tables=(summary(changed),)))

    assert "hasil hitung Rp1.000.000, jumlah belum dihitung" in told


def test_a_table_without_a_total_says_so(checked, table):
    told = TextReport(width=120).workbook(
        replace(checked, tables=(summary(replace(table, totals=())),))
    )

    assert "3 baris, 1 lumpsum · hasil hitung Rp1.000.000, jumlah tidak tertulis" in told


def test_a_table_that_cannot_be_computed_says_so(checked, table):
    line = table.lines[2]
    figures = {**line.figures, 4: line.figures[4]._replace(value=Unreadable("N/A"))}
    changed = replace(table, lines=(*table.lines[:2], line._replace(figures=figures)))

    told = TextReport().workbook(replace(checked, tables=(summary(changed),)))

    assert "jumlah tertulis Rp1.018.000, tidak dapat dihitung" in told


def test_a_table_of_nothing_tells_no_totals(checked, table):
    empty = replace(table, lines=(), totals=())

    assert "A4:E8 anggaran · 0 baris\n" in TextReport().workbook(
        replace(checked, tables=(summary(empty),))
    )


def test_money_that_is_not_rupiah_has_no_rp(checked, table):
    told = TextReport(width=200).workbook(
        replace(checked, tables=(summary(replace(table, whole=False)),))
    )

    assert "jumlah tertulis 1.018.000, hasil hitung 1.000.000 (lebih 18.000)" in told


def test_text_from_a_workbook_cannot_drive_the_terminal(checked, table):
    evil = "a\x1b[2J\x9b1m\u202e\nb"
    found = Finding("lump-sum", Severity.INFO, Place(evil, "A1"), say(Text(evil, evil)))
    workbook = replace(
        checked,
        name=evil,
        findings=(found,),
        tables=(summary(replace(table, sheet=evil)),),
        not_checked=(say(Text(evil, evil)),),
    )

    told = TextReport().workbook(workbook)

    assert set() == {char for char in told if not char.isprintable() and char != "\n"}
    assert 4 == told.count(r"a\x1b[2J\x9b1m\u202e b")


def test_amounts_are_never_gathered(checked):
    wrong = tuple(
        Finding(
            "line-product-differs",
            Severity.ERROR,
            Place("RAB", f"F{row}"),
            say(Text("salah", "wrong")),
            Decimal(row),
            Decimal(1),
        )
        for row in range(5, 10)
    )

    told = TextReport().workbook(replace(checked, findings=wrong))

    assert 5 == told.count("[line-product-differs]")


def test_the_verdict_counts_and_adds_up_differences(checked, clean, locked):
    tally = Tally().plus(checked).plus(clean).plus(locked)

    told = verdict(tally, "id")

    expected = "1 kesalahan, 5 peringatan, 1 info di 2 buku; selisih Rp18.000; 1 buku tidak terbaca"
    assert expected == told
    assert tally.wrong


def test_the_verdict_on_clean_workbooks_says_how_much_was_looked_at(checked):
    tally = Tally().plus(replace(checked, findings=()))

    assert "Tidak ada temuan: 1 buku, 1 tabel dan 3 baris diperiksa" == verdict(tally, "id")
    assert "Nothing found: 1 workbook, 1 table and 3 lines checked" == verdict(tally, "en")
    assert not tally.wrong


def test_the_verdict_where_nothing_could_be_read(locked):
    assert "1 workbook unreadable" == verdict(Tally().plus(locked), "en")


def test_the_ending_is_the_verdict_on_a_line(checked, clean):
    ending = TextReport().ending(Tally().plus(clean))

    assert "Tidak ada temuan: 1 buku, 0 tabel dan 0 baris diperiksa\n" == ending
    assert TextReport(colour=True).ending(Tally().plus(checked)).startswith("\x1b[1;31m")
