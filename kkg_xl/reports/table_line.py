"""What a report says of one table: where it stands, how large it is, whether its total holds."""

from __future__ import annotations

from kkg_xl.domain.text import Language
from kkg_xl.reports import words
from kkg_xl.reports.checked import Summary, Unstated
from kkg_xl.reports.tally import counted, money, told

_UNSTATED = {
    None: words.NOT_STATED,
    Unstated.ABSENT: words.NOT_STATED,
    Unstated.PENDING: words.NEVER_CALCULATED,
    Unstated.ILLEGIBLE: words.NOT_LEGIBLE,
}


def table_line(table: Summary, language: Language) -> str:
    """Tell a table in one line: `A4:F30 anggaran · 15 baris · jumlah tertulis … = hasil hitung`."""
    size = counted("line", table.lines, language)
    if table.lump_sums:
        size += ", " + counted("lump sum", table.lump_sums, language)
    kind = words.KINDS.get(table.kind)
    name = table.kind if kind is None else told(kind, language)
    parts = (f"{table.range} {name}", size, _totals(table, language))
    return " · ".join(part for part in parts if part)


def _totals(table: Summary, language: Language) -> str:
    stated, computed, whole = table.stated, table.computed, table.whole
    fields = {
        name: money(value, language, whole=whole)
        for name, value in (("stated", stated), ("computed", computed))
        if value is not None
    }
    if stated is None or computed is None:
        if not fields:
            return ""
        if computed is None:
            return told(words.NOT_COMPUTED, language, **fields)
        return told(_UNSTATED[table.unstated], language, **fields)
    if stated == computed:
        return told(words.AGREES, language, **fields)
    side = words.TOO_MUCH if stated > computed else words.TOO_LITTLE
    fields["difference"] = money(abs(stated - computed), language, whole=whole)
    return told(words.DIFFERS, language, side=told(side, language), **fields)
