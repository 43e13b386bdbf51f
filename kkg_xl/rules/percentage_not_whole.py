"""See docs/rules/percentage-not-whole.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.composition import told_of
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.wording import plus
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.INFO

_PARTS = Text(
    "{title}: {shares} % dari {number} {whom} ({place}) adalah {parts}, bukan bilangan bulat. "
    "Sebutkan banyaknya, dan dari berapa persentasenya dihitung.",
    "{title}: {shares} % of {number} {whom} ({place}) are {parts}, no whole numbers. "
    "Tell how many, and of which number the percentages are.",
)


def percentage_not_whole(workbook: Workbook) -> Iterator[Flag]:
    """Percentages of people are stated without their numbers, and give no whole number of them."""
    for each in workbook.compositions:
        shares = each.shares
        if not shares or each.counts or any(share.value % 1 for share in shares):
            continue  # a fraction of a per cent shows that they were reckoned from numbers
        whole = next(iter(told_of(workbook.headcounts, each.of)), None)
        if whole is None:
            continue
        parts = [share.value * whole.number / 100 for share in shares]
        if any(part % 1 for part in parts):
            message = say(
                _PARTS,
                title=each.title,
                shares=plus([share.value for share in shares]),
                number=whole.number,
                whom=whole.of.value,
                place=str(whole.at),
                parts=plus(parts),
            )
            yield Flag(each.at, message)
