"""Charts as inline SVG: lengths only; what they mean stands beside them as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.text import Language
from kkg_xl.reports.html import words
from kkg_xl.reports.html.markup import say, text
from kkg_xl.reports.html.rows import Overview, Row, RuleCount
from kkg_xl.reports.tally import money, numbered

_MOST = 10
"""Bars of a chart."""


class Bar(NamedTuple):
    """One bar: markup for its label and for what stands at its end."""

    label: str
    value: str
    share: float
    """Of the longest, from 0 to 1."""
    level: str


def levels(overview: Overview) -> str:
    """Draw one line that all workbooks share, the worst at the left."""
    counts = level_counts(overview)
    total = sum(counts.values()) or 1
    parts, begin = [], 0
    for level, count in counts.items():
        if count:
            parts.append(
                f'<rect class="f-{level}" x="{begin * 1000 / total:.2f}"'
                f' width="{count * 1000 / total:.2f}" height="10"/>'
            )
        begin += count
    return (
        '<svg class="levels" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">'
        + "".join(parts)
        + "</svg>"
    )


def level_counts(overview: Overview) -> dict[str, int]:
    """Count workbooks by what is worst about them."""
    counts = dict.fromkeys(words.LEVELS, 0)
    for row in overview.rows:
        counts[row.level] += 1
    return counts


def money_chart(overview: Overview, language: Language) -> str:
    """Draw the workbooks with the largest differences."""
    rows = sorted(overview.rows, key=lambda row: (-row.tally.difference, row.number))
    rows = [row for row in rows[:_MOST] if row.tally.difference]
    if not rows:
        return f'<p class="none">{say(words.NO_MONEY, language)}</p>'
    most, folder = rows[0].tally.difference, overview.folder
    groups = Counter(row.group for row in rows)
    names = [  # a group with several workbooks does not tell them apart
        row.group if row.group and groups[row.group] == 1 else row.name.removeprefix(folder)
        for row in rows
    ]
    bars = [_money_bar(row, name, most, language) for row, name in zip(rows, names, strict=True)]
    return _bars(bars, "of-money")


def _money_bar(row: Row, name: str, most: Decimal, language: Language) -> Bar:
    label = f'<a href="#w{row.number}" title="{text(row.name)}">{text(name)}</a>'
    value = text(money(row.tally.difference, language, whole=row.tally.whole))
    return Bar(label, value, float(row.tally.difference / most), "error")


def rules_chart(overview: Overview, language: Language) -> str:
    """Draw how often each rule found something; what is beyond the first is folded away."""
    if not overview.rules:
        return f'<p class="none">{say(words.NO_RULES, language)}</p>'
    first, rest = overview.rules[:_MOST], overview.rules[_MOST:]
    if not rest:
        return _rule_bars(first, language)
    more = text(numbered(words.MORE_RULES, len(rest), language))
    folded = f"<details><summary>{more}</summary>{_rule_bars(rest, language)}</details>"
    return _rule_bars(first, language) + folded


def _rule_bars(rules: Sequence[RuleCount], language: Language) -> str:
    most = max(rule.findings for rule in rules)
    return _bars([_rule_bar(rule, most, language) for rule in rules], "of-rules")


def _rule_bar(rule: RuleCount, most: int, language: Language) -> Bar:
    label = f'<a href="#aturan={text(rule.rule)}">{text(rule.rule)}</a>'
    where = text(numbered(words.IN_WORKBOOKS, rule.workbooks, language))
    value = f'{rule.findings} <span class="where">{where}</span>'
    return Bar(label, value, rule.findings / most, rule.severity.name.lower())


def _bars(bars: Sequence[Bar], kind: str) -> str:
    return f'<ol class="bars {kind}">' + "".join(map(_bar, bars)) + "</ol>"


def _bar(bar: Bar) -> str:
    width = max(bar.share * 100, 0.6)
    return (
        f'<li><span class="l">{bar.label}</span><svg viewBox="0 0 100 8"'
        ' preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="f-{bar.level}" width="{width:.2f}" height="8"/></svg>'
        f'<span class="v">{bar.value}</span></li>'
    )
