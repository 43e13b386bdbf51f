"""What a rule across workbooks is and what it gives: as a rule, but it looks at `Evidence`.

It may yield to a rule of its own kind, which then speaks for the same workbooks, or to a rule that
looks at one workbook and has flagged the same cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from kkg_xl.domain.evidence import Evidence, Source
from kkg_xl.domain.figures import Place
from kkg_xl.domain.text import Message
from kkg_xl.rules.model import Severity


class SharedFlag(NamedTuple):
    """A fault that several workbooks have together."""

    spots: tuple[tuple[Source, Place], ...]
    """Everywhere it shows."""
    message: Message
    severity: Severity | None = None
    """Set where it is not that of the rule."""


Look: TypeAlias = Callable[[Evidence], Iterator[SharedFlag]]


@dataclass(frozen=True, slots=True)
class AcrossRule:
    """A rule across workbooks as the registry knows it; see `kkg_xl.rules.model.Rule`."""

    name: str
    summary: str
    severity: Severity
    yields_to: frozenset[str]
    look: Look
