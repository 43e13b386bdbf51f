"""Why a whole sheet, or a new workbook, is not written. The kinds are those of `refusals`."""

from __future__ import annotations

from kkg_xl.domain.text import Text
from kkg_xl.usecases.refusals import Refusal

NO_BUDGET = Refusal(
    "no-budget",
    Text(
        "Tidak ada tabel anggaran (RAB) di buku ini. kkg-xl check menunjukkan tabel apa yang"
        " terbaca; kkg-xl new membuat buku kerja dengan lembar RAB.",
        "There is no table of a budget (RAB) in this workbook. kkg-xl check shows which tables can"
        " be read; kkg-xl new makes a workbook with a sheet RAB.",
    ),
)
NO_LINES_YET = Refusal(
    "no-budget",
    Text(
        "Lembar {sheet} belum ada barisnya. Isi dahulu satu baris untuk tiap belanja, simpan, lalu"
        " ulangi.",
        "The sheet {sheet} has no lines yet. Enter one line for each expense, save, and try again.",
    ),
)
SEVERAL_BUDGETS = Refusal(
    "no-budget",
    Text(
        "Ada beberapa tabel anggaran: {there}. Sebutkan satu, misalnya --table '{first}'.",
        "There are several tables of a budget: {there}. Name one, such as --table '{first}'.",
    ),
)
NO_SUCH_BUDGET = Refusal(
    "no-budget",
    Text(
        "Tidak ada tabel anggaran di {wanted}. Yang ada: {there}.",
        "There is no table of a budget at {wanted}. There are: {there}.",
    ),
)
NOT_PRINTED = Refusal(
    "no-budget",
    Text(
        "Tabel {place} dihitung dengan cara yang belum dapat dicetak (potongan di antara barisnya,"
        " biaya di antara jumlah dan pajak): lembar cetaknya tidak akan cocok. Tidak ada yang"
        " ditulis. {what}",
        "The table {place} reckons in a way that cannot be printed yet (discounts among its lines,"
        " charges between total and tax): the printed sheet would not agree. Nothing was written."
        " {what}",
    ),
)
OTHER_SUM = Text(
    id="Jumlahnya Rp{total}, sedangkan barisnya menjumlah Rp{printed}.",
    en="Its total is Rp{total}, while its lines add up to Rp{printed}.",
)
NO_CASH_BOOK = Refusal(
    "no-cash-book",
    Text(
        "Tidak ada buku kas (BKU) yang terisi di buku ini. kkg-xl check menunjukkan tabel apa yang"
        " terbaca; kkg-xl new membuat buku kerja dengan lembar BKU.",
        "There is no cash book (BKU) with entries in this workbook. kkg-xl check shows which tables"
        " can be read; kkg-xl new makes a workbook with a sheet BKU.",
    ),
)
NO_ATTENDANCE = Refusal(
    "no-attendance",
    Text(
        "Tidak ada daftar hadir yang terbaca di buku ini. kkg-xl check menunjukkan tabel apa yang"
        " terbaca; kkg-xl new membuat buku kerja dengan lembar Daftar Hadir.",
        "There is no attendance list in this workbook that can be read. kkg-xl check shows which"
        " tables can be read; kkg-xl new makes a workbook with a sheet Daftar Hadir.",
    ),
)
SEVERAL_ATTENDANCES = Refusal(
    "no-attendance",
    Text(
        "Ada beberapa daftar hadir untuk pertemuan yang sama: {there}. Sebutkan satu, misalnya"
        " --table '{first}'.",
        "There are several attendance lists of the same sessions: {there}. Name one, such as"
        " --table '{first}'.",
    ),
)
NO_SUCH_ATTENDANCE = Refusal(
    "no-attendance",
    Text(
        "Tidak ada daftar hadir di lembar {wanted}. Yang ada: {there}.",
        "There is no attendance list on a sheet {wanted}. There are: {there}.",
    ),
)
SHEET_NOT_OURS = Refusal(
    "part-of-a-whole",
    Text(
        "Lembar {sheet} bukan buatan kkg-xl, jadi tidak diganti. Ganti nama lembar itu, lalu"
        " ulangi.",
        "The sheet {sheet} was not made by kkg-xl and is not replaced. Rename that sheet and try"
        " again.",
    ),
)
SHEET_HAS_MORE = Refusal(
    "part-of-a-whole",
    Text(
        "Lembar {sheet} tidak diganti karena memuat catatan, gambar, atau hal lain yang akan"
        " hilang. Hapus atau pindahkan dahulu, atau ganti nama lembar itu, lalu ulangi.",
        "The sheet {sheet} is not replaced because notes, pictures or other things on it would be"
        " lost. Remove or move them first, or rename that sheet, and try again.",
    ),
)
ALREADY_THERE = Refusal(
    "already-there",
    Text(
        "{name} sudah ada dan tidak ditimpa. Pilih nama lain, atau pindahkan dahulu berkas itu.",
        "{name} is there already and is not written over. Choose another name, or move that file"
        " away first.",
    ),
)
NEEDS_ENDING = Refusal(
    "unsupported",
    Text(
        "Buku kerja baru berjenis .xlsx: beri nama yang berakhir .xlsx, bukan {name}.",
        "A new workbook is of the kind .xlsx: give it a name that ends .xlsx, not {name}.",
    ),
)
