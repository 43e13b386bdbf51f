"""A run as Parquet, for programs that go through thousands of workbooks: the table of `flat`.

Amounts are `decimal128(38, 10)`: exact for all money, and to the tenth place for what is divided.
"""

from __future__ import annotations

from decimal import Context, Decimal
from itertools import islice
from typing import BinaryIO, Final

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from kkg_xl.domain.text import Language
from kkg_xl.reports.flat import Row, rows
from kkg_xl.reports.run import Run

_AMOUNTS: Final = frozenset({"stated", "computed", "difference"})
_DIGITS, _PLACES = 38, 10
_UNIT: Final = Decimal(1).scaleb(-_PLACES)
_MOST: Final = Decimal(10) ** (_DIGITS - _PLACES)
_EXACTLY: Final = Context(prec=_DIGITS)
_BATCH: Final = 10_000
"""Rows that are held at once."""

SCHEMA: Final = pa.schema(
    [
        pa.field(
            name,
            pa.decimal128(_DIGITS, _PLACES) if name in _AMOUNTS else pa.string(),
            nullable=name not in ("workbook", "status"),
        )
        for name in Row._fields
    ]
)


class ParquetReport:
    """Tells a run as Parquet."""

    def __init__(self, language: Language) -> None:
        """Take the language of the messages."""
        self._language = language

    def write(self, run: Run, file: BinaryIO) -> None:
        """Write it; raises `OSError` where the file takes no more."""
        told = rows(run, self._language)
        with ParquetWriter(file, SCHEMA, compression="zstd") as writer:
            while batch := list(islice(told, _BATCH)):
                columns = zip(*batch, strict=True)
                arrays = [
                    pa.array(map(_written, column), field.type)
                    for field, column in zip(SCHEMA, columns, strict=True)
                ]
                writer.write_batch(pa.record_batch(arrays, schema=SCHEMA))


def _written(value: Decimal | str | None) -> Decimal | str | None:
    if isinstance(value, Decimal):
        # An amount of so many digits is no money any more; the message has it as it stands.
        return value.quantize(_UNIT, context=_EXACTLY) if abs(value) < _MOST else None
    return value if value is None else value.encode("utf-8", "backslashreplace").decode("utf-8")
