"""A real browser without a window: Chromium, where it is installed, driven by playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_AXE = Path(__file__).parents[2] / ".venv" / "axe" / "node_modules" / "axe-core" / "axe.min.js"


@dataclass(slots=True)
class Viewed:
    """A page that is open, and what it did without being asked."""

    page: Page
    said: list[str] = field(default_factory=list)
    """On the console: errors, and what the policy forbade."""
    asked: list[str] = field(default_factory=list)
    """Addresses that it asked for, beyond its own."""


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser; skips where there is none. `scripts/test.sh` installs it."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        pytest.skip("Chromium is not installed: there is no chromium on the PATH")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        try:
            yield started
        finally:
            started.close()


@contextmanager
def viewed(browser: Browser, path: Path, **settings: Any) -> Iterator[Viewed]:
    """Open a file, as by a double click."""
    context = browser.new_context(**settings)
    seen = Viewed(context.new_page())
    address = path.as_uri()

    def say(message: ConsoleMessage) -> None:
        seen.said.append(message.text)

    def ask(request: Request) -> None:
        if request.url.partition("#")[0] != address:
            seen.asked.append(request.url)

    seen.page.on("console", say)
    seen.page.on("pageerror", lambda error: seen.said.append(str(error)))
    seen.page.on("request", ask)
    try:
        seen.page.goto(address)
        yield seen
    finally:
        context.close()


def barriers(page: Page) -> list[str]:
    """Name what axe-core finds in the way of people; skips where that is not installed."""
    if not _AXE.exists():
        pytest.skip("axe-core is not installed: scripts/test.sh does, with npm")
    page.evaluate(_AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
