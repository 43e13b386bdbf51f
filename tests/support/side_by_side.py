"""Workbooks as facts, to lay side by side without a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from kkg_xl.domain.facts import Facts, Payment, Presence, Price
from kkg_xl.domain.figures import Place
from kkg_xl.entrypoints.across.looking import across
from kkg_xl.reports.checked import Checked
from kkg_xl.reports.run import RunInMemory, Shared

DAY = date(2009, 10, 19)


def payment(
    receipt: str = "N-04571",
    payee: str = "Toko Contoh",
    item: str = "Beli ATK",
    amount: int = 450_000,
    *,
    day: date | None = DAY,
    row: int = 7,
    in_series: bool = False,
) -> Payment:
    """Pay for something."""
    return Payment(Place("BKU", f"D{row}"), day, receipt, payee, item, Decimal(amount), in_series)


def presence(
    person: str,
    nip: str = "",
    where: str = "",
    *,
    day: date = DAY,
    row: int = 9,
    times: tuple[int, int] | tuple[None, None] = (None, None),
    together: int = 10,
) -> Presence:
    """Let somebody be present."""
    begins, ends = times
    return Presence(Place("Hadir", f"D{row}"), day, person, nip, where, begins, ends, together)


def price(rate: str, item: str = "Kertas HVS", unit: str = "rim", row: int = 6) -> Price:
    """Price something."""
    return Price(Place("RAB", f"F{row}"), item, unit, Decimal(rate), Decimal(rate) * row)


def told(
    name: str,
    payments: Iterable[Payment] = (),
    presences: Iterable[Presence] = (),
    prices: Iterable[Price] = (),
    *,
    group: str | None = None,
    subdistrict: str = "",
    district: str = "",
) -> Checked:
    """Make a workbook of a group that is called as the workbook is."""
    facts = Facts(subdistrict, district, tuple(payments), tuple(presences), tuple(prices))
    return Checked(f"{name}.xlsx", group=f"Gugus {name}" if group is None else group, facts=facts)


def shared(*workbooks: Checked) -> list[Shared]:
    """Give what workbooks share."""
    return [*across(RunInMemory(sorted(workbooks, key=lambda each: each.name)))]


def names(*workbooks: Checked) -> list[tuple[str, str, list[str]]]:
    """Give what workbooks share, as rule, severity and the numbers of the workbooks."""
    return [
        (
            each.rule,
            each.severity.name.lower(),
            [spot.workbook.removesuffix(".xlsx") for spot in each.spots],
        )
        for each in shared(*workbooks)
    ]
