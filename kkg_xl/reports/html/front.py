"""The first page: how bad it is, where the money is, and the list of all workbooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kkg_xl.domain.text import Language, Text
from kkg_xl.reports import words as common
from kkg_xl.reports.html import words
from kkg_xl.reports.html.charts import level_counts, levels, money_chart, rules_chart
from kkg_xl.reports.html.markup import say, text
from kkg_xl.reports.html.rows import Overview, Row
from kkg_xl.reports.json import number
from kkg_xl.reports.run import Shared, Spot
from kkg_xl.reports.tally import Tally, counted, money, numbered, told
from kkg_xl.rules.model import Severity

_FEW = 6
"""So many places are listed openly."""


def front(
    overview: Overview, tally: Tally, shared: Iterable[Shared], language: Language
) -> Iterator[str]:
    """Give the first page, piece by piece."""
    yield f'<a class="skip" href="#daftar">{say(words.SKIP, language)}</a>'
    yield '<main id="depan">'
    yield from _head(overview, tally, language)
    yield (
        f'<div class="charts"><section><h2>{say(words.MONEY_CHART, language)}</h2>'
        f"{money_chart(overview, language)}</section>"
        f"<section><h2>{say(words.RULES_CHART, language)}</h2>"
        f"{rules_chart(overview, language)}</section></div>"
    )
    yield from _shared(overview, shared, language)
    yield f'<section id="daftar" tabindex="-1"><h2>{say(words.LIST, language)}</h2>'
    yield from _tools(overview, language)
    yield from _list(overview, language)
    yield "</section></main>"


def _head(overview: Overview, tally: Tally, language: Language) -> Iterator[str]:
    folder = f" · {text(overview.folder)}" if overview.folder else ""
    checked = text(numbered(words.CHECKED, tally.workbooks, language))
    yield (
        f'<header class="top"><p class="kicker">kkg-xl · {say(words.TITLE, language)}{folder}</p>'
        f"<h1>{checked}</h1>{levels(overview)}"
    )
    yield '<ul class="tiles">'
    for level, count in level_counts(overview).items():
        if count:
            told_level = say(words.LEVELS[level], language)
            yield (
                f'<li class="t-{level}"><a href="#tingkat={level}"><b>{count}</b>'
                f" <span>{told_level}</span></a></li>"
            )
    if tally.difference:
        amount = text(money(tally.difference, language, whole=tally.whole))
        at_stake = say(words.AT_STAKE, language)
        yield f'<li class="t-money"><p><b>{amount}</b> <span>{at_stake}</span></p></li>'
    yield "</ul></header>"


def _shared(overview: Overview, shared: Iterable[Shared], language: Language) -> Iterator[str]:
    first = True
    for each in shared:
        if first:
            yield (
                f'<section class="shared"><h2>{say(words.SHARED, language)}</h2>'
                f'<p class="hint">{say(words.SHARED_HINT, language)}</p><ol>'
            )
            first = False
        severity = each.severity.name.lower()
        spots = "".join(f"<li>{_spot(spot, overview)}</li>" for spot in each.spots)
        where = text(numbered(words.PLACES, len(each.spots), language))
        is_open = " open" if len(each.spots) <= _FEW else ""
        yield (
            f'<li class="s-{severity}"><p>{badge(each.severity, language)} '
            f"{text(each.message.told(language))} <code>{text(each.rule)}</code></p>"
            f"<details{is_open}><summary>{where}</summary>"
            f'<ul class="spots">{spots}</ul></details></li>'
        )
    if not first:
        yield "</ol></section>"


def _spot(spot: Spot, overview: Overview) -> str:
    number, at = overview.pages.get(spot.workbook), spot.at
    place = "!".join(part for part in (at.sheet, at.cell) if part)
    name = text(spot.workbook)
    linked = name if number is None else f'<a href="#w{number}">{name}</a>'
    return f'{linked} <span class="at">{text(place)}</span>'


def badge(severity: Severity, language: Language) -> str:
    """Write how much a finding weighs."""
    told_severity = say(common.SEVERITIES[severity], language)
    return f'<b class="badge b-{severity.name.lower()}">{told_severity}</b>'


def _tools(overview: Overview, language: Language) -> Iterator[str]:
    search, rule = say(words.SEARCH, language), say(words.BY_RULE, language)
    yield (
        '<form class="tools" role="search">'
        f'<label class="find"><span class="sr">{search}</span>'
        f'<input type="search" id="cari" placeholder="{search}" autocomplete="off"'
        ' spellcheck="false"></label>'
        f'<label class="rule"><span class="sr">{rule}</span><select id="aturan">'
        f'<option value="">{say(words.ALL_RULES, language)}</option>'
    )
    for severity in Severity:
        options = "".join(
            f'<option value="{text(each.rule)}">{text(each.rule)} ({each.findings})</option>'
            for each in overview.rules
            if each.severity is severity
        )
        if options:
            label = say(common.SEVERITIES[severity], language)
            yield f'<optgroup label="{label}">{options}</optgroup>'
    by_level = say(words.BY_LEVEL, language)
    yield f'</select></label><div class="pills" role="group" aria-label="{by_level}">'
    for level, count in level_counts(overview).items():
        if count:
            yield (
                f'<button type="button" class="p-{level}" data-level="{level}"'
                f' aria-pressed="false">{say(words.LEVELS[level], language)}'
                f" <span>{count}</span></button>"
            )
    yield (
        f'</div><button type="button" id="semua" hidden>{say(words.CLEAR, language)}</button>'
        f'<output id="banyak" data-of="{text(words.SHOWN_OF[language == "en"])}"></output></form>'
    )


_COLUMNS: tuple[tuple[str, Text], ...] = (
    ("name", words.WORKBOOK),
    ("e", words.ERRORS),
    ("w", words.WARNINGS),
    ("i", words.INFOS),
    ("m", words.DIFFERENCE),
)


def _list(overview: Overview, language: Language) -> Iterator[str]:
    headings = "".join(
        f'<th scope="col" class="c-{key}" data-key="{key}">{say(label, language)}</th>'
        for key, label in _COLUMNS
    )
    yield (
        f'<table class="list" aria-label="{say(words.LIST_CAPTION, language)}">'
        f"<thead><tr>{headings}</tr></thead><tbody>"
    )
    for row in overview.rows:
        yield _list_row(row, overview.folder, language)
    yield (
        f'</tbody></table><p class="none" id="kosong" hidden>'
        f"{say(words.NOTHING_LISTED, language)}</p>"
    )


def _list_row(row: Row, shared_folder: str, language: Language) -> str:
    tally = row.tally
    folder, _, name = row.name.removeprefix(shared_folder).rpartition("/")
    told_folder = f'<span class="dir">{text(folder)}/</span>' if folder else ""
    under = f'<span class="group">{text(row.group)}</span>' if row.group else ""
    if tally.accepted:
        accepted = text(counted("accepted", tally.accepted, language))
        under += f'<span class="group">{accepted}</span>'
    if row.why is not None:
        under += f'<span class="why">{text(row.why.told(language))}</span>'
    level = say(words.LEVELS[row.level], language)
    counts = "".join(
        f'<td class="c-{key}" data-label="{say(label, language)}">{count or ""}</td>'
        for (key, label), count in zip(
            _COLUMNS[1:4], (tally.errors, tally.warnings, tally.infos), strict=True
        )
    )
    amount = ""
    if tally.difference:
        amount = text(told(Text("{value}", "{value}"), language, value=tally.difference))
    return (
        f'<tr class="l-{row.level}" data-level="{row.level}" data-e="{tally.errors}"'
        f' data-w="{tally.warnings}" data-i="{tally.infos}" data-m="{number(tally.difference)}"'
        f' data-rules="{text(" ".join(row.rules))}">'
        f'<th scope="row"><a href="#w{row.number}">{told_folder}<b>{text(name)}</b></a>'
        f'<span class="sr">{level}</span>{under}</th>{counts}'
        f'<td class="c-m" data-label="{say(words.DIFFERENCE, language)}">{amount}</td></tr>\n'
    )
