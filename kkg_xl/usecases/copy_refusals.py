"""Why a marked copy of a workbook is not written, and what became of one whose marks go."""

from __future__ import annotations

from kkg_xl.domain.text import Text
from kkg_xl.usecases.refusals import Refusal

COPY_CHANGED = Refusal(
    "already-there",
    Text(
        "{name} sudah ada dan bukan salinan bertanda dari kkg-xl, atau sudah diubah sejak dibuat,"
        " jadi tidak ditimpa. Alasan yang ditulis di dalamnya dibaca oleh kkg-xl check atas salinan"
        " itu sendiri; untuk salinan baru, sebutlah folder lain.",
        "{name} is there already and is no marked copy of kkg-xl's, or was changed since it was"
        " made, so it is not written over. Reasons written in it are read by kkg-xl check of that"
        " copy itself; for a new copy name another folder.",
    ),
)
COPY_OVER_SOURCE = Refusal(
    "already-there",
    Text(
        "Salinan bertanda akan menimpa buku kerja itu sendiri. Sebutlah folder lain.",
        "The marked copy would take the place of the workbook itself. Name another folder.",
    ),
)
COPY_TWICE = Refusal(
    "already-there",
    Text(
        "Buku kerja lain dengan nama yang sama baru saja disalin ke {name}. Periksalah keduanya"
        " satu per satu, masing-masing ke foldernya sendiri.",
        "Another workbook of the same name was just copied to {name}. Check the two one by one,"
        " each into a folder of its own.",
    ),
)

MARKS_REMOVED = Text(
    "Tanda pemeriksaan, catatannya dan lembar Temuan dihapus dari {name}; perubahan lain tetap"
    " ada.",
    "The marks of the check, their notes and the sheet Temuan are taken out of {name}; all other"
    " changes stay.",
)
