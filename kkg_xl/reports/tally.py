"""How a whole run ends: what was found in all workbooks together, and the verdict in one line."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from kkg_xl.domain.text import Language, Text, say
from kkg_xl.reports import words
from kkg_xl.reports.checked import Checked
from kkg_xl.rules.model import Severity


class Tally(NamedTuple):
    """Counts over the workbooks of one run."""

    workbooks: int = 0
    unreadable: int = 0
    tables: int = 0
    lines: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    accepted: int = 0
    """Findings of any severity that somebody accepts; they are in no other count."""
    difference: Decimal = Decimal(0)
    """All differences of errors added up, too much and too little alike."""
    whole: bool = True
    """Whether all money is whole rupiah."""
    wrong: bool = False

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many findings of which kind, the worst first; a kind is a key of `words.COUNTED`."""
        return (
            ("error", self.errors),
            ("warning", self.warnings),
            ("info", self.infos),
            ("accepted", self.accepted),
        )

    def plus(self, checked: Checked) -> Tally:
        """Count one more workbook in."""
        differences = (
            abs(finding.difference)
            for finding in checked.findings
            if finding.severity is Severity.ERROR
            and finding.difference is not None
            and finding.accepted is None
        )
        return self.together(
            Tally(
                workbooks=1,
                unreadable=int(checked.failure is not None),
                tables=len(checked.tables),
                lines=sum(table.lines for table in checked.tables),
                errors=checked.count(Severity.ERROR),
                warnings=checked.count(Severity.WARNING),
                infos=checked.count(Severity.INFO),
                accepted=checked.accepted,
                difference=sum(differences, Decimal(0)),
                whole=all(table.whole for table in checked.tables),
                wrong=checked.wrong,
            )
        )

    def together(self, other: Tally) -> Tally:
        """Add the counts of other workbooks; the order does not matter."""
        return Tally(
            workbooks=self.workbooks + other.workbooks,
            unreadable=self.unreadable + other.unreadable,
            tables=self.tables + other.tables,
            lines=self.lines + other.lines,
            errors=self.errors + other.errors,
            warnings=self.warnings + other.warnings,
            infos=self.infos + other.infos,
            accepted=self.accepted + other.accepted,
            difference=self.difference + other.difference,
            whole=self.whole and other.whole,
            wrong=self.wrong or other.wrong,
        )


def verdict(tally: Tally, language: Language) -> str:
    """Sum up a run in one line: `2 kesalahan, 3 peringatan di 1 buku; selisih Rp340.000`."""
    read = tally.workbooks - tally.unreadable
    found = [counted(what, count, language) for what, count in tally.counts if count]
    parts = []
    if found:
        workbooks = counted("workbook", read, language)
        parts.append(told(words.FOUND, language, counts=", ".join(found), workbooks=workbooks))
    elif read:
        seen = {
            "workbooks": counted("workbook", read, language),
            "tables": counted("table", tally.tables, language),
            "lines": counted("line", tally.lines, language),
        }
        parts.append(told(words.CLEAN, language, **seen))
    if tally.difference:
        amount = money(tally.difference, language, whole=tally.whole)
        parts.append(told(words.DIFFERENCE, language, amount=amount))
    if tally.unreadable:
        workbooks = counted("workbook", tally.unreadable, language)
        parts.append(told(words.NOT_READ, language, workbooks=workbooks))
    return "; ".join(parts)


def counted(what: str, count: int, language: Language) -> str:
    """Count something of `words.COUNTED`.

    >>> counted("workbook", 2, "en"), counted("workbook", 2, "id")
    ('2 workbooks', '2 buku')
    """
    return numbered(words.COUNTED[what], count, language)


def numbered(forms: tuple[Text, Text], count: int, language: Language) -> str:
    """Fill in a number: the first form is for one, the second for any other."""
    one, many = forms
    return told(one if count == 1 else many, language, n=count)


def told(text: Text, language: Language, /, **fields: str | int | Decimal) -> str:
    """Fill a sentence at once."""
    return say(text, **fields).told(language)


def money(value: Decimal, language: Language, *, whole: bool = True) -> str:
    """Write an amount of money; without `Rp` where the money is not rupiah.

    >>> money(Decimal(-340000), "id")
    '-Rp340.000'
    """
    amount = told(Text("{value}", "{value}"), language, value=abs(value))
    return ("-" if value < 0 else "") + ("Rp" if whole else "") + amount
