"""Whatever is typed into a budget, recalculating it settles it: what is done once is done."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kkg_xl.rules.model import Severity
from kkg_xl.usecases.check import check
from kkg_xl.usecases.recalculate import recalculate
from tests.support.grids import book
from tests.support.hosts import MemoryHost

_HEAD = """
|   | A  | B      | C      | D      | E            | F           |
| - | -- | ------ | ------ | ------ | ------------ | ----------- |
| 1 | NO | URAIAN | VOLUME | SATUAN | HARGA SATUAN | JUMLAH (Rp) |
"""
_ITEMS = ("Konsumsi", "Transport", "Spanduk", "Kertas", "Sewa tempat", "Honor", "Fotokopi", "Tinta")


def rupiah(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def written(value: int) -> st.SearchStrategy[str]:
    """Write a number as people do: as a number, as a text, with `Rp`."""
    return st.sampled_from([rupiah(value), f"'{rupiah(value)}", f"'Rp {rupiah(value)}"])


@st.composite
def budgets(draw: st.DrawFn) -> str:
    """Give a budget in which some amounts are typed, some wrong, some missing or calculated."""
    rows, total = [], 0
    for at in range(draw(st.integers(3, 8))):
        row = at + 2
        volume = draw(st.integers(2, 60))
        rate = draw(st.integers(3, 90)) * 2500
        slip = draw(st.sampled_from([0, 0, 0, 1000, -500]))
        amount = volume * rate + slip
        cell = draw(
            st.sampled_from(
                [
                    rupiah(amount),
                    f"'{rupiah(amount)}",
                    f"=C{row}*E{row} -> {rupiah(amount)}",
                    f"=C{row}*E{row} ->",
                    "",
                ]
            )
        )
        total += amount
        price = draw(written(rate))
        rows.append(f"| {row} | {at + 1} | {_ITEMS[at]} | {volume} | bh | {price} | {cell} |")
    last = len(rows) + 1
    sums = (f"=SUM(F2:F{last}) -> {rupiah(total)}", f"=SUM(F2:F{last - 1}) -> {rupiah(total)}")
    stated = draw(st.sampled_from([rupiah(total), *sums, ""]))
    rows.append(f"| {last + 1} |  | JUMLAH |  |  |  | {stated} |")
    return _HEAD + "\n".join(rows)


@given(budgets())
def test_what_is_planned_and_done_leaves_nothing_to_plan(text: str) -> None:
    host = MemoryHost(book(text))
    outcome = recalculate(host.read())

    host.write(outcome.plan)

    assert host.read() == outcome.after
    assert not recalculate(host.read()).plan


@given(budgets())
def test_no_error_is_found_that_was_not_there_before(text: str) -> None:
    host = MemoryHost(book(text))
    before = {(each.rule, each.at) for each in check(host.read()).findings}

    host.write(recalculate(host.read()).plan)

    errors = [each for each in check(host.read()).findings if each.severity is Severity.ERROR]
    assert {(each.rule, each.at) for each in errors} <= before


@given(budgets())
def test_every_formula_that_is_written_gives_what_is_stored_with_it(text: str) -> None:
    outcome = recalculate(book(text))
    grid = outcome.after.grids[0]

    for change in outcome.plan.changes:
        if change.formula is not None and change.formula.startswith("C"):
            volume, rate = (grid.cell(change.row, column).value for column in (3, 5))
            assert isinstance(volume, Decimal)
            assert isinstance(rate, Decimal)
            assert volume * rate == change.value
