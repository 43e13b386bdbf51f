"""What crosses from a guarded process comes out as it went in, and nothing else does."""

from __future__ import annotations

from kkg_xl.domain.text import Text, say
from kkg_xl.entrypoints.batch.answer import from_line, to_line
from kkg_xl.entrypoints.batch.examining import Examined
from kkg_xl.reports import record
from kkg_xl.reports.checked import Checked

COPIED = say(Text("salinan: {name}", "copy: {name}"), name="a\tb\n.xlsx")


def test_an_answer_is_read_as_it_was_written():
    examined = Examined(Checked("é\udcff\t\n.xlsx"), "d1", COPIED, complete=False)

    answer = from_line(to_line(examined).encode("ascii") + b"\n")

    assert (examined, record.to_line(examined.checked)) == answer


def test_an_answer_is_one_line_with_one_tab():
    line = to_line(Examined(Checked("\t\n\r"), remark=COPIED))

    assert 1 == line.count("\t")
    assert [line] == line.splitlines()
