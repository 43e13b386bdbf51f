"""Whose workbook it is: by its Profil, else by the titles of its sheets.

`RAB KKG GUGUS 03 KECAMATAN CONTOH`, or `Nama KKG` with a colon and a name behind it. A sheet that
names several groups is about all of them, and names nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kkg_xl.domain.owners import Owner, known
from kkg_xl.domain.profile import Detail, Profile
from kkg_xl.domain.typography import plain
from kkg_xl.layouts.inventory import Inventory
from kkg_xl.layouts.people.told import line

_LAST_ROW: Final = 12
_LONGEST: Final = 160
_SIGNS: Final = ("gugus", "kkg", "kec", "kab", "kota")
_STOP: Final = (
    r"(?=\s*(?:[,;:()\[\]\t]|\s-\s|$|\b(?:kecamatan|kec|kabupaten|kab|kota|tahun|th|tahap|semester"
    r"|bulan|periode|provinsi|propinsi|prov|desa|kelurahan|ta|tanggal|tgl|pada|dalam|untuk|dengan"
    r"|program|kegiatan|dinas|uptd?|sd|mi|dana|dabin|dan|di)\b))"
)
_WORDS: Final = r"(?P<name>[^\W_][\w'’./]*(?:\s[\w'’./]+){0,3}?)"
_LABELLED: Final = re.compile(
    rf"(?:^|\t)(?:nama\s)?(?:kkg|gugus|kkg\s?/\s?gugus|gugus\s?/\s?kkg|kkg gugus)\s?\t?:\s?\t?"
    rf"{_WORDS}{_STOP}",
    re.IGNORECASE,
)
_TITLED: Final = re.compile(
    rf"\b(?:(?:kkg|kelompok kerja guru)\s(?:\(kkg\)\s)?)?gugus\s(?:sekolah\s)?{_WORDS}{_STOP}",
    re.IGNORECASE,
)
_NO_NAME: Final = re.compile(
    r"(?:ini|itu|kami|kita|tersebut|yang|se|inti|imbas|masing|lain|sekolah|kkg|ke|dari|atau|oleh"
    r"|nama|jumlah|no|nomor|tugas)\b",
    re.IGNORECASE,
)
_NUMERAL: Final = re.compile(r"[IVX]+|\W*\d+\w*")
_SUBDISTRICT: Final = (
    re.compile(rf"(?:^|\t)kecamatan\s?\t?:\s?\t?{_WORDS}{_STOP}", re.IGNORECASE),
    re.compile(rf"\bkec(?:amatan|\.)\s?{_WORDS}{_STOP}", re.IGNORECASE),
)
_DISTRICT: Final = (
    re.compile(
        rf"(?:^|\t)(?:kabupaten|kab\.?\s?/\s?kota|kabupaten\s?/\s?kota|kota)\s?\t?:\s?\t?"
        rf"{_WORDS}{_STOP}",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:kabupaten|kab\.)\s?{_WORDS}{_STOP}", re.IGNORECASE),
)


def owner_of(profile: Profile, sheets: Sequence[Inventory]) -> Owner:
    """Tell whose workbook it is; what neither Profil nor a title says stays empty."""
    group, subdistrict, district = map(
        profile.text, (Detail.GROUP, Detail.SUBDISTRICT, Detail.DISTRICT)
    )
    if group and subdistrict and district:
        return Owner(group, subdistrict, district)
    rows = [row for held in sheets if held.says(_SIGNS) for row in _first_rows(held)]
    return Owner(
        group or _one(_groups(rows)),
        subdistrict or _one(_named(_SUBDISTRICT, rows)),
        district or _one(_named(_DISTRICT, rows)),
    )


def _first_rows(held: Inventory) -> Iterator[str]:
    """Give the rows in which titles stand, with tabs between the cells."""
    for number, row in held.grid.rows.items():
        if number > _LAST_ROW:
            return
        told = "\t".join(filter(None, (plain(line(cell)).strip() for cell in row.values())))
        if told and len(told) <= _LONGEST and any(sign in told.casefold() for sign in _SIGNS):
            yield told


def _groups(rows: Iterable[str]) -> Iterator[str]:
    for row in rows:
        labelled = _LABELLED.search(row)
        found = [labelled] if labelled else [*_TITLED.finditer(row)] if _is_title(row) else []
        for each in found:
            if not _NO_NAME.match(each["name"]):
                own = each["name"] if labelled else each[0]
                yield _tidy(own if "gugus" in own.casefold() else f"Gugus {own}")


def _named(forms: tuple[re.Pattern[str], re.Pattern[str]], rows: Iterable[str]) -> Iterator[str]:
    labelled, titled = forms
    for row in rows:
        found = labelled.search(row) or (titled.search(row) if _is_title(row) else None)
        if found is not None and not _NO_NAME.match(found["name"]):
            yield _tidy(found["name"])


def _is_title(row: str) -> bool:
    """Tell whether a row is no row of a table: it has two cells at the most."""
    return row.count("\t") <= 1


def _tidy(name: str) -> str:
    """Write a name that stands in capitals as names are written; numerals stay as they are."""
    words = name.strip(" .").split()
    if name != name.upper():
        return " ".join(words)
    return " ".join(
        word if word == "KKG" or _NUMERAL.fullmatch(word) else word.capitalize() for word in words
    )


def _one(names: Iterator[str]) -> str:
    """Choose the name that most titles have, of one group however it is written."""
    told: dict[object, str] = {}
    count: Counter[object] = Counter()
    for name in names:
        own = known(Owner(name)).group
        if own:
            told.setdefault(own, name)
            count[own] += 1
    most = count.most_common(1)
    if not most or 2 * most[0][1] <= count.total():
        return ""
    return told[most[0][0]]
