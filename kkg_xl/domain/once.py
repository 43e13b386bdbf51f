"""What several rules ask of the same table, book or workbook is worked out once and kept there."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Protocol, TypeVar, cast


class Asked(Protocol):
    """Something that keeps the answers to what it was asked."""

    @property
    def answers(self) -> dict[Hashable, object]:
        """What was asked already, by the question."""


Whole = TypeVar("Whole", bound=Asked)
About = TypeVar("About", bound=Hashable)
Answer = TypeVar("Answer")


def once(work: Callable[[Whole, About], Answer]) -> Callable[[Whole, About], Answer]:
    """Keep the answers of a function of a table and one thing more; nobody may change them."""

    @wraps(work)
    def kept(asked: Whole, about: About) -> Answer:
        answers, key = asked.answers, (work, about)
        if key not in answers:
            answers[key] = work(asked, about)
        return cast("Answer", answers[key])

    return kept
