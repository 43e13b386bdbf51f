"""A small run as a file: workbooks with findings, clean ones, one unreadable, one hostile."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text, say
from kkg_xl.reports.checked import Checked, Excerpt, Failure, ShownCell, ShownRow
from kkg_xl.reports.run import Shared, Spot
from kkg_xl.rules.model import Finding, Severity
from tests.support.html import written
from tests.support.payloads import PAYLOADS

SAYS = Text(id="sel berisi '{text}'", en="the cell holds '{text}'")
TWICE = Text(id="kuitansi '{text}' ada di dua buku", en="receipt '{text}' is in two workbooks")


def hostile(text, number):
    """Give a workbook that says a text wherever one can stand."""
    place = Place(text, "B2")
    finding = Finding(
        "number-as-text", Severity.WARNING, place, say(SAYS, text=text), accepted=None
    )
    reasoned = finding._replace(at=Place(text, ""), accepted=text)
    row = ShownRow(2, (ShownCell(1, text), ShownCell(2, text)))
    return Checked(
        f"{text}/{number}{text}.xlsx",
        (text,),
        (),
        (finding, reasoned),
        (say(SAYS, text=text),),
        group=text,
        excerpts=(Excerpt(text, (1, 2), (row,)),),
    )


@pytest.fixture
def shown(checked):
    """Give the workbook with findings of every severity, with what its sheet shows."""
    headings = ("NO", "URAIAN", "VOLUME", "SATUAN BIAYA", "JUMLAH")
    rows = [ShownRow(4, tuple(ShownCell(at, text) for at, text in enumerate(headings, 1)))]
    for number in (5, 6, 7, 9, 10):
        cells = (
            ShownCell(2, "ATK"),
            ShownCell(4, "150.000"),
            ShownCell(5, "450.000", numeric=True),
        )
        rows.append(ShownRow(number, cells, hidden=number == 7))
    total = (ShownCell(1, "JUMLAH", span=4), ShownCell(5, "1.018.000", numeric=True))
    rows.insert(4, ShownRow(8, total))
    rows.append(ShownRow(131, (ShownCell(1, "Mengetahui, Ketua Kelompok Kerja"),)))
    excerpt = Excerpt("RAB", (1, 2, 3, 4, 5), tuple(rows))
    return replace(checked, excerpts=(excerpt,), group="KKG Gugus 03")


@pytest.fixture
def run(shown, accepted, clean, locked):
    """Give some workbooks, and what two of them share."""
    other = replace(shown, name="kkg/04.xlsx", findings=shown.findings[1:3], group="")
    spots = tuple(Spot(each.name, Place("BKU", "C7")) for each in (shown, other))
    shared = Shared("receipt-shared", Severity.ERROR, spots, say(TWICE, text="012"))
    books = (shown, other, replace(accepted, name="kkg/05.xlsx"), clean, locked)
    return SimpleNamespace(books=books, shared=(shared,))


@pytest.fixture
def report(run, tmp_path):
    """Give the run as a file."""
    path = tmp_path / "laporan.html"
    path.write_bytes(written(run.books, run.shared))
    return path


@pytest.fixture
def attack(tmp_path):
    """Give a report on workbooks whose every text tries to run or to link."""
    books = [hostile(text, number) for number, text in enumerate(PAYLOADS)]
    broken = [Checked(text, failure=Failure("damaged", say(SAYS, text=text))) for text in PAYLOADS]
    shared = [
        Shared(
            "receipt-shared",
            Severity.ERROR,
            (Spot(text, Place(text, "A1")),),
            say(TWICE, text=text),
        )
        for text in PAYLOADS
    ]
    path = tmp_path / "serangan.html"
    path.write_bytes(written([*books, *broken], shared))
    return path
