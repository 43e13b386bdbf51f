"""Draw the HTML report as people see it: docs/images/html-overview.png and html-page.png.

`pip install '.[dev]'`, then `python -m scripts.html_pictures`, where Chromium is installed. The
workbooks are the samples, under names as groups give them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

ROOT: Final = Path(__file__).resolve().parents[1]
IMAGES: Final = ROOT / "docs" / "images"
_PAGE: Final = "group-total-differs"
_SIZE: Final = {"width": 1200, "height": 940}


def main() -> int:
    """Check the samples and photograph the report."""
    program = shutil.which("chromium")
    if program is None:
        print("There is no chromium on the PATH: no pictures drawn.")
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shown = dict(_named(folder / "kiriman"))
        report = folder / "laporan.html"
        command = [sys.executable, "-m", "kkg_xl.entrypoints.cli", "check", "kiriman"]
        command += ["--format", "html", "--output", str(report)]
        subprocess.run(command, cwd=folder, check=False)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            page = browser.new_page(viewport=_SIZE)
            page.goto(report.as_uri())
            page.screenshot(path=IMAGES / "html-overview.png")
            page.get_by_role("link", name=shown[_PAGE]).last.click()
            page.wait_for_selector("article")
            page.screenshot(path=IMAGES / "html-page.png")
            browser.close()
    return 0


def _named(folder: Path) -> Iterator[tuple[str, str]]:
    """Copy the samples, and give the name that each has there."""
    for number, path in enumerate(sorted((ROOT / "workbooks" / "samples").glob("*.xlsx")), 1):
        name = f"gugus-{number:02}-tahap-{1 + number % 2}.xlsx"
        place = folder / f"kecamatan-{'abc'[number % 3]}" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
        yield path.stem, name
    (folder / "kecamatan-a" / "rab-rusak.xlsx").write_bytes(b"")


if __name__ == "__main__":
    sys.exit(main())
