"""The page of one workbook: its tables, its sheets with what is wrong, and what nobody checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kkg_xl.domain.text import Language
from kkg_xl.reports import words as common
from kkg_xl.reports.alike import gathered
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.html import words
from kkg_xl.reports.html.markup import say, text
from kkg_xl.reports.html.notes import Note, note
from kkg_xl.reports.html.sheet import Shown, sheet
from kkg_xl.reports.table_line import table_line
from kkg_xl.reports.tally import Tally, counted, money, numbered
from kkg_xl.sheets.refs import parse_address

_FEW = 5
"""So many tables, and so many findings below a part of a sheet, are listed openly."""
_MOST = 500
"""Findings told of one sheet beside those that are shown in it."""


def page(number: int, checked: Checked, language: Language) -> Iterator[str]:
    """Write the page of the workbook with a number."""
    folder, _, name = checked.name.rpartition("/")
    told_folder = f'<span class="dir">{text(folder)}/</span>' if folder else ""
    yield (
        f'<article class="book" id="w{number}"><header><h2 tabindex="-1">{told_folder}'
        f"{text(name)}</h2>"
    )
    if checked.group:
        yield f'<p class="group">{text(checked.group)}</p>'
    yield f'<p class="verdict">{_verdict(Tally().plus(checked), language)}</p></header>'
    if checked.failure is not None:
        message = text(checked.failure.message.told(language))
        yield f'<p class="why">{message} <code>{text(checked.failure.kind)}</code></p>'
    elif not checked.tables:
        yield f'<p class="none">{say(common.NO_TABLE, language)}</p>'
    for name in _sheets(checked):
        yield from _sheet(name, checked, language)
    if checked.not_checked:
        told = _listed(text(message.told(language)) for message in checked.not_checked)
        yield (
            f'<details class="unchecked" open><summary>{say(common.NOT_CHECKED, language)}'
            f" <span>{len(checked.not_checked)}</span></summary>{told}</details>"
        )
    yield "</article>"


def _verdict(tally: Tally, language: Language) -> str:
    """Sum up in counts; a workbook that could not be read, and one without findings, as such."""
    if tally.unreadable:
        return say(words.LEVELS["unreadable"], language)
    found = [
        f'<b class="badge b-{kind}">{text(counted(kind, count, language))}</b>'
        for kind, count in tally.counts
        if count
    ]
    if tally.difference:
        amount = money(tally.difference, language, whole=tally.whole)
        found.append(say(common.DIFFERENCE, language, amount=amount))
    return " · ".join(found) or say(words.LEVELS["clean"], language)


def _sheets(checked: Checked) -> tuple[str, ...]:
    """Give the sheets to speak of: the one with the worst finding first, the clean ones last."""
    places = [finding.at.sheet for finding in checked.findings]
    return tuple(dict.fromkeys([*places, *(table.sheet for table in checked.tables)]))


def _sheet(name: str, checked: Checked, language: Language) -> Iterator[str]:
    heading = text(name) or say(common.WHOLE_WORKBOOK, language)
    yield f'<section class="sheet"><h3>{heading}</h3>'
    tables = [text(table_line(each, language)) for each in checked.tables if each.sheet == name]
    if tables:
        yield _tables(tables, language)
    excerpt = next((each for each in checked.excerpts if each.sheet == name), None)
    shown = set() if excerpt is None else {row.number for row in excerpt.rows}
    above: list[Note] = []
    beside: list[Note] = []
    below: list[Note] = []
    for alike in gathered([each for each in checked.findings if each.at.sheet == name]):
        cell = alike[0].at.cell
        place = above if not cell else beside if parse_address(cell)[0] in shown else below
        place.append(Note(alike))
    yield _notes(above, language)
    if excerpt is not None and beside:
        yield from sheet(Shown(excerpt, beside, language))
    if len(below) > _FEW and beside:
        more = text(numbered(words.MORE_FINDINGS, len(below), language))
        yield f"<details><summary>{more}</summary>{_notes(below, language)}</details>"
    else:
        yield _notes(below, language)
    yield "</section>"


def _tables(lines: Sequence[str], language: Language) -> str:
    first, rest = lines[:_FEW], lines[_FEW:]
    told = _listed(first)
    if rest:
        more = text(numbered(words.MORE_TABLES, len(rest), language))
        told += f"<details><summary>{more}</summary>{_listed(rest)}</details>"
    return f'<div class="tables">{told}</div>'


def _listed(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"


def _notes(notes: Sequence[Note], language: Language) -> str:
    if not notes:
        return ""
    told = [
        f'<li class="note s-{each.level}">{note(each, language)}</li>' for each in notes[:_MOST]
    ]
    if len(notes) > _MOST:
        left_out = text(numbered(words.NOT_SHOWN, len(notes) - _MOST, language))
        told.append(f'<li class="hint">{left_out}</li>')
    return f'<ul class="notes">{"".join(told)}</ul>'
