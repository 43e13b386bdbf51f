"""Why nothing is read at a place that was searched: as `unreadable`, of folders and storages."""

from __future__ import annotations

from kkg_xl.domain.text import Text
from kkg_xl.usecases.unreadable import Cause

UNREACHABLE = Cause(
    "unreachable",
    Text(
        "Tempat penyimpanannya tidak menjawab dengan benar ({what}). Periksa alamat, sambungan dan"
        " izin masuknya, lalu ulangi.",
        "Where it is stored does not answer as it should ({what}). Check the address, the"
        " connection and what lets you in, and try again.",
    ),
)
FOLDER_CLOSED = Cause(
    "no-permission",
    Text(
        "Folder tidak boleh dibuka. Mintalah izin membaca kepada pemiliknya.",
        "The folder may not be opened. Ask its owner for permission to read it.",
    ),
)
NO_WORKBOOKS = Cause(
    "no-workbooks",
    Text(
        "Tidak ada buku kerja di dalam folder ini. Yang dicari: {suffixes}.",
        "There is no workbook in this folder. Looked for {suffixes}.",
    ),
)
