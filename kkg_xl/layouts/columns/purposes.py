"""What each column of a table is for: its heading proposes, what stands below decides.

*Jumlah* is a quantity in one workbook and an amount in the next; *Satuan* is a unit or a second
factor; *Keterangan* is a remark or the item itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from kkg_xl.domain.table import Column, Role
from kkg_xl.layouts.columns.contents import Contents
from kkg_xl.layouts.columns.deductions import settle_deductions
from kkg_xl.layouts.columns.plan_columns import settle_plans
from kkg_xl.layouts.columns.regions import Region
from kkg_xl.layouts.words.codes import code_of
from kkg_xl.layouts.words.heading_words import DEDUCTION
from kkg_xl.layouts.words.vocabulary import is_total, plain
from kkg_xl.sheets.grid import Kind
from kkg_xl.sheets.refs import letters

NUMERIC = frozenset(
    {
        Role.FACTOR,
        Role.RATE,
        Role.AMOUNT,
        Role.PLAN,
        Role.SPENT,
        Role.DIFFERENCE,
        Role.PERCENT,
        Role.RECEIVED,
        Role.BALANCE,
    }
)
_MONEY = (Role.AMOUNT, Role.PLAN, Role.SPENT)
_SMALL = Decimal(1000)
_YEARS = (Decimal(1990), Decimal(2100))
_EITHER = frozenset({"JUMLAH", "JML", "JLH", "TOTAL"})


def columns_of(region: Region, found: Mapping[int, Contents]) -> tuple[Column, ...]:
    """Give a region's columns their roles, from left to right."""
    roles = {
        column: _proposed(region, column, found) for column in sorted({*region.headings, *found})
    }
    _codes(region, roles, found)
    _units(region, roles, found)
    _broken_down(region, roles, found)
    _currency_marks(region, roles, found)
    _quantities(region, roles, found)
    _amounts(region, roles, found)
    settle_deductions({c: heading_of(region, c) for c in roles}, roles, found)
    _items(region, roles, found)
    settle_plans({c: heading_of(region, c) for c in roles}, roles)
    return tuple(
        Column(column, letters(column), heading_of(region, column), role)
        for column, role in roles.items()
    )


def heading_of(region: Region, column: int) -> str:
    """Give the heading of a column as it stands, empty if it has none."""
    heading = region.headings.get(column)
    return "" if heading is None else heading.text


def names_unit(heading: str) -> bool:
    """Tell whether a heading says that units stand below it, or the counts of a second factor.

    >>> names_unit("Satuan"), names_unit("Harga Satuan")
    (True, False)
    """
    return plain(heading).startswith(("SAT", "UNIT")) and "HARGA" not in plain(heading)


def _proposed(region: Region, column: int, found: Mapping[int, Contents]) -> Role:
    heading = region.headings.get(column)
    seen = found.get(column)
    if heading is None or not heading.roles:
        worded = seen is not None and seen.worded > seen.numbers
        return Role.DETAIL if worded else Role.OTHER
    role = heading.roles[0]
    if role is Role.FACTOR and seen is not None and seen.values and "TAHUN" in plain(heading.text):
        first, last = _YEARS
        if all(first <= value <= last for value in seen.values):
            return Role.OTHER
    if role is Role.PERCENT and seen is not None and _is_share(heading.text, seen):
        return Role.AMOUNT
    if role is Role.NOTE and seen is not None and seen.numbers > seen.worded:
        return Role.OTHER
    if role is Role.ITEM and seen is not None and seen.formulas and not seen.worded:
        return Role.OTHER  # *hasil* below RINCIAN PERHITUNGAN
    return role


def _is_share(heading: str, seen: Contents) -> bool:
    """Tell a column of amounts that its heading says the share of: `Tahap I (60%)`."""
    told = [abs(value) for value in seen.values if value]
    return bool(_STATED_SHARE.search(heading)) and bool(told) and min(told) > _HUNDRED


_STATED_SHARE = re.compile(r"\d ?%")
_HUNDRED = Decimal(100)


def _codes(region: Region, roles: dict[int, Role], found: Mapping[int, Contents]) -> None:
    """Find labels in a column without a heading of its own, or under one that names items."""
    numbered = [column for column, role in roles.items() if role is Role.NUMBER]
    for column, role in roles.items():
        seen = found.get(column)
        if seen is None or not (seen.worded or seen.numbers):
            continue
        bare = column not in region.headings and bool(numbered) and column == numbered[-1] + 1
        items = [other for other, own in roles.items() if own is Role.ITEM]
        doubtful = role is Role.ITEM and not numbered and len(items) > 1 and column == items[0]
        small = all(abs(value) < _SMALL for value in seen.values)
        if (bare or doubtful) and small and all(code_of(text) for text in seen.texts):
            roles[column] = Role.NUMBER


def _units(region: Region, roles: dict[int, Role], found: Mapping[int, Contents]) -> None:
    """Tell units from factors by what stands there: a numeric SATUAN is a second factor."""
    for column, role in roles.items():
        seen = found.get(column, Contents())
        if role is Role.UNIT and (seen.numbers > seen.worded or (seen.worded and _counts(seen))):
            roles[column] = Role.FACTOR
        elif (
            role is Role.FACTOR and seen.worded > seen.numbers + seen.pending and not _counts(seen)
        ):
            # `VOLUME` merged over `3 | org`: the second of its columns holds units.
            named = plain(heading_of(region, column))
            roles[column] = Role.UNIT if named.startswith(_UNIT_LIKE) else Role.DETAIL


_UNIT_LIKE = ("VOL", "SAT", "QTY", "JUMLAH", "JML", "BANYAK", "UNIT", "FREK", "LAMA", "KUANT")


def _currency_marks(region: Region, roles: dict[int, Role], found: Mapping[int, Contents]) -> None:
    """Pass over the column of `Rp` that shares its heading with the column of numbers."""
    filled = {
        heading_of(region, column)
        for column in roles
        if (seen := found.get(column)) is not None and (seen.numbers or seen.pending)
    }
    for column, role in roles.items():
        seen = found.get(column, Contents())
        empty = not (seen.numbers or seen.pending or _counts(seen))
        if role in NUMERIC and empty and heading_of(region, column) in filled:
            roles[column] = Role.OTHER


def _broken_down(region: Region, roles: dict[int, Role], found: Mapping[int, Contents]) -> None:
    """Read `3 | org | x | 4 | kl | x | 175.000` under one heading: numbers, units and crosses."""
    if Role.RATE in roles.values() or not any(role in _MONEY for role in roles.values()):
        return
    groups: dict[str, list[int]] = {}
    for column, heading in region.headings.items():
        if roles[column] in _OPEN and heading.text:
            groups.setdefault(heading.text, []).append(column)
    for columns in groups.values():
        numeric = [c for c in columns if (seen := found.get(c)) and seen.numbers > seen.worded]
        if len(columns) < _BROKEN_DOWN or len(numeric) < 2:  # noqa: PLR2004 -- a factor and a price
            continue
        for column in columns:
            roles[column] = Role.FACTOR if column in numeric else Role.UNIT
        prices = [value for value in found[numeric[-1]].values if abs(value) >= _SMALL]
        if len(prices) * 2 > len(found[numeric[-1]].values):
            roles[numeric[-1]] = Role.RATE


_OPEN = frozenset({Role.ITEM, Role.OTHER, Role.DETAIL, Role.FACTOR, Role.UNIT})
_BROKEN_DOWN = 3


def _counts(seen: Contents) -> bool:
    """Tell whether texts are numbers all the same: `85.000`, `3 org`."""
    digits = sum(
        1
        for text in seen.texts
        if text.strip()[:1].isdigit() or ("Rp" in text and any(c.isdigit() for c in text))
    )
    return digits * 2 > len(seen.texts)


def _quantities(region: Region, roles: dict[int, Role], found: Mapping[int, Contents]) -> None:
    """Settle each bare JUMLAH: a quantity left of a price, an amount at the end."""
    either = [
        column
        for column, role in roles.items()
        if role is Role.AMOUNT and plain(region.headings[column].parts[-1]) in _EITHER
    ]
    for column in either:
        others = [c for c, role in roles.items() if role in _MONEY and c != column]
        rates = [c for c, role in roles.items() if role is Role.RATE]
        factors = [c for c, role in roles.items() if role is Role.FACTOR]
        seen = found.get(column, Contents())
        small = bool(seen.values) and all(abs(value) < _SMALL for value in seen.values)
        # A price left of it is its own: of one shop among several, of material beside wages.
        left_of_rate = any(column < rate for rate in rates) and min(rates) > column
        if (left_of_rate and (any(c > column for c in others) or not factors)) or (
            small and not rates and not factors and not _any_marked(region)
        ):
            roles[column] = Role.FACTOR


def _any_marked(region: Region) -> bool:
    return any("rp" in heading.text.casefold() for heading in region.headings.values())


def _amounts(region: Region, roles: dict[int, Role], found: Mapping[int, Contents]) -> None:
    """Find the amount where a heading leaves open which of price and amount is meant."""
    if any(role in _MONEY for role in roles.values()):
        if not any(role is Role.RATE for role in roles.values()):
            _cost_as_rate(region, roles, found)
        return
    open_ones = [
        column
        for column, heading in region.headings.items()
        if roles[column] is Role.RATE and found.get(column, Contents()).numbers
    ]
    if not open_ones:
        return
    last = open_ones[-1]
    may_be = Role.AMOUNT in region.headings[last].roles
    has_factor = any(role is Role.FACTOR for role in roles.values())
    if (may_be and not has_factor) or last in totalled(region):
        roles[last] = Role.AMOUNT


def _cost_as_rate(region: Region, roles: dict[int, Role], found: Mapping[int, Contents]) -> None:
    """Take BIAYA or COST beside a quantity and a total for the price of one."""
    amounts = [column for column, role in roles.items() if role is Role.AMOUNT]
    if len(amounts) < 2 or not any(role is Role.FACTOR for role in roles.values()):  # noqa: PLR2004
        return
    last = plain(heading_of(region, amounts[-1]))
    for column in amounts[:-1]:
        heading = region.headings[column]
        made = found.get(column, Contents()).formulas
        bare = plain(heading.text) in _COSTS and len(amounts) == 2  # noqa: PLR2004
        if Role.RATE in heading.roles or (bare and not made and not DEDUCTION.match(last)):
            roles[column] = Role.RATE


_COSTS = frozenset({"BIAYA", "COST", "NILAI", "NOMINAL", "HONOR", "UANG"})


def totalled(region: Region) -> set[int]:
    """Give the columns in which some row states a total."""
    found: set[int] = set()
    for number in region.rows:
        row = region.grid.rows[number]
        if any(cell.kind is Kind.TEXT and is_total(str(cell.value)) for cell in row.values()):
            found.update(column for column, cell in row.items() if cell.kind is not Kind.TEXT)
    return found


def _items(region: Region, roles: dict[int, Role], found: Mapping[int, Contents]) -> None:
    """Leave one column of items: the one with the most to say, right before the numbers."""

    def words(column: int) -> int:
        seen = found.get(column, Contents())
        return seen.worded + seen.pending

    def only_words(column: int) -> bool:
        seen = found.get(column, Contents())
        return seen.worded > 1 and not (seen.numbers or seen.pending or _counts(seen))

    items = [column for column, role in roles.items() if role is Role.ITEM and words(column)]
    numeric = [c for c, role in roles.items() if role in NUMERIC and not only_words(c)]
    first_number = min(numeric, default=region.right)
    if not items:
        spare = [
            column
            for column, heading in region.headings.items()
            if Role.ITEM in heading.roles and words(column) and column < first_number
        ]
        spare = spare or [
            column
            for column, role in roles.items()
            if (role in (Role.DETAIL, Role.OTHER, Role.CODE, Role.UNIT) or only_words(column))
            and words(column)
            and column < first_number
        ]
        items = spare[:1] if len(spare) == 1 else sorted(spare, key=words)[-1:]
    before = [column for column in items if column < first_number] or items
    if not before:
        return
    most = max(words(column) for column in before)
    telling = [column for column in before if words(column) * 2 >= most]
    merged = [c for c in telling if heading_of(region, c) == heading_of(region, telling[-1])]
    chosen = merged[0]
    for column in items:
        roles[column] = Role.DETAIL
    roles[chosen] = Role.ITEM
