"""Topics that a sentence lists: `materi-materi seperti: KTSP, Penelitian Kelas, Media dan ICT`.

A list is held against the programme with which it has most in common. What several sentences list
is taken together, and a list of one group of topics says nothing of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kkg_xl.domain.narrative import Statement
from kkg_xl.domain.subjects import bare, same_topic, subjects
from kkg_xl.domain.typography import plain
from kkg_xl.domain.workbook import Workbook

_LISTS: Final = re.compile(
    r"\b(?:materi|topik|pokok bahasan)\b[^.:]{0,60}?"
    r"(?:\b(?:seperti|meliputi|mencakup|yaitu|yakni|adalah|terdiri (?:dari|atas)|berupa"
    r"|antara lain|di ?antaranya|misalnya)\b(?: sebagai berikut| seperti berikut)?\s*:?|:)\s*"
    r"(?P<items>[^.:]{10,})",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"\s*(?:[,;]|\b(?:dan|serta)\b)[\s,]*", re.IGNORECASE)
_OPEN: Final = re.compile(
    r"\b(?:antara lain|di ?antaranya|misalnya|dll|dsb|dan lain|dan sebagainya|lain-lain)\b",
    re.IGNORECASE,
)
_REST: Final = re.compile(r"(?:lain ?-? ?lain|lainnya|sebagainya|dll|dsb)\W*", re.IGNORECASE)
_FEWEST: Final = 4


class _Topic(NamedTuple):
    title: str
    group: int


class Listed(NamedTuple):
    """A sentence that lists topics, where it does not list the same as a programme has."""

    statement: Statement
    missing: tuple[str, ...]
    """Topics of the programme that no sentence names."""
    unknown: tuple[str, ...]
    """What it names and no programme and no schedule has."""
    is_open: bool
    """Whether it says itself that these are some of them: *antara lain*."""


def listed_topics(workbook: Workbook) -> Iterator[Listed]:
    """Give the lists of topics in sentences that differ from the programme or the schedule."""
    programmes = _programmes(workbook)
    if not programmes:
        return
    lists = [(each, items) for each in workbook.statements if (items := items_of(each.text))]
    for number, topics in enumerate(programmes):
        own = [
            (statement, items, named)
            for statement, items in lists
            if _closest(items, programmes) == number and (named := _named(items, topics))
        ]
        told = {topic for _, _, named in own for topic in named}
        if own and 2 * len(told) >= len(topics):
            statement, items, _ = max(own, key=lambda each: len(each[2]))
            missing = _missing(topics, told)
            unknown = _unknown(items, [topic for each in programmes for topic in each])
            if missing or unknown:
                yield Listed(statement, missing, unknown, bool(_OPEN.search(statement.text)))


def items_of(text: str) -> tuple[str, ...]:
    """Give the topics that a sentence lists, none where they are few.

    >>> items_of("Peserta memperoleh materi seperti: KTSP, PTK, Media dan ICT. Lalu pulang.")
    ('KTSP', 'PTK', 'Media', 'ICT')
    >>> items_of("Materi meliputi KTSP dan PTK")
    ()
    """
    found = _LISTS.search(" ".join(plain(text).split()))
    if found is None:
        return ()
    items = [item.strip() for item in _BETWEEN.split(found["items"])]
    told = tuple(item for item in items if bare(item) and not _REST.fullmatch(item))
    return told if len(told) >= _FEWEST else ()


def _programmes(workbook: Workbook) -> list[tuple[_Topic, ...]]:
    """Give the topics of each programme; where there is none, those of each schedule."""
    structures = [
        tuple(_Topic(topic.title, topic.group) for topic in each.topics)
        for each in workbook.programmes
    ]
    return structures or [
        tuple(_Topic(subject.title, -1) for subject in subjects(each))
        for each in workbook.timetables
    ]


def _closest(items: Sequence[str], programmes: Sequence[Sequence[_Topic]]) -> int | None:
    """Choose the programme that has most of the items, at least half of them."""
    shared = [
        (sum(_is_known(item, topics) for item in items), -number)
        for number, topics in enumerate(programmes)
    ]
    most, number = max(shared, default=(0, 0))
    return -number if most and 2 * most >= len(items) else None


def _is_known(item: str, topics: Sequence[_Topic]) -> bool:
    return any(_is_of(item, topic) for topic in topics)


def _is_of(item: str, topic: _Topic) -> bool:
    """Tell whether an item is a topic, or one of the parts into which its *dan* has cut it."""
    parts = _BETWEEN.split(topic.title)
    return any(same_topic(item, title) for title in (topic.title, *parts))


def _named(items: Sequence[str], topics: Sequence[_Topic]) -> set[_Topic]:
    return {topic for topic in topics if any(_is_of(item, topic) for item in items)}


def _missing(topics: Sequence[_Topic], told: set[_Topic]) -> tuple[str, ...]:
    """Give the topics that are not told, unless they are whole groups of which nothing is told."""
    groups = {topic.group for topic in told}
    return tuple(topic.title for topic in topics if topic not in told and topic.group in groups)


def _unknown(items: Sequence[str], topics: Sequence[_Topic]) -> tuple[str, ...]:
    """Give the items that are no topic, where nearly all the others are one."""
    left = tuple(item for item in items if not _is_known(item, topics))
    return left if 3 * len(left) <= len(items) else ()
