"""A receipt for people: each cell with what stood there, what stands there now, and why.

Cells of a column that were made formulas for the same reason and kept their value are told once;
every amount that changed has a line of its own.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.text import Language, amount
from kkg_xl.reports import receipt_words as words
from kkg_xl.reports.look import painted, runs, wrapped
from kkg_xl.reports.printable import printable
from kkg_xl.reports.receipt import Entry, Left, Receipt, SheetEntry
from kkg_xl.reports.tally import counted, numbered, told
from kkg_xl.sheets.formula_values import Fault
from kkg_xl.sheets.plan import Result
from kkg_xl.sheets.refs import parse_address

_CELL = 6
"""Room for an address; a longer label gets a line of its own."""
_MANY = 4
"""From so many cells of a column on, the same reason is told once."""
_NAMED = 12
"""So many cells are named one by one; the rest are counted."""
_INDENT = " " * (4 + _CELL + 2)
_BOLD, _DIM, _RED, _GREEN = "1", "2", "1;31", "32"


class ReceiptText(NamedTuple):
    """A receipt to read, and how it looks."""

    language: Language = "id"
    width: int = 88
    colour: bool = False

    def receipt(self, receipt: Receipt) -> str:
        """Tell what was done to a workbook, ended by one sentence and how to take it back."""
        return "\n".join((*_receipt(receipt, self), *_ending(receipt, self), ""))


def _receipt(receipt: Receipt, look: ReceiptText) -> Iterator[str]:
    language = look.language
    yield f"{painted(printable(receipt.name), _BOLD, look)} · {_summary(receipt, look)}"
    if receipt.failure is not None:
        message = printable(receipt.failure.message.told(language))
        yield from wrapped(f"{message} [{receipt.failure.kind}]", "  ", look)
    else:
        yield from _sheets(receipt.sheets, look)
        for sheet in dict.fromkeys(entry.at.sheet for entry in receipt.entries):
            yield "  " + painted(printable(sheet), _BOLD, look)
            for alike in _gathered([e for e in receipt.entries if e.at.sheet == sheet]):
                yield from _entry(alike, look)
        yield from _following(receipt.results, look)
        yield from _left(receipt.left, look)
        yield from _untold(receipt, look)
    yield ""


def _summary(receipt: Receipt, look: ReceiptText) -> str:
    language = look.language
    match receipt.status:
        case "failed":
            return painted(told(words.FAILED, language), _RED, look)
        case "unchanged":
            return painted(told(words.UNCHANGED, language), _GREEN, look)
    if not receipt.entries:
        cells = numbered(words.COUNTED["sheets"], len(receipt.sheets), language)
        return told(words.SHEETS[receipt.status == "written"], language, sheets=cells)
    cells = counted("cell", len(receipt.entries), language)
    text = words.WRITTEN if receipt.status == "written" else words.PLANNED
    return told(text, language, cells=cells)


def _sheets(sheets: Sequence[SheetEntry], look: ReceiptText) -> Iterator[str]:
    for entry in sheets:
        text = words.REPLACED if entry.replaces else words.ADDED
        name = printable(entry.name)
        yield f"  {painted(name, _BOLD, look)} · {told(text, look.language)}"
        what = f"{entry.what.told(look.language)}."
        yield from wrapped(printable(what), "    ", look)
        for remark in entry.remarks:
            yield from wrapped(f"- {printable(remark.told(look.language))}.", "    ", look)


def _gathered(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Put together the cells of a column that kept their value for the same reason."""
    alike: dict[object, list[Entry]] = {}
    for entry in entries:
        alike.setdefault(_likeness(entry), []).append(entry)
    for entry in entries:
        group = alike[_likeness(entry)]
        if len(group) < _MANY:
            yield [entry]
        elif entry is group[0]:
            yield group


def _likeness(entry: Entry) -> object:
    if not entry.keeps_value or entry.why is None:
        return entry.at
    return entry.why.text, parse_address(entry.at.cell)[1], entry.old_formula is None


def _entry(alike: Sequence[Entry], look: ReceiptText) -> Iterator[str]:
    first, language = alike[0], look.language
    if len(alike) > 1:
        cells = runs([entry.at.cell for entry in alike])
        yield f"    {cells} ({counted('cell', len(alike), language)})"
        change = _change(first, language)
        yield from wrapped(printable(told(words.FIRST, language, change=change)), _INDENT, look)
    else:
        yield from _labelled(first.at.cell, _change(first, language), look)
    if first.why is None:
        return
    why = first.why.told(language)
    if any(entry.why != first.why for entry in alike):
        why = told(words.ALIKE, language, why=why)
    for line in wrapped(printable(why), _INDENT, look, hanging=""):
        yield painted(line, _DIM, look)


def _labelled(label: str, text: str, look: ReceiptText) -> Iterator[str]:
    """Tell a cell and what is said of it, the further lines below each other."""
    first, *others = wrapped(printable(f"{label:<{_CELL}}  {text}"), "    ", look, hanging=" " * 8)
    yield f"    {label:<{_CELL}}  {first.strip().removeprefix(label).lstrip()}"
    yield from others


def _change(entry: Entry, language: Language) -> str:
    """Tell `900.000 → 800.000 (−100.000)  =C3*E3`."""
    before = _told(entry.before, entry.old_formula, language)
    after = _told(entry.after, entry.formula, language)
    difference = entry.difference
    parts = [f"{before} → {after}"]
    if difference:
        sign = "+" if difference > 0 else "−"
        parts.append(f"({sign}{amount(abs(difference), language)})")
    if entry.old_formula != entry.formula and entry.old_formula is not None:
        parts.append(f"={entry.old_formula} →")
    if entry.formula is not None and entry.why is not None:
        parts.append(f"={entry.formula}")
    return "  ".join(parts)


def _told(value: Result, formula: str | None, language: Language) -> str:
    match value:
        case None:
            return told(words.BLANK if formula is None else words.NOT_CALCULATED, language)
        case Fault(code):
            return code
        case bool():
            return told(words.TRUTH[value], language)
        case Decimal():
            return amount(value, language)
    return f"“{value}”" if value else told(words.BLANK, language)


def _following(results: Sequence[Entry], look: ReceiptText) -> Iterator[str]:
    if not results:
        return
    yield "  " + painted(told(words.FOLLOWING, look.language), _BOLD, look)
    for entry in results:
        yield from _labelled(printable(str(entry.at)), _change(entry, look.language), look)


def _left(left: Sequence[Left], look: ReceiptText) -> Iterator[str]:
    if not left:
        return
    yield "  " + painted(told(words.LEFT, look.language), _BOLD, look)
    for alike in _left_alike(left):
        first, why = alike[0], alike[0].why.told(look.language)
        rule = f" [{first.rule}]" if first.rule else ""
        place = str(first.at) if first.at.cell else first.at.sheet
        if len(alike) > 1:
            place = f"{first.at.sheet}!{runs([each.at.cell for each in alike])}"
            why = told(words.ALIKE, look.language, why=why)
        yield from _labelled(printable(place), why + rule, look)


def _left_alike(left: Sequence[Left]) -> Iterator[list[Left]]:
    """Put together what is said in the same words of many cells of one column."""
    alike: dict[object, list[Left]] = {}
    for each in left:
        column = parse_address(each.at.cell)[1] if each.at.cell else each.at
        alike.setdefault((each.rule, each.why.text, each.at.sheet, column), []).append(each)
    for group in alike.values():
        if len(group) < _MANY:
            yield from ([each] for each in group)
        else:
            yield group


def _untold(receipt: Receipt, look: ReceiptText) -> Iterator[str]:
    if not receipt.untold:
        return
    names = [str(at) for at in receipt.untold[:_NAMED]]
    if len(receipt.untold) > _NAMED:
        names.append(told(words.MORE, look.language, n=len(receipt.untold) - _NAMED))
    cells = ", ".join(names)
    yield from wrapped(printable(told(words.UNTOLD, look.language, cells=cells)), "  ", look)


def _ending(receipt: Receipt, look: ReceiptText) -> Iterator[str]:
    text = _ENDINGS[receipt.status]
    if receipt.status == "unchanged" and receipt.left:
        text = words.ENDING_LEFT
    counts = _counts(receipt, look.language)
    sentence = told(text, look.language, counts=counts, name=printable(receipt.written))
    for line in wrapped(sentence, "", look):
        yield painted(line, _RED if receipt.failure is not None else _BOLD, look)
    if receipt.written == receipt.name:
        # On one line, however long, so that it can be copied.
        yield told(words.UNDO, look.language, name=shlex.quote(printable(receipt.name)))


_ENDINGS = {
    "failed": words.ENDING_FAILED,
    "unchanged": words.ENDING_UNCHANGED,
    "planned": words.ENDING_PLANNED,
    "written": words.ENDING_WRITTEN,
}


def _counts(receipt: Receipt, language: Language) -> str:
    sizes = {
        "sheets": len(receipt.sheets),
        "changed": len(receipt.entries),
        "following": len(receipt.results),
        "left": len(receipt.left),
        "untold": len(receipt.untold),
    }
    return ", ".join(
        numbered(words.COUNTED[what], size, language) for what, size in sizes.items() if size
    )
