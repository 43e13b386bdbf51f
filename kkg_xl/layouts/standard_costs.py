"""Lists of standard costs (SBM, SSH): an item, a unit and what one of it may cost at most.

A list is told by its title, or by the heading of its one column of money. What has volumes, several
columns of money or a total is a budget, whatever its title says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from kkg_xl.domain.days import read_day
from kkg_xl.domain.standards import names_standard
from kkg_xl.domain.table import Role
from kkg_xl.domain.workbook import Standard
from kkg_xl.layouts.columns.headers import Heading
from kkg_xl.layouts.columns.regions import Region, row_texts
from kkg_xl.layouts.columns.traits import title_of
from kkg_xl.layouts.lines.numbers import Figures, manners
from kkg_xl.layouts.words.vocabulary import is_signature, is_total, plain
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import Cell, Kind

_PRICE = re.compile(r"(?:SATUAN )?(?:BIAYA|HARGA|TARIF|BESARAN|NILAI|INDEKS)\b.*|STANDAR.*")
_BUDGET = re.compile(
    r"\b(?:RAB|RENCANA|REALISASI|BELANJA|PERHITUNGAN|RINCIAN|USULAN|KEBUTUHAN)\b"
    r"|(?<!TAHUN )\bANGGARAN\b"
)
_BEFORE = re.compile(r"(?:DAFTAR|TABEL|LAMPIRAN(?: [IVX\d]+)?|.*\bTENTANG) ")
_TITLE_WORDS = 3
"""So many words at the beginning of a title say what a list is of."""
_BEGINS = re.compile(r"(?:BERLAKU )?(?:MULAI|SEJAK|DARI)\b.*|BERLAKU|TMT")
_ENDS = re.compile(r"(?:BERLAKU )?(?:SAMPAI|HINGGA|S ?[/.]? ?D)\b.*")
_MONEY = frozenset({Role.RATE, Role.AMOUNT})
_OTHERS = frozenset(
    {Role.PLAN, Role.SPENT, Role.DIFFERENCE, Role.RECEIVED, Role.BALANCE, Role.PERCENT}
)


def standard_costs(region: Region, calculator: Calculator) -> tuple[Standard, ...] | None:
    """Read a region as a list of standard costs; `None` where it is no such list."""
    headings = region.headings
    priced = [key for key, heading in headings.items() if _is_price(heading)]
    items = [key for key, told in headings.items() if Role.ITEM in told.roles[:1]]
    if len(priced) != 1 or not items or any(_is_of_budget(told) for told in headings.values()):
        return None
    titles = [plain(region.grid.name), plain(title_of(region))]
    told = headings[priced[0]].text
    if not (any(map(_begins_so, titles)) or names_standard(told)):
        return None
    if any(_BUDGET.search(title) for title in titles):
        return None
    rows = (row_texts(region.grid.rows[number]) for number in region.rows)
    if any(is_total(text) for texts in rows for text in texts.values()):
        return None
    return tuple(_listed(region, items[0], priced[0], calculator)) or None


def _begins_so(title: str) -> bool:
    """Tell whether a title is that of a list of standard costs, and does not merely name one."""
    words = _BEFORE.sub("", title, count=1).split()
    return names_standard(" ".join(words[:_TITLE_WORDS]))


def _is_price(heading: Heading) -> bool:
    return bool(_MONEY & {*heading.roles[:1]}) or _PRICE.fullmatch(plain(heading.text)) is not None


def _is_of_budget(heading: Heading) -> bool:
    """Tell whether a heading counts, or is of money that was planned or spent."""
    roles = {*heading.roles}
    return bool(roles & _OTHERS) or (Role.FACTOR in roles and Role.UNIT not in roles)


def _listed(region: Region, item: int, price: int, calculator: Calculator) -> Iterator[Standard]:
    rows = region.grid.rows
    texts = {price: [str(c.value) for n in region.rows if (c := rows[n].get(price)) is not None]}
    figures = Figures(region.grid, calculator, manners(texts), texts)
    unit = _column(region.headings, Role.UNIT)
    begins, ends = _worded(region.headings, _BEGINS), _worded(region.headings, _ENDS)
    for number in region.rows:
        row = rows[number]
        told = row_texts(row)
        if any(is_signature(text) for text in told.values()):
            return
        figure = figures.figure(number, price, row.get(price))
        if item not in told or figure.amount is None:
            continue
        days = [_day(row.get(key or 0), calculator) for key in (begins, ends)]
        yield Standard(told[item], told.get(unit or 0, ""), figure, *days)


def _column(headings: Mapping[int, Heading], role: Role) -> int | None:
    return next((key for key, told in headings.items() if role in told.roles), None)


def _worded(headings: Mapping[int, Heading], words: re.Pattern[str]) -> int | None:
    return next((k for k, told in headings.items() if words.fullmatch(plain(told.text))), None)


def _day(cell: Cell | None, calculator: Calculator) -> date | None:
    if cell is None:
        return None
    if isinstance(cell.value, Decimal):
        return calculator.day(cell.value)
    return read_day(str(cell.value)) if cell.kind is Kind.TEXT else None
