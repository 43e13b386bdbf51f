"""No format of a masked report tells a name or a number of a person of the workbook."""

import openpyxl
import pytest

from kkg_xl.entrypoints import cli

NAME, OTHER, NIP, NIK = "Kenari Lestari", "Merbau Jati", "199013012015031999", "3509000000000001"
FORMATS = ("text", "json", "csv", "sarif", "html", "xlsx", "parquet")

pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """Write a workbook in which rules have names, a NIP and texts with a NIK to tell."""
    path = tmp_path_factory.mktemp("planted") / "a.xlsx"
    assert 0 == cli.main(["new", str(path), "--example"])
    book = openpyxl.load_workbook(path)
    for place, value in {
        "Peserta!B6": NAME,
        "Peserta!C6": NIP,
        "Peserta!B7": f"{NAME.upper()}, S.Pd",
        "Daftar Hadir!B6": NAME,
        "Daftar Hadir!C6": "Q",
        "BKU!A9": "32/13/2009",
        "BKU!D9": f"Dibayar Uang Saku Drs. {OTHER}, M.Pd",
        "RAB!C8": f"ATK untuk {NAME} NIK {NIK}",
        "RAB!H8": 5,
    }.items():
        sheet, cell = place.split("!")
        book[sheet][cell] = value
    book.save(path)
    return path


def told(path, form, *options):
    """Give all that a report holds, in small letters."""
    report = path.with_name(f"laporan.{form}")
    cli.main(["check", str(path), "--format", form, "--output", str(report), *options])
    if form == "xlsx":
        book = openpyxl.load_workbook(report)
        return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row).lower()
    if form == "parquet":
        pandas = pytest.importorskip("pandas", reason="pandas is not installed")
        pytest.importorskip("pyarrow", reason="the extra kkg-xl[parquet] is not installed")
        return pandas.read_parquet(report).to_csv().lower()
    return report.read_text("utf-8").lower()


def seen(report):
    return {each for each in (NAME, OTHER, NIP, NIP[:8], NIK) if each.lower() in report}


@pytest.mark.parametrize("form", FORMATS)
def test_a_masked_report_holds_nobody(planted, form):
    report = told(planted, form, "--mask")

    assert set() == seen(report)
    assert "orang-1" in report
    assert "1999" in report


@pytest.mark.parametrize("form", ["json", "html"])
def test_an_ordinary_report_holds_them(planted, form):
    assert {NAME, NIP, NIP[:8], NIK} <= seen(told(planted, form))


def test_a_masked_report_is_the_same_however_it_is_made(planted, tmp_path):
    one, many = tmp_path / "1", tmp_path / "2"
    for report, options in ((one, ()), (many, ("--jobs", "2"))):
        cli.main(
            ["check", str(planted), "--format", "json", "--mask", "--output", str(report), *options]
        )

    assert one.read_bytes() == many.read_bytes()
