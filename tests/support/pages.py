"""Pages of docs/rules, read as what they are: explanations whose tables are test cases.

Below `## Flagged` and `## Clean` each example is prose, then the sheets as `grids` reads them,
then what is expected of them: a quoted paragraph for each finding of the page's rule (`> F8: …`,
with the sheet's name before it where there are several: `> RAB!F8: …`), and
`Also: other-rule at F9` for what another rule rightly says of the same sheets. Where several
workbooks lie side by side, `Workbook: 01.xlsx` stands before the sheets of each, and
`> 01.xlsx RAB!F8: …` quotes; several of the same sheets are `Workbook: 01.xlsx, 02.xlsx`, in which
`{name}` is 01 and 02.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kkg_xl.rules.across.model import AcrossRule
from kkg_xl.rules.across.registry import across_rules
from kkg_xl.rules.model import Rule
from kkg_xl.rules.registry import all_rules

FOLDER = Path(__file__).parents[2] / "docs" / "rules"
HEADINGS = ("Why it matters", "Flagged", "Clean", "What to do")

_QUOTE = re.compile(r"> (?:(?P<sheet>.+?)!)?(?P<cell>[A-Z]{1,3}\d+): (?P<message>.+)")
_ALSO = re.compile(r"(?P<rule>[a-z-]+) at (?:(?P<sheet>.+?)!)?(?P<cell>[A-Z]{1,3}\d+)")
_NAME_WORDS = 8


class Said(NamedTuple):
    """A finding as a page quotes it."""

    sheet: str
    cell: str
    message: str


class Also(NamedTuple):
    """A finding of another rule, as a page announces it."""

    rule: str
    sheet: str
    cell: str


class Example(NamedTuple):
    """Sheets and what is expected of them."""

    page: str
    prose: str
    sheets: str
    """As `grids.book` reads it."""
    said: tuple[Said, ...]
    also: tuple[Also, ...]

    @property
    def name(self) -> str:
        """The page and the first words of the prose."""
        return f"{self.page}: {' '.join(self.prose.split()[:_NAME_WORDS])}"


class Page(NamedTuple):
    """A rule's page."""

    name: str
    summary: str
    headings: tuple[str, ...]
    flagged: tuple[Example, ...]
    clean: tuple[Example, ...]
    remedy: str


def pages() -> tuple[Page, ...]:
    """Read every page there is."""
    return tuple(
        read(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(FOLDER.glob("*.md"))
        if path.stem != "README"
    )


def read(name: str, text: str) -> Page:
    """Read one page; raises `ValueError` for a line that belongs to nothing."""
    top, *sections = re.split(r"^## ", text, flags=re.MULTILINE)
    title, _, summary = top.strip().partition("\n")
    if title != f"# {name}":
        message = f"{name}.md starts with {title!r}"
        raise ValueError(message)
    parts = {heading: body for heading, _, body in (each.partition("\n") for each in sections)}
    return Page(
        name,
        " ".join(summary.split()),
        tuple(parts),
        tuple(_examples(name, parts.get("Flagged", ""))),
        tuple(_examples(name, parts.get("Clean", ""))),
        parts.get("What to do", "").strip(),
    )


def index() -> str:
    """Write the table of all rules for docs/rules/README.md."""
    known: list[Rule | AcrossRule] = [*all_rules(), *across_rules()]
    rows = [
        f"| [{rule.name}]({rule.name}.md) | {rule.severity.name.lower()} | {rule.summary} |"
        for rule in sorted(known, key=lambda rule: rule.name)
    ]
    return "\n".join(["| rule | severity | fault |", "| - | - | - |", *rows])


def write_index() -> None:
    """Put the table of all rules into docs/rules/README.md."""
    readme = FOLDER / "README.md"
    text = readme.read_text(encoding="utf-8")
    table = re.compile(r"^\| rule .*?(?=\n\n)", re.MULTILINE | re.DOTALL)
    readme.write_text(table.sub(lambda _: index(), text, count=1), encoding="utf-8")


def _examples(page: str, section: str) -> Iterator[Example]:
    """Split a section into examples: each starts with prose that follows sheets or a quote."""
    prose: list[str] = []
    rest: list[str] = []
    for line in section.splitlines():
        if not line.strip():
            continue
        if line.startswith(("|", ">", "Workbook:", "Sheet:", "Merged:", "Also:")):
            rest.append(line)
            continue
        if rest:
            yield _example(page, prose, rest)
            prose, rest = [], []
        prose.append(line)
    if rest:
        yield _example(page, prose, rest)


def _example(page: str, prose: Sequence[str], lines: Sequence[str]) -> Example:
    sheets = _sheets(lines)
    named = [line.removeprefix("Sheet:").strip() for line in lines if line.startswith("Sheet:")]
    only = named[0].removesuffix("(hidden)").strip() if named else "RAB"
    said = tuple(_said(line, only) for line in lines if line.startswith("> "))
    also = tuple(
        Also(found["rule"], found["sheet"] or only, found["cell"])
        for line in lines
        if line.startswith("Also:")
        for found in _ALSO.finditer(line.removeprefix("Also:"))
    )
    return Example(page, " ".join(prose), sheets, said, also)


def _sheets(lines: Sequence[str]) -> str:
    """Give the sheets, with a blank line wherever a table ends."""
    text = ""
    for line in lines:
        if line.startswith("|"):
            text += f"{line}\n"
        elif line.startswith(("Workbook:", "Sheet:", "Merged:")):
            text += f"\n{line}\n"
    return text


def _said(line: str, only: str) -> Said:
    found = _QUOTE.fullmatch(line.strip())
    if found is None:
        message = f"not a finding: {line}"
        raise ValueError(message)
    return Said(found["sheet"] or only, found["cell"], found["message"])


if __name__ == "__main__":
    write_index()
