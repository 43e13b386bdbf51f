"""Which totals differ from their lines, and what the difference looks like.

A difference is guessed at only where it is exactly one line, one group, or two swapped digits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final, TypeAlias

from kkg_xl.domain.adding import Claim, claims, holds, stated, sums
from kkg_xl.domain.counting import times
from kkg_xl.domain.naming import listed, named, titled, told_exactly, with_amount
from kkg_xl.domain.nesting import inner
from kkg_xl.domain.table import Line, Scope, Total
from kkg_xl.domain.text import Field, Text, say
from kkg_xl.domain.workbook import Workbook

_Lines: TypeAlias = tuple[int, tuple[int, ...]]
"""A table's identity and the lines of a total in it."""

EMPTY: Final = Text(
    id="{label} kosong, padahal {count} barisnya berjumlah {computed}. Isi jumlahnya.",
    en="{label} is empty, although its {count} lines add up to {computed}. Fill it in.",
)
_ALSO_COUNTS: Final = Text(
    id="; rumusnya ikut menghitung {lines}, yang bukan bagiannya",
    en="; its formula also counts {lines}, which is not part of it",
)
_LIKE: Final = Text(id="; selisihnya sama dengan {what}", en="; the difference is exactly {what}")
_SWAPPED: Final = Text(
    id="; dua angka tampaknya tertukar", en="; two digits seem to have been swapped"
)
_THOUSANDFOLD: Final = Text(
    id="; tampaknya tiga angka nol kurang atau berlebih",
    en="; three zeros seem to be missing or too many",
)


def differing(workbook: Workbook, scope: Scope) -> Iterator[tuple[Claim, Decimal, Decimal]]:
    """Give the totals of a scope that nothing their lines add up to agrees with.

    With each what it states and what its lines add up to. Totals that split the same lines among
    each other, as wages and material do, are judged together, at the last of them.
    """
    foreign: set[tuple[str, str]] | None = None
    siblings: Mapping[_Lines, Sequence[Total]] | None = None
    for claim in claims(workbook, scope):
        amount = claim.figure.amount
        right = next(sums(claim), None)
        if amount is None or right is None or holds(claim, amount):
            continue
        siblings = _by_lines(workbook) if siblings is None else siblings
        shares = _shares(claim, siblings[id(claim.table), claim.total.lines])
        together = sum(shares.values(), Decimal(0))
        if shares and (holds(claim, together) or list(shares)[-1] != claim.total.index):
            continue
        foreign = _totals_of(workbook) if foreign is None else foreign
        if not _adds_elsewhere(claim, foreign):
            named = _together(claim, shares) if shares else claim
            yield named, together if shares else amount, told_exactly(right.amount)


def empty(workbook: Workbook, scope: Scope) -> Iterator[tuple[Claim, Decimal]]:
    """Give the totals of a scope that state nothing at all, with what their lines add up to.

    Not where another total speaks for the same lines: one sum may have two labels.
    """
    for claim in claims(workbook, scope):
        if claim.key == claim.table.money[0] and claim.figure.blank and not _said(claim):
            right = next(sums(claim), None)
            if right is not None and right.amount:
                yield claim, told_exactly(right.amount)


def explained(claim: Claim, amount: Decimal, computed: Decimal) -> Field:
    """Say what the difference looks like, empty where it looks like nothing known."""
    if strangers := _strangers(claim):
        names = [named(line, stated(line, claim.key) or Decimal(0)) for line in strangers]
        return say(_ALSO_COUNTS, lines=listed(names))
    difference = abs(amount - computed)
    for line in claim.lines:
        if stated(line, claim.key) == difference:
            return say(_LIKE, what=named(line, difference))
    for total in inner(claim.table, claim.total):
        figure = total.figures.get(claim.key)
        if figure is not None and figure.amount == difference:
            return say(_LIKE, what=with_amount(titled(total), difference))
    if amount and computed and {amount / computed, computed / amount} & {Decimal(1000)}:
        return _THOUSANDFOLD
    return _SWAPPED if _swapped(amount, computed) else ""


def _said(claim: Claim) -> bool:
    return any(
        not figure.blank
        for total in claim.table.totals
        if total.lines == claim.total.lines
        for figure in total.figures.values()
    )


def _strangers(claim: Claim) -> list[Line]:
    own = set(claim.total.lines)
    often = times(claim.table, claim.total, claim.key) or {}
    rows = (claim.table.by_index.get(index) for index, count in often.items() if count)
    return [row for row in rows if isinstance(row, Line) and row.index not in own]


def _swapped(amount: Decimal, computed: Decimal) -> bool:
    one, other = f"{amount.normalize():f}", f"{computed.normalize():f}"
    apart = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    return len(one) == len(other) and len(apart) == 2 and apart[0] == apart[1][::-1]  # noqa: PLR2004 -- a pair


def _totals_of(workbook: Workbook) -> set[tuple[str, str]]:
    return {
        figure.at
        for table in workbook.summed
        for total in table.totals
        for figure in total.figures.values()
    }


def _by_lines(workbook: Workbook) -> Mapping[_Lines, Sequence[Total]]:
    """Group totals by the lines that they are the totals of."""
    found: dict[_Lines, list[Total]] = defaultdict(list)
    for table in workbook.summed:
        for total in table.totals:
            if total.scope in (Scope.GROUP, Scope.GRAND):
                found[id(table), total.lines].append(total)
    return found


def _shares(claim: Claim, siblings: Sequence[Total]) -> Mapping[int, Decimal]:
    """Give totals that split the same lines, by index; none where one of them has it all."""
    amounts = {
        total.index: figure.amount
        for total in siblings
        if (figure := total.figures.get(claim.key)) is not None and figure.amount is not None
    }
    if len(set(amounts.values())) == 1 or any(holds(claim, each) for each in amounts.values()):
        return {}
    return amounts


def _together(claim: Claim, shares: Mapping[int, Decimal]) -> Claim:
    labels = (total.label for total in claim.table.totals if total.index in shares)
    label = " + ".join(label for label in labels if label)
    return replace(claim, total=replace(claim.total, label=label))


def _adds_elsewhere(claim: Claim, totals: set[tuple[str, str]]) -> bool:
    """Tell whether a formula adds to its own lines what another table or sheet comes to."""
    derivation = claim.figure.derivation
    if derivation is None or not derivation.counted:
        return False
    return any(place.sheet != claim.table.sheet or place in totals for place in derivation.outside)
