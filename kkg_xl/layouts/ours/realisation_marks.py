"""What a realisation marks: spending beyond the plan, and changes that somebody must approve."""

from __future__ import annotations

from typing import Final

from kkg_xl.domain.changing import GUIDELINE
from kkg_xl.domain.profile import Detail, Profile
from kkg_xl.layouts.ours.formula_writing import link
from kkg_xl.sheets.refs import Area
from kkg_xl.sheets.sheet_plan import Condition, Mark

HINT: Final = (
    "Merah: melebihi rencana. Kuning: sudah dibelanjakan dan berbeda dari rencana melebihi"
    " batas perubahan tanpa persetujuan LPMP."
)
"""What people are told of it below the table."""


def conditions(profile: Profile, sheet: str, area: Area) -> tuple[Condition, ...]:
    """Mark lines and totals in their columns of money, from that of the plan on."""
    known = profile.details.get(Detail.CHANGE_LIMIT)
    share = profile.share(Detail.CHANGE_LIMIT)
    limit = f"{GUIDELINE if share is None else share}"
    if known is not None and known.value == share:
        limit = link(known.at, sheet, fixed=True)
    planned, to_date = f"$C{area.top}", f"$F{area.top}"
    over = f"AND(ISNUMBER({to_date}),{to_date}>{planned})"
    changed = f"{to_date}>0,ABS({to_date}-{planned})>{limit}*{planned}"
    changed = f'AND($B{area.top}<>"",ISNUMBER({to_date}),{changed})'  # totals have no item
    return Condition(area, over, Mark.WRONG), Condition(area, changed, Mark.DOUBTFUL)
