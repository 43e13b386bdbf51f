"""Draw pages of the example as they are printed, for the guide: those named in `PAGES`.

They need LibreOffice (`soffice` on the PATH) with the fonts of Liberation, and
`pip install '.[picture]'`; then `python -m scripts.pages`. Numbers are shown as on an Indonesian
computer.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from kkg_xl.hosts.files.rendering.sheets import rendered
from kkg_xl.hosts.files.writing.workbook_file import WorkbookFile
from kkg_xl.sheets.plan import CellChange, Plan
from kkg_xl.usecases.attendance import attendance
from kkg_xl.usecases.budget import budget
from kkg_xl.usecases.new import new_book
from kkg_xl.usecases.realisation import realisation

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
PAGES = {
    "RENCANA ANGGARAN BIAYA (RAB)": "rab.png",
    "PROFIL KKG": "profil.png",
    "BUKU KAS UMUM (BKU)": "bku.png",
    "REALISASI PENGGUNAAN DANA": "realisasi.png",
    "PENCOCOKAN DENGAN BUKU KAS": "realisasi-grafik.png",
    "MATRIKS HADIR": "matriks-hadir.png",
}
"""By what stands on the page and on no page before it."""
DOUBTS = {"NAMA YANG DIRAGUKAN": "nama-diragukan.png"}
_SPELT = (
    ("Siti Aminah", "Siti Amina"),
    ("Moh. Arifin", "Mohammad Arifin"),
    ("Ratna Dewi", "Ratna Dewy"),
)
"""Invented names, as the list of participants and as the attendance has them."""
_FIRST = 6
"""Row of both lists."""
_SCALE = 1.5
_MARGIN = 24
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>id-ID</value></prop></item>
</oor:items>
"""


def main() -> int:
    """Draw all pages."""
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice is not installed: there is no soffice on the PATH", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, "utf-8")
        for images, book in ((PAGES, _example(folder)), (DOUBTS, _doubtful(folder))):
            pages = _printed(office, folder, book)
            for title, image in images.items():
                _draw(pages, title, IMAGES / image)
                print(f"drew {image}")
    return 0


def _example(folder: Path) -> Path:
    path = folder / "contoh.xlsx"
    path.write_bytes(rendered(new_book(example=True), datetime(2009, 10, 5, tzinfo=UTC)))
    for action in (budget, realisation, attendance):
        file = WorkbookFile(path, backups=folder / "undo")
        file.write(action(file.book).plan)
    return path


def _doubtful(folder: Path) -> Path:
    """Make the example with people whose names its two lists spell in two ways."""
    path = folder / "nama.xlsx"
    path.write_bytes(rendered(new_book(example=True), datetime(2009, 10, 5, tzinfo=UTC)))
    changes = [
        CellChange(sheet, row, 2, name)
        for row, names in enumerate(_SPELT, _FIRST)
        for sheet, name in zip(("Peserta", "Daftar Hadir"), names, strict=True)
    ]
    WorkbookFile(path, backups=folder / "undo").write(Plan(tuple(changes)))
    file = WorkbookFile(path, backups=folder / "undo")
    file.write(attendance(file.book).plan)
    return path


def _printed(office: str, folder: Path, book: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(book)], check=True, capture_output=True, timeout=180)
    return book.with_suffix(".pdf")


def _draw(pages: Path, title: str, image: Path) -> None:
    """Draw the page with a title, cut down to what is on it; its foot, far below, is left out."""
    import pypdfium2
    from PIL import Image, ImageChops

    with pypdfium2.PdfDocument(pages) as opened:
        page = next(page for page in opened if title in page.get_textpage().get_text_range())
        drawn = page.render(scale=_SCALE).to_pil().convert("RGB")
    body = drawn.crop((0, 0, drawn.width, int(drawn.height * 0.94)))
    ground = Image.new("RGB", body.size, "white")
    box = ImageChops.difference(body, ground).getbbox() or (0, 0, *body.size)
    left, top, right, bottom = box
    whole = (left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN)
    framed = Image.new("RGB", (whole[2] - whole[0] + 2, whole[3] - whole[1] + 2), "#B0B7C0")
    framed.paste(drawn.crop(whole), (1, 1))
    framed.quantize(64).save(image, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
