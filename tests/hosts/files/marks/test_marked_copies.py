"""Copies in a folder: the workbooks stay, what people wrote stays, and undo gives the workbook."""

import errno
from pathlib import Path

import openpyxl
import pytest

from kkg_xl.hosts.files.marks.marked_copies import MarkedCopies
from kkg_xl.hosts.files.reading.books import book_of, read_book
from kkg_xl.hosts.files.saving.disk import Disk
from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile
from kkg_xl.usecases.annotate import annotate, marked_places
from kkg_xl.usecases.check import check
from kkg_xl.usecases.refusals import RefusedError
from tests.support.grids import book, write_xlsx

WRONG = """
|   | A  | B                | C   | D      | E         |
| - | -- | ---------------- | --- | ------ | --------- |
| 1 | NO | URAIAN           | VOL | HARGA  | JUMLAH    |
| 2 | 1  | Konsumsi Peserta | 40  | 20.000 | 800.000   |
| 3 | 2  | Cetak Buku       | 40  | 25.000 | 1.000.000 |
| 4 |    | JUMLAH           |     |        | 1.820.000 |
"""


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "kkg" / "buku.xlsx"
    path.parent.mkdir()
    write_xlsx(book(WRONG), path)
    return path


@pytest.fixture
def copy(tmp_path):
    """Copy a workbook with its marks; a new run unless `copies` is given."""

    def done(source, within=None, copies=None, disk=None):
        data = source.read_bytes()
        checked = check(book_of(data, source))
        run = copies or MarkedCopies(tmp_path / "salinan", backups=tmp_path / "undo", disk=disk)
        target = Path(within or source.name)
        return run.copy(
            source,
            data,
            target,
            marked_places(checked),
            lambda read, before: annotate(checked, read, before, "id"),
        )

    return done


@pytest.fixture
def undo(tmp_path):
    return lambda path: WorkbookFile(path, backups=tmp_path / "undo").undo()


def test_the_workbook_stays_and_its_copy_is_marked(source, copy):
    before = source.read_bytes()
    copied = copy(source, "sub/buku.xlsx")

    assert before == source.read_bytes()
    assert ("salinan", "sub") == (copied.parents[1].name, copied.parents[0].name)
    assert openpyxl.load_workbook(copied)["RAB"]["E4"].comment.author == "kkg_xl"


def test_undo_of_a_copy_gives_the_very_bytes_of_the_workbook(source, copy, undo):
    copied = copy(source)

    assert undo(copied).instead is None
    assert source.read_bytes() == copied.read_bytes()
    assert source.read_bytes() != copy(source).read_bytes()


def test_a_copy_that_nobody_changed_is_replaced(source, copy, undo):
    first = copy(source).read_bytes()
    write_xlsx(book(WRONG.replace("1.820.000", "1.810.000")), source)
    second = copy(source)

    assert first != second.read_bytes()
    assert second.read_bytes() == copy(source).read_bytes()
    undo(second)
    assert source.read_bytes() == second.read_bytes()


def type_reason(path, reason):
    typed = openpyxl.load_workbook(path)
    typed["Temuan"]["I7"] = reason
    typed.save(path)


def test_what_people_wrote_into_a_copy_is_not_written_over(source, copy):
    copied = copy(source)
    type_reason(copied, "disetujui")
    before = copied.read_bytes()

    with pytest.raises(RefusedError) as refusal:
        copy(source)

    assert "already-there" == refusal.value.kind
    assert before == copied.read_bytes()


def test_a_reason_that_was_typed_accepts_the_finding_in_the_next_check(source, copy):
    copied = copy(source)
    type_reason(copied, "=2+2 disetujui")
    (first, *_) = check(read_book(copied)).findings
    assert ("grand-total-differs", None) == (first.rule, first.accepted)  # that is a formula

    type_reason(copied, "disetujui pengawas")
    checked = check(read_book(copied))

    assert "disetujui pengawas" == checked.findings[0].accepted
    assert not checked.wrong


def test_a_copy_of_a_copy_carries_the_reasons_on_and_marks_once(source, copy, tmp_path):
    first = copy(source)
    type_reason(first, "disetujui pengawas")
    second = copy(first, copies=MarkedCopies(tmp_path / "lagi", backups=tmp_path / "undo"))

    carried = openpyxl.load_workbook(second)
    assert ["RAB", "Temuan"] == carried.sheetnames
    assert "disetujui pengawas" == carried["Temuan"]["I7"].value
    assert carried["RAB"]["E4"].comment.text.count("Kesalahan") == 1


def test_undo_of_a_copy_that_was_changed_takes_the_marks_out_and_leaves_the_change(
    source, copy, undo
):
    copied = copy(source)
    changed = openpyxl.load_workbook(copied)
    changed["RAB"]["B9"] = "tambahan"
    changed.save(copied)
    told = undo(copied).instead

    assert "perubahan lain tetap ada" in told.told("id")
    left = openpyxl.load_workbook(copied)
    assert (["RAB"], "tambahan", None) == (
        left.sheetnames,
        left["RAB"]["B9"].value,
        left["RAB"]["E4"].comment,
    )
    undo(copied)
    assert "Temuan" in openpyxl.load_workbook(copied).sheetnames


def test_undo_of_what_is_no_copy_says_that_there_is_nothing(source, undo):
    for content in (source.read_bytes(), b"bukan buku kerja"):
        source.write_bytes(content)
        with pytest.raises(RefusedError) as refusal:
            undo(source)

        assert "nothing-to-undo" == refusal.value.kind


def test_a_copy_never_takes_the_place_of_its_workbook(source, copy, tmp_path):
    before = source.read_bytes()
    with pytest.raises(RefusedError) as refusal:
        copy(source, copies=MarkedCopies(source.parent, backups=tmp_path / "undo"))

    assert ("already-there", before) == (refusal.value.kind, source.read_bytes())


def test_another_workbook_of_the_same_name_is_not_copied_over_the_first(source, copy, tmp_path):
    other = tmp_path / "lain" / "buku.xlsx"
    other.parent.mkdir()
    write_xlsx(book(WRONG), other)
    run = MarkedCopies(tmp_path / "salinan", backups=tmp_path / "undo")
    copy(source, copies=run)

    with pytest.raises(RefusedError) as refusal:
        copy(other, copies=run)

    assert "buku.xlsx" in refusal.value.message.told("id")


def test_what_stands_there_and_is_no_copy_stays(source, copy, tmp_path):
    there = tmp_path / "salinan" / "buku.xlsx"
    there.parent.mkdir()
    there.write_bytes(b"orang lain")
    with pytest.raises(RefusedError):
        copy(source)

    assert b"orang lain" == there.read_bytes()


class Failing(Disk):
    """A disk on which one call fails."""

    def __init__(self, call, error):
        self._call, self._error = call, error

    def _fail(self, call):
        if call == self._call:
            raise OSError(self._error, "x")

    def read(self, path):
        self._fail("read " + path.name)
        return super().read(path)

    def replace(self, source, target):
        self._fail("replace " + target.name)
        super().replace(source, target)


@pytest.mark.parametrize(
    ("disk", "kind"),
    [
        (Failing("read buku.xlsx", errno.EIO), "write-failed"),
        (Failing("replace buku.xlsx", errno.ENOSPC), "disk-full"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_copy_that_cannot_be_written_leaves_nothing(source, copy, tmp_path, disk, kind):
    with pytest.raises(RefusedError) as refusal:
        copy(source, disk=disk)

    assert kind == refusal.value.kind
    assert not [path for path in (tmp_path / "salinan").rglob("*") if path.is_file()]
    assert not [path for path in (tmp_path / "undo").rglob("*") if path.is_file()]


def test_without_room_for_backups_a_copy_is_written_all_the_same(source, copy, tmp_path):
    (tmp_path / "undo").write_bytes(b"a file where the folder should be")
    copied = copy(source)

    assert "Temuan" in openpyxl.load_workbook(copied).sheetnames


def test_a_folder_that_cannot_be_made_is_told(source, copy, tmp_path):
    (tmp_path / "salinan").write_bytes(b"a file")
    with pytest.raises(RefusedError) as refusal:
        copy(source, "sub/buku.xlsx")

    assert refusal.value.kind in ("no-permission", "write-failed")


def test_what_changes_there_in_the_meantime_stays(source, copy, tmp_path):
    there = tmp_path / "salinan" / "buku.xlsx"

    class Meanwhile(Disk):
        def sync(self, file):
            super().sync(file)
            there.write_bytes(b"orang lain")

    with pytest.raises(RefusedError) as refusal:
        copy(source, disk=Meanwhile())

    assert ("changed", b"orang lain") == (refusal.value.kind, there.read_bytes())
