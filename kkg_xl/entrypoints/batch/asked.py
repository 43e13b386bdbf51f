"""Targets as they go to another process, which may stand on another machine: plain JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kkg_xl.entrypoints.search import Target
from kkg_xl.entrypoints.sources import from_plain, to_plain


def plain_target(target: Target) -> dict[str, Any]:
    """Write a target that is no failure."""
    return {
        "name": target.name,
        "source": to_plain(target.source),
        "within": str(target.within),
        "first": target.first,
    }


def target_of(plain: dict[str, Any]) -> Target:
    """Read what `plain_target` wrote."""
    return Target(
        plain["name"],
        from_plain(plain["source"]),
        within=Path(plain["within"]),
        first=plain["first"],
    )
