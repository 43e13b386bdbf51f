"""One result, told by every report: look at the tests side by side to compare the tellings."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kkg_xl.domain.figures import Figure, Place, Term
from kkg_xl.domain.law import Law
from kkg_xl.domain.table import Column, Line, Role, Scope, Table, Total
from kkg_xl.domain.text import Text, say
from kkg_xl.reports.checked import Checked, Failure
from kkg_xl.reports.summaries import summary
from kkg_xl.rules.model import Finding, Severity

DIFFERS = Text(
    id="JUMLAH tertulis {stated}, hasil hitung {computed}",
    en="JUMLAH says {stated}, computed {computed}",
)
AS_TEXT = Text(id="teks '{text}' dibaca {amount}", en="text '{text}' read as {amount}")
NO_CASH_BOOK = Text(id="tidak ada Buku Kas Umum", en="no cash book (BKU) found")
LOCKED = Text(id="Buku kerja dikunci.", en="The workbook is locked.")


@pytest.fixture
def table():
    """Give two lines of 150.000 × 3 and a lump sum, and a total that is 18.000 too much."""
    lines = (_line(0, 5, 3, 150_000, 450_000), _line(1, 6, 3, 150_000, 450_000))
    lump = _line(2, 7, None, None, 100_000)
    total = Total(
        3, "JUMLAH", Place("RAB", "B8"), Scope.GRAND, _figures(8, None, None, 1_018_000), (0, 1, 2)
    )
    columns = tuple(
        Column(key, letter, heading, role)
        for key, letter, heading, role in (
            (2, "C", "VOLUME", Role.FACTOR),
            (3, "D", "SATUAN BIAYA", Role.RATE),
            (4, "E", "JUMLAH", Role.AMOUNT),
        )
    )
    law = Law(4, (Term(Decimal(1), (2, 3)),))
    return Table(
        "RAB", "budget", "A4:E8", "RAB", columns, (law,), (4,), (*lines, lump), (), (total,)
    )


@pytest.fixture
def checked(table):
    """Give a workbook with findings of every severity."""
    stated, computed = Decimal(1_018_000), Decimal(1_000_000)
    wrong = Finding(
        "grand-total-differs",
        Severity.ERROR,
        Place("RAB", "E8"),
        say(DIFFERS, stated=stated, computed=computed),
        stated,
        computed,
    )
    as_text = tuple(
        Finding(
            "number-as-text",
            Severity.WARNING,
            Place("RAB", f"D{row}"),
            say(AS_TEXT, text="150.000", amount=Decimal(150_000)),
        )
        for row in (5, 6, 7, 9, 10)
    )
    broken = Finding("numbering-broken", Severity.INFO, Place("REKAP", ""), say(NO_CASH_BOOK))
    return Checked(
        "kkg/03.xlsx",
        ("RAB", "REKAP"),
        (summary(table),),
        (wrong, *as_text, broken),
        (say(NO_CASH_BOOK),),
    )


@pytest.fixture
def accepted(checked):
    """Give a workbook whose only finding, an error, somebody accepts."""
    wrong = checked.findings[0]._replace(accepted="kurir dibayar kas\ngugus")
    return replace(checked, findings=(wrong,), not_checked=())


@pytest.fixture
def clean():
    """Give a workbook without a finding, and without a table."""
    return Checked("kkg/kosong.xlsx", ("Sheet1",))


@pytest.fixture
def locked():
    """Give a workbook that cannot be read."""
    return Checked("kkg/terkunci.xlsx", failure=Failure("encrypted", say(LOCKED)))


def _line(index, row, volume, rate, amount):
    return Line(
        index,
        str(index + 1),
        "ATK",
        Place("RAB", f"B{row}"),
        "",
        "",
        _figures(row, volume, rate, amount),
        -1,
    )


def _figures(row, *values):
    return {
        key: Figure(Place("RAB", f"{letter}{row}"), None if value is None else Decimal(value))
        for key, letter, value in zip((2, 3, 4), "CDE", values, strict=True)
    }
