"""What several rules ask of the same table is worked out once and kept with the table."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar, cast

from kkg_xl.domain.table import Table

About = TypeVar("About", bound=Hashable)
Answer = TypeVar("Answer")


def once(work: Callable[[Table, About], Answer]) -> Callable[[Table, About], Answer]:
    """Keep the answers of a function of a table and something in it; nobody may change them."""

    @wraps(work)
    def kept(table: Table, about: About) -> Answer:
        answers, key = table.answers, (work, about)
        if key not in answers:
            answers[key] = work(table, about)
        return cast("Answer", answers[key])

    return kept
