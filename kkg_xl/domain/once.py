"""What several rules ask of the same table or workbook is worked out once and kept with it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar, cast

from kkg_xl.domain.table import Table
from kkg_xl.domain.workbook import Workbook

Asked = TypeVar("Asked", Table, Workbook)
About = TypeVar("About", bound=Hashable)
Answer = TypeVar("Answer")


def once(work: Callable[[Asked, About], Answer]) -> Callable[[Asked, About], Answer]:
    """Keep the answers of a function of a table and one thing more; nobody may change them."""

    @wraps(work)
    def kept(asked: Asked, about: About) -> Answer:
        answers, key = asked.answers, (work, about)
        if key not in answers:
            answers[key] = work(asked, about)
        return cast("Answer", answers[key])

    return kept
