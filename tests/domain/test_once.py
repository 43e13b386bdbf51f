"""An answer about a table is worked out once and kept with the table, not beyond it."""

from dataclasses import replace

from kkg_xl.domain.once import once
from tests.support.tables import line, table


def test_the_same_question_is_answered_from_memory():
    asked = []

    @once
    def answer(of, about):
        asked.append(about)
        return len(of.lines) + about

    first = table(line(0, 10))

    assert [2, 2, 3] == [answer(first, 1), answer(first, 1), answer(first, 2)]
    assert [1, 2] == asked


def test_another_table_is_asked_again():
    @once
    def answer(of, _about):
        return len(of.lines)

    first = table(line(0, 10))
    longer = replace(first, lines=(line(0, 10), line(1, 20)))

    assert [1, 2] == [answer(first, 0), answer(longer, 0)]
