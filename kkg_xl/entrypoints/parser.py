"""Argparse with our help, in two languages, and in words that a treasurer understands."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Final, NoReturn

from kkg_xl.domain.text import Language, Text

USAGE_ERROR: Final = 2

_SEE = Text(id="Lihat: {program} --help", en="See: {program} --help")
_REPHRASED: Final = (
    (
        re.compile(r"unrecognized arguments: (?P<what>.+)"),
        Text(id="tidak dikenal: {what}", en="not known: {what}"),
    ),
    (
        re.compile(r"argument (?P<which>\S+): expected one argument"),
        Text(id="{which} tanpa nilai", en="{which} without a value"),
    ),
    (
        re.compile(r"argument (?P<which>\S+): invalid count value: '(?P<what>.*)'"),
        Text(
            id="{which}: {what} bukan bilangan bulat dari 1 ke atas",
            en="{which}: {what} is no whole number from 1 up",
        ),
    ),
    (
        re.compile(
            r"argument (?P<which>\S+): invalid choice: (?P<what>.+) \(choose from (?P<all>.+)\)"
        ),
        Text(
            id="{which}: {what} tidak ada; pilihannya {all}",
            en="{which}: there is no {what}; choose from {all}",
        ),
    ),
)
"""What argparse says, in words that a treasurer understands."""


class Parser(argparse.ArgumentParser):
    """Answers in the language that was asked for, and with the help as it is written out."""

    def __init__(self, program: str, text: Text, language: Language) -> None:
        """Take the program's name with its verb, and its help."""
        super().__init__(prog=program, add_help=False, allow_abbrev=False)
        self.text, self.language = text, language
        self.add_argument("-h", "--help", action="help")
        self.add_argument("--lang", choices=("id", "en"), default="id")

    def format_help(self) -> str:
        """Give the help."""
        return self.text[self.language == "en"]

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call, and end."""
        for pattern, text in _REPHRASED:
            if found := pattern.fullmatch(message):
                message = text[self.language == "en"].format(**found.groupdict())
        see = _SEE[self.language == "en"].format(program=self.prog)
        sys.stderr.write(f"{self.prog}: {message}\n{see}\n")
        raise SystemExit(USAGE_ERROR)


def count(said: str) -> int:
    """Read a whole number from 1 up; raises `ValueError`."""
    number = int(said)
    if number < 1:
        raise ValueError
    return number
