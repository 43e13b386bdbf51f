"""Text from a workbook stays text: in no report does it run, link, or move the screen."""

import csv
import io
import json
import os
import re
import sys
from html.parser import HTMLParser

import openpyxl
import pytest

from kkg_xl.entrypoints import cli
from kkg_xl.reports.flat import Row
from tests.hostile.threats.threat import book, number, text
from tests.hosts.packages import styles, texts

PAYLOADS = {
    "sum": "=1+1",
    "plus": "+1+1",
    "minus": "-1+1|x",
    "at": "@SUM(1;1)",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "command": "=cmd|'/c calc'!A0",
    "array": "{=1+1}",
    "link": '=HYPERLINK("http://x.invalid","klik")',
    "address": "http://x.invalid/a",
    "inside": "internal:RAB!A1",
    "script": "<script>alert(1)</script>",
    "javascript": "javascript:alert(1)",
    "picture": '"><img src=x onerror=alert(1)>',
    "data": "]]><f>1+1</f>",
    "entity": "&lt;b&gt;&#61;1",
    "json": '"}]}\n{"workbook": "lain", "status": "clean"}',
    "clear": "\x1b[2J\x1b[1;1H",
    "title": "\x1b]8;;http://x.invalid\x07klik\x1b]8;;\x07",
    "reversed": "\u202e000.5\u2066",
    "lines": "satu\nkkg.xlsx · tidak ada temuan\u2028tiga",
    "escaped": "_x003D_1+1",
    "long": "=1+1;" * 8000,
}
_DRIVES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What moves the screen or turns the line round."""
_FORMULA = re.compile(r"\s*[=+\-@]")


def in_xml(payload):
    """Write what XML cannot hold as spreadsheets do."""
    return re.sub("[\x00-\x1f_]", lambda match: f"_x{ord(match[0]):04X}_", payload)


@pytest.fixture(params=PAYLOADS)
def payload(request):
    return PAYLOADS[request.param]


@pytest.fixture
def hostile(tmp_path, payload):
    """Write a plan in which a heading, an item, a rate and another sheet's name are the payload."""
    words = in_xml(payload)
    cells = {"E4": text(words), "B5": text(words), "B6": text(words), "F5": ">" + number(99)}
    path = tmp_path / "buku.xlsx"
    path.write_bytes(book(cells, xl__sharedStrings_=texts(), xl__styles_=styles()))
    return path


def checked(capsys, *arguments):
    """Run a check and give what it says."""
    assert 1 == cli.main(["check", *map(str, arguments)])
    return capsys.readouterr().out


@pytest.mark.parametrize("language", ["id", "en"])
def test_on_the_screen_it_is_shown_and_does_nothing(hostile, capsys, language):
    told = checked(capsys, hostile, "--lang", language)

    assert [] == _DRIVES.findall(told)
    assert "group-total-differs" in told or "line-product-differs" in told or "number-" in told
    assert 1 == sum(line.startswith(str(hostile)) for line in told.splitlines())


def test_in_json_it_is_one_text_in_one_line(hostile, capsys):
    told = checked(capsys, hostile, "--format", "json")

    assert 1 == told.count("\n")
    assert [] == _DRIVES.findall(told.removesuffix("\n"))
    assert {"findings"} == {json.loads(line)["status"] for line in told.splitlines()}


def test_in_csv_no_text_begins_like_a_formula(hostile, capsys):
    rows = list(csv.DictReader(io.StringIO(checked(capsys, hostile, "--format", "csv"))))
    amounts = {"stated", "computed", "difference"}

    assert rows
    for row in rows:
        assert set(Row._fields) == set(row)
        assert [] == [
            text for name, text in row.items() if name not in amounts and _FORMULA.match(text)
        ]


@pytest.mark.parametrize("form", ["csv", "sarif", "html"])
def test_in_no_file_anything_moves_the_screen(hostile, capsys, form):
    told = checked(capsys, hostile, "--format", form)

    assert [] == _DRIVES.findall(told.replace("\r\n", "\n"))
    assert not re.search(r"<script>alert|<img src=x", told) or form != "html"


@pytest.mark.filterwarnings("ignore:.* extension is not supported")
def test_in_a_report_as_a_workbook_it_is_neither_a_formula_nor_a_link(hostile, tmp_path, capsys):
    checked(capsys, hostile, "--format", "xlsx", "--output", tmp_path / "laporan.xlsx")
    cells = [
        cell
        for sheet in openpyxl.load_workbook(tmp_path / "laporan.xlsx")
        for row in sheet.iter_rows()
        for cell in row
    ]

    assert [] == [
        cell.value
        for cell in cells
        if cell.data_type == "f" and re.search(r"1\+1|x\.invalid|cmd|SUM\(1", cell.value)
    ]
    assert {"buku.xlsx"} == {cell.hyperlink.target for cell in cells if cell.hyperlink} - {None}


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
def test_in_a_marked_copy_it_is_neither_a_formula_nor_a_link(hostile, tmp_path, capsys, payload):
    checked(capsys, hostile, "--annotate", tmp_path / "salinan")
    copy = openpyxl.load_workbook(tmp_path / "salinan" / "buku.xlsx")
    before = openpyxl.load_workbook(hostile)
    sheet = copy["Temuan"]
    formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    links = [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]

    assert [] == [
        each for each in formulas if "1+1" in each or "x.invalid" in each or "cmd" in each
    ]
    assert [] == [link.target for link in links if link.target is not None]
    assert {cell.data_type for cell in copy["RAB"]["B"]} == {
        cell.data_type for cell in before["RAB"]["B"]
    }


class Live(HTMLParser):
    """Gathers what acts in a page: scripts, what starts them, and where it leads out."""

    def __init__(self, page):
        super().__init__()
        self.scripts, self.acting = 0, []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.scripts += tag in ("script", "iframe", "object", "embed")
        outward = [name for name, to in attrs if name in LEADING and to and not to.startswith(HERE)]
        started = [name for name, _ in attrs if name.startswith("on")]
        self.acting += [f"{tag} {name}" for name in (*outward, *started)]


LEADING, HERE = ("href", "src", "action", "formaction", "srcdoc"), ("#", "data:image/")


def page_of(path):
    """Check a workbook and give what acts in the report as a page."""
    report = path.with_suffix(".html")
    assert 1 == cli.main(["check", str(path), "--format", "html", "--output", str(report)])
    return Live(report.read_text("utf-8"))


def test_in_a_page_it_is_neither_a_script_nor_a_link(hostile, tmp_path):
    harmless = tmp_path / "biasa.xlsx"
    harmless.write_bytes(book({"E4": text("biasa"), "F5": ">" + number(99)}))
    page = page_of(hostile)

    assert page_of(harmless).scripts == page.scripts
    assert [] == page.acting


NAMES = (
    *("=1+1.xlsx", "+cmd.xlsx", "@a.xlsx", "-a.xlsx", "<script>a.xlsx", '"><b>.xlsx', "a;b.xlsx"),
    *(
        "a\nb · bersih.xlsx",
        "a\x1b[2Jb.xlsx",
        "a\u202exslx.xlsx",
        "a\tb.xlsx",
        "会計🙂.xlsx",
        "A.XLSX",
    ),
    *(os.fsdecode(b"a\xff\xfe.xlsx"), "http:__x.xlsx", "%s{0}$HOME.xlsx", "'a.xlsx", " a .xlsx"),
)


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no files of such names")
@pytest.mark.parametrize("report", ["text", "json"])
def test_names_of_files_are_shown_and_do_nothing(tmp_path, monkeypatch, capsys, report):
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        (tmp_path / name).write_bytes(b"%PDF")
    told = checked(capsys, ".", "--format", report)

    assert [] == _DRIVES.findall(told.replace("\n", ""))
    if report == "json":
        assert len(NAMES) == told.count("\n")
        assert {"not-a-workbook"} == {
            json.loads(line)["error"]["kind"] for line in told.splitlines()
        }
    else:
        assert len(NAMES) == sum("TIDAK TERBACA" in line for line in told.splitlines())
