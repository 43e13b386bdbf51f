from pathlib import Path

from kkg_xl.entrypoints import new_arguments
from workbooks.build import TEMPLATES, content


def test_a_new_workbook_is_made_and_told_of(call, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    said = call("new", "baru.xlsx")

    assert (0, "") == (said.code, said.out)
    assert "Dibuat: baru.xlsx" in said.err
    assert Path("baru.xlsx").is_file()


def test_a_workbook_that_is_there_is_left_as_it_is(call, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("ada.xlsx").write_bytes(b"isi")

    said = call("new", "ada.xlsx", "--lang", "en")

    assert (1, "") == (said.code, said.out)
    assert "is there already" in said.err
    assert b"isi" == Path("ada.xlsx").read_bytes()


def test_a_call_without_a_name_is_wrong(call):
    assert (2, "kkg-xl new: belum disebut: FILE\nLihat: kkg-xl new --help\n") == (
        call("new").code,
        call("new").err,
    )


def test_the_templates_are_what_the_program_makes(call, tmp_path):
    for name, options in (("kosong.xlsx", ()), ("contoh.xlsx", ("--example",))):
        assert 0 == call("new", tmp_path / name, *options).code

        ours, kept = content(tmp_path / name), content(TEMPLATES / name)
        for part in set(ours) - {"docProps/core.xml"}:
            assert kept[part] == ours[part], part
        assert set(kept) == set(ours)


def test_what_is_made_passes_the_check(call, tmp_path):
    call("new", tmp_path / "contoh.xlsx", "--example")

    said = call("check", tmp_path / "contoh.xlsx")

    assert 0 == said.code
    assert "Rp13.157.000" in said.out


def test_every_option_of_new_is_in_its_help():
    parser = new_arguments.new_parser("id")

    options = [option for action in parser._actions for option in action.option_strings]  # noqa: SLF001
    for text in new_arguments.NEW_HELP:
        assert [] == [option for option in options if option not in text]
