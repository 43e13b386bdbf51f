"""The references of a formula, taken out of its text: `C5*D5` is the skeleton `◦*◦` and two areas.

Formulas without quotes, sheets or tables, which most are, go a short way with a smaller pattern.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kkg_xl.sheets.refs import MAX_COLUMN, MAX_ROW, Area, column_number

SLOT = "\x00"
"""Stands in a skeleton where a reference was. No XML file can contain this character."""

LONGEST = 8192
"""Characters of a formula (the limit of Excel); a longer one is not looked into."""

_CELL = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}"
_BEFORE = r"(?<![\w.$:!?\\])"
_AFTER = r"(?![\w.(!?\[\\'])"
_PLAIN = re.compile(rf"{_BEFORE}({_CELL}(?::{_CELL})?){_AFTER}")
_PARTS = re.compile(
    r"\$?([A-Za-z]+)\$?([0-9]+)(?::\$?([A-Za-z]+)\$?([0-9]+))?",
)
_WHOLE = r"\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[1-9][0-9]{0,6}:\$?[1-9][0-9]{0,6}"
_SHEET = r"'(?:[^']|'')++'!|(?:\[[^\[\]]*\])?\w[\w.]*(?::[\w.]+)?!"
_ANY = re.compile(
    rf"""
      "(?:[^"]|"")*+"                                             # a text: passed over
    | (?P<found>{_BEFORE}(?P<sheet>{_SHEET})?(?P<area>{_CELL}(?::{_CELL})?|{_WHOLE}){_AFTER})
    | (?:{_SHEET})?[^\W\d][\w.\\?]*(?:\[(?:[^\[\]]|\[[^\]]*\])*\])?  # a name, a table: passed over
    | \#REF!{_CELL}(?::{_CELL})?                                  # of a sheet that was deleted
    | \[(?:[^\[\]]|\[[^\]]*\])*\]                                 # this table's column: passed over
    """,
    re.VERBOSE,
)
_CORNER = re.compile(r"(\$?)([A-Za-z]*)(\$?)([0-9]*)")


class Reference(NamedTuple):
    """Cells that a formula refers to."""

    sheet: str | None
    """As the formula names it; `None` is the formula's own. For cells of several sheets
    `Jan:Des`, for those of another workbook `[1]RAB`: no sheet here can be called so."""
    area: Area
    """Whole columns and rows reach to the limits of a sheet."""
    whole: bool
    """Whole columns (`A:A`) or rows (`3:3`)."""
    external: bool
    single: bool
    """One cell, written as one and not as a range."""
    text: str
    """As it stands in the formula."""

    @property
    def stacked(self) -> bool:
        """Tell whether the same cells of several sheets are meant (`Jan:Des!F5`)."""
        return self.sheet is not None and not self.external and ":" in self.sheet

    @property
    def fixed(self) -> tuple[bool, bool, bool, bool]:
        """Tell which of the first row and column and the last row and column have a `$`.

        >>> split("F$5:F11")[1][0].fixed
        (True, False, False, False)
        """
        body = self.text.rpartition("!")[2]
        first, _, last = body.partition(":")
        row, column = _dollars(first)
        last_row, last_column = _dollars(last) if last else (row, column)
        return row, column, last_row, last_column


@lru_cache(maxsize=16_384)
def split(formula: str) -> tuple[str, tuple[Reference, ...]]:
    r"""Take the references out of a formula; `fill` puts them back.

    >>> skeleton, found = split("SUM(F5:F11)*LOG10(b7)")
    >>> skeleton, [str(reference.area) for reference in found]
    ('SUM(\x00)*LOG10(\x00)', ['F5:F11', 'B7:B7'])
    """
    if len(formula) > LONGEST:
        return formula, ()
    if SLOT in formula:
        return formula.replace(SLOT, "\N{REPLACEMENT CHARACTER}"), ()
    if "!" in formula or "[" in formula:
        return _split_any(formula)
    try:
        return _split_plain(formula) if '"' not in formula else _split_around_texts(formula)
    except ValueError:
        return _split_any(formula)


def fill(skeleton: str, references: tuple[Reference, ...]) -> str:
    """Put references back where `split` took them out."""
    first, *others = skeleton.split(SLOT)
    pairs = zip(references, others, strict=True)
    return first + "".join(reference.text + other for reference, other in pairs)


class _Here(dict[str, Reference]):
    """References to cells of the formula's own sheet; a workbook's formulas repeat them."""

    def __missing__(self, text: str) -> Reference:
        parts = _PARTS.fullmatch(text)
        if parts is None:
            raise ValueError(text)
        letters, digits, last_letters, last_digits = parts.groups()
        left = right = column_number(letters)
        top = bottom = int(digits)
        if last_digits is not None:
            right, bottom = column_number(last_letters), int(last_digits)
            if left > right:
                left, right = right, left
            if top > bottom:
                top, bottom = bottom, top
        if right > MAX_COLUMN or bottom > MAX_ROW:
            raise ValueError(text)
        if len(self) >= _KEPT:
            self.clear()
        area = Area(top, left, bottom, right)
        self[text] = found = Reference(None, area, False, False, last_digits is None, text)  # noqa: FBT003 -- as in the class
        return found


_HERE = _Here()
_KEPT = 20_000


def _split_plain(formula: str) -> tuple[str, tuple[Reference, ...]]:
    """Go the short way; raises `ValueError` for whole columns and rows, and beyond a sheet."""
    pieces = _PLAIN.split(formula)
    skeleton = SLOT.join(pieces[::2])
    if ":" in skeleton:
        raise ValueError(formula)
    return skeleton, tuple([_HERE[text] for text in pieces[1::2]])


def _split_around_texts(formula: str) -> tuple[str, tuple[Reference, ...]]:
    """Go the short way between the quotes; raises `ValueError` as that does."""
    parts = formula.split('"')
    if len(parts) % 2 == 0:
        raise ValueError(formula)
    found: list[Reference] = []
    for at in range(0, len(parts), 2):
        parts[at], here = _split_plain(parts[at])
        found += here
    return '"'.join(parts), tuple(found)


def _split_any(formula: str) -> tuple[str, tuple[Reference, ...]]:
    found: list[Reference] = []
    pieces: list[str] = []
    last = 0
    for match in _ANY.finditer(formula):
        if match["found"] is None:
            continue
        reference = _reference(match["found"], match["sheet"], match["area"])
        if reference is not None:
            found.append(reference)
            pieces.append(formula[last : match.start()])
            last = match.end()
    pieces.append(formula[last:])
    return SLOT.join(pieces), tuple(found)


def _reference(text: str, prefix: str | None, body: str) -> Reference | None:
    first, _, second = body.partition(":")
    area = _area(first, second)
    if area is None:
        return None
    sheet, external = _sheet(prefix) if prefix else (None, False)
    whole = not (first[-1].isdigit() and any(letter.isalpha() for letter in first))
    return Reference(sheet, area, whole, external, not second, text)


def _area(first: str, second: str) -> Area | None:
    row, column = _corner(first)
    last_row, last_column = _corner(second or first)
    rows = sorted((row or 1, last_row or MAX_ROW))
    columns = sorted((column or 1, last_column or MAX_COLUMN))
    if rows[1] > MAX_ROW or columns[1] > MAX_COLUMN:
        return None
    return Area(rows[0], columns[0], rows[1], columns[1])


def _corner(text: str) -> tuple[int | None, int | None]:
    bare = text.replace("$", "")
    digits = bare.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    letters = bare[: len(bare) - len(digits)]
    return int(digits) if digits else None, column_number(letters) if letters else None


def _sheet(prefix: str) -> tuple[str, bool]:
    name = prefix[:-1]
    if name.startswith("'"):
        name = name[1:-1].replace("''", "'")
    return name, "[" in name


def _dollars(corner: str) -> tuple[bool, bool]:
    match = _CORNER.fullmatch(corner)
    before_column, letters, before_row, _ = match.groups() if match else ("", "", "", "")
    if not letters:
        return bool(before_column or before_row), False
    return bool(before_row), bool(before_column)
