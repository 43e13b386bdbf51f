"""Totals told again on another sheet: a cover, a REKAP.

A figure repeats a total where its label names it: the title of a group or a sheet in a REKAP, or
words such as *Total RAB* on a cover. Labels that name other money (the grant, what was received,
what is left) repeat nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kkg_xl.domain.copies import originals
from kkg_xl.domain.figures import Figure
from kkg_xl.domain.table import Heading, Line, Role, Scope, Table
from kkg_xl.domain.workbook import Restated
from kkg_xl.layouts.inventory import Inventory
from kkg_xl.layouts.lines.numbers import Figures
from kkg_xl.layouts.totals.recap_below import RECAP
from kkg_xl.layouts.words.codes import leading_code
from kkg_xl.layouts.words.vocabulary import mentions, plain
from kkg_xl.sheets.formulas import Calculator
from kkg_xl.sheets.grid import EMPTY_ROW, Grid, Kind, Row
from kkg_xl.sheets.refs import MAX_ROW, parse_area

_TELLS = re.compile(
    r"\b(?:TOTAL|JUMLAH|JML|NILAI|BESAR(?:NYA)?)\b.*\b(?:RAB|ANGGARAN|BIAYA|DANA|BELANJA|"
    r"PENGGUNAAN|PENGELUARAN|REALISASI|HPS|KESELURUHAN|SELURUH(?:NYA)?|BUDGET|COST|EXPENDITURE)\b|"
    r"\b(?:GRAND TOTAL|RENCANA ANGGARAN BIAYA|TOTAL (?:RAB|BIAYA|ANGGARAN)|RAB|TOTAL BUDGET|"
    r"TOTAL COST)\b|^(?:TOTAL|JUMLAH|NILAI)$|"
    r"\b(?:DANA|ANGGARAN|BIAYA) (?:YANG )?DI(?:AJUKAN|USULKAN|MOHON|BUTUHKAN|PERLUKAN|GUNAKAN)|"
    r"\b(?:KEBUTUHAN|PERMOHONAN|USULAN) (?:DANA|ANGGARAN|BIAYA)\b|\bAMOUNT REQUESTED\b"
)
_SIGNS = ("TOTAL", "JUMLAH", "JML", "NILAI", "BESAR", "RAB", "DANA", "ANGGARAN", "BIAYA", "AMOUNT")
"""What `_TELLS` cannot do without."""

_OTHER_MONEY = re.compile(
    r"\b(?:DITERIMA|PENERIMAAN|PAGU|BANTUAN|SISA|SALDO|PPN|PPH|PAJAK|PER|RATA|TAHUN|TAHAP|GRANT|"
    r"RECEIVED|PESERTA|ORANG|HARI|JP|NOMOR|NO|TANGGAL|DOKUMEN|HALAMAN|LAMPIRAN|MATERIAL|UPAH|DAYA|"
    r"KODE)\b"
)
_SPENDING = re.compile(r"\b(?:REALISASI|PENGELUARAN|PENGGUNAAN|SPENT|EXPENDITURE)\b")
_LEAST = Decimal(1000)
_REACH = 8


def restated_totals(
    stock: Sequence[Inventory], tables: Sequence[Table], calculator: Calculator
) -> Iterator[Restated]:
    """Find where another sheet repeats a table's total."""
    detailed = [table for table in tables if table.money and table.kind in _KINDS]
    recaps = [table for table in detailed if _is_recap(table, detailed)]
    details = [table for table in detailed if table not in recaps]
    for recap in recaps:
        yield from _recap(recap, details)
    if not details:
        return
    # A printed sheet says its source's total once more: a cover is compared with the source.
    sources = originals(details)
    covered = sources if any(final_figures(table) for table in sources) else details
    for held in stock:
        grid = held.grid
        end = _first_row(grid.name, tables)
        has_table = end <= MAX_ROW
        figures = Figures(grid, calculator, {})
        for number, column, label in held.texts:
            if number >= end:
                break
            words = plain(label)
            if words in _BARE and (has_table or _closes_numbers(grid, number, column)):
                continue  # of the sheet's own table
            if mentions(words, _SIGNS) and _TELLS.search(words) and not _OTHER_MONEY.search(words):
                yield from _covers(grid, (number, column), label, figures, covered, recaps)


_BARE = frozenset({"TOTAL", "JUMLAH", "NILAI"})


def _closes_numbers(grid: Grid, number: int, column: int) -> bool:
    """Tell whether a bare label is that of a total below its own numbers."""
    above = grid.rows.get(number - 1, EMPTY_ROW)
    own = (at for at, cell in grid.rows[number].items() if at > column and cell.kind is Kind.NUMBER)
    return any(at in above and above[at].kind is Kind.NUMBER for at in own)


def _first_row(sheet: str, tables: Sequence[Table]) -> int:
    """Give the row where a sheet's first table begins: only what stands above it is a cover."""
    tops = [parse_area(table.range).top for table in tables if table.sheet == sheet]
    return min(tops, default=MAX_ROW + 1)


_KINDS = frozenset({"budget", "realisation"})


def _is_recap(table: Table, tables: Sequence[Table]) -> bool:
    """Tell whether a table only repeats others: amounts alone, named like other sheets."""
    if any(law.multiplies for law in table.laws) or len(tables) == 1:
        return False
    others = _others(table, tables)
    named = sum(1 for line in table.lines if _named(line, others) is not None)
    return named > 0 and named * 2 >= len(table.lines)


def _others(recap: Table, tables: Sequence[Table]) -> list[Table]:
    """Give the tables that one may repeat: of other sheets, for a REKAP of its own sheet too."""
    return [
        other
        for other in tables
        if other.sheet != recap.sheet or (other is not recap and RECAP.search(plain(recap.title)))
    ]


def _recap(recap: Table, details: Sequence[Table]) -> Iterator[Restated]:
    others = _others(recap, details)
    key = _repeating(recap, others)
    found = 0
    for line in recap.lines:
        target = _named(line, others)
        figure = line.figures.get(key)
        if target is None or figure is None or figure.amount is None:
            continue
        title, refers_to = target
        found += 1
        yield Restated(figure, line.item, refers_to, title)


def _repeating(recap: Table, others: Sequence[Table]) -> int:
    """Give the column that repeats others: of plan and spending the plan, where they are plans."""
    plan = next((column.key for column in recap.with_role(Role.PLAN)), None)
    if plan is None or any(other.kind == "realisation" for other in others):
        return recap.money[0]
    return plan


def _named(line: Line, tables: Sequence[Table]) -> tuple[str, Figure] | None:
    """Find the one total that a line of a REKAP names: of a group, a sheet or a title."""
    wanted = _name(line.item)
    if not wanted:
        return None
    found: list[tuple[str, Figure]] = []
    for table in tables:
        if wanted in (_name(table.sheet), _name(table.title)) or (
            line.number and _name(table.sheet) == _name(f"{line.number} {line.item}")
        ):
            figures = final_figures(table)
            if figures:
                found.append((table.sheet, figures[0]))
            continue
        for heading in table.headings:
            if _name(heading.text) != wanted:
                continue
            figure = _sum_of(table, heading)
            if figure is not None and figure.amount is not None:
                found.append((f"{table.sheet}, {heading.text}", figure))
    return found[0] if len(found) == 1 else None


def _name(text: str) -> str:
    return plain(leading_code(text)[1])


def _sum_of(table: Table, heading: Heading) -> Figure | None:
    """Give the total of a heading's group: as stated, or what its lines add up to."""
    under = {heading.index}
    for other in table.headings:
        if other.parent in under:
            under.add(other.index)
    key = table.money[0]
    members = [line for line in table.lines if line.group in under]
    indexes = {line.index for line in members}
    for total in table.totals:
        if total.index == heading.index or (indexes and set(total.lines) == indexes):
            return total.figures.get(key)
    amounts = [line.figures[key].amount for line in members if not line.figures[key].blank]
    if not amounts or None in amounts:
        return None
    return Figure(heading.at, sum((a for a in amounts if a is not None), Decimal(0)))


def final_figures(table: Table) -> list[Figure]:
    """Give what a table comes to, the last stated first: rounded, after tax, before it."""
    told = [
        total
        for total in table.totals
        if total.scope not in (Scope.TAX, Scope.DISCOUNT, Scope.GROUP)
    ]
    told = told or [total for total in table.totals if total.scope is Scope.GROUP][-1:]
    return [
        figure
        for total in reversed(told)
        for key in table.money
        if table.by_key[key].role is not Role.DIFFERENCE
        and (figure := total.figures.get(key)) is not None
        and figure.amount is not None
    ]


def _covers(  # noqa: PLR0913, PLR0917 -- one label and all that it is compared with
    grid: Grid,
    at: tuple[int, int],
    label: str,
    figures: Figures,
    details: Sequence[Table],
    recaps: Sequence[Table],
) -> Iterator[Restated]:
    """Find the figure behind a label that names the total of a table on another sheet."""
    number, column = at
    figure = _behind(grid.rows[number], column, number, figures, label)
    if figure is None or figure.amount is None or abs(figure.amount) < _LEAST:
        return
    target = _target(grid.name, plain(label), details, recaps) or _below(
        grid.name, plain(label), figure.amount, details
    )
    if target is None:
        return
    meant = final_figures(target)
    total = next((other for other in meant if other.amount == figure.amount), meant[0])
    # Right where the lines add up to it: the wrong total is reported where it stands.
    right = figure.amount == target.computed_total
    yield Restated(figure, label, figure if right else total, target.sheet, total)


def _behind(row: Row, column: int, number: int, figures: Figures, label: str) -> Figure | None:
    """Give the number behind a label: in the next filled cell, or after a colon in the label."""
    for other in range(column + 1, column + _REACH):
        cell = row.get(other)
        if cell is None or (cell.kind is Kind.TEXT and str(cell.value).strip() in _LINKING):
            continue
        if cell.kind in (Kind.NUMBER, Kind.TEXT):
            figure = figures.figure(number, other, cell)
            return figure if isinstance(figure.value, Decimal) else None
        return None
    _, colon, told = label.partition(":")
    told = told.partition("(")[0]
    if colon and told.strip():
        value, typed = figures.text(told, column)
        if isinstance(value, Decimal):
            return Figure(figures.place(number, column), value, typed)
    return None


_LINKING = frozenset({"", ":", "Rp", "Rp.", "=", "IDR", ": Rp", ":Rp", ": Rp."})


def _below(sheet: str, words: str, amount: Decimal, details: Sequence[Table]) -> Table | None:
    """Find the one table below a card on its own sheet, if the figure can be its total at all."""
    if len(details) != 1 or details[0].sheet != sheet or not _CARD.search(words):
        return None
    finals = final_figures(details[0])
    near = any(own.amount and own.amount / 2 < amount < own.amount * 2 for own in finals)
    return details[0] if near else None


_CARD = re.compile(r"\b(?:RAB|ANGGARAN|BIAYA|DANA|BUDGET)\b")


def _target(
    sheet: str, words: str, details: Sequence[Table], recaps: Sequence[Table]
) -> Table | None:
    """Find the one table whose total a label can mean."""
    others = [table for table in details if table.sheet != sheet and final_figures(table)]
    named = [table for table in others if plain(table.sheet) in words and len(table.sheet) > 2]  # noqa: PLR2004
    if len(named) == 1 and len(others) > 1:
        return named[0]
    wanted = [table for table in recaps if table.sheet != sheet and final_figures(table)] or others
    if len(wanted) > 1:
        kind = "realisation" if _SPENDING.search(words) else "budget"
        wanted = [table for table in wanted if table.kind == kind]
    return wanted[0] if len(wanted) == 1 else None
