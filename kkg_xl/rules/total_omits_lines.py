"""See docs/rules/total-omits-lines.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kkg_xl.domain.adding import Claim, claims, holds, stated, sums, worth
from kkg_xl.domain.counting import times
from kkg_xl.domain.figures import CellError
from kkg_xl.domain.naming import apart, listed, named, titled, told_exactly, with_amount
from kkg_xl.domain.nesting import inner
from kkg_xl.domain.table import Line, Scope
from kkg_xl.domain.text import Field, Text, say
from kkg_xl.domain.wording import money
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR
YIELDS_TO = ("formula-error",)

OMITS = Text(
    id="{label} tertulis {stated} dan tidak menghitung {lines}; seharusnya {computed}, {apart}. "
    "Perluas rumusnya.",
    en="{label} says {stated} and leaves out {lines}; it should be {computed}, {apart}. "
    "Extend its formula.",
)
SKIPS_TEXT = Text(
    id="{label} tertulis {stated} dan tidak menghitung {lines}, karena ditulis sebagai teks; "
    "seharusnya {computed}, {apart}. Ketik ulang sebagai angka.",
    en="{label} says {stated} and leaves out {lines}, written as text; "
    "it should be {computed}, {apart}. Type it again as a number.",
)
REACHES_NOT = Text(
    id="Rumus {label} tidak menghitung {lines}. Perluas rumusnya.",
    en="The formula of {label} leaves out {lines}. Extend it.",
)
WILL_OMIT = Text(
    id="Rumus {label} tidak mencakup {lines}; isinya masih kosong atau nol, tetapi kelak tidak "
    "ikut dijumlahkan. Perluas rumusnya.",
    en="The formula of {label} does not reach {lines}; it is empty or zero now, but will not be "
    "counted later. Extend the formula.",
)


def total_omits_lines(workbook: Workbook) -> Iterator[Flag]:
    """A total's formula leaves out lines or groups that it should count."""
    for claim in claims(workbook, Scope.GROUP, Scope.GRAND):
        if often := times(claim.table, claim.total, claim.key):
            visible = [line for line in claim.lines if not line.hidden]
            counted = [place for place, line in enumerate(visible) if often.get(line.index)]
            if counted:
                at_edge = [*visible[: counted[0]], *visible[counted[-1] + 1 :]]
                yield from _flags(claim, often, visible, at_edge)


def _flags(
    claim: Claim, often: Mapping[int, Decimal], visible: Sequence[Line], at_edge: Sequence[Line]
) -> Iterator[Flag]:
    omitted = [line for line in visible if not often.get(line.index)]
    missing = [line for line in omitted if worth(claim.table, line, claim.key)]
    given, right = claim.given, next(sums(claim), None)
    if given is None or right is None:
        if missing and not isinstance(claim.figure.value, CellError):
            lines = listed([named(line, worth(claim.table, line, claim.key)) for line in missing])
            yield Flag(claim.figure.at, say(REACHES_NOT, label=titled(claim.total), lines=lines))
    elif not holds(claim, given):
        if missing:
            yield _flag(claim, given, right.amount, missing, OMITS)
        elif skipped := _skipped(claim, given, often, visible):
            yield _flag(claim, given, right.amount, skipped, SKIPS_TEXT)
    elif holds(claim, given if claim.figure.amount is None else claim.figure.amount) and (
        empty := [line for line in at_edge if _will_matter(line, claim.key)]
    ):
        lines = listed([named(line) for line in empty])
        message = say(WILL_OMIT, label=titled(claim.total), lines=lines)
        yield Flag(claim.figure.at, message, severity=Severity.WARNING)


def _flag(
    claim: Claim, given: Decimal, right: Decimal, missing: Sequence[Line], text: Text
) -> Flag:
    amounts = [worth(claim.table, line, claim.key) or Decimal(0) for line in missing]
    computed = told_exactly(right)
    message = say(
        text,
        label=titled(claim.total),
        stated=money(claim.table, given),
        lines=listed(_names(claim, missing, amounts)),
        computed=money(claim.table, computed),
        apart=apart(given, computed, rupiah=claim.table.whole),
    )
    return Flag(claim.figure.at, message, stated=given, computed=computed)


def _names(claim: Claim, missing: Sequence[Line], amounts: Sequence[Decimal]) -> list[Field]:
    """Name a group where it is missing as a whole, a line where it is missing alone."""
    left = {line.index: (line, amount) for line, amount in zip(missing, amounts, strict=True)}
    names: list[Field] = []
    for total in sorted(inner(claim.table, claim.total), key=lambda total: -len(total.lines)):
        own = [index for index in total.lines if index in left]
        if len(own) > 1 and len(own) == len(total.lines):
            amount = sum((left.pop(index)[1] for index in own), Decimal(0))
            names.append(with_amount(titled(total), amount))
    return names + [named(line, amount) for line, amount in left.values()]


def _skipped(
    claim: Claim, given: Decimal, often: Mapping[int, Decimal], visible: Sequence[Line]
) -> list[Line]:
    """Find numbers written as text that the formula reaches and SUM passes over."""
    reached = [line for line in claim.lines if often.get(line.index)]
    texts = [line for line in reached if _is_text(line, claim.key)]
    numbers = [line for line in visible if not _is_text(line, claim.key)]
    without = sum((stated(line, claim.key) or Decimal(0) for line in numbers), Decimal(0))
    return texts if abs(without - given) < 1 else []


def _is_text(line: Line, key: int) -> bool:
    figure = line.figures.get(key)
    return figure is not None and figure.typed is not None and bool(figure.amount)


def _will_matter(line: Line, key: int) -> bool:
    """Tell whether an empty line is one that will be filled, and no note below the lines."""
    if stated(line, key) != 0 or not line.item:
        return False
    return bool(line.number) or any(not figure.blank for figure in line.figures.values())
