from __future__ import annotations

import csv
import io
from decimal import Decimal

from kkg_xl.reports.csv import CsvReport
from kkg_xl.reports.flat import Row, rows
from kkg_xl.reports.run import RunInMemory
from tests.support.payloads import hostile


def table(run):
    file = io.BytesIO()
    CsvReport("en").write(run, file)
    return list(csv.DictReader(io.StringIO(file.getvalue().decode("utf-8"), newline="")))


def test_every_finding_has_a_row_and_so_has_every_workbook_without(checked, clean, locked):
    told = list(rows(RunInMemory((checked, clean, locked)), "en"))

    assert [7, 1, 1] == [
        sum(row.workbook == each.name for row in told) for each in (checked, clean, locked)
    ]
    first, empty, unread = told[0], told[7], told[8]
    assert (
        Row(
            *("kkg/03.xlsx", None, "findings", None),
            *("grand-total-differs", "error", "RAB", "E8"),
            *(Decimal(1_018_000), Decimal(1_000_000), Decimal(18_000)),
            *("JUMLAH says 1,018,000, computed 1,000,000", None),
        )
        == first
    )
    assert ("clean", None, None) == (empty.status, empty.error, empty.message)
    assert ("unreadable", "encrypted", "The workbook is locked.") == (
        unread.status,
        unread.error,
        unread.message,
    )


def test_csv_has_exact_amounts_and_empty_fields(checked, clean):
    first, *_, last = table(RunInMemory((checked, clean)))

    assert list(Row._fields) == list(first)
    assert ("1018000", "1000000", "18000") == (
        first["stated"],
        first["computed"],
        first["difference"],
    )
    assert {"kkg/kosong.xlsx", "clean", ""} == set(last.values())


def test_no_field_of_a_csv_can_run():
    told = table(RunInMemory(hostile()))

    assert len(hostile()) == len(told)
    for row in told:
        for field in row.values():
            assert not field.startswith(tuple("=+-@\t\r\uff1d"))
            assert all(char.isprintable() for char in field)
