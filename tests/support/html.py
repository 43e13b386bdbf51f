"""The HTML report, and HTML as a parser sees it: which tags are there, with which attributes, and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser
from io import BytesIO
from typing import NamedTuple

from kkg_xl.domain.text import Language
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.html.report import HtmlReport
from kkg_xl.reports.run import RunInMemory, Shared


def written(
    workbooks: Sequence[Checked], shared: Sequence[Shared] = (), language: Language = "id"
) -> bytes:
    """Give the report on some workbooks."""
    file = BytesIO()
    HtmlReport(language).write(RunInMemory(workbooks, shared), file)
    return file.getvalue()


class Tag(NamedTuple):
    """A tag that begins, with its attributes."""

    name: str
    attributes: dict[str, str | None]


class Parsed(HTMLParser):
    """Tags and texts of a document, scripts switched off."""

    def __init__(self, markup: str) -> None:
        """Parse it."""
        super().__init__()
        self.tags: list[Tag] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append(Tag(tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.text += data
