"""Totals become sums over exactly their lines, or over the sub-totals that stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from kkg_xl.domain.adding import Claim, claims, discounts, exact, holds, stated, sums
from kkg_xl.domain.figures import CellError, Figure, Rounding
from kkg_xl.domain.naming import apart, titled
from kkg_xl.domain.nesting import inner, widest
from kkg_xl.domain.practice import is_typed
from kkg_xl.domain.table import Line, Scope, Total
from kkg_xl.domain.text import Field, Message, Text, say
from kkg_xl.layouts.ours.formula_writing import link, rounded, total_of
from kkg_xl.sheets.grid import Kind
from kkg_xl.usecases.recalculation.desk import GENERAL, Desk, Step
from kkg_xl.usecases.recalculation.kept_rounding import kept
from kkg_xl.usecases.recalculation.numbers import format_of

TYPED = Text(
    id="{label} diketik; kini menjumlahkan {count} barisnya.",
    en="{label} was typed; now adds up its {count} lines.",
)
TYPED_WRONG = Text(
    id="{label} diketik dan {apart}; kini menjumlahkan {count} barisnya.",
    en="{label} was typed, {apart}; now adds up its {count} lines.",
)
EMPTY = Text(
    id="{label} kosong; kini menjumlahkan {count} barisnya.",
    en="{label} was empty; now adds up its {count} lines.",
)
BROKEN = Text(
    id="Rumus {label} rusak ({code}); kini menjumlahkan {count} barisnya.",
    en="The formula of {label} was broken ({code}); now adds up its {count} lines.",
)
OTHERWISE = Text(
    id="Rumus {label} tidak menjumlahkan tepat {count} barisnya; kini menjumlahkannya.",
    en="The formula of {label} did not add up exactly its {count} lines; now it does.",
)

_SUBTOTAL = re.compile(r"SUBTOTAL\((?:9|109),", re.IGNORECASE)

FAULTS = (
    "group-total-differs",
    "grand-total-differs",
    "total-omits-lines",
    "total-counts-twice",
)


def totals(desk: Desk) -> Iterator[Step]:
    """Give the totals of groups, tables and several tables that are to add up their lines."""
    for claim in claims(desk.workbook, Scope.GROUP, Scope.GRAND):
        why = _why(desk, claim)
        if why is None:
            continue
        formula = sum_of(desk, claim)
        if formula is not None:
            look, keeps = _look(desk, claim), _promised(claim)
            yield Step(claim.figure.at, why, formula, number_format=look, keeps=keeps)


def _why(desk: Desk, claim: Claim) -> Message | None:
    """Tell why a total is to be calculated; `None` where it stays as it is."""
    figure, lines = claim.figure, claim.lines
    told: dict[str, Field] = {"label": titled(claim.total), "count": len(lines)}
    amount, right = figure.amount, next(sums(claim), None)
    if right is None or desk.flagged(figure.at, "scale-differs", "number-unreadable"):
        return None
    if amount is not None and not desk.is_known(figure):
        return None
    if amount is None or not is_writable(desk, figure):
        return _damaged(desk, figure, told)
    is_right = is_typed(figure) and holds(claim, amount)
    if is_right or not desk.flagged(figure.at, *FAULTS):
        return say(TYPED, **told) if is_right else None
    if not is_typed(figure):
        return say(OTHERWISE, **told)
    off = apart(amount, right.amount, rupiah=claim.table.whole)
    return say(TYPED_WRONG, apart=off, **told)


def _promised(claim: Claim) -> Decimal | None:
    """Give what a typed total states, if its lines should add up to it and do not.

    As long as one of them stays wrong the total is the better witness and does not follow it.
    """
    amount = claim.figure.amount
    if amount is None or not is_typed(claim.figure):
        return None
    said = [stated(line, claim.key) for line in claim.lines]
    due = [claim.table.due(line, claim.key) for line in claim.lines]
    is_due = exact(claim.table, _sum(due)).meets(amount)
    return amount if is_due and not exact(claim.table, _sum(said)).meets(amount) else None


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


def _damaged(desk: Desk, figure: Figure, told: dict[str, Field]) -> Message | None:
    """Tell the same of a total that is missing, or an error of its own formula."""
    if figure.blank and desk.flagged(figure.at, *FAULTS) and _is_empty(desk, figure):
        return say(EMPTY, **told)
    is_own = figure.derivation is not None and desk.flagged(figure.at, "formula-error")
    if isinstance(figure.value, CellError) and is_own:
        return say(BROKEN, code=figure.value.code, **told)
    return None


def _is_empty(desk: Desk, figure: Figure) -> bool:
    cell = desk.cell(figure.at)
    return cell.kind is Kind.BLANK or not str(cell.value or "").strip(" \u00a0-–")


def is_writable(desk: Desk, figure: Figure) -> bool:
    """Tell whether a cell holds the figure and nothing else, such as its label."""
    cell = desk.cell(figure.at)
    if cell.kind is not Kind.TEXT or cell.formula is not None:
        return True
    return str(cell.value).strip(" \u00a0\n\t") == figure.typed


def sum_of(desk: Desk, claim: Claim) -> str | None:
    """Write the sum that a total is, rounded as it was rounded on purpose."""
    grid = desk.grid(claim.figure.at.sheet)
    lines = _meant(claim)
    function = _subtotal(desk, claim)
    standing = [] if function else [each for each in _subtotals(claim) if _speaks(claim, each)]
    subtotals = widest(standing)
    covered = {index for each in subtotals for index in each.lines}
    cells = [each.figures[claim.key].at for each in subtotals]
    cells += [
        line.figures[claim.key].at
        for line in lines
        if line.index not in covered and claim.key in line.figures
    ]
    cells = [at for at in dict.fromkeys(cells) if at != claim.figure.at]
    plainly = bool(subtotals) or _is_chain(desk, claim)
    formula = total_of(cells, grid, plainly=plainly, function=function or "SUM(")
    if formula is not None:
        formula += "".join("-" + link(figure.at, grid.name) for figure in discounts(claim))
    return None if formula is None else rounded(formula, _rounding(claim))


def _subtotal(desk: Desk, claim: Claim) -> str | None:
    """Give the beginning of `SUBTOTAL(9,…)` where a total of the column is one, its own first.

    It passes over others of its kind and over nothing else: a sum between them would count twice.
    """
    others = (other.figures.get(claim.key) for other in claim.table.totals)
    for figure in (claim.figure, *others):
        formula = None if figure is None else desk.cell(figure.at).formula
        found = _SUBTOTAL.match(formula or "")
        if found is not None:
            return found[0]
    return None


def _is_chain(desk: Desk, claim: Claim) -> bool:
    """Tell whether a total adds up single cells with `+`, so that it goes on like that."""
    formula = desk.cell(claim.figure.at).formula or ""
    return "+" in formula and "(" not in formula


def _meant(claim: Claim) -> Sequence[Line]:
    """Give the lines that a total counts: the hidden ones too, unless it was typed without them."""
    lines = claim.lines
    visible = [line for line in lines if not line.hidden]
    amount = claim.figure.amount
    if len(visible) == len(lines) or amount is None or not is_typed(claim.figure):
        return lines
    return visible if _adds_up(claim, visible, amount) else lines


def _adds_up(claim: Claim, lines: Sequence[Line], amount: Decimal) -> bool:
    amounts = [stated(line, claim.key) for line in lines]
    return None not in amounts and _sum(amounts) == amount


def _subtotals(claim: Claim) -> list[Total]:
    """Give the totals within a total's reach that are no total of the very same kind of sum."""
    return [
        each
        for each in inner(claim.table, claim.total)
        if each.lines
        and claim.key in each.figures
        and (len(each.lines) < len(claim.total.lines) or each.index < claim.total.index)
    ]


def _speaks(claim: Claim, subtotal: Total) -> bool:
    """Tell whether a sub-total states the sum of its lines, or will once it is calculated."""
    figure = subtotal.figures[claim.key]
    if figure.amount is None:
        return False
    own = Claim(claim.table, subtotal, claim.key, figure)
    return is_typed(figure) or holds(own, figure.amount)


def _rounding(claim: Claim) -> Rounding | None:
    """Give the rounding that a total has: that of its formula, or whole rupiah as it was typed."""
    figure = claim.figure
    if figure.derivation is not None and figure.derivation.rounding is not None:
        return figure.derivation.rounding
    amount = figure.amount
    if amount is None or figure.derivation is not None or not claim.table.whole:
        return None
    met = [added.amount for added in sums(claim) if added.meets(amount)]
    return kept(met[0], amount) if met and amount not in met else None


def _look(desk: Desk, claim: Claim) -> str | None:
    if not claim.figure.blank:
        return format_of(desk, claim.figure)
    usual = desk.usual_format(claim.table, claim.key)
    return None if usual == GENERAL else usual
