"""See docs/rules/scale-differs.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.figures import Place
from kkg_xl.domain.magnitude import (
    among_amounts,
    among_like,
    among_neighbours,
    among_surveys,
    among_volumes,
)
from kkg_xl.domain.neighbours import ratio
from kkg_xl.domain.practice import practised, products
from kkg_xl.domain.scale import THOUSAND, Misscaled, against_item, against_product
from kkg_xl.domain.table import Role
from kkg_xl.domain.text import Field, Text, say
from kkg_xl.domain.wording import heading, line_name, number, reckoned
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("formula-error", "number-unreadable", "result-stale")

_AMOUNT = Text(
    "{line}: {heading} tertulis {stated}, {times} kali terlalu {size}, seharusnya {due}. "
    "Ketik ulang angkanya tanpa titik atau koma ribuan.",
    "{line}: {heading} says {stated}, {times} times too {size}, should be {due}. "
    "Type the number again without separators.",
)
_FACTOR = Text(
    "{line}: {heading} {stated} {times} kali terlalu {size}, mungkin maksudnya {meant}: "
    "{amount_heading} tertulis {amount}, padahal {due}. "
    "Ketik ulang angkanya tanpa titik atau koma ribuan.",
    "{line}: {heading} {stated} is {times} times too {size}, probably {meant} is meant: "
    "{amount_heading} says {amount}, but {due}. "
    "Type the number again without separators.",
)
_TEXT = Text(
    "{line}: {heading} '{typed}' adalah teks dan dihitung sebagai {stated}: {amount_heading} "
    "tertulis {amount}, padahal {due}. Ketik ulang sebagai angka, tanpa titik atau koma ribuan.",
    "{line}: {heading} '{typed}' is text and was reckoned as {stated}: {amount_heading} "
    "says {amount}, but {due}. Type it again as a number, without separators.",
)
_NEIGHBOURS = Text(
    "{line}: {heading} {stated} tampaknya seribu kali terlalu {size} dibanding yang sejenis, "
    "mungkin maksudnya {meant}. Ketik ulang angkanya tanpa titik atau koma ribuan.",
    "{line}: {heading} {stated} looks a thousand times too {size} beside its like, "
    "probably {meant} is meant. Type the number again without separators.",
)
_ITEM = Text(
    "{line}: {heading} tertulis {stated}, {times} kali terlalu {size}, padahal menurut uraian "
    "{meant}. Ketik ulang angkanya tanpa titik atau koma ribuan.",
    "{line}: {heading} says {stated}, {times} times too {size}, but {meant} by the item. "
    "Type the number again without separators.",
)
_THOUSAND = Text("seribu", "a thousand")
_MILLION = Text("sejuta", "a million")
_SMALL = Text("kecil", "small")
_LARGE = Text("besar", "large")


def scale_differs(workbook: Workbook) -> Iterator[Flag]:
    """A number is a thousand times smaller or larger than its line or its neighbours say."""
    flagged: set[Place] = set()
    for odd in _misscaled(workbook):
        if odd.figure.at not in flagged:
            flagged.add(odd.figure.at)
            yield Flag(
                odd.figure.at,
                say(_text(odd), **_fields(odd)),
                odd.stated,
                odd.meant,
            )


def _misscaled(workbook: Workbook) -> Iterator[Misscaled]:
    for table in workbook.money_tables:
        for law in table.laws:
            if table.by_key[law.target].role is not Role.PERCENT:
                yield from against_product(table, practised(table, law))
        yield from against_item(table)
        if table.whole:
            for law in products(table):
                yield from among_neighbours(table, law)
            yield from among_volumes(table)
            yield from among_surveys(table)
            yield from among_amounts(table)
    yield from among_like(workbook)


def _text(odd: Misscaled) -> Text:
    if odd.law is None:
        return _ITEM if odd.is_told else _NEIGHBOURS
    if odd.key == odd.law.target:
        return _AMOUNT
    return _TEXT if odd.is_misread else _FACTOR


def _fields(odd: Misscaled) -> dict[str, Field]:
    fields: dict[str, Field] = {
        "line": line_name(odd.line),
        "heading": heading(odd.table, odd.key),
        "stated": number(odd.table, odd.key, odd.stated),
        "meant": number(odd.table, odd.key, odd.meant),
        "typed": odd.figure.typed or "",
        "times": _THOUSAND if ratio(abs(odd.stated), abs(odd.meant)) == THOUSAND else _MILLION,
        "size": _SMALL if abs(odd.stated) < abs(odd.meant) else _LARGE,
    }
    if odd.law is not None:
        target = odd.law.target
        fields["amount_heading"] = heading(odd.table, target)
        fields["amount"] = number(odd.table, target, odd.line.figures[target].amount or Decimal(0))
        computed = odd.law.computed(odd.line) or Decimal(0)
        fields["due"] = reckoned(odd.table, odd.law, odd.line, computed)
    return fields
