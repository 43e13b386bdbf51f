"""Mistakes planted by machine: every clean workbook, every line, every mistake that fits there.

What must be found follows from the claims of the page alone. A mutation that changes a total which
is told again in words or on a cover may be spoken of there too; nothing else is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from kkg_xl.sheets.refs import parse_address
from tests.planted.amounts import shown
from tests.planted.catalogue import Case
from tests.planted.expectations import Expectation, expectation
from tests.planted.meaning import Meant
from tests.planted.reckoning import Address
from tests.planted.sheets import edited, settled

_PRODUCT = re.compile(r"[A-Z]{1,2}\d+(?:\*[A-Z]{1,2}\d+)+")
_RANGE = re.compile(r"=SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\)")
_PLUS = re.compile(r"=[A-Z]+\d+(?:\+[A-Z]+\d+)+")
_FEW = 2
"""Among so few calculated amounts a typed one is not out of place."""
_PERHAPS = ("words-differ", "totals-disagree")


@dataclass(frozen=True, slots=True)
class _Mistake:
    kind: str
    edit: str
    finding: str
    kept: bool = False


def mutations(case: Case) -> Iterator[Case]:
    """Give every mutation of a clean workbook as a planted one."""
    for mistake in _mistakes(case):
        sheets = edited(case.sheets if mistake.kept else case.written, (mistake.edit,))
        first = case.sheets[0].name
        wanted = [expectation(mistake.finding, first)]
        if mistake.kept:
            wanted.append(_perhaps("result-stale", first))
        wanted += [_perhaps(rule, first) for rule in _PERHAPS if _retold(case)]
        yield replace(
            case,
            name=f"{case.name}-{mistake.kind}",
            planted=True,
            sheets=settled(sheets),
            expected=tuple(wanted),
            edits=(mistake.edit,),
        )


def _perhaps(rule: str, sheet: str) -> Expectation:
    return expectation(f"perhaps {rule} at *", sheet)


def _retold(case: Case) -> bool:
    return any(claims.words for claims in case.claims) or len(case.sheets) > 1


def _mistakes(case: Case) -> Iterator[_Mistake]:
    meant = Meant(case)
    for at in meant.laws:
        claims = meant.claims[at]
        if claims.lines is None or claims.kind != "budget" or meant.due(at) in (None, 0):
            continue
        if claims.products and not meant.lump_sum(at):
            yield from _in_line(meant, at)
    for at in meant.parts:
        claims = meant.claims[at]
        if claims.lines is not None and claims.kind == "budget":
            yield from _in_total(meant, at)


def _in_line(meant: Meant, at: Address) -> Iterator[_Mistake]:
    place, due = _place(at), meant.due(at)
    assert due is not None
    number = _row(at)
    beside = [cell for cell in meant.laws if cell[0] == at[0] and _row(cell) == number]
    where = place if len(beside) == 1 else "*"
    yield _Mistake("hide", f"hide row {at[0]}!{number}", f"hidden-line-counted at {where}")
    yield _Mistake("blank", f"{place}:", f"line-incomplete at {place}")
    wrong = due + 7000
    amounts = f", stated {_money(wrong)}, computed {_money(due)}"
    if "ROUND" not in meant.laws[at]:
        yield _Mistake(
            "slip", f"{place}: {_money(wrong)}", f"line-product-differs at {place}{amounts}"
        )
    if meant.written[at].startswith("="):
        yield from _in_formula(meant, at, due)
    else:
        yield from _in_constant(meant, at, due)


def _in_formula(meant: Meant, at: Address, due: Fraction) -> Iterator[_Mistake]:
    place = _place(at)
    neighbours = [cell for cell in meant.laws if meant.claims[cell] is meant.claims[at]]
    if sum(map(meant.calculated, neighbours)) > _FEW and meant.names(at):
        yield _Mistake("typed", f"{place}: {_money(due)}", f"amount-typed at {place}")
    formula = meant.formula(at)
    yield _Mistake(
        "uncalculated", f"{place}: {formula} ->", f"result-missing at {place}", kept=True
    )
    for cell in meant.names(at):
        other = (at[0], cell)
        value = meant.cells.worth(other)
        if not isinstance(value, Fraction) or meant.written[other].startswith("="):
            continue
        if "ROUND" not in formula and not meant.told_in_words(at):
            edit = f"{_place(other)}: {shown(value + 1)}"
            yield _Mistake(f"stale-{cell}", edit, f"result-stale at {place}", kept=True)
        lost = f"{_place(other)}: =#REF! -> #REF!"
        yield _Mistake(f"lost-{cell}", lost, f"formula-error at {_place(other)}")
        link = f"{_place(other)}: ='[lain.xlsx]Data'!$B$2 -> {shown(value)}"
        yield _Mistake(f"link-{cell}", link, f"link-external at {_place(other)}")
    if _PRODUCT.fullmatch(meant.laws[at]) and formula.count("*") == meant.laws[at].count("*"):
        yield from _in_product(meant, at, due)


def _in_product(meant: Meant, at: Address, due: Fraction) -> Iterator[_Mistake]:
    place, names = _place(at), meant.names(at)
    for left_out in names:
        rest = "*".join(name for name in names if name != left_out)
        result = meant.cells.given(rest, at[0])
        if result != due and isinstance(result, Fraction):
            amounts = f", stated {_money(result)}, computed {_money(due)}"
            yield _Mistake(
                f"without-{left_out}", f"{place}: ={rest}", f"formula-differs at {place}{amounts}"
            )
        row, column = parse_address(left_out)[0], re.sub(r"\d", "", left_out)
        for beside in (row - 1, row + 1):
            if (at[0], re.sub(r"\d+", str(beside), at[1])) not in meant.laws:
                continue
            astray = "*".join(f"{column}{beside}" if name == left_out else name for name in names)
            result = meant.cells.given(astray, at[0])
            if isinstance(result, Fraction) and result not in (due, 0):
                amounts = f", stated {_money(result)}, computed {_money(due)}"
                yield _Mistake(
                    f"astray-{column}{beside}",
                    f"{place}: ={astray}",
                    f"formula-differs at {place}{amounts}",
                )


def _in_constant(meant: Meant, at: Address, due: Fraction) -> Iterator[_Mistake]:
    place = _place(at)
    if due % 1000 == 0 and due >= 1000 and "ROUND" not in meant.laws[at]:
        yield _Mistake("thousandth", f"{place}: {_money(due / 1000)}", f"scale-differs at {place}")
    if meant.typed_only(at):
        yield _Mistake("text", f"{place}: 'Rp {_money(due)}", f"number-as-text at {place}")
    for cell in meant.names(at):
        other = (at[0], cell)
        value = meant.cells.worth(other)
        if not isinstance(value, Fraction):
            continue
        if value in (1, due):
            continue  # a lump sum with a make-believe volume of 1
        yield _Mistake(f"blank-{cell}", f"{_place(other)}:", f"line-incomplete at {_place(other)}")
        yield _Mistake(
            f"unreadable-{cell}", f"{_place(other)}: N/A", f"number-unreadable at {_place(other)}"
        )
        if value >= 1000 and value % 500 == 0:
            edit = f"{_place(other)}: {shown(value / 1000)}"
            yield _Mistake(f"scale-{cell}", edit, f"scale-differs at {_place(other)}")
            text = f"{_place(other)}: '{_money(value)}"
            yield _Mistake(f"text-{cell}", text, f"number-as-text at {_place(other)}")


def _in_total(meant: Meant, at: Address) -> Iterator[_Mistake]:
    place, due = _place(at), meant.due(at)
    assert due is not None
    if not due:
        return
    wrong = due + 9000
    amounts = f", stated {_money(wrong)}, computed {_money(due)}"
    if "SUBTOTAL" in meant.written[at]:
        return  # a typed one would be added up by the others: two faults
    yield _Mistake(
        "typed-total",
        f"{place}: {_money(wrong)}",
        f"group-total-differs at {place}{amounts} or grand-total-differs at {place}{amounts}",
    )
    formula = meant.formula(at)
    if match := _RANGE.fullmatch(formula):
        column, first, _, last = match.groups()
        for name, top, bottom in (
            ("first", int(first) + 1, int(last)),
            ("last", int(first), int(last) - 1),
        ):
            edge = (at[0], f"{column}{int(first) if name == 'first' else int(last)}")
            if edge in meant.laws and bottom > top and meant.due(edge):
                shorter = f"=SUM({column}{top}:{column}{bottom})"
                yield _omits(meant, at, f"omits-{name}", shorter, due)
    if _PLUS.fullmatch(formula):
        parts = formula[1:].split("+")
        for part in parts:
            if meant.due((at[0], part)):
                rest = "=" + "+".join(other for other in parts if other != part)
                yield _omits(meant, at, f"omits-{part}", rest, due)
                twice = meant.cells.given(f"{formula[1:]}+{part}", at[0])
                assert isinstance(twice, Fraction)
                amounts = f" at {place}, stated {_money(twice)}, computed {_money(due)}"
                finding = f"total-counts-twice{amounts}"
                if meant.taxed(at):
                    finding += f" or grand-total-differs{amounts}"
                yield _Mistake(f"twice-{part}", f"{place}: {formula}+{part}", finding)


def _omits(meant: Meant, at: Address, kind: str, formula: str, due: Fraction) -> _Mistake:
    result = meant.cells.given(formula[1:], at[0])
    assert isinstance(result, Fraction)
    amounts = f" at {_place(at)}, stated {_money(result)}, computed {_money(due)}"
    finding = f"total-omits-lines{amounts}"
    if meant.taxed(at):
        finding += f" or grand-total-differs{amounts}"
    return _Mistake(f"{kind}-{at[1]}", f"{_place(at)}: {formula}", finding)


def _row(at: Address) -> int:
    return parse_address(at[1])[0]


def _place(at: Address) -> str:
    return f"{at[0]}!{at[1]}"


def _money(value: Fraction) -> str:
    return shown(value)
