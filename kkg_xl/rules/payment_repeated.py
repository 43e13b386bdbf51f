"""See docs/rules/payment-repeated.md."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.days import on
from kkg_xl.domain.everybody import named
from kkg_xl.domain.paying import Repeated, repeated
from kkg_xl.domain.text import Field, Text, say
from kkg_xl.domain.wording import rupiah
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.ERROR

_AGAIN = Text(
    "{name}: {what} untuk {day} sudah diterima di {cell}. Satu orang dibayar sekali untuk satu "
    "hari atau sesi: hapus salah satu, atau tuliskan sesinya.",
    "{name}: {what} for {day} was received already at {cell}. One person is paid once for a day or "
    "session: delete one, or name the session.",
)
_UNDATED = Text(
    "{name}: {what} sudah diterima di {cell}, dan daftar ini tidak menyebut harinya. Tuliskan "
    "untuk hari atau sesi mana, atau hapus salah satu.",
    "{name}: {what} was received already at {cell}, and the list does not tell the day. Write down "
    "for which day or session it is, or delete one.",
)
_PAYMENT = Text("pembayaran", "a payment")


def payment_repeated(workbook: Workbook) -> Iterator[Flag]:
    """Somebody was paid twice for one day or session.

    It is a warning where the lists are of two kinds, or do not tell the day.
    """
    for each in repeated(workbook.rosters):
        yield _flag(each)


def _flag(found: Repeated) -> Flag:
    payment, earlier = found.payment, found.earlier.person.at
    amount = payment.received
    what: Field = _PAYMENT if amount is None else rupiah(amount)
    near = earlier.cell if earlier.sheet == payment.person.at.sheet else str(earlier)
    name = named(payment.person)
    message = (
        say(_UNDATED, name=name, what=what, cell=near)
        if payment.day is None
        else say(_AGAIN, name=name, what=what, day=on(payment.day), cell=near)
    )
    return Flag(
        payment.person.at,
        message,
        amount,
        None if amount is None else Decimal(0),
        None if found.is_sure else Severity.WARNING,
    )
