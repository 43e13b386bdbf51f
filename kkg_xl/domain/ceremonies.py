"""What stands in a schedule and is taught by nobody: breaks, and openings and closings."""

from __future__ import annotations

import re
from typing import Final

_PAUSE: Final = re.compile(
    r"\W*(?:istirahat|is[ht]?oma|rehat|coffee ?break|break|makan(?: siang)?|snack|s[h]?alat"
    r"|sholat|i s t i r a h a t|jeda)\b.{0,40}",
    re.IGNORECASE | re.DOTALL,
)
_CEREMONY: Final = re.compile(
    r"\W*(?:pembukaan|penutupan|pembuka|penutup|regist?rasi|daftar ulang|check ?-?(?:in|out)"
    r"|upacara|apel|do'?a|sambutan|laporan (?:ketua|panitia)|senam|persiapan|pre ?-?test"
    r"|post ?-?test|pulang|selesai|libur|kosong|evaluasi|foto bersama"
    r"|ramah tamah|menyanyikan)\b.{0,60}",
    re.IGNORECASE | re.DOTALL,
)


def is_pause(text: str) -> bool:
    """Tell whether an entry of a schedule is a break.

    >>> is_pause("ISTIRAHAT / ISHOMA"), is_pause("Pengenalan PTK")
    (True, False)
    """
    return _PAUSE.fullmatch(text) is not None


def is_ceremony(text: str) -> bool:
    """Tell whether an entry of a schedule is no topic: nobody counts its JP.

    >>> is_ceremony("Pembukaan"), is_ceremony("Upacara pembukaan"), is_ceremony("Kajian Kritis")
    (True, True, False)
    """
    return _CEREMONY.fullmatch(text) is not None
