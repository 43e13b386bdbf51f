from __future__ import annotations

import io
from decimal import Decimal

import pytest

from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Text, say
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.flat import Row
from kkg_xl.reports.run import RunInMemory
from kkg_xl.rules.model import Finding, Severity
from tests.support.payloads import hostile

pq = pytest.importorskip("pyarrow.parquet", reason="the extra kkg-xl[parquet] is not installed")


def table(workbooks):
    from kkg_xl.hosts.files.reporting.parquet import ParquetReport

    file = io.BytesIO()
    ParquetReport("en").write(RunInMemory(workbooks), file)
    return pq.read_table(io.BytesIO(file.getvalue()))


def test_it_is_the_flat_table_with_exact_amounts():
    amounts = (Decimal("98961375000.05"), Decimal(1) / 7)
    finding = Finding("lump-sum", Severity.ERROR, Place("RAB", "E8"), say(Text("a", "b")), *amounts)

    told = table([Checked("a.xlsx", findings=(finding,)), Checked("b.xlsx")])

    assert list(Row._fields) == told.column_names
    assert ["findings", "clean"] == told["status"].to_pylist()
    assert [Decimal("98961375000.05"), None] == told["stated"].to_pylist()
    assert Decimal("0.1428571429") == told["computed"][0].as_py()


def test_an_amount_beyond_all_money_is_left_to_the_message():
    finding = Finding(
        "lump-sum", Severity.ERROR, Place("RAB", "E8"), say(Text("a", "b")), Decimal(10) ** 30
    )

    assert [None] == table([Checked("a.xlsx", findings=(finding,))])["stated"].to_pylist()


def test_many_rows_are_all_there(monkeypatch):
    monkeypatch.setattr("kkg_xl.hosts.files.reporting.parquet._BATCH", 2)

    assert 5 == table([Checked(f"{number}.xlsx") for number in range(5)]).num_rows


def test_every_text_can_be_held():
    assert len(hostile()) == table(hostile()).num_rows
