"""See docs/rules/entry-incomplete.md."""

from __future__ import annotations

from collections.abc import Iterator

from kkg_xl.domain.cash_wording import entry_name
from kkg_xl.domain.incomplete import Lack, incomplete
from kkg_xl.domain.text import Text, say
from kkg_xl.domain.workbook import Workbook
from kkg_xl.rules.model import Flag, Severity

SEVERITY = Severity.WARNING
YIELDS_TO = ("formula-error",)

_LACKING = {
    Lack.AMOUNT: Text(
        "{row}: tidak ada jumlah uang, baik penerimaan maupun pengeluaran. Isi jumlahnya, atau "
        "tulis 'batal' di uraiannya.",
        "{row}: no amount was received or spent. Fill in the amount, or write 'batal' into the "
        "item.",
    ),
    Lack.DAY: Text(
        "{row}: tanggalnya kosong, padahal baris lain bertanggal. Isi tanggal buktinya.",
        "{row}: its date is blank, while other rows have one. Fill in the date of the receipt.",
    ),
    Lack.ITEM: Text(
        "{row}: uraiannya kosong, padahal baris lain beruraian. Isi untuk apa uangnya.",
        "{row}: its item is blank, while other rows have one. Say what the money was for.",
    ),
}


def entry_incomplete(workbook: Workbook) -> Iterator[Flag]:
    """A row of a cash book lacks its amount, its date or its item."""
    for book in workbook.cash_books:
        for each in incomplete(book):
            yield Flag(each.at, say(_LACKING[each.lack], row=entry_name(each.row)))
