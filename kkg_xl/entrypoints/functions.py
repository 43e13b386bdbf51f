"""Worksheet functions for treasurers who like formulas (Excel for Windows, through xlwings).

Each is a few lines over the domain. An argument may be a range: one call answers for all of it, and
the result spills. A blank stays blank; what cannot be read gives a text that begins with `?`, which
no sum takes for a number. Sheets that this program writes never use them: reviewers have no add-in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from math import prod
from typing import Final, TypeAlias

import xlwings as xw

from kkg_xl.domain.civil_servants import nip_fault
from kkg_xl.domain.numerals import Manner, manner_of, read_number
from kkg_xl.domain.presence import Presence, presence_of, share_present
from kkg_xl.domain.words import in_words

Cell: TypeAlias = "float | str | bool | datetime | None"
"""What Excel gives for a cell through xlwings."""
Block: TypeAlias = "Sequence[Sequence[Cell]]"

_CATEGORY: Final = "KKG"
_LARGEST: Final = 10**18
"""Beyond this Excel itself has lost digits long since."""
_DIGITS_LOST: Final = 10**15
"""Excel keeps 15 digits of a number: a longer one typed as a number has lost its last."""
UNREADABLE: Final = "? bukan angka: {text}"
NOT_WHOLE: Final = "? bukan bilangan bulat: {text}"
UNKNOWN_MARK: Final = "? tanda tidak dikenal: {text}"
AS_NUMBER: Final = "? tersimpan sebagai angka, angka terakhirnya hilang: jadikan teks, ketik ulang"
UNLIKE: Final = "? ukuran rentang tidak sama"
CORRECT: Final = "benar"


class _UnreadableError(Exception):
    """A cell holds no number; the text is what to show."""


@xw.func(category=_CATEGORY)
@xw.arg("faktor", ndim=2, doc="Volume, satuan, biaya: sel atau rentang yang sama panjang")
def KKG_JUMLAH(*faktor: Block) -> list[list[Cell]]:  # noqa: N802 -- what stands in formulas
    """Jumlah baris RAB: hasil kali semua faktor, tepat sampai rupiah terakhir.

    Satu rentang: hasil kali tiap barisnya. Beberapa rentang: sel demi sel.
    """
    if len(faktor) == 1:
        return [[_product(row)] for row in faktor[0]]
    sizes = {(len(block), len(block[0])) for block in faktor} - {(1, 1)}
    if len(sizes) > 1:
        return [[UNLIKE]]
    rows, columns = sizes.pop() if sizes else (1, 1)
    return [
        [_product(_at(block, row, column) for block in faktor) for column in range(columns)]
        for row in range(rows)
    ]


@xw.func(category=_CATEGORY)
@xw.arg("angka", ndim=2, doc="Angka, atau teks seperti Rp 1.350.000,-")
@xw.arg("rupiah", doc="FALSE: tanpa kata rupiah")
def KKG_TERBILANG(angka: Block, rupiah: bool = True) -> list[list[Cell]]:  # noqa: FBT001, FBT002, N802
    """Angka dengan huruf, ejaan baku: Tiga belas juta seratus lima puluh tujuh ribu rupiah."""

    def spelled(number: Decimal) -> Cell:
        if number != int(number) or abs(number) >= _LARGEST:
            return NOT_WHOLE.format(text=number)
        words = in_words(int(number)) + (" rupiah" if rupiah else "")
        return words[:1].upper() + words[1:]

    return _each(angka, spelled)


@xw.func(category=_CATEGORY)
@xw.arg("teks", ndim=2, doc="Teks seperti Rp 1.350.000,- atau 3 org")
def KKG_ANGKA(teks: Block) -> list[list[Cell]]:  # noqa: N802
    """Teks menjadi angka; titik dan koma dibaca menurut cara seluruh rentang ditulis."""
    return _each(teks, float)


@xw.func(category=_CATEGORY)
@xw.arg("tanda", ndim=2, doc="Tanda hadir satu orang: √ v 1 H, S, I, A, DL, kosong")
def KKG_PERSEN_HADIR(tanda: Block) -> list[list[Cell]]:  # noqa: N802
    """Bagian hadir tiap baris, dari sesi yang sudah diisi; sel kosong berarti belum diisi."""
    return [[_share(row)] for row in tanda]


@xw.func(category=_CATEGORY)
@xw.arg("daftar", ndim=2, doc="Tiga kolom tanpa judul: sesi atau tanggal, nama, tanda")
def KKG_MATRIKS_HADIR(daftar: Block) -> list[list[Cell]]:  # noqa: N802
    """Daftar panjang menjadi matriks nama × sesi; tanda yang bertentangan ditulis keduanya."""
    marks: dict[Cell, dict[Cell, list[str]]] = {}
    sessions: dict[Cell, None] = {}
    for session, name, mark in (row[:3] for row in daftar if len(row) >= 3):  # noqa: PLR2004 -- its columns
        if session is None or name is None:
            continue
        sessions.setdefault(session)
        given = marks.setdefault(name, {}).setdefault(session, [])
        if (told := _text(mark)) and told not in given:
            given.append(told)
    rows = [
        [name, *(" / ".join(given.get(session, ())) for session in sessions)]
        for name, given in marks.items()
    ]
    return [["Nama", *sessions], *rows]


@xw.func(category=_CATEGORY)
@xw.arg("nip", ndim=2, doc="NIP 18 angka sebagai teks, dengan atau tanpa spasi")
def KKG_CEK_NIP(nip: Block) -> list[list[Cell]]:  # noqa: N802
    """Memeriksa NIP: tanggal lahir, bulan pengangkatan, jenis kelamin, nomor urut."""
    return [[_judged(cell) for cell in row] for row in nip]


def _judged(cell: Cell) -> Cell:
    if cell is None or cell == "":
        return ""
    if isinstance(cell, float) and cell >= _DIGITS_LOST:
        return AS_NUMBER
    fault = nip_fault(_text(cell))
    return CORRECT if fault is None else f"? {fault.value}"


def _share(row: Iterable[Cell]) -> Cell:
    marks: list[Presence] = []
    for cell in row:
        mark = presence_of(_text(cell))
        if mark is None:
            return UNKNOWN_MARK.format(text=_text(cell))
        marks.append(mark)
    share = share_present(marks)
    return "" if share is None else float(share)


def _product(cells: Iterable[Cell]) -> Cell:
    """Multiply exactly; one blank factor leaves the amount blank, it is no zero and no one."""
    factors: list[Decimal] = []
    for cell in cells:
        try:
            number = _number(cell, Manner.INDONESIAN)
        except _UnreadableError as error:
            return str(error)
        if number is None:
            return ""
        factors.append(number)
    return float(prod(factors, start=Decimal(1)))


def _each(block: Block, answer: Callable[[Decimal], Cell]) -> list[list[Cell]]:
    manner = manner_of(cell for row in block for cell in row if isinstance(cell, str))
    return [[_answered(cell, manner, answer) for cell in row] for row in block]


def _answered(cell: Cell, manner: Manner, answer: Callable[[Decimal], Cell]) -> Cell:
    try:
        number = _number(cell, manner)
    except _UnreadableError as error:
        return str(error)
    return "" if number is None else answer(number)


def _number(cell: Cell, manner: Manner) -> Decimal | None:
    """Give the number in a cell, `None` for a blank one."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return Decimal(repr(cell))
    read = read_number(cell, manner) if isinstance(cell, str) else None
    if read is None:
        raise _UnreadableError(UNREADABLE.format(text=cell))
    return read.value


def _at(block: Block, row: int, column: int) -> Cell:
    return block[0][0] if len(block) == len(block[0]) == 1 else block[row][column]


def _text(cell: Cell) -> str:
    """Write a cell as people would: a whole number without `.0`."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
