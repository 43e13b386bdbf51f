"""What tells a total once more follows it: words, covers, recapitulations, what is left."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kkg_xl.domain.figures import Figure, Place
from kkg_xl.domain.naming import brief
from kkg_xl.domain.practice import is_typed
from kkg_xl.domain.remaining import is_left
from kkg_xl.domain.retelling import retold
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Restated, Words
from kkg_xl.layouts.ours.formula_writing import link
from kkg_xl.sheets.grid import Book, Kind
from kkg_xl.sheets.refs import parse_address
from kkg_xl.usecases.recalculation.desk import Desk, Step
from kkg_xl.usecases.recalculation.numbers import format_of
from kkg_xl.usecases.recalculation.totals import is_writable

LINKED = Text(
    id="{label} mengulang {title} dan tidak ikut berubah; kini merujuk ke {place}.",
    en="{label} repeats {title} and did not follow it; now refers to {place}.",
)
WORDS = Text(
    id="Terbilang menyebut jumlah lain; kini mengikuti {place}.",
    en="The words told another amount; now they follow {place}.",
)
WHAT_IS_LEFT = Text(
    id="{label} tidak ikut berubah; kini {received} dikurangi {spent}.",
    en="{label} did not follow; now {received} less {spent}.",
)
_RUPIAH = Decimal(1)


def links(desk: Desk, after: Book) -> Iterator[Step]:
    """Give the typed figures that repeat a total of another sheet and do not say what it says.

    `after` is the workbook with its lines and totals calculated. A figure that differed before and
    that nobody complained of was meant to differ.
    """
    for told in desk.workbook.restated:
        figure, source = told.figure, told.source or told.refers_to
        now, before = _number(after, source.at), source.amount
        own = _number(after, figure.at)
        if source.at == figure.at or now is None or desk.cell(figure.at).formula is not None:
            continue  # a formula follows what its author meant it to follow
        if own == now or not is_writable(desk, figure):
            continue
        if desk.flagged(figure.at, "totals-disagree") or figure.amount == before != now:
            yield _linked(desk, told, source)


def _linked(desk: Desk, told: Restated, source: Figure) -> Step:
    at = told.figure.at
    why = say(LINKED, label=brief(told.label), title=brief(told.title), place=str(source.at))
    formula = link(source.at, at.sheet)
    return Step(at, why, formula, number_format=format_of(desk, told.figure))


def remainders(desk: Desk, after: Book) -> Iterator[Step]:
    """Give the typed amounts left that are right and no longer once receipts or spending change."""
    for told in desk.workbook.remainders:
        figure, cells = told.figure, [told.received, told.spent]
        received, spent = (_number(after, each.at) for each in cells)
        stated = _number(after, figure.at)
        if stated is None or received is None or spent is None or not is_typed(figure):
            continue
        if not is_writable(desk, figure) or desk.flagged(figure.at, "balance-differs"):
            continue
        if not is_left(stated, received - spent):
            first, second = [link(each.at, figure.at.sheet) for each in cells]
            why = say(WHAT_IS_LEFT, label=brief(told.label), received=first, spent=second)
            look = format_of(desk, figure)
            yield Step(figure.at, why, f"{first}-{second}", number_format=look)


def words(desk: Desk, after: Book) -> Iterator[Step]:
    """Give the words that tell another amount than the total which they repeat."""
    for told in desk.workbook.words:
        cell = desk.cell(told.at)
        if not told.text or cell.kind is not Kind.TEXT or cell.formula is not None:
            continue
        source = _source(desk, told)
        if source is None or source.at == told.at or _still_tells(told, source, after):
            continue
        amount = _number(after, source.at)
        if amount is None:
            continue
        if amount == source.amount and not desk.flagged(told.at, "words-differ", "words-missing"):
            continue  # the words are right, and the total is not
        text = retold(str(cell.value), int(amount))
        if text is not None:
            yield Step(told.at, say(WORDS, place=str(source.at)), value=text)


def _still_tells(told: Words, source: Figure, after: Book) -> bool:
    """Tell whether words say what a total says that they may repeat.

    The one that they repeated comes first: words that follow it do not turn to another one.
    """
    if told.number is None:
        return False
    before = source.amount
    repeated = before is not None and abs(told.number - before) < _RUPIAH
    figures = (source,) if repeated else told.beside
    amounts = (_number(after, figure.at) for figure in figures)
    return any(each is not None and abs(told.number - each) < _RUPIAH for each in amounts)


def _source(desk: Desk, told: Words) -> Figure | None:
    """Give the total that words repeat: the one that they tell, else the nearest.

    Where they tell none and the nearest row has several, before and after a deduction, nobody
    knows which one was meant.
    """
    known = [figure for figure in told.beside if figure.amount is not None]
    for figure in known:
        if told.number is not None and abs(told.number - (figure.amount or 0)) < _RUPIAH:
            return figure
    nearest = {figure.amount for figure in known if _row(figure) == _row(known[0])}
    is_asked = desk.flagged(told.at, "words-differ", "words-missing") or told.number is not None
    return known[0] if is_asked and len(nearest) == 1 else None


def _row(figure: Figure) -> tuple[str, int]:
    return figure.at.sheet, parse_address(figure.at.cell)[0]


def _number(book: Book, at: Place) -> Decimal | None:
    value = book.grid(at.sheet).cell(*parse_address(at.cell)).value
    return value if isinstance(value, Decimal) else None
