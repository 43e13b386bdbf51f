"""What may be written into the columns of our input sheets, and what is said otherwise."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from kkg_xl.sheets.refs import Area, address, letters
from kkg_xl.sheets.sheet_plan import Allowed, Validation

Check = Callable[[Area], Validation]
"""Says what may be written into some cells, given which."""

FIRST_DAY: Final = Decimal(36526)
"""1 January 2000: dates before it are slips of the pen."""
LAST_DAY: Final = Decimal(73050)
"""31 December 2099."""


def day(area: Area) -> Validation:
    """Ask for a date."""
    return Validation(
        area,
        Allowed.DATE,
        "Tulislah tanggal sebagai hari/bulan/tahun, misalnya 19/10/2009.",
        least=FIRST_DAY,
        most=LAST_DAY,
    )


def rupiah(area: Area) -> Validation:
    """Ask for an amount."""
    return Validation(
        area,
        Allowed.NUMBER,
        "Tulislah rupiah dengan angka saja, tanpa Rp dan tanpa titik, misalnya 150000.",
    )


def count(area: Area) -> Validation:
    """Ask for a number that is multiplied."""
    return Validation(area, Allowed.NUMBER, "Tulislah angka saja, satuannya di kolom SATUAN.")


def whole(least: int, most: int) -> Check:
    """Ask for a whole number between two others."""

    def check(area: Area) -> Validation:
        message = f"Tulislah angka bulat dari {least} sampai {most}."
        return Validation(area, Allowed.WHOLE, message, least=Decimal(least), most=Decimal(most))

    return check


def share(area: Area) -> Validation:
    """Ask for a share of 1."""
    return Validation(
        area,
        Allowed.NUMBER,
        "Tulislah persen antara 0% dan 100%, misalnya 10%.",
        most=Decimal(1),
    )


def one_of(*choices: str) -> Check:
    """Ask for one of a few words."""

    def check(area: Area) -> Validation:
        told = ", ".join(choices)
        return Validation(area, Allowed.CHOICE, f"Pilihlah salah satu: {told}.", choices=choices)

    return check


def listed(name: str, message: str) -> Check:
    """Ask for one of a list that has a defined name."""

    def check(area: Area) -> Validation:
        return Validation(area, Allowed.CHOICE, message, source=name)

    return check


def unique(message: str) -> Check:
    """Ask for something that does not stand in the same column already."""

    def check(area: Area) -> Validation:
        column = letters(area.left)
        cells = f"${column}${area.top}:${column}${area.bottom}"
        source = f"COUNTIF({cells},{address(area.top, area.left)})=1"
        return Validation(area, Allowed.RULE, message, source=source)

    return check


def nip(area: Area) -> Validation:
    """Ask about a NIP that does not have 18 digits: one kept as a number loses its last three."""
    first = address(area.top, area.left)
    digits = f'SUBSTITUTE(SUBSTITUTE({first}," ",""),".","")'
    return Validation(
        area,
        Allowed.RULE,
        "NIP terdiri atas 18 angka dan ditulis sebagai teks. Tetap dipakai?",
        source=f"AND(ISTEXT({first}),LEN({digits})=18)",
        hint="18 angka; spasi boleh. Ditulis sebagai teks agar angka terakhirnya tidak hilang.",
        strict=False,
    )
