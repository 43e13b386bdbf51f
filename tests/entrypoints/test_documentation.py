"""What the pages say about the program against what the program says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kkg_xl.domain.table import Role
from kkg_xl.rules.across.registry import across_rules
from kkg_xl.rules.registry import all_rules
from kkg_xl.usecases import refusals, unreadable

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"<!-- (kkg-xl[^>]*) -->\n```text\n(.*?)```\n<!-- end -->", re.DOTALL)


def blocks():
    page = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    return BLOCK.findall(page)


@pytest.mark.parametrize(("command", "told"), blocks(), ids=lambda text: text.split("\n")[0])
def test_the_help_in_the_manual_is_what_the_program_prints(command, told, call):
    said = call(*command.split()[1:])

    assert (0, told) == (said.code, said.out)


def test_the_manual_has_the_help_of_every_command_in_both_languages():
    expected = [
        f"kkg-xl {each}--help"
        for each in (
            *("", "check ", "recalculate ", "undo ", "new "),
            *("budget ", "realisation ", "attendance ", "addin "),
        )
    ]

    assert [f"{each} --lang {lang}" for lang in ("id", "en") for each in expected] == [
        command for command, _ in blocks()
    ]


def test_every_option_of_check_is_in_its_help():
    from kkg_xl.entrypoints import arguments

    parser = arguments.check_parser("id")

    options = [option for action in parser._actions for option in action.option_strings]  # noqa: SLF001
    for text in arguments.CHECK_HELP:
        assert [] == [option for option in options if option not in text]


def test_every_kind_of_unreadable_workbook_is_in_the_manual():
    page = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")

    assert [] == [
        kind for kind in unreadable.UnreadableKind.__args__ if f"| `{kind}` |" not in page
    ]


def test_every_kind_of_refusal_is_in_the_manual():
    page = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")

    assert [] == [kind for kind in refusals.RefusalKind.__args__ if f"| `{kind}` |" not in page]


def test_every_rule_is_in_the_guide():
    page = (ROOT / "docs" / "guide" / "check.md").read_text(encoding="utf-8")

    missing = [
        rule.name
        for rule in (*all_rules(), *across_rules())
        if f"(../rules/{rule.name}.md)" not in page
    ]
    assert [] == missing


def test_every_role_of_a_column_is_in_the_glossary():
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")

    assert [] == [role.name for role in Role if f"`Role.{role.name}`" not in page]


def test_every_link_between_pages_leads_somewhere():
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "workbooks" / "README.md"]
    link = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")

    broken = [
        f"{page.relative_to(ROOT)} -> {target}"
        for page in pages
        for target in link.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert [] == broken


def test_the_picture_shows_what_the_program_prints():
    told = subprocess.run(
        [sys.executable, "-c", "from scripts.picture import svg; print(svg(), end='')"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )

    drawn = (ROOT / "docs" / "images" / "check.svg").read_text(encoding="utf-8")
    assert drawn == told.stdout.decode("utf-8"), "python -m scripts.picture draws it anew"


def test_no_module_is_longer_than_three_hundred_lines():
    modules = (ROOT / "kkg_xl").rglob("*.py")

    counted = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    assert {} == {name: lines for name, lines in counted.items() if lines > 300}
