"""Findings that somebody accepts: the reason typed beside a finding holds while its figures do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from kkg_xl.domain.text import Field, Message, Text, amount, say
from kkg_xl.layouts.ours.findings_sheet import Reason
from kkg_xl.rules.model import Finding

CHANGED: Final = Text(
    id="Alasan di {at} tidak dipakai karena angka di {of} berubah sejak ditulis: “{reason}”",
    en="The reason in {at} is not used because the figures at {of} changed since: “{reason}”",
)
GONE: Final = Text(
    id="Alasan di {at} tidak dipakai karena temuannya di {of} tidak ada lagi: “{reason}”",
    en="The reason in {at} is not used because its finding at {of} is no more: “{reason}”",
)

_DIGITS: Final = 16
_WHOLE_BOOK: Final = Text(id="seluruh buku", en="the whole workbook")


def key(finding: Finding) -> str:
    """Give what tells a finding from others, and from itself with other figures.

    Where no amount is involved, what fills its sentence takes the place of the figures; its wording
    may change with the program, and a reason must outlive that.
    """
    facts = [*map(_written, (finding.stated, finding.computed))]
    if finding.stated is None and finding.computed is None:
        facts += _facts(finding.message)
    told = "\x1f".join((finding.rule, *finding.at, *facts))
    return f"{finding.rule} {hashlib.sha256(told.encode()).hexdigest()[:_DIGITS]}"


def accept(
    findings: Sequence[Finding], reasons: Iterable[Reason]
) -> tuple[tuple[Finding, ...], tuple[Message, ...]]:
    """Give the findings with the reasons that hold, and say which reasons hold no more."""
    written = {reason.key: reason for reason in reasons if reason.text}
    known = [key(finding) for finding in findings]
    accepted = tuple(
        finding._replace(accepted=written[each].text) if each in written else finding
        for finding, each in zip(findings, known, strict=True)
    )
    there = {(finding.rule, finding.at) for finding in findings}
    lapsed = (reason for each, reason in written.items() if each not in known)
    return accepted, tuple(_lapsed(reason, there=_about(reason) in there) for reason in lapsed)


def _about(reason: Reason) -> tuple[str, object]:
    return reason.key.partition(" ")[0], reason.of


def _lapsed(reason: Reason, *, there: bool) -> Message:
    of: Field = str(reason.of) if reason.of.cell else reason.of.sheet or _WHOLE_BOOK
    text = CHANGED if there else GONE
    return say(text, at=str(reason.at), of=of, reason=reason.text)


def _written(value: Decimal | None) -> str:
    return "" if value is None else amount(value, "en")


def _facts(field: Field) -> Iterator[str]:
    """Give what a sentence is about, without its wording."""
    match field:
        case Message():
            for name in sorted(field.fields):
                yield from _facts(field.fields[name])
        case Text():
            return
        case Decimal():
            yield _written(field)
        case int() | str():
            yield str(field)
        case tuple():
            for each in field:
                yield from _facts(each)
