"""A whole run as one HTML file: an overview, and a page per workbook.

The file asks nothing of a network and runs nothing but its own script, whose hash the policy in
its head names. Pages stand in `<noscript>`: without a script they are simply there; with one they
are mere text until somebody opens them, so that thousands of workbooks cost nothing to open.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import BinaryIO, NamedTuple

from kkg_xl.domain.text import Language
from kkg_xl.reports.html import words
from kkg_xl.reports.html.front import front
from kkg_xl.reports.html.markup import encoded, quoted_hash, say, text
from kkg_xl.reports.html.page import page
from kkg_xl.reports.html.rows import overview
from kkg_xl.reports.run import Run
from kkg_xl.reports.tally import numbered

_READY = 'document.documentElement.className = "js";'
"""Runs before anything is drawn: what only a script can use is shown only then."""


class HtmlReport(NamedTuple):
    """One file for people who have many workbooks and little time."""

    language: Language = "id"

    def write(self, run: Run, file: BinaryIO) -> None:
        """Write it, piece by piece; goes through the run twice."""
        file.writelines(encoded(piece) for piece in _pieces(run, self.language))


def _pieces(run: Run, language: Language) -> Iterator[str]:
    named = {spot.workbook for shared in run.shared for spot in shared.spots}
    tally, seen = run.tally, overview(run, named)
    title = text(numbered(words.CHECKED, tally.workbooks, language))
    style, script = _source("report.css"), _source("report.js")
    policy = (
        f"default-src 'none'; style-src {quoted_hash(style)};"
        f" script-src {quoted_hash(_READY)} {quoted_hash(script)};"
        " base-uri 'none'; form-action 'none'"
    )
    yield (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title} · kkg-xl</title>\n<style>{style}</style>\n"
        f"<script>{_READY}</script>\n</head>\n<body>\n"
    )
    yield from front(seen, tally, run.shared, language)
    yield from _frame(language)
    yield f"<script>{script}</script>\n"
    for number, checked in enumerate(run, 1):
        yield f'<noscript id="n{number}">'
        yield from page(number, checked, language)
        yield "</noscript>\n"
    yield "</body>\n</html>\n"


def _frame(language: Language) -> Iterator[str]:
    """Write where a page is shown that somebody opens, and the ways on from it."""
    yield (
        f'\n<main id="buku" hidden><h1 class="sr">{say(words.TITLE, language)}</h1>'
        f'<nav aria-label="{say(words.PAGES, language)}">'
        f'<a id="kembali" href="#daftar">{say(words.BACK, language)}</a><span class="steps">'
        f'<a id="mundur"><span class="step">{say(words.PREVIOUS, language)}</span></a>'
        '<span id="letak"></span>'
        f'<a id="maju"><span class="step">{say(words.NEXT, language)}</span></a></span></nav>'
        '<div id="isi"></div></main>\n<div id="cetak"></div>\n'
    )


@cache
def _source(name: str) -> str:
    """Read a style or a script that lies beside this module."""
    return files(__package__).joinpath(name).read_text("utf-8")
