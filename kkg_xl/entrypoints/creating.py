"""`kkg-xl new`: a name in, a workbook to start from out."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from kkg_xl.domain.text import Text, say
from kkg_xl.entrypoints import console
from kkg_xl.entrypoints.new_arguments import NewOptions
from kkg_xl.hosts.files.saving.creating import create_book
from kkg_xl.usecases.new import new_book
from kkg_xl.usecases.refusals import RefusedError

CREATED: Final = Text(
    id="Dibuat: {name}. Mulailah dari lembar Profil; urutannya ada di lembar Petunjuk.",
    en="Made: {name}. Begin with the sheet Profil; the sheet Petunjuk tells the order.",
)


def run(options: NewOptions) -> int:
    """Make the workbook and give the exit code."""
    now = datetime.now().astimezone()
    try:
        written = create_book(options.file, new_book(example=options.example), now)
    except RefusedError as error:
        console.remark(error.message, options.language)
        return 1
    for remark in written.remarks:
        console.remark(remark, options.language)
    console.remark(say(CREATED, name=str(options.file)), options.language)
    return 0
