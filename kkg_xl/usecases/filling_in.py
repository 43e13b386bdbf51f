"""What a printed sheet lacks because the profile does not tell it, by the labels of the profile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kkg_xl.domain.profile import Detail, Profile
from kkg_xl.domain.text import Message, Text, say
from kkg_xl.layouts.ours import profile_sheet

NO_PROFILE: Final = Text(
    id="Buku ini tidak punya lembar Profil: kepala dan tanda tangan bertitik-titik, isilah di"
    " lembarnya",
    en="This workbook has no sheet Profil: title and signatures have dots, fill them in on the"
    " sheet",
)
TO_FILL_IN: Final = Text(
    id="Belum diisi di lembar Profil: {fields}",
    en="Not yet filled in on the sheet Profil: {fields}",
)

_NEEDED: Final = (
    *(Detail.ACTIVITY, Detail.GROUP, Detail.SUBDISTRICT, Detail.DISTRICT, Detail.STAGE),
    *(Detail.YEAR, Detail.BEGINS, Detail.ENDS, Detail.PLACE),
    *(Detail.SUPERVISOR, Detail.SUPERVISOR_ID, Detail.CHAIR, Detail.CHAIR_ID),
    *(Detail.TREASURER, Detail.TREASURER_ID),
)


def to_fill_in(profile: Profile, days: Sequence[Detail]) -> Iterator[Message]:
    """Tell what is missing; one of `days` is enough, and the first is asked for."""
    if not profile.details:
        yield say(NO_PROFILE)
        return
    lacking = [each for each in _NEEDED if not profile.text(each)]
    if not any(map(profile.text, days)):
        lacking.append(days[0])
    if lacking:
        yield say(TO_FILL_IN, fields=tuple(map(profile_sheet.label, lacking)))
