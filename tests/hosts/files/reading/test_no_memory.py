"""A workbook for which there is no memory is not called damaged."""

from __future__ import annotations

import zlib
from xml.parsers import expat

import pytest

from kkg_xl.hosts.files.reading import package, xml_parts
from kkg_xl.hosts.files.reading.books import book_of
from kkg_xl.usecases.unreadable import UnreadableWorkbookError
from tests.support.grids import book, write_xlsx


class Short:
    """Stands for a library that gets no memory in the middle of its work."""

    def __init__(self, fault):
        self.fault, self.eof = fault, False

    def __call__(self, *_arguments, **_options):
        return self

    def decompress(self, *_arguments):
        raise self.fault

    def Parse(self, *_arguments):  # noqa: N802 -- as expat calls it
        raise self.fault


def told_by_expat():
    fault = expat.ExpatError("out of memory")
    fault.code = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]
    return fault


@pytest.mark.parametrize(
    ("module", "name", "fault"),
    [
        (package.zlib, "decompressobj", zlib.error("Error -4 while decompressing data")),
        (xml_parts.expat, "ParserCreate", told_by_expat()),
    ],
)
def test_a_library_without_memory_says_so(tmp_path, monkeypatch, module, name, fault):
    path = tmp_path / "buku.xlsx"
    write_xlsx(book("| | A |\n| - | - |\n| 1 | 7 |\n"), path)
    data = path.read_bytes()
    monkeypatch.setattr(module, name, Short(fault))

    with pytest.raises(UnreadableWorkbookError) as refused:
        book_of(data, path)

    assert "too-large" == refused.value.kind
