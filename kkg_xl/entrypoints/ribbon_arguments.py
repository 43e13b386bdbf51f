"""What the add-in tells the program with a click.

The name of the workbook comes last, behind `--`: one that looks like a switch, or that has `=` or
blanks in it, is a name and nothing else.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NamedTuple

from kkg_xl.domain.text import Language


class Call(NamedTuple):
    """One click."""

    action: str
    app: str
    """Which Excel: the handle of its window on Windows, its path on a Mac."""
    language: Language
    addin: str
    """The version of the add-in that was clicked."""
    book: str
    """The name of the workbook that was active; empty where none was open."""


def parse_call(argv: Sequence[str]) -> Call:
    """Parse what the add-in says; what it cannot have said ends the program."""
    dashes = argv.index("--") if "--" in argv else len(argv)
    parser = argparse.ArgumentParser(allow_abbrev=False, add_help=False)
    parser.add_argument("action")
    parser.add_argument("--app", default="")
    parser.add_argument("--lang", choices=("id", "en"), default="id")
    parser.add_argument("--addin", default="")
    said = parser.parse_args(argv[:dashes])
    return Call(said.action, said.app, said.lang, said.addin, " ".join(argv[dashes + 1 :]))
