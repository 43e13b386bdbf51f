"""Draw a marked copy as people see it: docs/images/annotate-cells.png and annotate-findings.png.

`pip install '.[picture]'`, then `python -m scripts.annotated_pictures`. The workbook is the example
of `kkg-xl new` with three faults; LibreOffice prints it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image, ImageChops

from kkg_xl.hosts.files.writing.workbook_file import write_book
from kkg_xl.sheets.plan import CellChange, Plan, ResultChange

IMAGES: Final = Path(__file__).resolve().parents[1] / "docs" / "images"
_WIDTH: Final = 1400
"""Pixels of a page."""
_MARGIN: Final = 16
_ABOVE_FOOT: Final = 0.92
_COLOURS: Final = 160


def main() -> int:
    """Make the workbook, mark it, and draw two of its pages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_STATE_HOME"] = os.environ["LOCALAPPDATA"] = str(folder / "state")
        workbook = folder / "rab-tahap-1.xlsx"
        _plant(workbook)
        run("check", str(workbook), "--annotate", str(folder / "hasil"))
        printed = print_out(folder / "hasil" / workbook.name, folder)
        if printed is None:
            return 1
        with closing(pypdfium2.PdfDocument(printed)) as document:
            for title, file in (("RENCANA", "annotate-cells"), ("TEMUAN", "annotate-findings")):
                draw(document, title, IMAGES / f"{file}.png")
    return 0


def print_out(workbook: Path, folder: Path) -> Path | None:
    """Print a workbook into a PDF in a folder; says so where LibreOffice is not there."""
    office = shutil.which("soffice")
    if office is None:
        print("There is no soffice on the PATH: no pictures drawn.")
        return None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(workbook)], check=True, capture_output=True)
    return folder / f"{workbook.stem}.pdf"


def _plant(path: Path) -> None:
    """Make the example, then mistype an amount, type another, and write a rate as text."""
    run("new", str(path), "--example")
    write_book(
        path,
        Plan(
            (
                CellChange("RAB", 10, 8, Decimal(2500000)),
                CellChange("RAB", 12, 8, Decimal(1600000)),
                CellChange("RAB", 20, 7, "Rp 50.000"),
            ),
            (ResultChange("RAB", 3, 8, Decimal(13257000)),),
        ),
    )


def draw(document: pypdfium2.PdfDocument, title: str, picture: Path) -> None:
    """Draw the first page that has a title, without the paper below what stands on it."""
    page = next(page for page in document if title in page.get_textpage().get_text_bounded())
    image = page.render(scale=_WIDTH / page.get_width()).to_pil().convert("RGB")
    left, top, right, bottom = ImageChops.difference(
        image, Image.new("RGB", image.size, "white")
    ).crop((0, 0, image.width, int(image.height * _ABOVE_FOOT))).getbbox() or (0, 0, *image.size)
    box = (max(0, left - _MARGIN), max(0, top - _MARGIN), right + _MARGIN, bottom + _MARGIN)
    image.crop(box).quantize(_COLOURS).save(picture, optimize=True)


def run(*arguments: str) -> None:
    """Run the program."""
    subprocess.run([sys.executable, "-m", "kkg_xl.entrypoints.cli", *arguments], check=False)


if __name__ == "__main__":
    sys.exit(main())
