"""Text taken apart into numeral words: joined ones are separated, misspelt ones noticed.

A misspelt numeral is never corrected; it only shows that an amount was meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kkg_xl.domain import vocabulary
from kkg_xl.domain.vocabulary import Word


@dataclass(frozen=True)
class Lexicon:
    """The numeral words of one language."""

    entries: Mapping[str, Word]

    def words(self, bare: str) -> tuple[Word, ...] | None:
        """Split undecorated text in small letters into numeral words, joined ones too.

        `None` if anything else stands there, empty if nothing does.
        """
        found: list[Word] = []
        for run in _GAPS.split(bare) if bare else ():
            parts = self._any_word.findall(run)
            if not run or "".join(parts) != run:
                return None
            found.extend(self.entries[part] for part in parts)
        return tuple(found)

    def resembled(self, bare: str, *, announced: bool) -> bool:
        """Whether undecorated text is an amount, misspelt perhaps; a label has `announced` it."""
        found: list[Word] = []
        slips = 0
        for run in _GAPS.split(bare):
            found.extend(self.entries[part] for part in self._any_word.findall(run))
            if left := self._any_word.sub("", run):
                if not announced and not self._is_slip(left):
                    return False
                slips += 1
        kinds = {word.kind for word in found}
        if announced:
            return not kinds.isdisjoint(_NUMERALS)
        return (
            slips <= len(found)
            and slips + len(found) > 1
            and not kinds.isdisjoint("hHsSc")
            and (slips > 0 or not kinds.isdisjoint("zutyHS"))
        )

    def _is_slip(self, part: str) -> bool:
        return len(part) >= _SHORTEST_SLIP and any(_one_slip(part, word) for word in self.entries)

    @cached_property
    def _any_word(self) -> re.Pattern[str]:
        # The longest first: seventeen before seven.
        return re.compile("|".join(sorted(self.entries, key=len, reverse=True)))


def _one_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter missing, added, wrong or swapped with the next."""
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    one, other = one[same:], other[same:]
    if other in (one, one[1:]) or other[1:] in (one, one[1:]):
        return True
    return one[:2] == other[1::-1] and one[2:] == other[2:]


_SHORTEST_SLIP = 3
_GAPS = re.compile(r"[\s-]+")
_NUMERALS = "zutyHSbphs"

INDONESIAN = Lexicon(vocabulary.INDONESIAN)
ENGLISH = Lexicon(vocabulary.ENGLISH)
