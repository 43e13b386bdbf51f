from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.html.report import HtmlReport
from kkg_xl.reports.run import RunInMemory
from kkg_xl.rules.model import Severity
from tests.support.html import Parsed, written
from tests.support.payloads import PAYLOADS

OURS = {
    *("html", "head", "meta", "title", "style", "script", "body", "a", "main", "header", "p"),
    *("h1", "h2", "h3", "svg", "rect", "ul", "ol", "li", "b", "span", "div", "section", "details"),
    *("summary", "code", "form", "label", "input", "button", "select", "optgroup", "option"),
    *("output", "table", "thead", "tbody", "tr", "th", "td", "nav", "noscript", "article", "dl"),
    *("dt", "dd", "br"),
}


def page(markup, number):
    return re.search(f'<noscript id="n{number}">(.*?)</noscript>', markup, re.DOTALL)[1]


@pytest.fixture
def markup(report):
    return report.read_text("utf-8")


def test_workbooks_are_listed_the_worst_first_and_the_clean_last(markup):
    listed = re.findall(r'<th scope="row"><a href="#(w\d)">', markup)

    assert ["w1", "w5", "w2", "w3", "w4"] == listed


def test_a_wrong_cell_is_marked_and_explained_below_its_row(markup):
    told = page(markup, 1)

    assert '<td class="m m-error n">1.018.000</td>' in told
    row, _, below = told.partition('<tr class="note s-error">')
    assert row.rstrip().endswith("</tr>")
    assert "JUMLAH tertulis 1.018.000, hasil hitung 1.000.000" in below
    for label, value in (
        ("tertulis", "1.018.000"),
        ("hasil hitung", "1.000.000"),
        ("selisih", "18.000 lebih"),
    ):
        assert f"<dt>{label}</dt><dd>{value}</dd>" in below


def test_what_is_alike_is_told_once_and_marked_everywhere(markup):
    told = page(markup, 1)

    assert 1 == told.count("teks &#x27;150.000&#x27; dibaca 150.000")
    assert "Juga di D6, D7, D9, D10." in told
    assert 5 == told.count('class="m m-warning"')


def test_rows_that_are_left_out_are_counted(markup):
    assert "… 120 baris" in page(markup, 1)


def test_a_merged_cell_and_a_long_text_run_over_their_neighbours(markup):
    told = page(markup, 1)

    assert '<td colspan="4">JUMLAH</td>' in told
    assert '<td colspan="5">Mengetahui, Ketua Kelompok Kerja</td>' in told


def test_a_hidden_row_says_so(markup):
    assert 1 == page(markup, 1).count('<tr class="hidden"><th scope="row">7 <span class="sr">')


def test_what_several_workbooks_share_links_to_their_pages(markup):
    shared = markup.partition('<section class="shared">')[2].partition("</section>")[0]

    assert '<a href="#w1">kkg/03.xlsx</a> <span class="at">BKU!C7</span>' in shared
    assert '<a href="#w2">kkg/04.xlsx</a>' in shared


def test_a_workbook_that_cannot_be_read_says_why_and_what_nobody_checked_is_listed(markup):
    assert "Buku kerja dikunci. <code>encrypted</code>" in page(markup, 5)
    assert "<li>tidak ada Buku Kas Umum</li>" in page(markup, 1)


def test_an_accepted_finding_shows_its_reason_and_counts_nowhere(markup):
    told = page(markup, 3)

    assert "Alasan: kurir dibayar kas gugus" in told
    assert '<span class="group">1 temuan diterima</span>' in markup
    assert "selisih Rp" not in told


def test_findings_whose_sheet_is_not_shown_are_told_all_the_same(run):
    bare = [replace(each, excerpts=()) for each in run.books]

    told = page(written(bare).decode(), 1)

    assert "JUMLAH tertulis 1.018.000" in told
    assert "<table" not in told


def test_both_languages_are_spoken(run):
    english = written(run.books, run.shared, "en").decode()

    assert '<html lang="en">' in english
    assert "5 workbooks checked" in english
    assert "<dt>stated</dt><dd>1,018,000</dd>" in english
    assert "diperiksa" not in re.sub("<script>.*?</script>", "", english, flags=re.DOTALL)


def test_many_rules_are_folded_away_behind_the_worst(shown):
    findings = tuple(
        shown.findings[0]._replace(rule=f"rule-{number:02}", severity=Severity.INFO)
        for number in range(14)
    )

    markup = written([replace(shown, findings=findings)]).decode()

    assert "4 aturan lain" in markup


def test_a_run_without_anything_wrong_says_so(clean):
    markup = written([clean]).decode()

    assert "Tidak ada kesalahan yang bernilai uang." in markup
    assert "Tidak ada temuan." in markup
    assert "Lintas buku" not in markup


def test_the_same_run_gives_the_same_bytes(run):
    assert written(run.books, run.shared) == written(run.books, run.shared)


def test_nothing_in_a_workbook_becomes_a_tag_an_attribute_or_a_link(attack):
    markup = attack.read_text("utf-8")

    parsed = Parsed(markup)

    assert {tag.name for tag in parsed.tags} <= OURS
    assert 2 == sum(tag.name == "script" for tag in parsed.tags)
    names = {name for tag in parsed.tags for name in tag.attributes}
    assert not [name for name in names if name.startswith("on") or name in {"src", "style"}]
    links = {tag.attributes.get("href") or "#" for tag in parsed.tags if tag.name == "a"}
    assert all(re.fullmatch(r"#([a-z]+(=[a-z-]+)?|w\d+)?", link) for link in links)


def test_what_turns_a_line_around_or_drives_a_screen_is_shown_escaped(attack):
    markup = attack.read_text("utf-8")

    assert r"\u202egnp.exe\u2066\x00\x1b[2J" in markup
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", markup)


def test_every_text_is_there_for_people_to_read(attack):
    text = Parsed(attack.read_text("utf-8")).text

    for payload in PAYLOADS[:-2]:
        assert payload in text


def test_the_policy_names_the_only_script_and_style_that_may_run(markup):
    policy = re.search('Content-Security-Policy" content="([^"]*)"', markup)[1]

    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert 2 == policy.partition("script-src")[2].count("'sha256-")


def test_what_is_written_needs_no_more_memory_for_more_workbooks(shown):
    class Many:
        tally = RunInMemory([shown]).tally
        shared = ()

        def __iter__(self):
            return (replace(shown, name=f"{number}.xlsx") for number in range(50))

    class Watched(BytesIO):
        largest = 0

        def write(self, data):
            self.largest = max(self.largest, len(data))
            return super().write(data)

    file = Watched()
    HtmlReport("id").write(Many(), file)

    assert file.largest < 40_000
    assert 50 == file.getvalue().count(b'<article class="book"')


def test_money_that_is_not_whole_rupiah_sorts_as_a_number(shown):
    wrong = shown.findings[0]._replace(stated=Decimal("10.50"), computed=Decimal(10))
    dollars = replace(shown, findings=(wrong,))

    assert 'data-m="0.5"' in written([dollars]).decode()


def test_a_finding_about_the_whole_workbook_stands_under_that_heading(shown):
    finding = shown.findings[0]._replace(at=Place("", ""))
    checked = Checked("a.xlsx", findings=(finding,))

    assert "<h3>Seluruh buku</h3>" in written([checked]).decode()


def test_findings_beyond_what_is_shown_of_a_sheet_are_folded_away_below_it(shown):
    far = tuple(
        shown.findings[0]._replace(at=Place("RAB", f"E{row}"), severity=Severity.INFO)
        for row in range(500, 506)
    )
    many = tuple(
        each._replace(at=Place("RAB", f"E{row}")) for row, each in enumerate(far * 90, 900)
    )

    few = page(written([replace(shown, findings=(*shown.findings, *far))]).decode(), 1)
    all_of_them = page(written([replace(shown, findings=(*shown.findings, *many))]).decode(), 1)

    assert few.index("<table") < few.index("6 temuan lain di lembar ini") < few.index("E505")
    assert "540 temuan lain di lembar ini" in all_of_them
    assert "40 temuan lagi tidak ditampilkan di sini" in all_of_them


def test_many_tables_of_a_sheet_are_folded_away(shown):
    (table,) = shown.tables

    told = page(written([replace(shown, tables=(table,) * 8)]).decode(), 1)

    assert "3 tabel lain" in told
    assert 8 == told.count("A4:E8 anggaran")


def test_columns_that_are_left_out_leave_a_sign(shown):
    (excerpt,) = shown.excerpts

    told = page(
        written([replace(shown, excerpts=(excerpt._replace(columns=(1, 2, 5)),))]).decode(), 1
    )

    assert '<th scope="col">B</th><th scope="col" class="jump">E</th>' in told


def test_the_folder_that_all_are_in_is_told_once(shown):
    markup = written([shown, replace(shown, name="kkg/lain/05.xlsx")]).decode()

    assert "Hasil pemeriksaan · kkg/</p>" in markup
    assert '<a href="#w1"><b>03.xlsx</b></a>' in markup
    assert '<a href="#w2"><span class="dir">lain/</span><b>05.xlsx</b></a>' in markup


def test_the_chart_tells_workbooks_of_one_group_apart(checked):
    books = [
        replace(checked, name=f"kirim/{name}", group=group)
        for name, group in (("a.xlsx", "KKG 1"), ("b.xlsx", "KKG 2"), ("c.xlsx", "KKG 2"))
    ]

    chart = written(books).decode().partition('<ol class="bars of-money">')[2].partition("</ol>")[0]

    assert ["KKG 1", "b.xlsx", "c.xlsx"] == re.findall(r'<a href="#w\d+"[^>]*>([^<]+)</a>', chart)
