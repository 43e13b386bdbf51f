"""`kkg-xl undo` as people call it."""

import pytest


@pytest.fixture(autouse=True)
def _own_backups(tmp_path, monkeypatch):
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "state"))


def test_what_was_written_is_put_back(folder, call):
    path = folder / "salah.xlsx"
    before = path.read_bytes()
    assert 0 == call("recalculate", path).code
    assert before != path.read_bytes()

    said = call("undo", path)

    assert (0, "") == (said.code, said.out)
    assert "sama persis" in said.err
    assert before == path.read_bytes()


def test_where_there_is_nothing_to_undo_it_says_so(folder, call):
    said = call("undo", folder / "salah.xlsx", "--lang", "en")

    assert 1 == said.code
    assert "There is nothing to undo" in said.err


def test_what_was_changed_since_is_not_wiped_out(folder, call):
    path = folder / "salah.xlsx"
    call("recalculate", path)
    path.write_bytes(path.read_bytes() + b"\n")

    said = call("undo", path)

    assert 1 == said.code
    assert "Tidak ada yang dibatalkan" in said.err
    assert str(folder.parent / "state") in said.err


@pytest.mark.parametrize("name", ["tidak ada.xlsx", "."])
def test_what_is_no_workbook_is_told_and_no_fault_of_the_program(folder, call, name):
    said = call("undo", folder / name)

    assert (1, "") == (said.code, said.out)
    assert "program gagal" not in said.err
    assert said.err
