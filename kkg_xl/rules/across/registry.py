"""All rules across workbooks: every module here that holds a function of its own name."""

from __future__ import annotations

from functools import lru_cache

import kkg_xl.rules.across
from kkg_xl.rules.across.model import AcrossRule
from kkg_xl.rules.registry import declared


@lru_cache(maxsize=1)
def across_rules() -> tuple[AcrossRule, ...]:
    """Give every rule across workbooks, sorted by name; raises `MalformedRuleError`."""
    return tuple(AcrossRule(*each) for each in declared(kkg_xl.rules.across))
