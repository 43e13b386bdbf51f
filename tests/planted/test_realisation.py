"""Every budget of the planted set beside a cash book: the realisation says what both say."""

import pytest

from kkg_xl.domain.assigning import Way
from kkg_xl.domain.realised import realised
from kkg_xl.layouts.understanding import understand
from kkg_xl.rules.model import Severity
from kkg_xl.sheets.planned import book_of
from kkg_xl.usecases.budget import chosen
from kkg_xl.usecases.check import check
from kkg_xl.usecases.realisation import realisation
from kkg_xl.usecases.refusals import RefusedError
from tests.planted.catalogue import cases
from tests.planted.examining import written_book
from tests.support.grids import book
from tests.support.realisations import spent_on


def budgeted():
    """Give the clean workbooks that have one budget to choose, and no cash book of their own."""
    for case in cases():
        if case.planted or understand(written_book(case)).paying_books:
            continue
        try:
            yield case, chosen(written_book(case))
        except RefusedError:
            continue


@pytest.mark.parametrize(
    ("case", "table"), list(budgeted()), ids=lambda each: getattr(each, "name", "")
)
def test_a_realisation_adds_up_and_the_check_finds_nothing_wrong_in_it(case, table):
    given = book(case.text() + spent_on(table))

    (plan,) = realisation(given).plan.sheets

    cells = {(cell.row, cell.column): cell.value for cell in plan.cells}
    labelled = {str(cells[at]): cells.get((at[0], 3)) for at in cells if at[1] == 1}
    told = realised(understand(given), chosen(given))
    paid = {way: sum(p.book.spent(p.row) for p in told.of_way(way)) for way in Way}
    assert (told.budget.total, 0) == (labelled["JUMLAH"], labelled["Selisih saldo"])
    assert paid[Way.NONE] == labelled["Pengeluaran yang belum masuk tabel"]
    assert [] == [
        (finding.rule, finding.at)
        for finding in check(book_of([plan], given)).findings
        if finding.severity is not Severity.INFO and finding.at.sheet == plan.name
        if finding.rule != "plan-underspent"
    ]
