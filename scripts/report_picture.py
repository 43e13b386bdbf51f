"""Draw the first page of a report on many workbooks: docs/images/laporan.png.

`pip install '.[picture]'`, then `python -m scripts.report_picture`. The workbooks are the samples;
LibreOffice prints the report.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pypdfium2

from scripts.annotated_pictures import IMAGES, draw, print_out, run

SAMPLES = IMAGES.parents[1] / "workbooks" / "samples"


def main() -> int:
    """Write the report, print it, and draw its first page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_STATE_HOME"] = os.environ["LOCALAPPDATA"] = str(folder / "state")
        report = folder / "laporan.xlsx"
        os.chdir(SAMPLES)
        files = sorted(path.name for path in SAMPLES.glob("*.xlsx"))
        run("check", *files, "--format", "xlsx", "--output", str(report))
        printed = print_out(report, folder)
        if printed is None:
            return 1
        with closing(pypdfium2.PdfDocument(printed)) as document:
            draw(document, "RINGKASAN", IMAGES / "laporan.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
