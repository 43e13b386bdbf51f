"""See docs/rules/link-external.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kkg_xl.domain.figures import Place
from kkg_xl.domain.naming import NAMED, brief
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING

LINKS = Text(
    id="Rumus merujuk ke buku lain, {book}, yang tidak ikut diperiksa. "
    "Salin nilainya atau lampirkan buku itu.",
    en="The formula refers to another workbook, {book}, which is not checked with this one. "
    "Copy the value or hand in that workbook too.",
)
LINKS_OFTEN = Text(
    id="{count} rumus di lembar ini, mulai dari sel ini, merujuk ke buku lain, {book}, "
    "yang tidak ikut diperiksa. Salin nilainya atau lampirkan buku itu.",
    en="{count} formulas of this sheet, from this cell on, refer to another workbook, {book}, "
    "which is not checked with this one. Copy the values or hand in that workbook too.",
)


def link_external(workbook: Workbook) -> Iterator[Flag]:
    """A formula refers to another workbook."""
    by_book: dict[tuple[str, tuple[str, ...]], list[Place]] = defaultdict(list)
    for calculation in workbook.calculations:
        if calculation.external:
            by_book[calculation.at.sheet, calculation.external].append(calculation.at)
    for (_, books), places in by_book.items():
        names = tuple(brief(book) for book in books)
        if len(places) > NAMED:
            yield Flag(places[0], say(LINKS_OFTEN, count=len(places), book=names))
            continue
        for place in places:
            yield Flag(place, say(LINKS, book=names))
