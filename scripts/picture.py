"""Draw what `kkg-xl check` prints on a terminal, as docs/images/check.svg and check.png.

The SVG is drawn here and a test holds it against the program, so that the picture in the README
cannot lie. The PNG is made from it by resvg: `pip install '.[picture]'`, then
`python -m scripts.picture`.
"""

from __future__ import annotations

import re
from functools import partial
from html import escape
from pathlib import Path

from kkg_xl.hosts.files.reading.books import read_book
from kkg_xl.reports.tally import Tally
from kkg_xl.reports.text import TextReport
from kkg_xl.usecases.check import check_workbook

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SHOWN = ("spending-exceeds-plan.xlsx", "total-omits-lines.xlsx")

WIDTH = 96
CHARACTER, LINE, MARGIN, SIZE = 8.4, 20, 18, 14
BACKGROUND, FOREGROUND = "#16191d", "#d8dee6"
STYLES = {
    "1": 'font-weight="bold" fill="#ffffff"',
    "1;31": 'font-weight="bold" fill="#ff6b68"',
    "2": 'fill="#8b949e"',
    "32": 'fill="#57c785"',
    "33": 'fill="#e5b94e"',
    "36": 'fill="#56b6c2"',
}
_PIECE = re.compile(r"(?:\x1b\[([\d;]+)m)?([^\x1b]+)(?:\x1b\[0m)?")


def main() -> None:
    """Write both pictures."""
    from resvg_py import svg_to_bytes

    drawing = IMAGES / "check.svg"
    drawing.write_text(svg(), encoding="utf-8", newline="\n")
    drawing.with_suffix(".png").write_bytes(svg_to_bytes(svg_path=str(drawing), zoom=2))


def svg() -> str:
    """Draw the screen."""
    said = f"$ kkg-xl check {' '.join(SHOWN)}\n\n{_screen()}".rstrip("\n").split("\n")
    width, height = WIDTH * CHARACTER + 2 * MARGIN, len(said) * LINE + 2 * MARGIN
    texts = "\n".join(_line(line, number) for number, line in enumerate(said))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}"'
        f' font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="{SIZE}">\n'
        f'<rect width="100%" height="100%" rx="8" fill="{BACKGROUND}"/>\n'
        f"{texts}\n</svg>\n"
    )


def _screen() -> str:
    report, tally, told = TextReport("id", WIDTH, colour=True), Tally(), ""
    for name in SHOWN:
        path = ROOT / "workbooks" / "samples" / name
        checked = check_workbook(name, partial(read_book, path, name))
        tally = tally.plus(checked)
        told += report.workbook(checked)
    return told + report.ending(tally)


def _line(line: str, number: int) -> str:
    """Draw one line: every piece at its own column, whatever the font makes of widths."""
    column, drawn = 0, []
    for style, text in _PIECE.findall(line):
        bare = text.lstrip(" ")
        x = MARGIN + (column + len(text) - len(bare)) * CHARACTER
        look = STYLES.get(style, f'fill="{FOREGROUND}"')
        length = f'textLength="{len(bare.rstrip()) * CHARACTER:.1f}"'
        if bare.strip():
            y = MARGIN + (number + 0.75) * LINE
            drawn.append(f'<text x="{x:.1f}" y="{y:.0f}" {length} {look}>{_text(bare)}</text>')
        column += len(text)
    return "".join(drawn)


def _text(text: str) -> str:
    return escape(text.rstrip()).replace(" ", "\xa0")


if __name__ == "__main__":
    main()
